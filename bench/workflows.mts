/** The workflows that are measured: a webhook, made-up rows, and one node. */
import { randomUUID } from 'node:crypto';
import { packageName, type WorkflowJson, type WorkflowNode } from '../scripts/lib/n8n.mts';

export interface Credential {
	id: string;
	name: string;
}

export type Measured = Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters' | 'credentials'> & {
	webhookId?: string;
};

/** The invoice given by one JSON expression per part. */
const fromJson = {
	resource: 'taxInvoice',
	operation: 'issue',
	referenceId: '={{ $json.referenceId }}',
	writeDateSource: 'date',
	writeDate: '={{ $json.writeDate }}',
	supplierSource: 'json',
	supplierJson: '={{ $json.supplier }}',
	recipientSource: 'json',
	recipientJson: '={{ $json.recipient }}',
	itemSource: 'json',
	itemsJson: '={{ $json.items }}',
};

/** The invoice given by a form with twenty expressions. */
const fromForm = {
	resource: 'taxInvoice',
	operation: 'issue',
	referenceId: '={{ $json.referenceId }}',
	writeDateSource: 'date',
	writeDate: '={{ $json.writeDate }}',
	supplierSource: 'form',
	supplierNumber: '={{ $json.supplierNumber }}',
	supplierName: '={{ $json.supplierName }}',
	supplierRepresentative: '={{ $json.supplierRepresentative }}',
	supplierEmail: '={{ $json.supplierEmail }}',
	recipientNumber: '={{ $json.recipientNumber }}',
	recipientName: '={{ $json.recipientName }}',
	recipientRepresentative: '={{ $json.recipientRepresentative }}',
	recipientEmail: '={{ $json.recipientEmail }}',
	recipientDetails: {
		address: '={{ $json.recipientAddress }}',
		contactName: '={{ $json.contactName }}',
		contactPhone: '={{ $json.contactPhone }}',
	},
	items: {
		item: [
			{
				name: '={{ $json.itemName }}',
				quantity: '={{ $json.quantity }}',
				unitPrice: '={{ $json.unitPrice }}',
				supplyCost: '={{ $json.supplyCost }}',
				tax: '={{ $json.tax }}',
			},
		],
	},
	remark: '={{ $json.remark }}',
};

export const issue = (boltaApi: Credential, options: { itemsInFlight: number; lookUpFirst: boolean }): Measured => ({
	type: `${packageName}.bolta`,
	typeVersion: 1,
	parameters: { ...fromJson, options: { failedIssuanceKey: '={{ $json.failedIssuanceKey }}', ...options } },
	credentials: { boltaApi },
});

/** As n8n's users do it without a node of its own: the same credential, the same body, all settings as they come. */
export const httpRequest = (boltaApi: Credential, baseUrl: string): Measured => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.5,
	parameters: {
		method: 'POST',
		url: `${baseUrl}/v1/taxInvoices/issue`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'boltaApi',
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'Bolta-Client-Reference-Id', value: '={{ $json.referenceId }}' }] },
		sendBody: true,
		bodyParameters: {
			parameters: [
				{ name: 'date', value: '={{ $json.writeDate }}' },
				{ name: 'purpose', value: 'CLAIM' },
				{ name: 'taxType', value: 'TAXABLE' },
				{ name: 'supplier', value: '={{ $json.wireSupplier }}' },
				{ name: 'supplied', value: '={{ $json.wireRecipient }}' },
				{ name: 'items', value: '={{ $json.wireItems }}' },
			],
		},
		options: {},
	},
	credentials: { boltaApi },
});

export const reading = (boltaApi: Credential, rounds: number, fixed: Record<string, string> = {}): Measured => ({
	type: 'n8n-nodes-bench.reading',
	typeVersion: 1,
	parameters: { ...fromForm, ...fixed, options: { dryRun: true }, rounds },
	credentials: { boltaApi },
});

const CUSTOMER = ['code', 'name', 'businessNumber', 'bankName', 'accountNumber', 'accountHolder', 'externalKey'];

export const customers = (hiworksOfficeApi: Credential, operation: 'create' | 'sync'): Measured => ({
	type: `${packageName}.hiworks`,
	typeVersion: 1,
	parameters: {
		resource: 'accountingCustomer',
		operation,
		...Object.fromEntries(CUSTOMER.map((column) => [column, `={{ $json.${column} }}`])),
		options: {},
	},
	credentials: { hiworksOfficeApi },
});

const WIRE = {
	name: 'customer_name',
	businessNumber: 'business_number',
	bankName: 'bank_name',
	accountNumber: 'account_number',
	accountHolder: 'account_holder',
	externalKey: 'ext_key',
};

