import type { IDataObject } from 'n8n-workflow';

import { allFields } from '../support/allFields';
import { hiworksBill } from '../support/hiworksBill';
import { CALLS, goodDocument } from '../support/hiworksBillGood';
import { fileItem, first, run as runOperation, withBill, withFiles } from '../support/hiworksBillRun';

const { sandbox, created, ledger, sent, wireProblems } = withBill();

const run = async (name: string, values: IDataObject) => {
	const { parameters } = await allFields('hiworksBill', name);
	return await hiworksBill(sandbox.hiworksBill.url, {
		parameters,
		input: withFiles(fileItem(values, { data: { name: 'a.txt', bytes: Buffer.from('x') } })),
		credential: { allowEasySign: true },
	});
};

/** One value for each field of Create, none of them its default. */
const CREATE: IDataObject = {
	...goodDocument('expression-1'),
	purpose: 'receipt',
	'payment.cash': '₩11,000',
	'attachments.binaryFields': 'data',
	'attachments.temporaryFileIds': '100',
	'items.item[0].tax': '',
	'options.amounts': 'vatComputed',
	'options.expectedTotal': '11,000',
	'options.expectedSupplyCost': '',
	'options.expectedTax': '',
	'options.linesExpected': '1',
	'options.easySign': true,
	'options.markForRecovery': true,
};
const make = async (changes: IDataObject = {}) => {
	await runOperation(
		sandbox,
		'file.upload',
		{},
		{ input: withFiles(fileItem({}, { data: { name: 'b.txt', bytes: Buffer.from('y') } })) },
	);
	return await run('invoice.create', { ...CREATE, ...changes });
};

