/** The emulated Hiworks Bill: what is known of businesses, who may ask, and how often. */

import { sheet, tokens, withHiworksBill } from '../support/hiworksBill.ts';

const { sandbox, call, post, create, get, remove, check, send } = withHiworksBill();

const bill = () => sandbox.hiworksBill;
const answerProblems = (operation: string, status: number, body: unknown) =>
	bill().contract.answerProblems(operation, status, body, true);

describe('businesses', () => {
	test('are active unless they are said to be otherwise', async () => {
		const status = async (number: string) => {
			const { status: answered, json } = await check(number);
			expect([answered, answerProblems('checkBusinessStatus', 200, json)]).toEqual([200, []]);
			return json.data;
		};
		const empty = { endDate: '', taxTypeChangeDate: '', invoiceApplyDate: '' };
		expect(await status('8888888888')).toEqual({
			...empty,
			idn: '8888888888',
			status: '계속사업자',
			statusCode: '01',
			taxType: '부가가치세 일반과세자',
			taxTypeCode: '01',
			utcc: 'N',
		});
		bill().setBusiness('8888888888', { statusCode: '03', endDate: '20260101', taxTypeCode: '02' });
		expect(await status('8888888888')).toMatchObject({
			status: '폐업자',
			statusCode: '03',
			endDate: '20260101',
			taxTypeCode: '02',
			taxType: '부가가치세 간이과세자',
		});
		bill().setBusiness('7777777770', { statusCode: '' });
		expect(await status('7777777770')).toEqual({
			...empty,
			idn: '7777777770',
			status: '',
			statusCode: '',
			taxType: '',
			taxTypeCode: '',
			utcc: '',
		});
		expect(await status('8888888888')).toMatchObject({ statusCode: '03' });
	});

	test.each(['888-88-88888', '888888888', '88888888888', 'x'])('%s is no number', async (number) => {
		expect(await check(number)).toMatchObject({
			status: 400,
			json: {
				errors: [
					{
						status: '400',
						title: 'Parameter Error',
						message: '휴폐업 조회시 사업자 등록번호는 10자리 숫자만 허용합니다.',
					},
				],
			},
		});
	});

	test('need a content type though there is no body', async () => {
		expect(await call('POST', '/v4/check/8888888888')).toMatchObject({
			status: 400,
			json: { errors: [expect.objectContaining({ message: expect.stringContaining('Content-Type') })] },
		});
	});

	const asked = { idn: '8888888888', startDate: '20200101', representative: '대표' };
	const validate = (changes: object = {}) => post('/v4/validate', { ...asked, ...changes });

	test('are validated by what is known of them', async () => {
		const right = await validate({ companyName: '' });
		expect(right).toMatchObject({
			status: 200,
			json: {
				data: {
					idn: '8888888888',
					validationCode: '01',
					requestData: { ...asked, companyName: '' },
					status: { idn: '8888888888', statusCode: '01' },
				},
			},
		});
		expect(answerProblems('validateBusinessRegistration', 200, right.json)).toEqual([]);
		bill().configure({ registrations: [{ ...asked, companyName: '상호' }] });
		expect((await validate()).json.data.validationCode).toBe('01');
		expect((await validate({ companyName: '상호', sector: '' })).json.data.validationCode).toBe('01');
		for (const wrong of [
			{ companyName: '다른' },
			{ representative: '다른' },
			{ startDate: '20200102' },
			{ idn: '7777777770' },
			{ sector: '서비스' },
		]) {
			const { status, json } = await validate(wrong);
			expect([status, json]).toEqual([
				200,
				{
					data: {
						idn: { ...asked, ...wrong }.idn,
						validationCode: '02',
						validationMessage: '확인할 수 없습니다.',
						requestData: { ...asked, ...wrong },
					},
				},
			]);
			expect(answerProblems('validateBusinessRegistration', 200, json)).toEqual([]);
		}
		bill().configure({ registrations: null });
		bill().setBusiness('8888888888', { statusCode: '' });
		expect((await validate()).json.data.validationCode).toBe('02');
	});

	test.each([
		[{ startDate: '20200230' }],
		[{ startDate: '2020-01-01' }],
		[{ idn: '888-88-88888' }],
		[{ representative: ' ' }],
		[{ birthday: 'x' }],
	])('%j cannot be validated', async (changes) => {
		expect(await validate(changes)).toMatchObject({
			status: 400,
			json: {
				errors: expect.arrayContaining([
					expect.objectContaining({ message: expect.stringContaining(Object.keys(changes)[0]!) }),
				]),
			},
		});
	});
});

