import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { execute, type Execution, type Result } from './engine';

export const SUPPLIER_NUMBER = '2200000002';

/** Parameters of Create with all of the form filled in by expressions on the item. */
export const createForm = (options: INodeParameters = {}, more: INodeParameters = {}): INodeParameters => ({
	resource: 'invoice',
	operation: 'create',
	referenceId: '={{ $json.referenceId }}',
	document: '={{ $json.document }}',
	writeDateSource: 'date',
	writeDate: '={{ $json.writeDate }}',
	purpose: '={{ $json.purpose }}',
	supplierSource: 'registered',
	supplierNumber: '={{ $json.supplierNumber }}',
	recipientSource: 'form',
	recipientNumber: '={{ $json.recipientNumber }}',
	recipientName: '={{ $json.recipientName }}',
	recipientRepresentative: '={{ $json.recipientRepresentative }}',
	recipientEmail: '={{ $json.recipientEmail }}',
	recipientDetails: {},
	itemSource: 'form',
	items: { item: [{ name: '={{ $json.itemName }}', supplyCost: '={{ $json.supplyCost }}', tax: '={{ $json.tax }}' }] },
	payment: {},
	notes: {},
	attachments: {},
	options,
	...more,
});

/** The n-th synthetic document; each has amounts of its own. */
export const documentItem = (n: number, changes: IDataObject = {}): IDataObject => ({
	referenceId: `order-${n}`,
	document: 'taxableInvoice',
	writeDate: '2026-01-31',
	purpose: 'claim',
	supplierNumber: '220-00-00002',
	recipientNumber: '888-88-88888',
	recipientName: `구매자 ${n}`,
	recipientRepresentative: '이대표',
	recipientEmail: 'buyer@example.com',
	itemName: `품목 ${n}`,
	supplyCost: String(10_000 + 10 * n),
	tax: String(1_000 + n),
	...changes,
});

export const documentItems = (count: number): IDataObject[] => Array.from({ length: count }, (_, n) => documentItem(n));

/** Runs the Hiworks Bill node against the sandbox at `baseUrl`. */
export async function hiworksBill(
	baseUrl: string,
	execution: Omit<Execution, 'node' | 'credentials'> & { credential?: IDataObject },
): Promise<Result> {
	const { credential, ...rest } = execution;
	const hiworksBillApi = {
		officeToken: 'synthetic-office-token',
		billToken: 'synthetic-bill-token',
		allowEasySign: false,
		resellerCode: '',
		baseUrl,
		...credential,
	} as Execution['credentials'][string];
	return await execute({ node: 'hiworksBill', credentials: { hiworksBillApi }, ...rest });
}
