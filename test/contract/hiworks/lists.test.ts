/** Accounting in the emulated office: the three lists of codes, and spending reports. */
import type { GivenRecord, ListName } from '../../../sandbox/index.ts';
import { ACCOUNTING, withHiworks } from '../support/hiworksOffice.ts';

const { sandbox, call, get } = withHiworks();

const hiworks = () => sandbox.hiworks;
const bank = {
	business_number: '220-00-00002',
	bank_name: '은행',
	account_number: '000-000',
	account_holder: '예금주',
};
/** A row as it is written. */
const row = (list: ListName, code: string, more: object = {}) => ({
	[`${list}_code`]: code,
	[`${list}_name`]: `이름 ${code}`,
	...(list === 'customer' ? bank : {}),
	ext_key: `key-${code}`,
	...more,
});
const create = (list: ListName, ...codes: string[]) =>
	call('POST', `${ACCOUNTING}/${list}`, { list: codes.map((code) => row(list, code)) });
const update = (list: ListName, ...rows: object[]) => call('PUT', `${ACCOUNTING}/${list}`, { list: rows });
const remove = (list: ListName, codes: string) => call('DELETE', `${ACCOUNTING}/${list}`, { [`${list}_code`]: codes });
const read = (list: ListName, query = '') => get(`${ACCOUNTING}/${list}${query}`);
const outcomes = (rows: any[]) =>
	rows.map(({ code, ...rest }) => [
		rest.department_code ?? rest.customer_code ?? rest.account_code ?? rest.document_no,
		code,
	]);
const records = (list: ListName) => hiworks().lists()[list];
const codes = (list: ListName) => records(list).map(({ code }) => code);
const set = (list: ListName, ...given: string[]) =>
	hiworks().setRecords(
		list,
		given.map((code): GivenRecord => ({ code, name: `이름 ${code}`, ext_key: `key-${code}` })),
	);
const LISTS: ListName[] = ['department', 'customer', 'account'];

