import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { changedCredential } from './credential';
import { documentForm, syntheticItem } from './documentForm';
import { execute, type Execution, type Result } from './engine';

export const SUPPLIER = {
	number: '2200000002',
	name: '공급자 주식회사',
	representative: '김대표',
	contacts: [{ email: 'supplier@example.com' }],
};
export const RECIPIENT_NUMBER = '8888888888';

/** What the node tells of a supplier who has a certificate, as the sandbox has one. */
export const CERTIFIED = {
	number: '1234567891',
	branch: null,
	name: '공급자 상호',
	representative: '공급자대표',
	certificateIssuedAt: '2026-01-01T00:00:00',
	certificateExpiresAt: '2027-01-01T00:00:00',
};

/** Parameters of Issue with all of the form filled in by expressions on the item. */
export const issueForm = (options: INodeParameters = {}, more: INodeParameters = {}): INodeParameters => ({
	resource: 'taxInvoice',
	operation: 'issue',
	...documentForm(),
	taxKind: '={{ $json.taxKind }}',
	supplierSource: 'form',
	supplierName: '={{ $json.supplierName }}',
	supplierRepresentative: '={{ $json.supplierRepresentative }}',
	supplierEmail: '={{ $json.supplierEmail }}',
	supplierDetails: {},
	options: { failedIssuanceKey: '={{ $json.failedIssuanceKey }}', ...options },
	...more,
});

/** The n-th synthetic invoice; each has amounts of its own. */
export const invoiceItem = (n: number, changes: IDataObject = {}): IDataObject => ({
	...syntheticItem(n),
	taxKind: 'taxable',
	supplierName: SUPPLIER.name,
	supplierRepresentative: SUPPLIER.representative,
	supplierEmail: 'supplier@example.com',
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
		...changedCredential(),
		...credential,
	} as Execution['credentials'][string];
	return await execute({ node: 'bolta', credentials: { boltaApi }, ...rest });
}
