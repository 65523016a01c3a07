import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { CONTINUE, first, withBill, type More } from '../support/hiworksBillRun';
import { rows, told } from '../support/reports';
import { standIn } from '../support/standIn';

const { sandbox, run, calls, wireProblems } = withBill();
afterEach(() => expect(wireProblems()).toEqual([]));

const NUMBER = '2200000002';
const check = async (more: More = {}) => await run('business.checkStatus', { businessNumber: '220-00-00002' }, more);
const verify = async (fields: INodeParameters = {}, more: More = {}) =>
	await run(
		'business.verifyRegistration',
		{ businessNumber: '220-00-00002', openingDate: '2020. 3. 1.', representative: '김대표', ...fields },
		more,
	);

describe('Check Status', () => {
	it.each([
		['01', '01', 'active', 'general', '계속사업자'],
		['02', '02', 'suspended', 'simplified', '휴업자'],
		['03', '03', 'closed', 'specialTaxation', '폐업자'],
		['01', '04', 'active', 'taxExempt', '계속사업자'],
		['01', '05', 'active', 'nonProfitOrState', '계속사업자'],
		['01', '06', 'active', 'uniqueNumberBody', '계속사업자'],
		['01', '07', 'active', 'simplifiedIssuingInvoices', '계속사업자'],
	] as const)('state %s of kind %s is %s, %s', async (statusCode, taxTypeCode, status, taxpayer, vendorStatus) => {
		sandbox.hiworksBill.setBusiness(NUMBER, { statusCode, taxTypeCode, endDate: '20251130' });
		const result = await check();
		expect(result.outputs[0]).toMatchObject([
			{
				json: {
					businessNumber: NUMBER,
					status,
					vendorStatus,
					taxpayer,
					vendorTaxpayer: expect.any(String),
					closedOn: statusCode === '03' ? '2025-11-30' : null,
					closedByUnitTaxation: false,
					taxpayerChangedOn: null,
					invoicesSince: null,
					cached: false,
					callsRemaining: 999,
				},
				pairedItem: [{ item: 0 }],
			},
		]);
		expect(calls('checkBusinessStatus')).toMatchObject([
			{ method: 'POST', path: `/v4/check/${NUMBER}`, headers: { 'content-type': 'application/json' } },
		]);
	});

	it('one that the tax office does not know is not registered', async () => {
		sandbox.hiworksBill.setBusiness(NUMBER, { statusCode: '' });
		expect(first(await check())).toMatchObject({
			status: 'notRegistered',
			vendorStatus: null,
			taxpayer: null,
			vendorTaxpayer: null,
			closedOn: null,
		});
	});

	it.each([
		[
			'a state that is not documented',
			{ status: '새 상태', statusCode: '09' },
			{ status: 'unknown', vendorStatus: '새 상태' },
		],
		[
			'dates and unit taxation',
			{
				status: '폐업자',
				statusCode: '03',
				utcc: 'Y',
				endDate: '20251231',
				taxTypeChangeDate: '20240701',
				invoiceApplyDate: '20230101',
			},
			{
				status: 'closed',
				closedByUnitTaxation: true,
				closedOn: '2025-12-31',
				taxpayerChangedOn: '2024-07-01',
				invoicesSince: '2023-01-01',
			},
		],
		[
			'null for all that is not known',
			{ status: null, statusCode: null, taxType: null, endDate: null },
			{ status: 'notRegistered', vendorStatus: null, closedOn: null },
		],
	])('reads %s', async (_, data, expected) => {
		const vendor = await standIn(() => ({ status: 200, body: { data: { idn: NUMBER, ...data } } }));
		const row = first(await check({ credential: { baseUrl: vendor.url } }));
		await vendor.close();
		expect(row).toMatchObject(expected);
	});

	// Half an answer must not look like a business that does not exist.
	it.each([[{}], [{ idn: NUMBER }], [{ idn: NUMBER, status: '계속사업자' }], [{ idn: NUMBER, statusCode: '01' }]])(
		'takes no answer from %j',
		async (data) => {
			const vendor = await standIn(() => ({ status: 200, body: { data } }));
			const row = first(await check({ ...CONTINUE, credential: { baseUrl: vendor.url } }));
			await vendor.close();
			expect(told(row)).toMatchObject({ outcome: null, httpStatus: 200 });
		},
	);

	it('takes an answer that writes the number otherwise', async () => {
		const state = { idn: '220-00-00002', status: '계속사업자', statusCode: '01' };
		const vendor = await standIn(() => ({ status: 200, body: { data: state } }));
		const row = first(await check({ ...CONTINUE, credential: { baseUrl: vendor.url } }));
		await vendor.close();
		expect(row).toMatchObject({ status: 'active' });
	});

	it('takes no answer about another business, nor does Verify Registration', async () => {
		const state = { idn: '8888888888', status: '계속사업자', statusCode: '01' };
		const vendor = await standIn(({ url }) => {
			const data = url?.includes('/check/') ? state : { idn: '8888888888', validationCode: '01', status: state };
			return { status: 200, body: { data } };
		});
		const more = { ...CONTINUE, credential: { baseUrl: vendor.url } };
		const both = [first(await check(more)), first(await verify({}, more))];
		await vendor.close();
		for (const row of both)
			expect(row.error?.message).toBe(`Hiworks was asked about ${NUMBER} and answered about 8888888888`);
	});

	it.each(['220-00-0000', '9001011000000', '', '가'])('refuses "%s"', async (businessNumber) => {
		const { error } = await run(
			'business.checkStatus',
			{ businessNumber: '={{ $json.businessNumber }}' },
			{ input: [{ businessNumber }] },
		);
		expect(error?.message).toContain('Business Number [item 0]: expected');
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});
});