describe.each(LISTS)('the list %s', (list) => {
	test('takes rows one by one: a code that is there fails alone', async () => {
		const answer = await create(list, 'a', 'b', 'a');
		expect([answer.status, outcomes(answer.json)]).toEqual([
			201,
			[
				['a', 'SUC'],
				['b', 'SUC'],
				['a', 'ERR'],
			],
		]);
		expect(answer.json[2]).toEqual({ ...row(list, 'a'), code: 'ERR', msg: '이미 등록된 코드입니다.' });
		expect(outcomes((await create(list, 'b', 'c')).json)).toEqual([
			['b', 'ERR'],
			['c', 'SUC'],
		]);
		expect(codes(list)).toEqual(['a', 'b', 'c']);
		expect(
			hiworks()
				.requests()
				.map(({ effect, problems }) => [effect, problems]),
		).toEqual([
			[true, []],
			[true, []],
		]);
	});

	test('is read under other names than it is written', async () => {
		await create(list, 'a');
		const { status, json } = await read(list);
		expect(status).toBe(200);
		const operation = { department: 'listDepartments', customer: 'listCustomers', account: 'listAccounts' }[list];
		expect(hiworks().contract.answerProblems(operation, 200, json, true)).toEqual([]);
		expect(json.data).toEqual([
			{
				...(list === 'account' ? {} : { basic_info_no: '123123' }),
				no: '1',
				code: 'a',
				name: '이름 a',
				...(list === 'customer'
					? { company_num: '220-00-00002', bank_name: '은행', account_num: '000-000', account_holder: '예금주' }
					: {}),
				use_flag: 'Y',
				ext_key: 'key-a',
				updatedate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
			},
		]);
	});

	test('changes by code, by key or by anything else, and answers with the old code', async () => {
		set(list, 'a', 'b', 'c');
		const rows = [
			{ [`${list}_code`]: 'a', [`m_${list}_code`]: 'a2', [`m_${list}_name`]: '새 이름' },
			{ ext_key: 'key-b', [`m_${list}_name`]: '새 이름', m_ext_key: 'key-b2' },
			{ [`${list}_code`]: 'c', [`${list}_name`]: '이름 c', ext_key: 'key-c', [`m_${list}_name`]: 'c2' },
		];
		const answer = await update(list, ...rows);
		expect([answer.status, answer.json]).toEqual([
			201,
			rows.map((sent) => ({ ...sent, code: 'SUC', msg: expect.stringContaining('수정했습니다') })),
		]);
		expect(records(list).map(({ code, name, ext_key }) => [code, name, ext_key])).toEqual([
			['a2', '새 이름', 'key-a'],
			['b', '새 이름', 'key-b2'],
			['c', 'c2', 'key-c'],
		]);
	});

	test('row-selector: nothing that fits, or a new code that is taken, fails alone', async () => {
		set(list, 'a', 'b');
		const name = `m_${list}_name`;
		const { json } = await update(
			list,
			{ [`${list}_code`]: 'x', [name]: '1' },
			{ [`${list}_code`]: 'a', ext_key: 'key-b', [name]: '2' },
			{ [`${list}_code`]: 'a', [`m_${list}_code`]: 'b' },
			{ [`${list}_code`]: 'a', [`m_${list}_code`]: 'a', [name]: '3' },
		);
		expect(json.map(({ code, msg }: any) => [code, msg])).toEqual([
			['ERR', '일치하는 정보를 찾을 수 없습니다.'],
			['ERR', '일치하는 정보를 찾을 수 없습니다.'],
			['ERR', '이미 등록된 코드입니다.'],
			['SUC', expect.any(String)],
		]);
		expect(records(list).map(({ code, name: now }) => [code, now])).toEqual([
			['a', '3'],
			['b', '이름 b'],
		]);
	});

	test('row-selector: a row without a selector or without a new value is refused with its whole call', async () => {
		set(list, 'a');
		for (const bad of [{ [`m_${list}_name`]: '1' }, { [`${list}_code`]: 'a' }]) {
			expect(await update(list, { [`${list}_code`]: 'a', [`m_${list}_name`]: '1' }, bad)).toMatchObject({
				status: 200,
				json: { code: 'ERR', msg: expect.stringContaining('body') },
			});
		}
		expect(hiworks().lists()[list][0]!.name).toBe('이름 a');
	});

	test('delete-codes: one text with commas; what is not there fails alone', async () => {
		set(list, 'a', 'b', 'c');
		const answer = await remove(list, 'a, x,c, a');
		expect([answer.status, outcomes(answer.json)]).toEqual([
			202,
			[
				['a', 'SUC'],
				['x', 'ERR'],
				['c', 'SUC'],
				['a', 'ERR'],
			],
		]);
		expect(Object.keys(answer.json[0]).sort()).toEqual(['code', `${list}_code`, 'msg'].sort());
		expect(codes(list)).toEqual(['b']);
	});

	test('has rows that always fail, and leaves the others alone', async () => {
		hiworks().configure({ failingCodes: ['b'] });
		expect(outcomes((await create(list, 'a', 'b', 'c')).json)).toEqual([
			['a', 'SUC'],
			['b', 'ERR'],
			['c', 'SUC'],
		]);
		set(list, 'a', 'b');
		expect((await update(list, { ext_key: 'key-b', [`m_${list}_name`]: '1' })).json[0].code).toBe('ERR');
		expect(outcomes((await remove(list, 'a,b')).json)).toEqual([
			['a', 'SUC'],
			['b', 'ERR'],
		]);
		expect(hiworks().lists()[list]).toEqual([expect.objectContaining({ code: 'b', name: '이름 b' })]);
		expect(
			hiworks()
				.requests()
				.map(({ effect }) => effect),
		).toEqual([true, false, true]);
	});
});