describe('tokens', () => {
	test.each<[string, Record<string, string>]>([
		['no office token', { 'Bill-Access-Authorization': 'b' }],
		['no bill token', { 'Office-Authorization': 'a' }],
		['an empty office token', { 'Office-Authorization': '', 'Bill-Access-Authorization': 'b' }],
		['Bearer before the office token', { 'Office-Authorization': 'Bearer a', 'Bill-Access-Authorization': 'b' }],
		['Bearer before the bill token', { 'Office-Authorization': 'a', 'Bill-Access-Authorization': 'Bearer b' }],
		['Authorization instead', { Authorization: 'Bearer a' }],
		['an unknown office token', { 'Office-Authorization': 'c', 'Bill-Access-Authorization': 'b' }],
		['an unknown bill token', { 'Office-Authorization': 'a', 'Bill-Access-Authorization': 'c' }],
	])('with %s nothing is done', async (name, headers) => {
		if (name.includes('unknown')) bill().configure({ officeTokens: ['a'], billTokens: ['b'] });
		const answer = await send('/v4/invoices', {
			method: 'POST',
			key: '',
			headers: { 'Content-Type': 'application/json', ...headers },
			body: JSON.stringify({ data: sheet() }),
		});
		expect(answer).toMatchObject({
			status: 401,
			json: { errors: [{ status: '401', title: 'Unauthorized', message: expect.any(String) }] },
		});
		expect(answerProblems('createInvoice', 401, answer.json)).toEqual([]);
		expect([bill().ledger(), bill().remaining()]).toEqual([[], 1_000]);
		expect(answer.headers).not.toHaveProperty('x-ratelimit-limit');
	});

	test('that exist are taken', async () => {
		bill().configure({ officeTokens: ['office-token'], billTokens: ['bill-token'] });
		expect(await create()).toMatchObject({ status: 200 });
	});

	test('are never kept', async () => {
		await create();
		await call('GET', '/v4/nothing');
		expect(JSON.stringify(bill().requests())).not.toContain(tokens['Office-Authorization']);
		expect(JSON.stringify(bill().requests())).not.toContain(tokens['Bill-Access-Authorization']);
		expect(bill().requests()[0]!.headers).toHaveProperty('content-type', 'application/json');
	});
});

describe('the quota', () => {
	const rate = ({ headers }: { headers: object }) => ({
		limit: (headers as any)['x-ratelimit-limit'],
		remaining: (headers as any)['x-ratelimit-remaining'],
	});

	test('counts what succeeds, whatever its status, and nothing else', async () => {
		bill().configure({ dailyLimit: 10, callsUsed: 4 });
		const answer = await create();
		expect(rate(answer)).toEqual({ limit: '10', remaining: '5' });
		expect(rate(await create({ information: { totalTax: '1' } }))).toEqual({ limit: '10', remaining: '5' });
		expect(rate(await get('unknown'))).toEqual({ limit: '10', remaining: '5' });
		expect(rate(await remove(answer.json.data.documentId[0]))).toEqual({ limit: '10', remaining: '4' });
		bill().configure({ rateHeaders: false });
		expect(rate(await check('8888888888'))).toEqual({});
		expect(bill().remaining()).toBe(3);
	});

	test('ends, until the next day in Seoul', async () => {
		const at = (instant: string) => bill().configure({ clockOffsetMs: Date.parse(instant) - Date.now() });
		at('2026-06-01T12:00:00Z');
		bill().configure({ dailyLimit: 2, callsUsed: 1 });
		expect(await create()).toMatchObject({ status: 200 });
		const over = await create();
		expect(over).toMatchObject({ status: 429, json: { errors: [{ status: '429', title: 'Too Many Requests' }] } });
		expect(rate(over)).toEqual({ limit: '2', remaining: '0' });
		expect(answerProblems('createInvoice', 429, over.json)).toEqual([]);
		expect(bill().ledger()).toHaveLength(1);
		at('2026-06-01T14:59:00Z');
		expect(await create()).toMatchObject({ status: 429 });
		at('2026-06-01T15:00:01Z');
		expect(rate(await create())).toEqual({ limit: '2', remaining: '1' });
	});
});

test('errors may come with HTTP 200', async () => {
	bill().configure({ errorsWithStatus200: true });
	expect(await get('unknown')).toMatchObject({
		status: 200,
		json: { errors: [{ status: '404', title: 'Not Found', message: '' }] },
	});
	expect(await create({ items: [] })).toMatchObject({
		status: 200,
		json: { errors: [expect.objectContaining({ status: '400' })] },
	});
	expect([bill().remaining(), bill().ledger()]).toEqual([1_000, []]);
	expect(await create()).toMatchObject({ status: 200, json: { data: expect.anything() } });
});

test("paths of the vendor's other hosts, and other methods, are not there", async () => {
	expect(await call('GET', '/v4/tokens/abc')).toMatchObject({
		status: 404,
		json: { errors: [{ title: 'Sandbox Path Unknown' }] },
	});
	expect(await call('PUT', '/v4/invoices/abc')).toMatchObject({
		status: 405,
		json: { errors: [{ title: 'Sandbox Method Unknown' }] },
	});
});
