import type { IDataObject } from 'n8n-workflow';

import { withVendor } from '../../support/sandbox.ts';
import { allFields } from '../support/allFields';
import { bolta } from '../support/bolta';
import { rows } from '../support/reports';

const sandbox = withVendor('bolta');

const contact = (name: string) => ({ email: `${name}@example.com`, name: `${name} 담당`, phone: '010-0000-0001' });
const party = (name: string, number: string) => ({
	number,
	name,
	representative: `${name} 대표`,
	branch: '0007',
	address: `${name} 주소`,
	businessType: `${name} 업태`,
	businessItem: `${name} 종목`,
	contacts: [contact('json')],
});
const line = (name: string) => ({
	date: '2026-01-30',
	name,
	specification: `${name} 규격`,
	quantity: 2,
	unitPrice: '5,000',
	supplyCost: '10,000',
	tax: '',
	remark: `${name} 비고`,
});
const under = (path: string, record: IDataObject) =>
	Object.fromEntries(Object.entries(record).map(([name, value]) => [`${path}.${name}`, value]));
const details = (side: string) =>
	under(`${side}Details`, {
		branch: '0001',
		address: `${side} 주소`,
		businessType: `${side} 업태`,
		businessItem: `${side} 종목`,
		contactName: `${side} 담당`,
		contactPhone: '02-000-0000',
	});

/** One value for each field of Issue. */
const ISSUE: IDataObject = {
	referenceIdSource: 'given',
	referenceId: 'expression-1',
	writeDateSource: 'date',
	writeDate: '2026-01-31',
	purpose: 'receipt',
	taxKind: 'taxable',
	supplierSource: 'form',
	supplierNumber: '220-00-00002',
	supplierName: '공급자',
	supplierRepresentative: '공급자 대표',
	supplierEmail: 'supplier@example.com',
	...details('supplier'),
	supplierJson: party('공급자 JSON', '2200000002'),
	recipientSource: 'form',
	recipientNumber: '888-88-88888',
	recipientName: '구매자',
	recipientRepresentative: '구매자 대표',
	recipientEmail: 'buyer@example.com',
	...details('recipient'),
	...under('recipientDetails.furtherContacts.contact[0]', contact('further')),
	recipientJson: party('구매자 JSON', '8888888888'),
	itemSource: 'form',
	...under('items.item[0]', line('폼')),
	itemsJson: [line('JSON')],
	remark: '비고',
	...under('options', {
		customerKey: 'customer_bf8paz',
		failedIssuanceKey: '',
		amounts: 'vatComputed',
		dryRun: false,
		expectedSupplyCost: '10,000',
		expectedTax: 1_000,
		expectedTotal: '₩11,000',
		ifAlreadyIssued: 'fail',
		leaveOutTaxType: true,
		linesExpected: '1',
		lookUpFirst: false,
		partyKeyHeader: 'customerKey',
		percentEncodeReferenceId: true,
		requireChecksum: false,
		simplify: false,
		waitForCompletion: 5,
		itemsInFlight: 2,
		timeout: 30,
	}),
};

