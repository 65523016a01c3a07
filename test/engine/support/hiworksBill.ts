import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { documentForm, syntheticItem } from './documentForm';
import { execute, type Execution, type Result } from './engine';

export const SUPPLIER_NUMBER = '2200000002';

/** Parameters of Create with all of the form filled in by expressions on the item. */
export const createForm = (options: INodeParameters = {}, more: INodeParameters = {}): INodeParameters => ({
	resource: 'invoice',
	operation: 'create',
	...documentForm(),
	document: '={{ $json.document }}',
	supplierSource: 'registered',
	payment: {},
	notes: {},
	attachments: {},
	options,
	...more,
});

/** The n-th synthetic document; each has amounts of its own. */
export const documentItem = (n: number, changes: IDataObject = {}): IDataObject => ({
	...syntheticItem(n),
	document: 'taxableInvoice',
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

/** A buyer on the wire who has nothing but what is required. */
export const plainBuyer = (companyName: string) => ({
	companyNumber: '888-88-88888',
	taxNumber: '',
	companyName,
	companyAddress: '',
	ceoName: '이대표',
	bizType: '',
	bizClassification: '',
	partyTypeCode: '01',
	primaryContact: { name: '이대표', email: 'buyer@example.com', cell: '', phone: '' },
});
