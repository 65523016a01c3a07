import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/index.ts';
import { invoiceItem, issueForm } from '../engine/support/bolta';
import { issued, run } from '../engine/support/operations';
import { rows } from '../engine/support/reports';
import type { ChangingOperation, NodeUnderTest } from './row';

const PARTY = { number: '={{ $json.number }}', name: '상호', representative: '대표', branch: '' };
const NUMBERS: [{ number: string }, { number: string }] = [{ number: '220-00-00002' }, { number: '888-88-88888' }];
const twoItems = [invoiceItem(0), invoiceItem(1)] as const;
const form = (changes = {}) => {
	const { resource: _resource, operation: _operation, options: _options, ...fields } = issueForm({}, changes);
	return fields;
};

/** Two issued invoices, and the fields of what is done to them. */
const toIssued = (fields: INodeParameters) => async (sandbox: Sandbox) => ({
	fields: { issuanceKey: { __rl: true, mode: 'id', value: '={{ $json.key }}' }, ...fields },
	input: [
		{ key: await issued(sandbox, { referenceId: 'first' }) },
		{ key: await issued(sandbox, { referenceId: 'second' }) },
	] as [{ key: string }, { key: string }],
});

const amends = { policy: 'lookUp', lost: 'recovered', again: 'duplicate', effectsInAll: 1 } as const;

const operations: ChangingOperation[] = [
	{
		name: 'taxInvoice.issue',
		route: 'issueTaxInvoice',
		policy: 'lookUp',
		lost: 'recovered',
		again: 'duplicate',
		effectsInAll: 1,
		arrange: async () => ({ fields: form(), input: [...twoItems] }),
	},
	{
		name: 'taxInvoice.amendTermination',
		route: 'amendTermination',
		...amends,
		arrange: toIssued({ date: '2026-02-10' }),
	},
	{ name: 'taxInvoice.amendDuplicateIssuance', route: 'amendDoubleIssuance', ...amends, arrange: toIssued({}) },
	{
		name: 'taxInvoice.amendSupplyCostChange',
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
		name: 'reverseIssuance.request',
		route: 'requestReverseIssue',
		...amends,
		arrange: async () => ({ fields: form({ writeDateSource: 'today' }), input: [...twoItems] }),
	},
	{
		name: 'reverseIssuance.cancel',
		route: 'cancelReverseRequest',
		policy: 'readBack',
		lost: 'recovered',
		again: 'rejected',
		effectsInAll: 1,
		async arrange(sandbox) {
			const requested = await run(sandbox, 'reverseIssuance.request', form({ writeDateSource: 'today' }), {
				input: [...twoItems],
			});
			const [first, second] = rows(requested).map(({ issuanceKey }) => ({ key: issuanceKey }));
			return {
				fields: { issuanceKey: { __rl: true, mode: 'id', value: '={{ $json.key }}' } },
				input: [first!, second!],
			};
		},
	},
	{
		name: 'customer.create',
		route: 'createCustomer',
		policy: 'remember',
		lost: 'unknown',
		again: 'done',
		effectsInAll: 2,
		arrange: async () => ({ fields: PARTY, input: NUMBERS }),
	},
	{
		name: 'customer.deleteCertificate',
		route: 'deleteCustomerCertificate',
		policy: 'readBack',
		lost: 'recovered',
		again: 'done',
		effectsInAll: 1,
		async arrange(sandbox) {
			const created = await run(sandbox, 'customer.create', PARTY, { input: NUMBERS });
			const [first, second] = rows(created).map(({ customerKey }) => ({ key: String(customerKey) }));
			for (const { key } of [first!, second!]) sandbox.bolta.attemptCertificate({ customerKey: key });
			return {
				fields: { customerKey: { __rl: true, mode: 'id', value: '={{ $json.key }}' } },
				input: [first!, second!],
			};
		},
	},
	{
		name: 'issuer.create',
		route: 'createIssuer',
		policy: 'lookUp',
		lost: 'recovered',
		again: 'done',
		effectsInAll: 2,
		arrange: async () => ({ fields: PARTY, input: NUMBERS }),
	},
];

export const boltaNode: NodeUnderTest = {
	node: 'bolta',
	folder: 'Bolta',
	operations,
	run,
	host: ({ bolta }) => bolta,
};