describe('Expressions in every field that takes one', () => {
	// This generation demands the customer key and takes an invoice without taxType.
	beforeEach(() => sandbox.bolta.configure({ generation: 1 }));

	const issue = async (changes: IDataObject = {}) => {
		const { parameters } = await allFields('bolta', 'taxInvoice.issue');
		return await bolta(sandbox.bolta.url, { parameters, input: [{ ...ISSUE, ...changes }] });
	};
	const body = () => sandbox.bolta.requests().find(({ method }) => method === 'POST')?.body;

	it('Issue: the table has a value for each, and each has an expression', async () => {
		const { paths } = await allFields('bolta', 'taxInvoice.issue');
		expect([...paths].sort()).toEqual(Object.keys(ISSUE).sort());
	});

	it('Issue, by form', async () => {
		const result = await issue();
		expect(result.error).toBeUndefined();
		expect(body()).toEqual({
			date: '2026-01-31',
			purpose: 'RECEIPT',
			description: '비고',
			supplier: {
				identificationNumber: '2200000002',
				organizationName: '공급자',
				representativeName: '공급자 대표',
				taxRegistrationId: '0001',
				address: 'supplier 주소',
				businessType: 'supplier 업태',
				businessItem: 'supplier 종목',
				manager: { email: 'supplier@example.com', name: 'supplier 담당', telephone: '02-000-0000' },
			},
			supplied: {
				identificationNumber: '8888888888',
				organizationName: '구매자',
				representativeName: '구매자 대표',
				taxRegistrationId: '0001',
				address: 'recipient 주소',
				businessType: 'recipient 업태',
				businessItem: 'recipient 종목',
				managers: [
					{ email: 'buyer@example.com', name: 'recipient 담당', telephone: '02-000-0000' },
					{ email: 'further@example.com', name: 'further 담당', telephone: '010-0000-0001' },
				],
			},
			items: [
				{
					date: '2026-01-30',
					name: '폼',
					specification: '폼 규격',
					quantity: 2,
					unitPrice: 5_000,
					supplyCost: 10_000,
					tax: 1_000,
					description: '폼 비고',
				},
			],
		});
		expect(sandbox.bolta.requests().map(({ route }) => route)).toEqual(['issueTaxInvoice', 'getTaxInvoice']);
		expect(sandbox.bolta.requests()[0]?.headers).toMatchObject({
			'bolta-client-reference-id': 'expression-1',
			'customer-key': 'customer_bf8paz',
		});
		expect(rows(result)[0]).toMatchObject({
			referenceId: 'expression-1',
			status: 'issued',
			invoice: { date: '2026-01-31' },
		});
	});

	it('Issue, by JSON', async () => {
		expect(
			(await issue({ supplierSource: 'json', recipientSource: 'json', itemSource: 'json' })).error,
		).toBeUndefined();
		expect(body()).toMatchObject({
			supplier: {
				organizationName: '공급자 JSON',
				taxRegistrationId: '0007',
				manager: { email: 'json@example.com', telephone: '010-0000-0001' },
			},
			supplied: { organizationName: '구매자 JSON', managers: [{ email: 'json@example.com' }] },
			items: [{ name: 'JSON', unitPrice: 5_000 }],
		});
	});

	it('Issue, by customer key', async () => {
		expect((await issue({ supplierSource: 'customerKey' })).error).toBeUndefined();
		expect(body()).toMatchObject({
			supplier: { identificationNumber: '1234567891', organizationName: '공급자 상호', address: 'supplier 주소' },
		});
	});

	it.each([
		['dryRun', { 'options.dryRun': true }, undefined],
		['expectedTotal', { 'options.expectedTotal': '11001' }, 'Expected Total [item 0]: expected a total of 11,001 won'],
		['requireChecksum', { 'options.requireChecksum': true, supplierNumber: '2200000003' }, 'Supplier Number [item 0]'],
		['amounts', { 'options.amounts': 'asGiven' }, 'Items, line 1: Tax [item 0]'],
		['linesExpected', { 'options.linesExpected': 2 }, 'Lines Expected [item 0]: expected 2 lines, found 1'],
		['leaveOutTaxType', { taxKind: 'zeroRated', 'options.expectedTotal': '' }, 'Leave Out taxType [item 0]'],
		['derived id', { referenceIdSource: 'derived', writeDateSource: 'today' }, 'Write Date Source [item 0]'],
		['itemsInFlight', { 'options.itemsInFlight': 0 }, 'Items in Flight'],
		['timeout', { 'options.timeout': 601 }, 'Timeout'],
	])('Issue: %s takes effect', async (_, changes, message) => {
		const { error } = await issue(changes as IDataObject);
		if (message === undefined) expect(error).toBeUndefined();
		else expect(error?.message).toContain(message);
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('Issue: lookUpFirst and ifAlreadyIssued take effect', async () => {
		await issue();
		const { error } = await issue({ 'options.lookUpFirst': true });
		expect(error?.message).toContain('was sent before');
		expect(sandbox.bolta.ledger('test')).toHaveLength(1);
	});

	it('Get and Get Status', async () => {
		await issue();
		const [{ issuanceKey, clientReferenceId } = { issuanceKey: '', clientReferenceId: '' }] =
			sandbox.bolta.ledger('test');
		const run = { 'options.itemsInFlight': 1, 'options.timeout': 5 };
		const values: Record<string, IDataObject> = {
			get: { issuanceKey, 'options.showFullNumber': true, 'options.simplify': false, ...run },
			getStatus: {
				referenceId: clientReferenceId,
				'options.failedIssuanceKey': '',
				'options.percentEncodeReferenceId': true,
				...run,
			},
		};
		for (const [operation, value] of Object.entries(values)) {
			const { parameters, paths } = await allFields('bolta', `taxInvoice.${operation}`);
			expect([...paths].sort()).toEqual(Object.keys(value).sort());
			const result = await bolta(sandbox.bolta.url, { parameters, input: [value] });
			expect(result.error).toBeUndefined();
			expect(rows(result)[0]).toMatchObject({
				issuanceKey,
				status: 'issued',
				...(operation === 'get' && { recipientFullNumber: null, invoice: { date: '2026-01-31' } }),
			});
		}
	});
});
