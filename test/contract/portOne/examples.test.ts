/** The documented examples of PortOne: held against the contract, and sent to the sandbox as they stand. */
import type { Operation } from '../../../sandbox/contract.ts';
import dossier from '../../../sandbox/contracts/portone.json';
import type { PortOneMode } from '../../../sandbox/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import {
	answerProblems,
	BUYER,
	CALL,
	contract,
	documented,
	exceptions,
	known,
	operationOf,
	operations,
	outcome,
	SELLER,
	targetOf,
	valuesOf,
	withPortOne,
	type Asked,
	type IssuanceType,
} from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW } = CALL;

const examplesIn = (content: JsonObject | undefined) =>
	Object.entries((content?.['application/json']?.examples ?? {}) as JsonObject).map(
		([name, { value }]) => [name, value] as const,
	);
const requests = operations.flatMap((operation) =>
	Object.entries(operation.definition['x-requests'] as Record<string, Asked>).map(
		([name, asked]) => [`${operation.id} ${name}`, operation, asked] as const,
	),
);
const refusedExamples = exceptions('Documented requests that are not done');

describe('the contract', () => {
	test('has the operations, the parameters and the errors of the dossier', () => {
		const shape = (names: Array<string | undefined>) => names.flatMap((name) => name ?? []).sort();
		const told = (dossier as JsonObject[]).map(({ operation, method, path, pathParams, query, errors }) => [
			operation,
			method,
			path,
			shape([...pathParams, ...query].map(({ name }) => name)),
			shape(errors.map(({ type }: JsonObject) => type)),
		]);
		const has = documented.map(({ id, method, path, parameters, definition }) => [
			id,
			method,
			path,
			shape(parameters.map(({ in: where, name }) => (where === 'header' ? undefined : name))),
			shape(
				[...new Set(valuesOf(definition.responses, 'x-error-types').flat() as string[])].filter(
					(type) => type !== 'IDEMPOTENCY_OUTSTANDING_REQUEST',
				),
			),
		]);
		const byId = (rows: unknown[][]) => rows.sort(([left], [right]) => (String(left) < String(right) ? -1 : 1));
		expect(byId(has)).toEqual(byId(told));
		expect(documented).toHaveLength(32);
	});

	test.each(requests)('takes %s', (_name, operation, asked) => {
		const target = targetOf(operation, asked);
		const match = contract.match(operation.method, target);
		if (typeof match !== 'object') throw new Error(target);
		const bytes = Buffer.from(asked.body === undefined ? '' : JSON.stringify(asked.body));
		const headers = { ...(bytes.length > 0 && { 'Content-Type': 'application/json' }), ...asked.headers };
		const read = contract.read(
			match,
			{ method: operation.method, target, rawHeaders: Object.entries(headers).flat(), body: bytes },
			'refuse',
		);
		expect([match.operation.id, read.problems]).toEqual([operation.id, []]);
	});

	test.each(operations.map((operation) => [operation.id, operation] as const))(
		'has good examples of what %s answers',
		(id, { definition }) => {
			const answers = Object.entries(definition.responses as JsonObject).flatMap(([status, node]) =>
				examplesIn(contract.resolve(node).content).map(([name, value]) => ({ status: Number(status), name, value })),
			);
			for (const { status, name, value } of answers)
				expect([status, name, contract.answerProblems(id, status, value, true)]).toEqual([status, name, []]);
			expect(answers.length).toBeGreaterThanOrEqual(2);
		},
	);

	test('has good examples of its webhooks', () => {
		const webhooks = Object.values(contract.document.webhooks as JsonObject).map(
			({ post }) => post.requestBody.content,
		);
		expect(webhooks).toHaveLength(7);
		for (const content of webhooks)
			for (const [, value] of examplesIn(content))
				expect(contract.validator(content['application/json'].schema, true)(value)).toEqual([]);
	});
});

const { sandbox, ask, askRaw, make, step, read, upload, send } = withPortOne();
beforeEach(() => {
	sandbox.portOne.configure({
		bulkBatches: [{ id: 'bulk_1', status: 'COMPLETED', stats: { ISSUED: { count: 2, amountSum: 2200 } } }],
	});
});

