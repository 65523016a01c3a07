/** Spending reports: lines of a month come out; the accounting status goes in once per report. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { SpendingLine } from '../../../sandbox/index.ts';
import { CONTINUES, count, hiworks, outputs, withOffice, type More } from '../support/hiworksOffice';
import { told } from '../support/reports';
import { standIn } from '../support/standIn';

const { sandbox, methods, bodies } = withOffice();

const getAll = async (fields: INodeParameters, more: More = {}) =>
	await hiworks(sandbox.hiworks.url, 'spendingReport.getAll', { month: '2026-01', returnAll: true, ...fields }, more);
const updateStatus = async (input: IDataObject[], more: More = {}, fields: INodeParameters = {}) =>
	await hiworks(
		sandbox.hiworks.url,
		'spendingReport.updateStatus',
		{
			documentNumber: '={{ $json.d }}',
			accountingStatus: '={{ $json.s ?? "done" }}',
			alias: '={{ $json.a }}',
			...fields,
		},
		{ input, ...more },
	);

const line = (document_no: string, changes: Partial<SpendingLine> = {}): SpendingLine => ({
	document_no,
	fixed_date: '2026-01-31',
	...changes,
});
const queries = () => sandbox.hiworks.requests().map(({ query }) => query);

describe('Get Many', () => {
	it.each([
		['2026-01', '202601'],
		['202601', '202601'],
		['2026-1', '202601'],
		['2026. 1.', '202601'],
		['2026.01', '202601'],
		['2026/12', '202612'],
		[' 2026-01 ', '202601'],
		['2026-01-31', '202601'],
		['20260131', '202601'],
		['2026. 1. 31.', '202601'],
		['2026-01-31T12:00:00', '202601'],
		// By the day in Seoul.
		['2026-01-31T15:00:00Z', '202602'],
		['2026-01-31T14:59:00Z', '202601'],
		['={{ 202601 }}', '202601'],
		['={{ 20260131 }}', '202601'],
		['={{ DateTime.fromISO("2026-03-05T00:00:00+09:00") }}', '202603'],
		['={{ new Date("2026-01-31T15:00:00Z") }}', '202602'],
	])('month %s is %s', async (month, sent) => {
		expect((await getAll({ month })).error).toBeUndefined();
		expect(queries()).toEqual([{ fixed_date: sent }]);
	});

	it.each([
		'2026-13',
		'2026-00',
		'202613',
		'2026',
		'20261',
		'2026113',
		'26-01',
		'1월',
		'2026-02-30',
		'={{ null }}',
		'={{ [] }}',
		'={{ true }}',
		'={{ 1e12 }}',
	])('month %s is refused, and nothing is asked', async (month) => {
		expect((await getAll({ month })).error?.message).toMatch(
			/^Month \[item 0\]: expected a (month such as 2026-01|value)/,
		);
		expect(methods()).toEqual([]);
	});

	it.each([
		[{}, {}],
		[{ type: 'any', approvalStatus: 'any', accountingStatus: 'any', alias: '' }, {}],
		[
			{ type: 'personal', approvalStatus: 'complete', accountingStatus: 'waiting' },
			{ type: 'P', approval_status: 'C', accounting_status: 'W' },
		],
		[
			{ type: 'company', approvalStatus: 'inProgress', accountingStatus: 'done', alias: '별칭 1&2' },
			{ type: 'C', approval_status: 'P', accounting_status: 'C', alias: '별칭 1&2' },
		],
	])('filters %j go out as %j', async (filters, sent) => {
		await getAll({ filters });
		expect(queries()).toEqual([{ fixed_date: '202601', ...sent }]);
	});

	it('gives those that fit the filters, all or a few', async () => {
		const spending = Array.from({ length: 120 }, (_, n) =>
			line(`D${n}`, {
				type: n % 2 ? 'P' : 'C',
				accounting_status: n % 3 ? 'W' : 'C',
				alias: n % 5 ? '' : 'erp',
				approval_status: n % 7 ? 'C' : 'P',
			}),
		);
		sandbox.hiworks.configure({ spending: [...spending, line('other', { fixed_date: '2026-02-28' })] });
		const numbers = async (fields: INodeParameters) =>
			outputs(await getAll(fields)).map(({ documentNumber }) => documentNumber);
		expect(await numbers({})).toEqual(spending.map(({ document_no }) => document_no));
		expect(await numbers({ returnAll: false })).toHaveLength(50);
		expect(await numbers({ returnAll: false, limit: 3 })).toEqual(['D0', 'D1', 'D2']);
		const fitting = (fits: (n: number) => boolean) =>
			spending.flatMap(({ document_no }, n) => (fits(n) ? [document_no] : []));
		expect(await numbers({ filters: { type: 'personal', accountingStatus: 'done' } })).toEqual(
			fitting((n) => n % 2 === 1 && n % 3 === 0),
		);
		expect(await numbers({ filters: { alias: 'erp', approvalStatus: 'inProgress' } })).toEqual(
			fitting((n) => n % 5 === 0 && n % 7 === 0),
		);
	});

	it('gives every field of a line under a name of ours', async () => {
		const texts = {
			document_code: '지결-1',
			slip_number: 's1',
			document_regdate: '2026-01-30 20:27:51',
			register_name: '홍길동',
			register_id: 'admin',
			register_company_num: 'n1',
			spender_user_name: '김철수',
			spender_user_id: 'kcs',
			spender_company_num: 'n2',
			card_name: '법인카드',
			card_number: '1234-5678-0000-0000',
			bank_name: '국민은행',
			account_num: '110-222-333001',
			alias: '별칭',
			updatedate: '2026-01-31 00:00:01',
			number: '2',
			department_code: '001',
			department_name: '부서',
			account_code: '002',
			account_name: '계정',
			expense_date: '2026-01-15',
			proof: 'receipt',
			cash_receipts_num: 'r1',
			customer_code: '003',
			customer_name: '거래처',
			customer_company_num: '220-00-00002',
			accounting_no: '77',
			brief: '적요',
		};
		sandbox.hiworks.configure({
			rateHeaders: true,
			spending: [line('D1', { ...texts, type: 'C', accounting_status: 'C', price: '1,234,000', tax: '-100' })],
		});
		expect(outputs(await getAll({}))).toEqual([
			{
				documentNumber: 'D1',
				documentCode: '지결-1',
				lineNumber: '2',
				slipNumber: 's1',
				type: 'company',
				accountingStatus: 'done',
				alias: '별칭',
				fixedDate: '2026-01-31',
				expenseDate: '2026-01-15',
				price: 1_234_000,
				tax: -100,
				proof: 'receipt',
				brief: '적요',
				costCenterCode: '001',
				costCenterName: '부서',
				accountTitleCode: '002',
				accountTitleName: '계정',
				customerCode: '003',
				customerName: '거래처',
				customerBusinessNumber: '220-00-00002',
				registeredBy: '홍길동',
				registeredById: 'admin',
				registeredByNumber: 'n1',
				registeredAt: '2026-01-30 20:27:51',
				spender: '김철수',
				spenderId: 'kcs',
				spenderNumber: 'n2',
				cardName: '법인카드',
				cardNumber: '1234-5678-0000-0000',
				bankName: '국민은행',
				accountNumber: '110-222-333001',
				cashReceiptNumber: 'r1',
				accountingNumber: '77',
				updatedAt: '2026-01-31 00:00:01',
				callsRemaining: 999,
			},
		]);
	});

	it('what a line does not say is null, and amounts that are none too', async () => {
		sandbox.hiworks.configure({
			spending: [line('D1', { price: '', tax: '' }), line('D2', { price: '1.5', tax: 'x' })],
		});
		const [empty, odd] = outputs(await getAll({}));
		const known = ['documentNumber', 'documentCode', 'lineNumber', 'type', 'accountingStatus', 'fixedDate'];
		expect(
			Object.entries(empty!)
				.flatMap(([name, value]) => (value === null ? [] : [name]))
				.sort(),
		).toEqual(known.sort());
		expect([odd?.price, odd?.tax]).toEqual([null, null]);
	});

	it('reads an answer with numbers and null for texts', async () => {
		const server = await standIn(() => ({
			status: 200,
			body: { code: 'SUC', data: [{ document_no: 12, price: 1_500, tax: null, type: 'X' }] },
		}));
		const result = await hiworks(server.url, 'spendingReport.getAll', { month: '2026-01', returnAll: true }).finally(
			async () => await server.close(),
		);
		expect(outputs(result)[0]).toMatchObject({ documentNumber: '12', price: 1_500, tax: null, type: 'X', alias: null });
	});

	it("is asked again when reading breaks, and refused in the vendor's words", async () => {
		sandbox.hiworks.setFaults([{ kind: '500', match: { nth: 1 } }]);
		expect((await getAll({})).error).toBeUndefined();
		sandbox.hiworks.configure({ scopes: ['office.sms'] });
		expect((await getAll({})).error?.message).toContain('권한이 없는 토큰입니다. (office.accounting)');
	});
});

describe('Update Status', () => {
	const of = (...documents: string[]) => documents.map((d) => ({ d }));
	const LINES = ['D1', 'D1', 'D2', 'D3', 'D3', 'D3'].map((document, n) =>
		line(document, { number: String(n), alias: '처음' }),
	);
	beforeEach(() => sandbox.hiworks.configure({ spending: LINES }));
	const states = () =>
		sandbox.hiworks
			.spending()
			.map(({ line: { document_no, accounting_status, alias } }) => `${document_no} ${accounting_status} ${alias}`);

	it('is sent once per report, paired to the first of its lines', async () => {
		sandbox.hiworks.configure({ rowOrder: 'reversed' });
		const result = await updateStatus(of('D1', 'D2', 'D1', 'D3', 'D3', 'D3'));
		expect(bodies('PUT')).toEqual([
			{ list: ['D1', 'D2', 'D3'].map((document_no) => ({ document_no, m_accounting_status: 'C' })) },
		]);
		expect(result.outputs[0]).toEqual(
			[
				['D1', 0],
				['D2', 1],
				['D3', 3],
			].map(([documentNumber, item]) => ({
				json: {
					documentNumber,
					accountingStatus: 'done',
					alias: null,
					message: '처리 상태를 수정했습니다.',
					duplicate: false,
					recovered: false,
					callsRemaining: null,
				},
				pairedItem: [{ item }],
			})),
		);
		expect(states()).toEqual(LINES.map(({ document_no }) => `${document_no} C 처음`));
	});

	it('takes what Get Many gives', async () => {
		const input = outputs(await getAll({})) as IDataObject[];
		const result = await hiworks(
			sandbox.hiworks.url,
			'spendingReport.updateStatus',
			{ documentNumber: '={{ $json.documentNumber }}', accountingStatus: 'done', alias: 'erp' },
			{ input },
		);
		expect(outputs(result)).toHaveLength(3);
		expect(outputs(await getAll({ filters: { accountingStatus: 'done', alias: 'erp' } }))).toHaveLength(6);
	});

	it.each([
		[{ s: 'waiting' }, { m_accounting_status: 'W' }],
		[{ s: 'unchanged', a: '새' }, { m_alias: '새' }],
		[
			{ s: 'done', a: '새' },
			{ m_accounting_status: 'C', m_alias: '새' },
		],
	])('%j sends %j', async (fields, sent) => {
		await updateStatus([{ d: 'D1', ...fields }]);
		expect(bodies('PUT')).toEqual([{ list: [{ document_no: 'D1', ...sent }] }]);
	});

	it.each([
		[
			'two statuses',
			[{ d: 'D1' }, { d: 'D2' }, { d: 'D1', s: 'waiting' }],
			'Accounting Status [item 0 and item 2]: expected the same value in all items of one record, found two',
		],
		[
			'two aliases',
			[
				{ d: 'D1', a: 'x' },
				{ d: 'D1', a: 'y' },
			],
			'Alias [item 0 and item 1]: expected the same value in all items of one record, found two',
		],
		['nothing to change', [{ d: 'D1', s: 'unchanged' }], 'Accounting Status [item 0]: expected a status or an alias'],
		[
			'a status that is none',
			[{ d: 'D1', s: 'C' }],
			'Accounting Status [item 0]: expected one of done, unchanged, waiting, found "C"',
		],
		['no document', [{ d: '' }], 'Document Number [item 0]: expected a value'],
	])('%s in one report is refused, and nothing is sent', async (_, input, message) => {
		expect((await updateStatus(input as IDataObject[])).error?.message).toBe(message);
		expect(methods()).toEqual([]);
	});

	it.each([
		[undefined, 3],
		[1000, 1],
		[50, 5],
	])('250 reports with %s rows a call are %i calls', async (rowsPerCall, calls) => {
		const documents = Array.from({ length: 250 }, (_, n) => `R${n}`);
		sandbox.hiworks.configure({ spending: documents.map((document) => line(document)), rowOrder: 'shuffled' });
		const result = await updateStatus(of(...documents), {}, { options: rowsPerCall ? { rowsPerCall } : {} });
		expect(outputs(result).map(({ documentNumber }) => documentNumber)).toEqual(documents);
		expect([methods().length, count(states())]).toEqual([
			calls,
			Object.fromEntries(documents.map((document) => [`${document} C `, 1])),
		]);
	});

	it.each(CONTINUES)('a refused report fails with its lines alone (%s)', async (onError) => {
		sandbox.hiworks.configure({ failingCodes: ['D3'] });
		const { outputs: all } = await updateStatus(of('D3', 'D1', 'D3', 'missing'), { onError });
		const bad = all.flat().filter(({ json }) => json.error);
		expect(
			bad.map(({ json, pairedItem }) => [told(json as never).vendorMessage, told(json as never).itemIndex, pairedItem]),
		).toEqual([
			['처리하지 못했습니다.', 0, [{ item: 0 }]],
			['지출결의 문서를 찾을 수 없습니다.', 3, [{ item: 3 }]],
		]);
		expect(
			all
				.flat()
				.filter(({ json }) => !json.error)
				.map(({ json }) => json.documentNumber),
		).toEqual(['D1']);
	});

	it('a refused report stops the run, and names itself', async () => {
		sandbox.hiworks.configure({ failingCodes: ['D2'] });
		const { error } = await updateStatus(of('D1', 'D2'));
		expect([error?.message, error?.context?.itemIndex]).toEqual([
			'Hiworks refused the row: 처리하지 못했습니다. (ERR) [item 1]',
			1,
		]);
		expect(error?.description).toContain('Already done (1):\nitem 0');
	});

	it.each(['resetBefore', 'resetAfter', '500', 'truncatedJson'] as const)(
		'a lost answer is sent once more: twice the same is the same (%s)',
		async (kind) => {
			sandbox.hiworks.setFaults([{ kind, match: { method: 'PUT', nth: 1 } }]);
			expect((await updateStatus(of('D1', 'D2'))).error).toBeUndefined();
			expect([methods(), count(states())]).toEqual([
				['PUT', 'PUT'],
				{ 'D1 C 처음': 2, 'D2 C 처음': 1, 'D3 W 처음': 3 },
			]);
		},
	);

	it('lost twice is unknown; a refused key is not tried again', async () => {
		sandbox.hiworks.setFaults([{ kind: 'resetBefore', match: { method: 'PUT' } }]);
		expect(told(outputs(await updateStatus(of('D1'), { onError: 'continueRegularOutput' }))[0]).outcome).toBe(
			'unknown',
		);
		expect(methods()).toEqual(['PUT', 'PUT']);
		sandbox.hiworks.reset();
		sandbox.hiworks.setFaults([{ kind: '401empty', match: { method: 'PUT' } }]);
		const rows = outputs(
			await updateStatus(
				of('D1', 'D2'),
				{ onError: 'continueRegularOutput' },
				{ options: { rowsPerCall: 1, itemsInFlight: 1 } },
			),
		);
		expect([rows.map((row) => told(row).outcome), methods()]).toEqual([['rejected', 'notSent'], ['PUT']]);
	});

	it('a refusal of a later try does not call undone what an earlier one may have done', async () => {
		// The first try does it and loses both answers.
		sandbox.hiworks.setFaults([
			{ kind: 'resetAfter', match: { method: 'PUT', nth: [1, 2] } },
			{ kind: '200errorEnvelope', match: { method: 'PUT', nth: 3 } },
		]);
		const result = await updateStatus(of('D1'), { retryOnFail: { maxTries: 2 } });
		expect(result.error?.message).toContain(
			'The outcome is unknown: an earlier try may have taken effect, and the last one met: ',
		);
		expect([methods(), count(states())]).toEqual([
			['PUT', 'PUT', 'PUT'],
			{ 'D1 C 처음': 2, 'D2 W 처음': 1, 'D3 W 처음': 3 },
		]);
	});

	it('Retry On Fail says again only what was not done', async () => {
		sandbox.hiworks.setFaults([{ kind: '200errorEnvelope', match: { method: 'PUT', nth: 2 } }]);
		const result = await updateStatus(
			of('D1', 'D2', 'D3'),
			{ retryOnFail: { maxTries: 2 } },
			{ options: { rowsPerCall: 1, itemsInFlight: 1 } },
		);
		expect(result.error).toBeUndefined();
		expect(methods()).toEqual(['PUT', 'PUT', 'PUT', 'PUT']);
		expect(count(states())).toEqual({ 'D1 C 처음': 2, 'D2 C 처음': 1, 'D3 C 처음': 3 });
	});
});
