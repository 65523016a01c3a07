/** Who may ask what, the errors that a test chooses, and the two books: test and live know nothing of each other. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PortOneMode } from '../../../sandbox/index.ts';
import {
	BUYER,
	CALL,
	company,
	contract,
	exceptions,
	keys,
	known,
	MAKING,
	minimal,
	operationOf,
	operations,
	outcome,
	SECRET,
	SELLER,
	sheet,
	valuesOf,
	withPortOne,
	type Asked,
} from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW } = CALL;
const { sandbox, ask, make, made, step } = withPortOne();

const ids = operations.map(({ id }) => id);
const PLATFORM = 'getPlatformCompanyState';

describe('the secret', () => {
	test.each(ids)('of %s', async (id) => {
		sandbox.portOne.configure({ secrets: ['another', SECRET] });
		const refused = async (Authorization: string | undefined) =>
			outcome(await ask(id, { ...minimal(id), headers: { Authorization: Authorization! } }));
		// The log-in that gives bearer tokens is not in the contract.
		for (const sent of [
			'',
			'PortOne',
			'PortOne ',
			`portone ${SECRET}`,
			SECRET,
			'PortOne wrong',
			`PortOne ${SECRET}x`,
			`Bearer ${SECRET}`,
			`Basic ${SECRET}`,
		])
			expect([sent, await refused(sent)]).toEqual([sent, 'UNAUTHORIZED']);
		expect(sandbox.portOne.requests().filter(({ effect }) => effect)).toEqual([]);
		for (const secret of ['another', SECRET]) expect(await refused(`PortOne ${secret}`)).not.toBe('UNAUTHORIZED');
		sandbox.portOne.configure({ secrets: null });
		expect(await refused('PortOne any')).not.toBe('UNAUTHORIZED');
		sandbox.portOne.configure({ secrets: [] });
		expect(await refused(`PortOne ${SECRET}`)).toBe('UNAUTHORIZED');
	});

	test('comes before everything else', async () => {
		sandbox.portOne.configure({ secrets: [], b2bEnabled: false, refusals: { [DRAFT]: 'FORBIDDEN' } });
		expect(outcome(await ask(DRAFT, { body: { nonsense: 1 } }))).toBe('UNAUTHORIZED');
		sandbox.portOne.configure({ secrets: null });
		expect(outcome(await ask(DRAFT, { body: { nonsense: 1 } }))).toBe('B2B_NOT_ENABLED');
		sandbox.portOne.configure({ b2bEnabled: true });
		expect(outcome(await ask(DRAFT, { body: { nonsense: 1 } }))).toBe('FORBIDDEN');
		sandbox.portOne.configure({ refusals: {} });
		expect(outcome(await ask(DRAFT, { body: { nonsense: 1 } }))).toBe('INVALID_REQUEST');
	});
});

test.each([
	[{ b2bEnabled: false }, ids.filter((id) => id !== PLATFORM), 'B2B_NOT_ENABLED'],
	[{ platformEnabled: false }, [PLATFORM], 'PLATFORM_NOT_ENABLED'],
])('with %j the calls of that product are refused, and no others', async (settings, refused, type) => {
	sandbox.portOne.configure(settings);
	for (const id of ids) expect([id, outcome(await ask(id, minimal(id))) === type]).toEqual([id, refused.includes(id)]);
});

describe('a chosen error', () => {
	const typesOf = (id: string) => [
		...new Set(valuesOf(operationOf(id).definition.responses, 'x-error-types').flat() as string[]),
	];

	test.each(ids)('of %s: each that the contract lists, with its status', async (id) => {
		for (const type of typesOf(id)) {
			sandbox.portOne.configure({ refusals: { [id]: type } });
			expect((await ask(id, minimal(id))).json).toEqual({ type, message: expect.any(String) });
		}
		expect(typesOf(id).length).toBeGreaterThanOrEqual(2);
		const other = ids.find((candidate) => candidate !== id)!;
		sandbox.portOne.configure({ refusals: { [other]: 'FORBIDDEN' } });
		expect(outcome(await ask(id, minimal(id)))).not.toBe('FORBIDDEN');
	});

	test('is needed for those that nothing else leads to, and only those', () => {
		const folder = path.resolve(__dirname, '../../../sandbox/portone');
		const source = readdirSync(folder)
			.filter((file) => file !== 'errors.ts')
			.map((file) => readFileSync(path.join(folder, file), 'utf8'))
			.join('\n');
		const left = [...new Set(ids.flatMap(typesOf))].filter((type) => !source.includes(`'${type}'`)).sort();
		expect(left).toEqual(exceptions('Error types that only the setting `refusals` plays').map(([type]) => type));
	});

	test('the rules that are played in part exist', () => {
		const rules = exceptions('Rules that are played in part, or not at all').map(([rule]) => rule!.replaceAll('`', ''));
		const known = (contract.document['x-rules'] as Array<{ id: string }>).map(({ id }) => id);
		expect([rules.length > 5, rules.filter((rule) => !known.includes(rule))]).toEqual([true, []]);
	});
});

describe('test and live', () => {
	const TEST = { query: { test: true } };
	const LIVE = [{}, { query: { test: false } }];
	/** Calls that name an invoice, wherever they name it. */
	const naming = ids.filter((id) => operationOf(id).path.includes('{taxInvoiceKey}'));

	test('a document stands in the book of the mode that made it', async () => {
		for (const [id, type] of MAKING) {
			sandbox.portOne.reset();
			await make(id, type, {}, TEST);
			await make(id, type);
			await make(id, type, keys(2), { query: { test: false } });
			expect([sandbox.portOne.ledger('test').length, sandbox.portOne.ledger('live').length]).toEqual([1, 2]);
			expect(sandbox.portOne.ledger().map(({ mode }) => mode)).toEqual(['test', 'live', 'live']);
			expect(sandbox.portOne.requests().map(({ mode }) => mode)).toEqual(['test', 'live', 'live']);
		}
	});

	test.each(naming)("%s does not find the other mode's", async (id) => {
		const { id: inTest } = await made(DRAFT, 'NORMAL', {}, TEST);
		const { id: inLive } = await made(DRAFT, 'NORMAL');
		const asked = {
			...(operationOf(id).definition.requestBody && { body: minimal(id).body ?? {} }),
			path: { attachmentId: 'att' },
		};
		for (const other of LIVE)
			expect(outcome(await step(id, inTest, { ...asked, ...other }))).toBe('B2B_TAX_INVOICE_NOT_FOUND');
		expect(outcome(await step(id, inLive, { ...asked, ...TEST }))).toBe('B2B_TAX_INVOICE_NOT_FOUND');
		expect(outcome(await step(id, inTest, { ...asked, ...TEST }))).not.toBe('B2B_TAX_INVOICE_NOT_FOUND');
		expect(outcome(await step(id, inLive, asked))).not.toBe('B2B_TAX_INVOICE_NOT_FOUND');
	});

	test("an update and an amendment do not find the other mode's either", async () => {
		const { id } = await made(ISSUE_NOW, 'NORMAL', {}, TEST);
		const key = { taxInvoiceKey: id, taxInvoiceKeyType: 'TAX_INVOICE_ID' };
		expect(outcome(await ask('updateB2bTaxInvoiceDraft', { body: { ...key, taxInvoice: sheet('NORMAL') } }))).toBe(
			'B2B_TAX_INVOICE_NOT_FOUND',
		);
		expect(
			outcome(await ask('updateB2bTaxInvoiceDraft', { body: { ...key, taxInvoice: sheet('NORMAL') }, ...TEST })),
		).toBe('B2B_TAX_INVOICE_NOT_DRAFTED_STATUS');
		const beside = { modification: { type: 'RETURN', ...key } };
		expect(outcome(await make(DRAFT, 'NORMAL', keys(2), { beside }))).toBe('B2B_ORIGINAL_TAX_INVOICE_NOT_FOUND');
		expect(outcome(await make(DRAFT, 'NORMAL', keys(2), { beside, ...TEST }))).toBe(
			'B2B_TAX_INVOICE_STATUS_NOT_SENDING_COMPLETED',
		);
	});

	const SEARCHES: Array<[string, (test: boolean | undefined) => Asked]> = [
		['getB2bTaxInvoices', (test) => ({ query: { requestBody: { test } } })],
		['downloadB2bTaxInvoicesSheet', (test) => ({ query: { requestBody: { test, fields: ['PLAIN_ID'] } } })],
		['getB2bCounterparties', (test) => ({ query: test === undefined ? {} : { test } })],
	];

	test.each(SEARCHES)('%s lists one mode', async (id, asked) => {
		const inMode: Record<PortOneMode, string> = { test: 'cp-test', live: 'cp-live' };
		for (const mode of ['test', 'live'] as const) {
			const query = { test: mode === 'test' };
			if (id === 'getB2bCounterparties')
				await ask('createB2bCounterparty', {
					body: { counterpartyId: inMode[mode], counterparty: company(BUYER, '이름') },
					query,
				});
			else inMode[mode] = (await made(DRAFT, 'NORMAL', {}, { query })).id;
		}
		const listed = async (test: boolean | undefined) => {
			const { text } = await ask(id, asked(test));
			return (['test', 'live'] as const).filter((mode) => text.includes(inMode[mode]));
		};
		expect([await listed(true), await listed(false), await listed(undefined)]).toEqual([['test'], ['live'], ['live']]);
	});

	test('a search has its flag in the JSON: one in the query is refused, or dropped without effect', async () => {
		const { id } = await made(DRAFT, 'NORMAL');
		for (const call of ['getB2bTaxInvoices', 'downloadB2bTaxInvoicesSheet']) {
			const asked = {
				query: { test: true, requestBody: { ...(call === 'downloadB2bTaxInvoicesSheet' && { fields: ['PLAIN_ID'] }) } },
			};
			sandbox.portOne.configure({ strictKeys: true });
			expect(outcome(await ask(call, asked))).toBe('INVALID_REQUEST');
			sandbox.portOne.configure({ strictKeys: false });
			expect([call, (await ask(call, asked)).text.includes(id)]).toEqual([call, true]);
		}
		expect(outcome(await ask('getB2bCounterparties', { query: { requestBody: { test: true } } }))).toBe(200);
	});

	test('counterparties of the settings are in both, and go their own ways', async () => {
		sandbox.portOne.configure({ counterparties: [known('cp', SELLER)] });
		expect((await ask('getB2bCounterparty', { path: { counterpartyId: 'cp' }, ...TEST })).json).toMatchObject({
			id: 'cp',
			isForTest: true,
		});
		expect((await ask('getB2bCounterparty', { path: { counterpartyId: 'cp' } })).json).toMatchObject({
			id: 'cp',
			isForTest: false,
		});
		await ask('deleteB2bCounterparty', { path: { counterpartyId: 'cp' }, ...TEST });
		expect([sandbox.portOne.counterparties('test').length, sandbox.portOne.counterparties('live').length]).toEqual([
			0, 1,
		]);
	});
});