describe('lists', () => {
	test('keep a switched-off record, which the API shows and does not switch on', async () => {
		await create('customer', 'a');
		hiworks().setUseFlag('customer', 'a', 'N');
		expect(outcomes((await create('customer', 'a')).json)).toEqual([['a', 'ERR']]);
		await update('customer', { customer_code: 'a', m_customer_name: '새 이름' });
		expect((await read('customer')).json.data[0]).toMatchObject({ code: 'a', name: '새 이름', use_flag: 'N' });
		expect(() => hiworks().setUseFlag('customer', 'x', 'N')).toThrow('there is no customer x');
	});

	test('row-selector: all that fit are changed, but not to one code', async () => {
		hiworks().setRecords('customer', [
			{ code: 'a', name: '같은 이름' },
			{ code: 'b', name: '같은 이름' },
		]);
		expect((await update('customer', { customer_name: '같은 이름', m_customer_code: 'c' })).json[0].code).toBe('ERR');
		expect((await update('customer', { customer_name: '같은 이름', m_bank_name: '은행' })).json[0].code).toBe('SUC');
		expect(
			hiworks()
				.lists()
				.customer.map(({ code, bank_name }) => [code, bank_name]),
		).toEqual([
			['a', '은행'],
			['b', '은행'],
		]);
	});

	test('of cost centres are read by code too, and no others are', async () => {
		set('department', 'a', 'b');
		expect((await read('department', '?code=b')).json.data).toEqual([expect.objectContaining({ code: 'b' })]);
		expect((await read('department', '?code=x')).json).toMatchObject({ code: 'SUC', data: [] });
		expect((await read('department', '?code=')).json.data).toHaveLength(2);
		expect((await read('customer', '?code=b')).json).toMatchObject({
			code: 'ERR',
			msg: expect.stringContaining('query'),
		});
	});

	test('department-ext-key: either selects, and m_ext_key is taken', async () => {
		set('department', 'a');
		expect((await update('department', { department_name: '이름 a', m_department_name: 'x' })).json).toMatchObject({
			code: 'ERR',
		});
		expect((await update('department', { ext_key: 'key-a', m_ext_key: 'k' })).json[0].code).toBe('SUC');
		expect(hiworks().lists().department[0]!.ext_key).toBe('k');
	});

	test('customer-number-free: a business number is any text', async () => {
		const answer = await call('POST', `${ACCOUNTING}/customer`, {
			list: [row('customer', 'a', { business_number: '888-88-88888 (지점)' })],
		});
		expect(answer.json[0].code).toBe('SUC');
		expect(hiworks().lists().customer[0]!.company_num).toBe('888-88-88888 (지점)');
	});

	test.each<[string, object]>([
		['no list', {}],
		['an empty list', { list: [] }],
		['a blank code', { list: [row('account', ' ')] }],
		['no key', { list: [row('account', 'a', { ext_key: undefined })] }],
		['an unknown column', { list: [row('account', 'a', { use_flag: 'N' })] }],
		['a number for a text', { list: [row('account', 'a', { account_name: 1 })] }],
	])('refuse a call with %s whole', async (_name, body) => {
		expect(await call('POST', `${ACCOUNTING}/account`, body)).toMatchObject({
			status: 200,
			json: { code: 'ERR', msg: expect.stringContaining('body') },
		});
		expect([codes('account'), hiworks().requests()[0]!.problems.length > 0]).toEqual([[], true]);
	});

	test('row-order: as sent, or another order that a seed decides', async () => {
		const sent = Array.from({ length: 20 }, (_, index) => `c${index}`);
		const order = async (settings: object) => {
			hiworks().configure(settings);
			set('account');
			return (await create('account', ...sent)).json.map((answered: any) => answered.account_code) as string[];
		};
		expect(await order({})).toEqual(sent);
		expect(await order({ rowOrder: 'reversed' })).toEqual(sent.toReversed());
		const shuffled = await order({ rowOrder: 'shuffled' });
		expect(shuffled.toSorted()).toEqual(sent.toSorted());
		expect(shuffled).not.toEqual(sent);
		expect(await order({})).toEqual(shuffled);
		expect(await order({ seed: 2 })).not.toEqual(shuffled);
		// They are made in the order they were sent, however they are answered.
		expect(codes('account')).toEqual(sent);
	});

	test('answer with 200 where that is wanted', async () => {
		hiworks().configure({ successStatus: '200' });
		expect([
			(await create('account', 'a')).status,
			(await update('account', { account_code: 'a', m_account_name: 'x' })).status,
			(await remove('account', 'a')).status,
		]).toEqual([200, 200, 200]);
	});

	test('hold ten thousand, a hundred at a time', async () => {
		for (let chunk = 0; chunk < 100; chunk += 1)
			await create('customer', ...Array.from({ length: 100 }, (_, index) => String(chunk * 100 + index)));
		expect((await read('customer')).json.data).toHaveLength(10_000);
		expect(hiworks().remaining()).toBe(1_000 - 101);
	});
});

