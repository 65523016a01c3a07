/** Accounting lists by columns: what an empty cell leaves, codes that came as numbers, what new records lack. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { hintsOf } from '../support/hints';
import { actions, entries, entry, fieldsOf, outputs, withOffice } from '../support/hiworksOffice';

const { sandbox, lists, setRecords, records, bodies, methods } = withOffice();
const CUSTOMER = 'accountingCustomer';

const byColumns = async (operation: string, input: IDataObject[], fields: INodeParameters = {}) =>
	await lists(`${CUSTOMER}.${operation}`, { dataFrom: 'columns', ...fields }, input as never);
const STAND_INS = { bankName: '미등록', accountNumber: '0', accountHolder: '미등록', businessNumber: '000-00-00000' };
const NEW = { 거래처코드: 'N1', 거래처명: '새 거래처', 사업자번호: '220-00-00002', 은행명: '' };

describe('An empty cell', () => {
	beforeEach(() => setRecords(CUSTOMER, entries(CUSTOMER, 2)));

	it.each(['sync', 'upsert'])('leaves what is stored: %s', async (operation) => {
		const input = [0, 1].map((n) => ({ 거래처코드: `C000${n}`, 거래처명: n === 0 ? '' : '새 이름', 은행명: ' ' }));
		expect(actions(await byColumns(operation, input, { matchBy: 'code' }))).toEqual(['unchanged', 'updated']);
		expect(records(CUSTOMER)).toEqual([entry(CUSTOMER, 0), entry(CUSTOMER, 1, { name: '새 이름' })]);
	});

	it('leaves it also where the node says something for all rows: update', async () => {
		const input = [
			{ 거래처코드: 'C0000', 거래처명: '새 이름', 은행명: '' },
			{ 거래처코드: 'C0001', 거래처명: '', 은행명: '신한은행' },
		];
		const { error } = await byColumns('update', input, { matchBy: 'code' });
		expect(error?.message).toBeUndefined();
		expect(bodies('PUT')[0].list).toEqual([
			{ customer_code: 'C0000', m_customer_name: '새 이름' },
			{ customer_code: 'C0001', m_bank_name: '신한은행' },
		]);
	});

	it.each(['sync', 'upsert', 'update'])(
		'takes away what a customer may have none of, where that is chosen: %s',
		async (operation) => {
			const input = [
				{ 거래처코드: 'C0000', 거래처명: '', 은행명: '', 계좌번호: ' ', 외부키: '' },
				{ 거래처코드: 'C0001', 거래처명: '새 이름' },
			];
			const fields = { matchBy: 'code', options: { emptyCells: 'clear' } };
			const result = await byColumns(operation, input, fields);
			expect(actions(result)).toEqual(['updated', 'updated']);
			expect(records(CUSTOMER)).toEqual([
				entry(CUSTOMER, 0, { bankName: '', accountNumber: '' }),
				entry(CUSTOMER, 1, { name: '새 이름', bankName: '', accountNumber: '' }),
			]);
			expect(hintsOf(result)).toBe(
				"Sent as empty: Bank Name 2, Account Number 2. Hiworks' documents do not say that this clears a value: look at one of the records.",
			);
			if (operation !== 'update')
				expect(actions(await byColumns(operation, input, fields))).toEqual(['unchanged', 'unchanged']);
		},
	);

	it('that takes nothing away, because Hiworks leaves what is there, shows at the next Sync', async () => {
		sandbox.hiworks.configure({ emptyValues: 'leave' });
		const input = [{ 거래처코드: 'C0000', 은행명: '' }];
		const once = async () => await byColumns('sync', input, { matchBy: 'code', options: { emptyCells: 'clear' } });
		expect([actions(await once()), actions(await once())]).toEqual([['updated'], ['updated']]);
		expect(records(CUSTOMER)[0]).toEqual(entry(CUSTOMER, 0));
	});

	it('of a new customer is lacking, also where empty cells clear', async () => {
		const fields = { matchBy: 'code', forNewRecords: STAND_INS, options: { emptyCells: 'clear' } };
		expect(actions(await byColumns('upsert', [NEW], fields))).toEqual(['created']);
		expect(records(CUSTOMER)[2]).toMatchObject({ bankName: '미등록', accountNumber: '0' });
	});

	it('may be all that a row has: nothing is sent of that row', async () => {
		const input = [
			{ 거래처코드: 'C0000', 거래처명: '', 은행명: '' },
			{ 거래처코드: 'C0001', 거래처명: '새 이름', 은행명: '' },
		];
		const result = await byColumns('update', input, { matchBy: 'code' });
		expect(actions(result)).toEqual(['unchanged', 'updated']);
		expect(bodies('PUT')[0].list).toEqual([{ customer_code: 'C0001', m_customer_name: '새 이름' }]);
		expect(actions(await byColumns('update', input.slice(0, 1), { matchBy: 'code' }))).toEqual(['unchanged']);
		expect(bodies('PUT')).toHaveLength(1);
	});

	it('finds records by the column that they are matched by, and gives them new keys', async () => {
		const input = [{ 외부키: 'erp-1', 코드: 'D1', '새 외부키': 'erp-9' }];
		expect((await byColumns('update', input, { matchBy: 'externalKey' })).error).toBeUndefined();
		expect(records(CUSTOMER)[1]).toEqual(entry(CUSTOMER, 1, { code: 'D1', externalKey: 'erp-9' }));
		// By code both say what the external key becomes.
		const { error } = await byColumns('update', input, { matchBy: 'code' });
		expect(error?.message).toContain('not both "외부키" and "새 외부키"');
	});
});

describe('A code that came as a number', () => {
	const FORM = fieldsOf(CUSTOMER, { dataFrom: 'form' });
	const numbered = { ...entry(CUSTOMER, 1), code: 7, businessNumber: 2_200_000_002 };
	const created = async (fields: INodeParameters, options: INodeParameters, item: IDataObject = numbered) =>
		await lists(`${CUSTOMER}.create`, { ...fields, options }, [item] as never);

	it.each([
		['columns', '"code" [item 0]', { dataFrom: 'columns' }],
		['form', 'Code [item 0]', FORM],
	] as const)('is refused, written or padded, by %s', async (_title, place, fields) => {
		const { error } = await created(fields, {});
		expect(error?.message).toBe(
			`${place}: expected text, because a number has lost its leading zeros: make the cells text in the sheet, or choose what becomes of it by the option "Codes Given as Numbers"`,
		);
		expect(methods()).toEqual([]);
		const lacking = await created(fields, { codesAsNumbers: 'pad' });
		expect(lacking.error?.message).toContain('expected the option "Code Digits"');
		await created(fields, { codesAsNumbers: 'asWritten' });
		await created(fields, { codesAsNumbers: 'pad', codeDigits: 3 });
		expect(records(CUSTOMER).map(({ code, businessNumber }) => [code, businessNumber])).toEqual([
			['7', '2200000002'],
			['007', '2200000002'],
		]);
	});

	it('has lost digits for certain where it is a business number of nine, or may have as a bank account', async () => {
		const short = await created({ dataFrom: 'columns' }, {}, { ...numbered, code: 'A', businessNumber: 220_000_000 });
		expect(short.error?.message).toContain('"businessNumber" [item 0]: expected a business number of 10 digits');
		const options = { codesAsNumbers: 'pad', codeDigits: 3 };
		const account = await created({ dataFrom: 'columns' }, options, { ...numbered, accountNumber: 110_222_333 });
		expect(account.error?.message).toContain('"accountNumber" [item 0]: expected text');
		expect(account.error?.message).not.toContain('110');
		expect(methods()).toEqual([]);
	});
});

it.each([
	['create', 'code'],
	['create', 'accountNumber'],
	['create', 'externalKey'],
	['upsert', 'code'],
	['sync', 'accountNumber'],
	['update', 'accountNumber'],
	['delete', 'code'],
])('A number that the sheet wrote short is refused, as two of them become one: %s, %s', async (operation, column) => {
	setRecords(CUSTOMER, entries(CUSTOMER, 2));
	const fields = operation === 'delete' ? { code: '={{ $json.code }}' } : { dataFrom: 'columns', matchBy: 'code' };
	const { error } = await lists(`${CUSTOMER}.${operation}`, fields, [
		{ ...entry(CUSTOMER, 1), [column]: '1.10222E+11' },
	] as never);
	expect(error?.message).toContain('expected all its digits: the sheet wrote a long number short');
	expect(methods()).toEqual([]);
});

describe('A new customer without bank account', () => {
	it.each(['create', 'upsert', 'sync'])('gets what stands in for it, and that is told: %s', async (operation) => {
		const result = await byColumns(operation, [NEW], { matchBy: 'code', forNewRecords: STAND_INS });
		expect(result.error?.message).toBeUndefined();
		expect(records(CUSTOMER)).toEqual([
			{
				...{ code: 'N1', name: '새 거래처', externalKey: 'N1', businessNumber: '220-00-00002' },
				...{ bankName: '미등록', accountNumber: '0', accountHolder: '미등록' },
			},
		]);
		expect(hintsOf(result)).toBe(
			'New records that got a value of For New Records: Bank Name 1, Account Number 1, Account Holder 1.',
		);
	});

	it('is told in the plan, with how many lack what', async () => {
		const input = [NEW, { ...NEW, 거래처코드: 'N2', 은행명: '국민은행' }];
		const given = { matchBy: 'code', forNewRecords: { accountNumber: '0', accountHolder: '미등록' } };
		const plan = await byColumns('sync', input, { ...given, options: { dryRun: true } });
		expect(outputs(plan).map(({ action, reason }) => [action, reason])).toEqual([
			['failed', 'It is new, and Hiworks wants Bank Name of a new record'],
			['created', 'From For New Records: Account Number, Account Holder'],
		]);
		expect(hintsOf(plan)).toBe(
			'Dry run: nothing was sent. New records that got a value of For New Records: Account Number 2, Account Holder 2. New records that lack a value: Bank Name 1. One can be given by For New Records. 1 of 2 records failed. The first: It is new, and Hiworks wants Bank Name of a new record.',
		);
		expect(outputs(plan)[0]).toMatchObject({
			columns: { 거래처코드: 'code', 거래처명: 'name', 사업자번호: 'businessNumber', 은행명: 'bankName' },
			columnsNotUsed: [],
		});
		expect(methods()).toEqual(['GET']);
	});

	it('is refused by Create, by the column and once by the sheet', async () => {
		const rest = { 계좌번호: '1-2', 예금주: '홍길동' };
		const cell = await byColumns('create', [{ ...NEW, ...rest, row_number: 2 }]);
		expect(cell.error?.message).toBe(
			'"은행명" [row 2]: expected a value: Hiworks wants Bank Name of a new record; where it has none, give one by "For New Records"',
		);
		const sheet = await byColumns('create', [NEW]);
		expect(sheet.error?.message).toBe('The sheet lacks columns: Account Number, Account Holder');
		expect(methods()).toEqual([]);
	});
});

describe('Delete Missing', () => {
	const REMOVES = { deleteMissing: true, mostDeletions: 10, mostDeletionsPercent: 100 };
	const row = { 거래처코드: 'C0000', 거래처명: '이름 0', 은행명: '국민은행' };

	beforeEach(() => setRecords(CUSTOMER, entries(CUSTOMER, 2)));

	it('takes neither guide rows nor empty ones for records', async () => {
		const asRow = (cells: string[]) => Object.fromEntries(cells.map((cell, at) => [`__EMPTY_${at}`, cell]));
		const input = [['안내'], Object.keys(row), Object.values(row), ['', ' ', '']].map(asRow);
		const result = await byColumns('sync', input, { matchBy: 'code', options: { ...REMOVES, expectedRecords: 1 } });
		expect(actions(result)).toEqual(['unchanged', 'deleted']);
		expect(hintsOf(result)).toBe('Empty rows skipped: 1.');
	});

	it('is not done where a row cannot be read, or the list is not whole', async () => {
		const fields = { matchBy: 'code', options: { ...REMOVES, expectedRecords: 2 } };
		const part = await byColumns('sync', [row], fields);
		expect(part.error?.message).toContain('1 records came, and Expected Records is 2');
		const bad = await lists(
			`${CUSTOMER}.sync`,
			{ ...fields, dataFrom: 'columns' },
			[row, { ...row, 거래처코드: '' }] as never,
			{ onError: 'continueRegularOutput' },
		);
		expect(JSON.stringify(outputs(bad)[0])).toContain('1 of 2 items cannot be read');
		expect(records(CUSTOMER)).toHaveLength(2);
	});

	it('lacks one column once where records are matched by another key', async () => {
		const { error } = await byColumns('sync', [row], { matchBy: 'externalKey', options: REMOVES });
		expect(error?.message).toBe('The sheet lacks columns: External Key');
	});
});

it.each(['upsert', 'sync', 'update'])(
	'A row matched otherwise than the first is refused: by its code it would be new, or another: %s',
	async (operation) => {
		const before = [entry(CUSTOMER, 0), entry(CUSTOMER, 1)];
		setRecords(CUSTOMER, entries(CUSTOMER, 2));
		const input = [
			{ code: 'C0000', externalKey: 'erp-0', name: '이름 0', by: 'code' },
			{ code: 'C9', externalKey: 'erp-1', name: '새 이름', by: 'externalKey' },
		];
		const { error } = await byColumns(operation, input, { matchBy: '={{ $json.by }}' });
		expect(error?.message).toBe('Match By [item 1]: expected the same in all items');
		expect(records(CUSTOMER)).toEqual(before);
	},
);

it('A bank account that a dry run showed masked is not written back', async () => {
	setRecords(CUSTOMER, []);
	const wanted = [{ ...entry(CUSTOMER, 0) }];
	const plan = outputs(await byColumns('sync', wanted, { matchBy: 'code', options: { dryRun: true } }));
	expect(plan).toMatchObject([{ action: 'created', accountNumber: expect.stringMatching(/^\*+3000$/) }]);
	for (const operation of ['sync', 'upsert', 'create']) {
		const { error } = await byColumns(operation, plan, { matchBy: 'code' });
		expect(error?.message).toMatch(/^"accountNumber" \[item 0\]: expected a number in full: this one is masked/);
	}
	expect(records(CUSTOMER)).toEqual([]);
});