/** Where a document must be for a call, and how it gets there. */
const WAYS: Record<string, { type: IssuanceType; steps: string[] }> = {
	issueB2bTaxInvoice: { type: 'NORMAL', steps: [] },
	requestB2bTaxInvoice: { type: 'REVERSE', steps: [] },
	cancelB2bTaxInvoiceRequest: { type: 'REVERSE', steps: ['requestB2bTaxInvoice'] },
	refuseB2bTaxInvoiceRequest: { type: 'REVERSE', steps: ['requestB2bTaxInvoice'] },
	cancelB2bTaxInvoiceIssuance: { type: 'NORMAL', steps: ['issueB2bTaxInvoice'] },
	sendToNtsB2bTaxInvoice: { type: 'NORMAL', steps: ['issueB2bTaxInvoice'] },
};

/** Makes what an example names, and gives what stands in place of the ids in it, which are made up. */
async function prepare({ id, path }: Operation, asked: Asked, mode: PortOneMode): Promise<Record<string, string>> {
	const query = { test: mode === 'test' };
	const counterparties = [
		known('cp-seller', SELLER),
		known('cp-buyer', BUYER, { certificate: { expiredAt: '2099-01-01T00:00:00Z', isValid: true } }),
	];
	sandbox.portOne.configure({ counterparties: id === 'createB2bCounterparty' ? [] : counterparties });
	const values: Record<string, string> = { file_1: await upload() };
	if (path.includes('counterparties')) {
		values.v2 = (await ask('getB2bBusinessInfos', { body: { brnList: [BUYER] } })).json.result[0].verificationId;
		values.v1 = (
			await ask('getPlatformCompanyState', { path: { businessRegistrationNumber: BUYER } })
		).json.companyVerificationId;
	}
	if (path.includes('{taxInvoiceKey}') || id === 'updateB2bTaxInvoiceDraft') {
		const { type, steps } = WAYS[id] ?? { type: 'NORMAL', steps: [] };
		const { id: made } = (
			await make(DRAFT, type, { supplierDocumentKey: 'S_2026-0001', recipientDocumentKey: 'R_2026-0001' }, { query })
		).json.taxInvoice;
		values.inv_0001 = made;
		await step('attachB2bTaxInvoiceFile', made, { query, body: { fileId: values.file_1 } });
		for (const call of steps) await step(call, made, { query });
		values.att_1 = (await step('getB2bTaxInvoiceAttachments', made, { query })).json.attachments[0].id;
	}
	if ((asked.body as JsonObject | undefined)?.modification) {
		const { id: original } = (
			await make(
				ISSUE_NOW,
				'NORMAL',
				{ supplierDocumentKey: 'S_2026-0000', recipientDocumentKey: 'R_2026-0000' },
				{ query },
			)
		).json.taxInvoice;
		await step('sendToNtsB2bTaxInvoice', original, { query });
		sandbox.portOne.advance(1_000);
	}
	return values;
}

const filled = (asked: Asked, values: Record<string, string>): Asked =>
	JSON.parse(JSON.stringify(asked), (_key, value: unknown) =>
		typeof value === 'string' ? (values[value] ?? value) : value,
	) as Asked;

const modeOf = ({ query }: Asked): PortOneMode =>
	query?.test || (query?.requestBody as JsonObject | undefined)?.test ? 'test' : 'live';

