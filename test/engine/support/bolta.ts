import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { execute, type Execution, type Result } from './engine';

export const SUPPLIER = {
	number: '2200000002',
	name: '공급자 주식회사',
	representative: '김대표',
	contacts: [{ email: 'supplier@example.com' }],
};
export const RECIPIENT_NUMBER = '8888888888';

/** Parameters of Issue with all of the form filled in by expressions on the item. */
export const issueForm = (options: INodeParameters = {}, more: INodeParameters = {}): INodeParameters => ({
	resource: 'taxInvoice',
	operation: 'issue',
	referenceId: '={{ $json.referenceId }}',
	writeDateSource: 'date',
	writeDate: '={{ $json.writeDate }}',
	purpose: '={{ $json.purpose }}',
	taxKind: '={{ $json.taxKind }}',
	supplierSource: 'form',
	supplierNumber: '={{ $json.supplierNumber }}',
	supplierName: '={{ $json.supplierName }}',
	supplierRepresentative: '={{ $json.supplierRepresentative }}',
	supplierEmail: '={{ $json.supplierEmail }}',
	supplierDetails: {},
	recipientSource: 'form',
	recipientNumber: '={{ $json.recipientNumber }}',
	recipientName: '={{ $json.recipientName }}',
	recipientRepresentative: '={{ $json.recipientRepresentative }}',
	recipientEmail: '={{ $json.recipientEmail }}',
	recipientDetails: {},
	itemSource: 'form',
	items: { item: [{ name: '={{ $json.itemName }}', supplyCost: '={{ $json.supplyCost }}', tax: '={{ $json.tax }}' }] },
	failedIssuanceKey: '={{ $json.failedIssuanceKey }}',
	options,
	...more,
});

/** The n-th synthetic invoice; each has amounts of its own. */
export const invoiceItem = (n: number, changes: IDataObject = {}): IDataObject => ({
	referenceId: `order-${n}`,
	writeDate: '2026-01-31',
	purpose: 'claim',
	taxKind: 'taxable',
	supplierNumber: '220-00-00002',
	supplierName: SUPPLIER.name,
	supplierRepresentative: SUPPLIER.representative,
	supplierEmail: 'supplier@example.com',
	recipientNumber: '888-88-88888',
	recipientName: `구매자 ${n}`,
	recipientRepresentative: '이대표',
	recipientEmail: 'buyer@example.com',
	itemName: `품목 ${n}`,
	supplyCost: String(10_000 + 10 * n),
	tax: String(1_000 + n),
	failedIssuanceKey: '',
	...changes,
});

export const invoiceItems = (count: number): IDataObject[] => Array.from({ length: count }, (_, n) => invoiceItem(n));

/** Runs the Bolta node against the sandbox at `baseUrl`. */
export async function bolta(
	baseUrl: string,
	execution: Omit<Execution, 'node' | 'credentials'> & { credential?: IDataObject },
): Promise<Result> {
	const { credential, ...rest } = execution;
	const boltaApi = {
		apiKey: 'test_synthetic_key',
		environment: 'test',
		baseUrl,
		customerKey: '',
		...credential,
	} as Execution['credentials'][string];
	return await execute({ node: 'bolta', credentials: { boltaApi }, ...rest });
}
