import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/index.ts';
import { invoiceItem, issueForm } from '../engine/support/bolta';
import { ofIdLength } from '../engine/support/mutations';
import { issued, locator, run } from '../engine/support/operations';
import { rows } from '../engine/support/reports';
import {
	AMENDMENT,
	CUSTOMER,
	GET,
	GET_STATUS,
	ISSUANCE_KEY,
	ISSUE,
	PARTY as PARTY_FIELDS,
	RUN_OPTIONS,
	SUPPLY_COST_CHANGE,
} from './boltaFields';
import { asItIs, type NodeUnderTest, type OperationRow } from './row';

type Two = [IDataObject, IDataObject];

const PARTY = { number: '={{ $json.number }}', name: '상호', representative: '대표', branch: '' };
const NUMBERS: [{ number: string }, { number: string }] = [{ number: '220-00-00002' }, { number: '888-88-88888' }];
const twoItems = [invoiceItem(0), invoiceItem(1)] as const;
const form = (changes = {}) => {
	const { resource: _resource, operation: _operation, options: _options, ...fields } = issueForm({}, changes);
	return fields;
};

/** Two issued invoices, and the fields of what is done to them. */
const toIssued = (fields: INodeParameters) => async (sandbox: Sandbox) => ({
	fields: { issuanceKey: locator('={{ $json.key }}'), ...fields },
	input: [
		{ key: await issued(sandbox, { referenceId: 'first' }) },
		{ key: await issued(sandbox, { referenceId: 'second' }) },
	] as Two,
});

/** Two requests that wait for the supplier. */
async function toRequested(sandbox: Sandbox) {
	const requested = await run(sandbox, 'reverseIssuance.request', form({ writeDateSource: 'today' }), {
		input: [...twoItems],
	});
	const [first, second] = rows(requested).map(({ issuanceKey }) => ({ key: issuanceKey }));
	return { fields: { issuanceKey: locator('={{ $json.key }}') }, input: [first!, second!] as Two };
}

/** Two customers with a certificate. */
async function toCustomers(sandbox: Sandbox) {
	const created = await run(sandbox, 'customer.create', PARTY, { input: NUMBERS });
	const [first, second] = rows(created).map(({ customerKey }) => ({ key: String(customerKey) }));
	for (const { key } of [first!, second!]) sandbox.bolta.attemptCertificate({ customerKey: key });
	return { fields: { customerKey: locator('={{ $json.key }}') }, input: [first!, second!] as Two };
}

const amends = { policy: 'lookUp', lost: 'recovered', again: 'duplicate', effectsInAll: 1 } as const;

