import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { changedCredential } from './credential';
import { executeOperation, type Execution, type Result } from './engine';

export const API_SECRET = 'sandbox-v2-api-secret-0000000000';

export const SUPPLIER = '2200000002';
export const RECIPIENT = '8888888888';

/** Runs an operation of the PortOne B2B node, `resource.operation`, in test mode. */
export async function portOne(
	baseUrl: string,
	name: string,
	fields: INodeParameters,
	execution: Partial<Omit<Execution, 'node' | 'credentials'>> & { credential?: IDataObject } = {},
): Promise<Result> {
	const { credential, ...rest } = execution;
	const credentials = {
		portOneApi: {
			apiSecret: API_SECRET,
			environment: 'test',
			baseUrl,
			webhookToken: '',
			webhookSecret: '',
			...changedCredential(),
			...credential,
		},
	} as unknown as Execution['credentials'];
	return await executeOperation({ node: 'portOneB2b', credentials }, name, fields, rest);
}

/** A resource locator as the editor stores it. */
export const locator = (value: string, mode = 'id') => ({ __rl: true, mode, value });

/** The fields of an invoice that is in order: 1,000,000 won and 100,000 won tax. */
export const invoice = (referenceId: string, changes: INodeParameters = {}): INodeParameters => ({
	referenceIdSource: 'given',
	referenceId,
	writeDateSource: 'date',
	writeDate: '2026-11-20',
	purpose: 'claim',
	taxKind: 'taxable',
	supplierSource: 'form',
	supplierNumber: '220-00-00002',
	supplierName: '공급 주식회사',
	supplierRepresentative: '김공급',
	supplierEmail: 'supplier@example.com',
	supplierDetails: {},
	recipientSource: 'form',
	recipientNumber: '888-88-88888',
	recipientName: '구매 주식회사',
	recipientRepresentative: '이구매',
	recipientEmail: 'recipient@example.com',
	recipientDetails: {},
	itemSource: 'json',
	itemsJson: '[{ "name": "용역", "quantity": 2, "unitPrice": 500000, "supplyCost": 1000000, "tax": 100000 }]',
	remark: '',
	payment: {},
	notes: {},
	...changes,
});