describe('spending reports', () => {
	const lines = [
		{ document_no: '1', number: '1', fixed_date: '2026-05-31', price: '1000' },
		{ document_no: '1', number: '2', fixed_date: '2026-05-31', price: '2000' },
		{ document_no: '2', fixed_date: '2026-05-01', type: 'C', approval_status: 'P' as const, alias: 'erp' },
		{ document_no: '3', fixed_date: '2026-06-01', accounting_status: 'C' },
	];
	const report = async (query: string) => {
		const { json } = await get(`${ACCOUNTING}/spending_report?${query}`);
		expect(hiworks().contract.answerProblems('listSpendingReport', 200, json, true)).toEqual([]);
		return json.data?.map((line: any) => `${line.document_no}/${line.number}`) ?? json;
	};
	const change = (...list: object[]) => call('PUT', `${ACCOUNTING}/spending_report`, { list });
	beforeEach(() => hiworks().configure({ spending: lines }));

	test.each<[string, string[]]>([
		['fixed_date=202605', ['1/1', '1/2', '2/1']],
		['fixed_date=202606', ['3/1']],
		['fixed_date=202607', []],
		['fixed_date=202605&type=P', ['1/1', '1/2']],
		['fixed_date=202605&type=C', ['2/1']],
		['fixed_date=202605&approval_status=C', ['1/1', '1/2']],
		['fixed_date=202605&approval_status=P', ['2/1']],
		['fixed_date=202606&accounting_status=C', ['3/1']],
		['fixed_date=202606&accounting_status=W', []],
		['fixed_date=202605&alias=erp', ['2/1']],
		['fixed_date=202605&alias=', ['1/1', '1/2', '2/1']],
	])('fixed-date-month, filter-absent-all: %s', async (query, found) => {
		expect(await report(query)).toEqual(found);
	});

	test.each([
		'',
		'fixed_date=2026-05',
		'fixed_date=202613',
		'fixed_date=202605&type=',
		'fixed_date=202605&type=X',
		'fixed_date=202605&month=5',
	])('refuse %j', async (query) => {
		expect(await report(query)).toMatchObject({ code: 'ERR', msg: expect.stringContaining('query') });
	});

	test('do not show how far the approval is', async () => {
		expect(Object.keys((await get(`${ACCOUNTING}/spending_report?fixed_date=202605`)).json.data[0])).not.toContain(
			'approval_status',
		);
		expect(
			hiworks()
				.spending()
				.map(({ approvalStatus }) => approvalStatus),
		).toEqual(['C', 'C', 'P', 'C']);
	});

	test('are changed by document, all its lines; an unknown document fails alone', async () => {
		const answer = await change(
			{ document_no: '1', m_accounting_status: 'C' },
			{ document_no: 'x', m_alias: 'a' },
			{ document_no: '2', m_alias: '' },
		);
		expect([answer.status, outcomes(answer.json)]).toEqual([
			202,
			[
				['1', 'SUC'],
				['x', 'ERR'],
				['2', 'SUC'],
			],
		]);
		expect(
			hiworks()
				.spending()
				.map(({ line }) => [line.document_no, line.accounting_status, line.alias]),
		).toEqual([
			['1', 'C', ''],
			['1', 'C', ''],
			['2', 'W', ''],
			['3', 'C', ''],
		]);
		expect(await report('fixed_date=202605&accounting_status=C')).toEqual(['1/1', '1/2']);
		await change({ document_no: '1', m_alias: 'done' });
		expect(hiworks().spending()[1]!.line).toMatchObject({
			accounting_status: 'C',
			alias: 'done',
			updatedate: expect.stringMatching(/^20/),
		});
		hiworks().configure({ failingCodes: ['1'] });
		expect(
			outcomes((await change({ document_no: '1', m_alias: 'x' }, { document_no: '3', m_alias: 'x' })).json),
		).toEqual([
			['1', 'ERR'],
			['3', 'SUC'],
		]);
	});

	test.each([[{ document_no: '1' }], [{ m_alias: 'x' }], [{ document_no: '1', m_accounting_status: 'X' }]])(
		'refuse the row %j',
		async (bad) => {
			expect((await change(bad)).json).toMatchObject({ code: 'ERR' });
		},
	);
});