describe('Verify Registration', () => {
	const known = {
		idn: NUMBER,
		startDate: '20200301',
		representative: '김대표',
		companyName: '상호',
		corporationNo: '1101110000000',
		sector: '서비스',
		type: '소프트웨어',
		representative2: '박대표',
	};
	const ALL = {
		name: '상호',
		corporationNumber: '110111-0000000',
		businessType: '서비스',
		businessItem: '소프트웨어',
		secondRepresentative: '박대표',
	};

	it('is a match, with the state of the business', async () => {
		sandbox.hiworksBill.configure({ registrations: [known] });
		expect((await verify()).outputs[0]).toMatchObject([
			{
				json: {
					businessNumber: NUMBER,
					matches: true,
					message: null,
					status: 'active',
					taxpayer: 'general',
					callsRemaining: 999,
				},
				pairedItem: [{ item: 0 }],
			},
		]);
		expect(first(await verify({ furtherData: ALL }))).toMatchObject({ matches: true });
		expect(calls('validateBusinessRegistration').map(({ body }) => (body as IDataObject).data)).toEqual([
			{
				idn: NUMBER,
				startDate: '20200301',
				representative: '김대표',
				representative2: '',
				companyName: '',
				corporationNo: '',
				sector: '',
				type: '',
			},
			known,
		]);
	});

	it.each([
		[{ representative: '이대표' }],
		[{ openingDate: '2020-03-02' }],
		[{ furtherData: { name: '다른 상호' } }],
		[{ furtherData: { corporationNumber: '1101110000001' } }],
	])('is none where %j is wrong: an output, no error', async (fields) => {
		sandbox.hiworksBill.configure({ registrations: [known] });
		expect(first(await verify(fields as INodeParameters))).toEqual({
			businessNumber: NUMBER,
			matches: false,
			message: '확인할 수 없습니다.',
			status: null,
			vendorStatus: null,
			taxpayer: null,
			vendorTaxpayer: null,
			closedOn: null,
			closedByUnitTaxation: null,
			taxpayerChangedOn: null,
			invoicesSince: null,
			callsRemaining: 999,
		});
	});

	it.each([
		'110111 0000000',
		'110111 - 0000000',
		'110111–0000000',
		'１１０１１１－０００００００',
		'={{ 1101110000000 }}',
	])('is a match with the corporation number %j, however it is written', async (corporationNumber) => {
		sandbox.hiworksBill.configure({ registrations: [known] });
		expect(first(await verify({ furtherData: { corporationNumber } }))).toMatchObject({ matches: true });
	});

	it.each([
		[{ furtherData: { corporationNumber: '110111-000000' } }, 'Corporation Number [item 0]: expected'],
		[{ furtherData: { corporationNumber: '220-00-00002' } }, 'Corporation Number [item 0]: expected'],
		[{ representative: ' ' }, 'Representative [item 0]: expected a value'],
		[{ openingDate: '2020-02-30' }, 'Business Opening Date [item 0]'],
		[{ businessNumber: '1' }, 'Business Number [item 0]'],
	])('refuses %j', async (fields, message) => {
		expect((await verify(fields)).error?.message).toContain(message);
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});

	it('asks each time: data of persons are not kept', async () => {
		const result = await run(
			'business.verifyRegistration',
			{ businessNumber: NUMBER, openingDate: '2020-03-01', representative: '김대표' },
			{ input: [{}, {}] },
		);
		expect([rows(result).length, calls('validateBusinessRegistration').length]).toEqual([2, 2]);
	});
});