describe('Expressions in every field that takes one', () => {
	it('Create: the table has a value for each, and each has an expression', async () => {
		const { paths } = await allFields('hiworksBill', 'invoice.create');
		expect([...paths].sort()).toEqual(Object.keys(CREATE).sort());
	});

	it('Create, by form', async () => {
		const result = await make();
		expect(result.error).toBeUndefined();
		const company = {
			companyNumber: '101-00-00002',
			companyName: '주식회사',
			ceoName: '대표',
			taxNumber: '0001',
			companyAddress: '서울',
			bizType: '서비스',
			bizClassification: '소프트웨어',
		};
		const contact = { name: '담당자', email: 'mail@example.com', phone: '010-0000-1234', cell: '010-0000-5678' };
		expect(sent()).toEqual([
			{
				easySign: 'Y',
				information: {
					issueDate: '2026-01-31',
					memo: '메모 [expression-1]',
					bookNo: '1권',
					serial: '26-1',
					description: 'M12345678',
					cash: '11000',
					totalSupplyPrice: '10000',
					totalTax: '1000',
				},
				invoiceType: { transactionType: 'S', purposeType: 'R', taxType: 'A', typeCode: 'A' },
				invoicer: { ...company, primaryContact: contact },
				invoicee: {
					...company,
					partyTypeCode: '01',
					primaryContact: contact,
					secondaryContact: { ...contact, email: 'buyer@example.com' },
				},
				items: [
					{
						month: '01',
						day: '30',
						subject: '품목',
						unit: '규격',
						quantity: '1234',
						unitPrice: '10000',
						supplyPrice: '10000',
						tax: '1000',
						description: '비고',
					},
				],
				tempFileIds: [100, 101],
				officeFileIds: [1],
			},
		]);
		expect(wireProblems()).toEqual([]);
		expect(first(result)).toMatchObject({
			referenceId: 'expression-1',
			status: 'accepted',
			easySignMessage: expect.any(String),
		});
	});

	it('Create, by JSON', async () => {
		expect(
			(
				await make({
					supplierSource: 'json',
					recipientSource: 'json',
					itemSource: 'json',
					'options.amounts': 'asGiven',
				})
			).error,
		).toBeUndefined();
		expect(sent()[0]).toMatchObject({
			invoicer: { primaryContact: { email: 'buyer@example.com' } },
			invoicee: { primaryContact: { email: 'buyer@example.com' } },
			items: [{ subject: '품목' }],
		});
	});

	it('Create, by number', async () => {
		expect((await make({ supplierSource: 'registered' })).error).toBeUndefined();
		expect(sent()[0]).toMatchObject({ invoicer: '101-00-00002' });
	});

	it.each([
		['dryRun', { 'options.dryRun': true }, undefined],
		['expectedTotal', { 'options.expectedTotal': '11001' }, 'Expected Total [item 0]'],
		['linesExpected', { 'options.linesExpected': 2 }, 'Lines Expected [item 0]'],
		[
			'requireChecksum',
			{ 'options.requireChecksum': true, recipientNumber: '1010000003' },
			'Recipient Number [item 0]',
		],
		['amounts', { 'options.amounts': 'asGiven' }, 'Items, line 1: Tax [item 0]'],
		['payment', { 'payment.uncollected': '1' }, 'Payment [item 0]'],
		[
			'document and taxKind',
			{
				document: 'statement',
				taxKind: 'taxExempt',
				'options.easySign': false,
				'options.expectedTotal': '',
				'payment.cash': '9999',
			},
			'10,000 won, supply cost and tax',
		],
		['writeDateSource', { writeDateSource: 'tomorrow' }, 'Write Date Source [item 0]'],
		['binaryFields', { 'attachments.binaryFields': 'other' }, 'Input Binary Field [item 0]'],
		['itemsInFlight', { 'options.itemsInFlight': 0 }, 'Items in Flight'],
		['timeout', { 'options.timeout': 601 }, 'Timeout'],
		['keepCalls', { 'options.keepCalls': 100_001 }, 'Keep Calls for Others'],
		['stopAtZero', { 'options.stopAtZero': 'x' }, 'Stop When No Calls Are Left'],
	])('Create: %s takes effect', async (_, changes, message) => {
		const { error } = await make(changes as IDataObject);
		if (message === undefined) expect(error).toBeUndefined();
		else expect(error?.message).toContain(message);
		expect(ledger()).toEqual([]);
	});

	it('all others', async () => {
		await make();
		const { documentId } = ledger()[0]!;
		const draft = await created();
		const business = { businessNumber: '220-00-00002' };
		const further = {
			businessItem: '종목',
			businessType: '업태',
			corporationNumber: '1101110000000',
			name: '상호',
			secondRepresentative: '둘째',
		};
		const values: Record<string, [IDataObject, IDataObject]> = {
			'invoice.get': [
				{ documentId, 'options.showFullNumber': true, 'options.simplify': false },
				{ documentId, recipientFullNumber: null, invoice: { items: [{}] } },
			],
			'invoice.getNtsResult': [
				{ documentId, 'options.pollInterval': 10, 'options.waitForResult': 10 },
				{ documentId, ntsResultCode: 'SUC001' },
			],
			'invoice.downloadAttachment': [
				{ documentId, fileId: 2, binaryPropertyName: 'file', 'options.fileName': '이름.txt' },
				{ fileId: 2, fileName: '이름.txt' },
			],
			'invoice.delete': [{ documentId: draft }, { documentId: draft, deleted: true }],
			'file.getAll': [{ 'options.onlyUsable': false }, { fileId: 1 }],
			'file.upload': [{ binaryPropertyName: 'data' }, { fileName: 'a.txt' }],
			'business.checkStatus': [business, { businessNumber: '2200000002', status: 'active' }],
			'business.verifyRegistration': [
				{
					...business,
					openingDate: '2020-03-01',
					representative: '대표',
					...Object.fromEntries(Object.entries(further).map(([key, value]) => [`furtherData.${key}`, value])),
				},
				{ matches: true },
			],
		};
		for (const [name, [own, expected]] of Object.entries(values)) {
			const value = { ...own, ...CALLS };
			const { paths } = await allFields('hiworksBill', name);
			expect([name, [...paths].sort()]).toEqual([name, Object.keys(value).sort()]);
			const result = await run(name, value);
			expect([name, result.error]).toEqual([name, undefined]);
			expect(first(result)).toMatchObject(expected);
			expect(result.outputs[0]?.every(({ pairedItem }) => JSON.stringify(pairedItem) === '[{"item":0}]')).toBe(true);
		}
		expect(wireProblems()).toEqual([]);
	});
});