const operations: OperationRow[] = [
	{
		name: 'taxInvoice.issue',
		fields: ISSUE,
		fieldsApart: true,
		route: 'issueTaxInvoice',
		policy: 'lookUp',
		lost: 'recovered',
		again: 'duplicate',
		effectsInAll: 1,
		arrange: async () => ({ fields: form(), input: [...twoItems] }),
	},
	{
		name: 'taxInvoice.amendTermination',
		fields: { ...AMENDMENT, date: { kind: 'pastDay', named: ['Termination Date'] } },
		fieldsApart: true,
		route: 'amendTermination',
		...amends,
		arrange: toIssued({ date: '2026-02-10' }),
	},
	{
		name: 'taxInvoice.amendDuplicateIssuance',
		fields: AMENDMENT,
		fieldsApart: true,
		route: 'amendDoubleIssuance',
		...amends,
		arrange: toIssued({}),
	},
	{
		name: 'taxInvoice.amendSupplyCostChange',
		fields: SUPPLY_COST_CHANGE,
		fieldsApart: true,
		route: 'amendChangeSupplyCost',
		...amends,
		arrange: toIssued({
			date: '2026-02-10',
			changeSource: 'json',
			amounts: 'asGiven',
			itemsJson: '[{"name":"단가 변경","supplyCost":-1000,"tax":-100}]',
		}),
	},
	{
		name: 'taxInvoice.get',
		fields: GET,
		route: 'getTaxInvoice',
		arrange: toIssued({}),
	},
	{
		name: 'taxInvoice.getStatus',
		fields: GET_STATUS,
		route: 'getByClientReferenceId',
		async arrange(sandbox) {
			await issued(sandbox);
			return { fields: { referenceId: 'order-0' }, input: [{}] };
		},
	},
	{
		name: 'taxInvoice.getPdf',
		fields: {
			issuanceKey: ISSUANCE_KEY,
			binaryPropertyName: { kind: 'ownText', named: ['Put Output File in Field'] },
			...RUN_OPTIONS,
		},
		route: 'getTaxInvoicePdf',
		async arrange(sandbox) {
			sandbox.bolta.configure({ pdfPolls: 0 });
			return await toIssued({ binaryPropertyName: 'file' })(sandbox);
		},
	},
	{
		name: 'taxInvoice.getIssueDueDate',
		fields: { writeDate: { kind: 'day', named: ['Write Date'] }, ...RUN_OPTIONS },
		route: 'getIssueDueDate',
		...asItIs({ writeDate: '2026-01-31' }),
	},
	{
		name: 'reverseIssuance.request',
		fields: ISSUE,
		fieldsApart: true,
		route: 'requestReverseIssue',
		...amends,
		arrange: async () => ({ fields: form({ writeDateSource: 'today' }), input: [...twoItems] }),
	},
	{
		name: 'reverseIssuance.cancel',
		fields: { issuanceKey: ISSUANCE_KEY, ...RUN_OPTIONS },
		route: 'cancelReverseRequest',
		policy: 'readBack',
		lost: 'recovered',
		again: 'rejected',
		effectsInAll: 1,
		arrange: toRequested,
	},
	{
		name: 'reverseIssuance.getApprovalUrl',
		fields: { issuanceKey: ISSUANCE_KEY, ...RUN_OPTIONS },
		route: 'getReverseApprovalUrl',
		arrange: toRequested,
	},
	{
		name: 'customer.create',
		fields: PARTY_FIELDS,
		route: 'createCustomer',
		policy: 'remember',
		lost: 'unknown',
		again: 'done',
		effectsInAll: 2,
		arrange: async () => ({ fields: PARTY, input: NUMBERS }),
	},
	{ name: 'customer.get', fields: CUSTOMER, route: 'getCustomer', arrange: toCustomers },
	{ name: 'customer.getCertificateUrl', fields: CUSTOMER, route: 'getCustomerCertificateUrl', arrange: toCustomers },
	{
		name: 'customer.getCertificateHistory',
		fields: CUSTOMER,
		route: 'getCustomerCertificateHistory',
		arrange: toCustomers,
	},
	{
		name: 'customer.deleteCertificate',
		fields: CUSTOMER,
		route: 'deleteCustomerCertificate',
		policy: 'readBack',
		lost: 'recovered',
		again: 'done',
		effectsInAll: 1,
		arrange: toCustomers,
	},
	{
		name: 'issuer.create',
		fields: PARTY_FIELDS,
		route: 'createIssuer',
		policy: 'lookUp',
		lost: 'recovered',
		again: 'done',
		effectsInAll: 2,
		arrange: async () => ({ fields: PARTY, input: NUMBERS }),
	},
	{
		name: 'issuer.getAll',
		fields: {
			returnAll: { kind: 'flag', named: ['Return All'] },
			limit: { kind: 'count', named: ['Limit'], longest: 100000, tooLong: 100001 },
			...RUN_OPTIONS,
		},
		route: 'listIssuers',
		async arrange(sandbox) {
			await run(sandbox, 'issuer.create', PARTY, { input: NUMBERS });
			return { fields: { returnAll: false, limit: 50 }, input: [{}] };
		},
	},
	{
		name: 'issuer.getCertificateUrl',
		fields: { issuerId: { kind: 'idInPath', named: ['Issuer'], ...ofIdLength(200) }, ...RUN_OPTIONS },
		route: 'createIssuerCertificateUrl',
		async arrange(sandbox) {
			const created = await run(sandbox, 'issuer.create', PARTY, { input: NUMBERS });
			return { fields: { issuerId: locator('={{ $json.issuerId }}') }, input: rows(created) as Two };
		},
	},
];

export const boltaNode: NodeUnderTest = {
	node: 'bolta',
	folder: 'Bolta',
	operations,
	secrets: { apiKey: 'test_Xq7synthetic0Secret', webhookToken: 'webhook-Zk3-synthetic' },
	live: { apiKey: 'live_synthetic_key', environment: 'live' },
	run,
	host: ({ bolta }) => bolta,
};