/** One call for each customer: POST makes it, PUT writes all columns, whether they differ or not. */
export const customersByHttp = (hiworksOfficeApi: Credential, baseUrl: string, method: 'POST' | 'PUT'): Measured => {
	const columns = Object.entries(WIRE).map(
		([column, name]) => `${method === 'PUT' ? 'm_' : ''}${name}: $json.${column}`,
	);
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		parameters: {
			method,
			url: `${baseUrl}/open/office/accounting/customer`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'hiworksOfficeApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify({ list: [{ customer_code: $json.code, ${columns.join(', ')} }] }) }}`,
			options: {},
		},
		credentials: { hiworksOfficeApi },
	};
};

/** The same invoices as Bolta's; the document key names them. */
export const portOneIssue = (portOneApi: Credential, lookUpFirst: boolean): Measured => ({
	type: `${packageName}.portOneB2b`,
	typeVersion: 1,
	parameters: { ...fromJson, operation: 'issueImmediately', options: { itemsInFlight: 50, lookUpFirst } },
	credentials: { portOneApi },
});

const PORTONE_BODY = `={{ JSON.stringify({ taxInvoice: {
	taxationType: 'TAXABLE', issuanceType: 'NORMAL', writeDate: $json.writeDate, purposeType: 'INVOICE',
	totalSupplyAmount: $json.supplyCost, totalTaxAmount: $json.tax, totalAmount: $json.supplyCost + $json.tax, supplierDocumentKey: $json.referenceId,
	supplier: { brn: $json.supplier.number, name: $json.supplierName, representativeName: $json.supplierRepresentative, contact: { email: $json.supplierEmail } },
	recipient: { brn: $json.recipient.number, name: $json.recipientName, representativeName: $json.recipientRepresentative, contact: { email: $json.recipientEmail } },
	items: [{ purchaseDate: $json.writeDate, name: $json.itemName, supplyCostAmount: $json.supplyCost, taxAmount: $json.tax }],
} }) }}`;

export const portOneByHttp = (portOneApi: Credential, baseUrl: string): Measured => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.5,
	parameters: {
		method: 'POST',
		url: `${baseUrl}/b2b/tax-invoices/issue-immediately?test=true`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'portOneApi',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: PORTONE_BODY,
		options: {},
	},
	credentials: { portOneApi },
});

export const orgChart = (hiworksOrgApi: Credential): Measured => ({
	type: `${packageName}.hiworksOrg`,
	typeVersion: 1,
	parameters: {
		resource: 'orgChart',
		operation: 'sync',
		chartSource: 'object',
		chartJson: '={{ $json.chart }}',
		options: {},
	},
	credentials: { hiworksOrgApi },
});

export interface Prepared {
	path: string;
	workflow: WorkflowJson;
}

/** `links`: where each output of a node leads. */
export function assemble(
	name: string,
	nodes: Record<string, Measured>,
	links: Record<string, Array<string | null>>,
): WorkflowJson {
	const to = (node: string | null) => (node === null ? [] : [{ node, type: 'main', index: 0 }]);
	return {
		name,
		nodes: Object.entries(nodes).map(([id, node], index): WorkflowNode => ({
			id,
			name: id,
			position: [index * 200, 0],
			...node,
		})),
		connections: Object.fromEntries(Object.entries(links).map(([from, outputs]) => [from, { main: outputs.map(to) }])),
		// What n8n keeps of an execution is the user's choice, and its cost is not the node's.
		settings: {
			executionOrder: 'v1',
			saveDataSuccessExecution: 'none',
			saveDataErrorExecution: 'all',
			saveManualExecutions: false,
		},
	};
}

export const webhook = (path: string, answer: object): Measured => ({
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2.1,
	parameters: { httpMethod: 'POST', path, ...answer },
	webhookId: path,
});

type RowsType = 'rows' | 'customers' | 'orgChart';

export const madeUp = (type: RowsType, parameters: Record<string, unknown>): Measured => ({
	type: `n8n-nodes-bench.${type}`,
	typeVersion: 1,
	parameters: { count: '={{ $json.body.count }}', ...parameters },
});

/** Without a measured node the rows are made and go nowhere: what an execution costs when the node gets no item. */
export function workflow(name: string, measured?: Measured, rowsType: RowsType = 'rows'): Prepared {
	const path = randomUUID();
	const nodes = {
		Webhook: webhook(path, { responseMode: 'lastNode', responseData: 'firstEntryJson' }),
		Rows: madeUp(rowsType, rowsType === 'rows' ? {} : { changed: '={{ $json.body.changed }}' }),
		...(measured && { Measured: measured }),
	};
	return { path, workflow: assemble(name, nodes, { Webhook: ['Rows'], ...(measured && { Rows: ['Measured'] }) }) };
}
