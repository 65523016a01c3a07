/** Many records in few calls: rows are matched by their key, and a refused row is its own item's failure. */
import {
	CONTINUES,
	count,
	createAgainst,
	entries,
	entry,
	fieldsOf,
	LISTS,
	outputs,
	RESOURCES,
	withOffice,
	type Entry,
	type More,
	type Resource,
} from '../support/hiworksOffice';
import { locator } from '../support/operations';
import { told, type Row } from '../support/reports';

const { sandbox, lists, records, setRecords, methods, bodies } = withOffice();

const create = async (resource: Resource, input: Entry[], more: More = {}, options = {}) =>
	await lists(`${resource}.create`, fieldsOf(resource, { options }), input, more);
const update = async (resource: Resource, input: Entry[], more: More = {}, fields = {}) =>
	await lists(
		`${resource}.update`,
		{ matchBy: 'code', key: locator('={{ $json.code }}'), changes: { name: '={{ $json.name }}' }, ...fields },
		input,
		more,
	);
const remove = async (resource: Resource, input: Entry[], more: More = {}, options = {}) =>
	await lists(`${resource}.delete`, { code: locator('={{ $json.code }}'), options }, input, more);

describe.each(RESOURCES)('%s', (resource) => {
	it('creates, changes and deletes, all columns', async () => {
		const made = await create(resource, entries(resource, 2));
		expect(made.error).toBeUndefined();
		expect(made.outputs[0]).toEqual(
			[0, 1].map((n) => ({
				json: {
					action: 'created',
					...entry(resource, n),
					message: expect.stringMatching(/등록했습니다\.$/),
					duplicate: false,
					recovered: false,
					callsRemaining: null,
				},
				pairedItem: [{ item: n }],
			})),
		);
		expect(records(resource)).toEqual(entries(resource, 2));

		const all = entry(resource, 7);
		const changes = Object.fromEntries(LISTS[resource].columns.map((column) => [column, all[column]!]));
		const changed = await update(resource, [entry(resource, 0)], {}, { changes });
		expect(outputs(changed)).toEqual([
			{
				action: 'updated',
				...all,
				message: expect.any(String),
				duplicate: false,
				recovered: false,
				callsRemaining: null,
			},
		]);
		expect(records(resource)).toEqual([all, entry(resource, 1)]);

		expect(outputs(await remove(resource, [all, entry(resource, 1)]))).toMatchObject([
			{ action: 'deleted', code: all.code },
			{ action: 'deleted', code: 'C0001' },
		]);
		expect(records(resource)).toEqual([]);
		expect(methods()).toEqual(['POST', 'PUT', 'DELETE']);
	});

	it('lists, in one call, all or a few', async () => {
		sandbox.hiworks.configure({ rateHeaders: true });
		setRecords(resource, entries(resource, 60));
		sandbox.hiworks.setUseFlag(LISTS[resource].list, 'C0001', 'N');
		const few = outputs(await lists(`${resource}.getAll`, { returnAll: false, limit: 2 }, [{}]));
		expect(few).toEqual(
			[0, 1].map((n) => ({
				...entry(resource, n),
				active: n === 0,
				number: String(n + 1),
				updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
				callsRemaining: 999,
			})),
		);
		expect(outputs(await lists(`${resource}.getAll`, {}, [{}]))).toHaveLength(50);
		expect(outputs(await lists(`${resource}.getAll`, { returnAll: true }, [{}]))).toHaveLength(60);
		expect(methods()).toEqual(['GET', 'GET', 'GET']);
		expect(sandbox.hiworks.requests().map(({ headers }) => headers['content-type'])).toEqual([
			'application/json',
			'application/json',
			'application/json',
		]);
	});

	it('sends 250 items in 3 calls, whatever the order of the answers', async () => {
		for (const rowOrder of ['reversed', 'shuffled'] as const) {
			sandbox.hiworks.reset();
			sandbox.hiworks.configure({ rowOrder, failingCodes: ['C0120'] });
			const made = await create(resource, entries(resource, 250), { onError: 'continueRegularOutput' });
			expect(outputs(made).map(({ code, error }) => code ?? error?.message)).toEqual(
				entries(resource, 250).map(({ code }) =>
					code === 'C0120' ? 'Hiworks refused the row: 처리하지 못했습니다. (ERR)' : code,
				),
			);
			sandbox.hiworks.configure({ failingCodes: ['C0121'] });
			const changed = await update(
				resource,
				entries(resource, 250, (n) => ({ name: `새 ${n}` })).filter(({ code }) => code !== 'C0120'),
				{ onError: 'continueRegularOutput' },
			);
			expect(
				outputs(changed).flatMap(({ name, error }, place) =>
					error ? [place] : name === `새 ${place < 120 ? place : place + 1}` ? [] : [-1],
				),
			).toEqual([120]);
			const gone = await remove(
				resource,
				entries(resource, 250).filter(({ code }) => code !== 'C0120'),
				{ onError: 'continueRegularOutput' },
			);
			expect(outputs(gone).flatMap(({ error }, place) => (error ? [place] : []))).toEqual([120]);
			expect(count(methods())).toEqual({ POST: 3, PUT: 3, GET: 2, DELETE: 3 });
			expect(records(resource).map(({ code }) => code)).toEqual(['C0121']);
		}
	});
});