describe('the sandbox', () => {
	test.each(requests)('answers %s', async (name, operation, asked) => {
		const values = await prepare(operation, asked, modeOf(asked));
		const answer = await ask(operation.id, filled(asked, values));
		const [, refusal = 200] = refusedExamples.find(([example]) => example === name) ?? [];
		expect(outcome(answer)).toBe(refusal);
		expect(sandbox.portOne.requests().at(-1)).toMatchObject({ route: operation.id, mode: modeOf(asked), problems: [] });
	});

	test('keeps what the examples send', async () => {
		const [, , asked] = requests.find(([name]) => name === 'draftB2bTaxInvoice full')!;
		await prepare(operationOf(DRAFT), asked, 'test');
		const { taxInvoice: sent, memo } = asked.body as JsonObject;
		const { taxInvoice } = (await ask(DRAFT, asked)).json;
		const { useCounterpartyAdditionalContacts: _use, ...content } = sent;
		expect(taxInvoice).toEqual({
			...content,
			memo,
			id: expect.stringMatching(/^inv_/),
			status: 'DRAFTED',
			issuanceDueDate: '2026-06-10',
			documentModificationType: 'MODIFICATION',
			modification: expect.objectContaining({ type: 'CHANGE_IN_SUPPLY_COST' }),
			draftedAt: expect.any(String),
			statusUpdatedAt: taxInvoice.draftedAt,
		});
		expect(await read(taxInvoice.id, { test: true })).toEqual(taxInvoice);
		expect(sandbox.portOne.ledger('test').at(-1)!.invoice).toEqual(taxInvoice);
	});

	const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
	const paths = [...new Set(operations.map(({ path }) => path))];

	test.each(paths)('has %s with the verbs of the contract, and with no others', async (path) => {
		const filledPath = path.replace(/\{.+?\}/g, SELLER);
		const fitting = operations
			.filter((operation) => new RegExp(`^${operation.path.replace(/\{.+?\}/g, '[^/]+')}$`).test(filledPath))
			.map(({ method }) => method);
		for (const verb of VERBS) {
			const { status } = await send(filledPath, { method: verb, key: '' });
			// Where there is one, the first thing that is wrong is the missing secret. Other templates may fit the path too.
			expect([verb, status]).toEqual([verb, fitting.includes(verb) ? 401 : 405]);
		}
		expect(operations.filter((operation) => operation.path === path && !fitting.includes(operation.method))).toEqual(
			[],
		);
	});

	test.each([
		'/',
		'/b2b',
		'/b2b/',
		'/b2b/tax-invoices/draft/',
		'/b2b/tax-invoices/a/b/c',
		'/b2b/tax-invoices/a/unknown',
		'/B2B/tax-invoices',
		'/b2b/../b2b/tax-invoices',
		'/b2b-preview/tax-invoices',
		'/b2b-preview/company/1234567891/state',
		'/b2b/member-companies',
		'/login/api-secret',
		'/token/refresh',
		'/platform/companies',
		'/payments',
	])('does not have %s', async (path) => {
		for (const method of ['GET', 'POST'])
			expect(await send(path, { method, key: '' })).toMatchObject({
				status: 404,
				json: { type: 'SANDBOX_PATH_UNKNOWN' },
			});
	});

	test('is watched: a key that the contract does not name, a missing one, an error that is not listed', async () => {
		const { id } = (await make(DRAFT, 'NORMAL')).json.taxInvoice;
		const good = await askRaw('getB2bTaxInvoice', { path: { taxInvoiceKey: id } });
		const problems = (change: (json: JsonObject) => JsonObject) =>
			answerProblems('getB2bTaxInvoice', { ...good, json: change(good.json) });
		expect(problems((json) => json)).toEqual([]);
		expect(problems((json) => ({ ...json, unknown: 1 }))).toEqual(['/ must NOT have additional properties (unknown)']);
		expect(problems(({ id: _id, ...json }) => json)).toEqual(["/ must have required property 'id'"]);
		expect(problems((json) => ({ ...json, writeDate: '2026-02-30' }))).toEqual(['/writeDate must match format "date"']);
		expect(answerProblems('getB2bTaxInvoice', { ...good, status: 404, json: { type: 'B2B_FILE_NOT_FOUND' } })).toEqual([
			'getB2bTaxInvoice does not list 404 B2B_FILE_NOT_FOUND',
		]);
		expect(
			answerProblems('getB2bTaxInvoice', {
				...good,
				status: 404,
				json: { type: 'B2B_TAX_INVOICE_NOT_FOUND', brn: SELLER },
			}),
		).toEqual(['B2B_TAX_INVOICE_NOT_FOUND has no brn']);
	});
});