describe('Batches', () => {
	it.each([
		[1, 4],
		[3, 2],
		[4, 1],
		[1000, 1],
	] as const)('go by the option: %i rows a call, %i calls for 4', async (rowsPerCall, calls) => {
		await create('costCenter', entries('costCenter', 4), {}, { rowsPerCall });
		await remove('costCenter', entries('costCenter', 4), {}, { rowsPerCall });
		expect(count(methods())).toEqual({ POST: calls, DELETE: calls });
	});

	it('join the codes of a deletion as documented', async () => {
		setRecords('costCenter', entries('costCenter', 3));
		await remove('costCenter', entries('costCenter', 3));
		expect(bodies('DELETE')).toEqual([{ department_code: 'C0000, C0001, C0002' }]);
	});

	it('may be fewer than a list: a call of 1000 rows', async () => {
		await create('accountTitle', entries('accountTitle', 1000), {}, { rowsPerCall: 1000 });
		expect([methods(), records('accountTitle').length]).toEqual([['POST'], 1000]);
	});
});

describe('A refused row', () => {
	const INPUT = entries('accountingCustomer', 4);
	beforeEach(() => setRecords('accountingCustomer', [entry('accountingCustomer', 1, { name: '다른 이름' })]));

	it('stops, and the error tells what was done', async () => {
		const { error } = await create('accountingCustomer', INPUT, {}, { rowsPerCall: 2, itemsInFlight: 1 });
		expect(error?.message).toBe('Hiworks refused the row: 이미 등록된 코드입니다. (ERR) [item 1 (C0001)]');
		expect(error?.description).toBe(
			['Correct what the message names and try again.', 'Already done (1):', 'item 0 (C0000)', 'Not started: 2'].join(
				'\n',
			),
		);
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(records('accountingCustomer').map(({ code }) => code)).toEqual(['C0001', 'C0000']);
	});

	it.each(CONTINUES)('fails only its own item (%s)', async (onError) => {
		const result = await create('accountingCustomer', INPUT, { onError }, { rowsPerCall: 2 });
		const [good = [], bad = []] =
			onError === 'continueErrorOutput'
				? result.outputs
				: [result.outputs[0]!.filter(({ json }) => !json.error), result.outputs[0]!.filter(({ json }) => json.error)];
		expect(good.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual(
			[0, 2, 3].map((n) => [`C000${n}`, expect.anything()]),
		);
		expect(bad).toHaveLength(1);
		expect(told(bad[0]!.json as never)).toEqual({
			outcome: 'rejected',
			code: 'ERR',
			vendorMessage: '이미 등록된 코드입니다.',
			httpStatus: 200,
			referenceId: 'C0001',
			itemIndex: 1,
		});
	});

	it('is told from the others when the whole call is refused', async () => {
		sandbox.hiworks.setFaults([{ kind: '200errorEnvelope', match: { method: 'POST', nth: 2 } }]);
		const result = await create(
			'accountingCustomer',
			entries('accountingCustomer', 4, (n) => ({ code: `N${n}` })),
			{ onError: 'continueRegularOutput' },
			{ rowsPerCall: 2, itemsInFlight: 1 },
		);
		expect(outputs(result).map((row) => (row.error ? told(row).outcome : 'done'))).toEqual([
			'done',
			'done',
			'rejected',
			'rejected',
		]);
		expect(outputs(result)[2]?.error?.message).toBe(
			'Hiworks refused the request: 일시적인 오류가 발생했습니다. (ERR, HTTP 200)',
		);
	});
});

describe('What is refused before anything is sent', () => {
	afterEach(() => expect(sandbox.hiworks.requests()).toEqual([]));

	it.each([
		['a code with a comma', { code: '1,2' }, 'Code [item 1]: expected a code without a comma, found "1,2"'],
		[
			'a number for a code',
			{ code: 12 as never },
			'Code [item 1]: expected text, because a number has lost its leading zeros: make the cells text in the sheet, or choose what becomes of it by the option "Codes Given as Numbers"',
		],
		['no code', { code: '' }, 'Code [item 1]: expected a value'],
		['no name', { name: null as never }, 'Name [item 1]: expected a value'],
		[
			'a number for a bank account',
			{ accountNumber: 110_222_333 as never },
			'Account Number [item 1]: expected text, because a number has lost its leading zeros: make the cells text in the sheet, or choose what becomes of it by the option "Codes Given as Numbers"',
		],
		[
			'an external key with a comma',
			{ externalKey: 'a,b' },
			'External Key [item 1]: expected a code without a comma, found "a,b"',
		],
	])('%s', async (_, changes, message) => {
		const { error } = await create('accountingCustomer', [
			entry('accountingCustomer', 0),
			entry('accountingCustomer', 1, changes),
		]);
		expect(error?.message).toBe(message);
	});

	it.each([
		[
			'create',
			'Code',
			async () =>
				await create(
					'costCenter',
					entries('costCenter', 3, (n) => (n === 2 ? { code: 'C0000' } : {})),
				),
		],
		[
			'delete',
			'Code',
			async () => await remove('costCenter', [{ code: 'C0000' }, { code: 'C0001' }, { code: 'C0000' }]),
		],
		[
			'update',
			'Key',
			async () =>
				await update('costCenter', [
					{ code: 'C0000', name: 'a' },
					{ code: 'C0001', name: 'b' },
					{ code: 'C0000', name: 'c' },
				]),
		],
		[
			'upsert',
			'Key',
			async () =>
				await lists('costCenter.upsert', fieldsOf('costCenter'), [
					entry('costCenter', 0),
					entry('costCenter', 1),
					entry('costCenter', 0),
				]),
		],
		[
			'sync',
			'Key',
			async () =>
				await lists('costCenter.sync', fieldsOf('costCenter'), [
					entry('costCenter', 0),
					entry('costCenter', 1),
					entry('costCenter', 0),
				]),
		],
	])('one code twice, naming both items: %s', async (_, name, go) => {
		const { error } = await go();
		expect(error?.message).toBe('2 of 3 cannot be sent as they stand; nothing was sent');
		expect(error?.description).toBe(
			`${name} [item 0 and item 2]: expected a different one for each record, found "C0000" twice`,
		);
	});

	it('two external keys that want one code', async () => {
		const { error } = await lists(
			'costCenter.sync',
			fieldsOf('costCenter', { matchBy: 'externalKey' }),
			entries('costCenter', 3, () => ({ code: '9' })).slice(0, 2),
		);
		expect(error?.message).toBe(
			'Code [item 1]: expected a different code for each record, item 0 has the same, found "9"',
		);
	});

	it('an update without a change', async () => {
		const { error } = await update('costCenter', [{ code: 'C0000' }], {}, { changes: {} });
		expect(error?.message).toBe('Changes [item 0]: expected at least one change');
	});
});

describe('Update', () => {
	it('finds by external key, and gives a new key', async () => {
		setRecords('accountTitle', entries('accountTitle', 2));
		const result = await lists(
			'accountTitle.update',
			{
				matchBy: 'externalKey',
				key: locator('={{ $json.externalKey }}'),
				changes: { code: '={{ $json.code }}', externalKey: '={{ $json.name }}' },
			},
			[{ externalKey: 'erp-1', code: 'NEW', name: 'erp-1-new' }],
		);
		expect(bodies('PUT')).toEqual([{ list: [{ ext_key: 'erp-1', m_account_code: 'NEW', m_ext_key: 'erp-1-new' }] }]);
		expect(outputs(result)).toMatchObject([{ action: 'updated', code: 'NEW', externalKey: 'erp-1-new' }]);
		expect(records('accountTitle')[1]).toEqual({ code: 'NEW', name: '이름 1', externalKey: 'erp-1-new' });
	});

	it('sends only what is given', async () => {
		setRecords('accountingCustomer', entries('accountingCustomer', 1));
		await update(
			'accountingCustomer',
			[entry('accountingCustomer', 0)],
			{},
			{ changes: { bankName: '신한은행', accountHolder: '={{ $json.nothing }}', name: '' } },
		);
		expect(bodies('PUT')).toEqual([{ list: [{ customer_code: 'C0000', m_bank_name: '신한은행' }] }]);
	});

	it("of what is not there is refused in the vendor's words", async () => {
		const { error } = await update('costCenter', [entry('costCenter', 0)]);
		expect(error?.message).toContain('일치하는 정보를 찾을 수 없습니다. (ERR)');
	});
});

describe('Create', () => {
	it('takes the code where there is no external key', async () => {
		expect(outputs(await create('costCenter', [{ code: '007', name: '부서' }]))).toMatchObject([
			{ code: '007', externalKey: '007' },
		]);
		expect(bodies('POST')).toEqual([{ list: [{ department_code: '007', department_name: '부서', ext_key: '007' }] }]);
	});

	it('takes commas in names and holders, and numbers for names', async () => {
		await create('accountingCustomer', [
			entry('accountingCustomer', 0, { name: 12 as never, accountHolder: '김, 이' }),
		]);
		expect(records('accountingCustomer')).toMatchObject([{ name: '12', accountHolder: '김, 이' }]);
	});

	it('never says a bank account in an error, though the vendor does', async () => {
		const answer: Parameters<typeof createAgainst>[0] = ({ method }, body) => {
			if (method === 'GET') return { status: 200, body: { code: 'SUC', data: [] } };
			const [row] = (JSON.parse(body) as { list: Array<Record<string, string>> }).list;
			return row!.customer_code === 'C0000'
				? { status: 201, body: [{ ...row, code: 'ERR', msg: `계좌 ${row!.account_number} 오류` }] }
				: { status: 400, body: { code: 'ERR', message: `계좌 ${row!.account_number} 오류` } };
		};
		const input = entries('accountingCustomer', 2);
		const { outputs: all } = await createAgainst(answer, 'accountingCustomer', input, {
			options: { rowsPerCall: 1 },
			onError: 'continueRegularOutput',
		});
		expect(JSON.stringify(all)).not.toMatch(/110-222/);
		expect(all[0]!.map(({ json }) => [(json as Row).error?.message, told(json as Row).vendorMessage])).toEqual([
			['Hiworks refused the row: 계좌 *** 오류 (ERR)', '계좌 *** 오류'],
			['Hiworks refused the request: 계좌 *** 오류 (ERR, HTTP 400)', '계좌 *** 오류'],
		]);
	});
});
