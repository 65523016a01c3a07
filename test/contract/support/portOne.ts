/** PortOne as a test calls it: by operation of the contract, and every answer is held against it on the way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContract, type Operation } from '../../../sandbox/contract.ts';
import document from '../../../sandbox/contracts/portone.openapi.json';
import type { PortOneSettings } from '../../../sandbox/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { isNamed } from '../../support/named.ts';
import { send, type Received, type Sent } from './client.ts';
import { withCalls } from './vendorCalls.ts';

export const contract = loadContract(document);
export const operations = [...contract.operations.values()];
/** Those that a document of the vendor names. */
export const documented = operations.filter(isNamed);
export const operationOf = (id: string): Operation => contract.operations.get(id)!;

export const SECRET = 'secret-of-a-test';
export const SELLER = '1234567891';
export const BUYER = '9999999997';

/** The table rows under a heading of portone.exceptions.md, cell by cell. */
export function exceptions(heading: string): string[][] {
	const text = readFileSync(join(__dirname, '../../../sandbox/contracts/portone.exceptions.md'), 'utf8');
	const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
	if (section === undefined) throw new Error(`there is no "${heading}"`);
	return [...section.matchAll(/^\| (.+) \|$/gm)].slice(1).map(([, row]) => row!.split(' | '));
}

const unlisted = exceptions('Error types that the operation does not list');

/** A request as the contract's examples have it: objects in the query are JSON. */
export interface Asked {
	path?: Record<string, string>;
	query?: Record<string, unknown>;
	/** After the rest of the query, as it is. */
	rawQuery?: string;
	headers?: Record<string, string>;
	body?: unknown;
}

/** The smallest request of an operation, as the contract's examples have it. */
export const minimal = (id: string) => (operationOf(id).definition['x-requests'] as Record<string, Asked>).minimal!;

const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

export function targetOf(operation: Operation, { path = {}, query = {}, rawQuery }: Asked): string {
	const filled = operation.path.replace(/\{(.+?)\}/g, (_found, name: string) =>
		encodeURIComponent(path[name] ?? 'nobody'),
	);
	const parts = [
		...Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(textOf(value))}`),
		...(rawQuery === undefined ? [] : [rawQuery]),
	];
	return parts.length > 0 ? `${filled}?${parts.join('&')}` : filled;
}

/** As it stands, whatever comes back. */
export function askRaw(
	url: string,
	id: string,
	{ headers, body, ...asked }: Asked = {},
	sent: Sent = {},
): Promise<Received> {
	const operation = operationOf(id);
	const content = body === undefined ? {} : { body: JSON.stringify(body) };
	const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
	return send(url, targetOf(operation, asked), {
		method: operation.method,
		key: '',
		...content,
		...sent,
		headers: { Authorization: `PortOne ${SECRET}`, ...type, ...headers, ...sent.headers },
	});
}

/** What an answer has that the contract does not, and what it lacks. */
export function answerProblems(
	id: string,
	{ status, headers, text, json }: Pick<Received, 'status' | 'headers' | 'text' | 'json'>,
): string[] {
	const isJson = String(headers['content-type'] ?? '').startsWith('application/json');
	const problems = contract.answerProblems(
		id,
		status,
		text === '' ? undefined : isJson ? json : Buffer.from(text),
		true,
	);
	const listed: string[] = operationOf(id).definition.responses[status]?.['x-error-types'] ?? [];
	const isKnown =
		status < 400 ||
		listed.includes(json?.type) ||
		unlisted.some(([operation, type]) => operation === id && type === json?.type);
	const { brn } = contract.document.components.schemas.ErrorBody.properties;
	const isNamed = status < 400 || json?.brn === undefined || brn['x-only-on'].includes(json.type);
	return [
		...problems,
		...(isKnown ? [] : [`${id} does not list ${status} ${json?.type}`]),
		...(isNamed ? [] : [`${json.type} has no brn`]),
	];
}

export async function ask(url: string, id: string, asked?: Asked, sent?: Sent): Promise<Received> {
	const answer = await askRaw(url, id, asked, sent);
	const problems = answerProblems(id, answer);
	if (problems.length > 0) throw new Error(`${id}: ${problems.join('; ')}: ${answer.text}`);
	return answer;
}

/** An answer in short: 200, or the type of the error. */
export const outcome = ({ status, json }: Received): number | string => (status < 400 ? status : json.type);

// ── Documents ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const company = (brn: string, name: string) => ({
	brn,
	name,
	representativeName: `${name} 대표`,
	contact: { name: `${name} 담당`, email: 'someone@example.com' },
});

export type IssuanceType = 'NORMAL' | 'REVERSE';

/** With the document keys of both sides, so that every call can be made. */
export const sheet = (issuanceType: IssuanceType, changes: object = {}) => ({
	issuanceType,
	taxationType: 'TAXABLE',
	writeDate: '2026-05-27',
	purposeType: 'INVOICE',
	totalSupplyAmount: 1000,
	totalTaxAmount: 100,
	totalAmount: 1100,
	supplierDocumentKey: 'S-1',
	supplier: company(SELLER, '공급자'),
	recipientDocumentKey: 'R-1',
	recipient: company(BUYER, '공급받는자'),
	items: [{ name: '품목', supplyCostAmount: 1000, taxAmount: 100 }],
	...changes,
});

/** As many pairs of document keys as are wanted. */
export const keys = (name: number | string) => ({
	supplierDocumentKey: `S-${name}`,
	recipientDocumentKey: `R-${name}`,
});

export const ISSUE_NOW = 'issueB2bTaxInvoiceImmediately';

/** What a document can be asked for, as the contract calls it. */
export const CALL = {
	DRAFT: 'draftB2bTaxInvoice',
	ISSUE_NOW,
	REQUEST_NOW: 'requestB2bTaxInvoiceReverseIssuance',
	ISSUE: 'issueB2bTaxInvoice',
	REQUEST: 'requestB2bTaxInvoice',
	CANCEL_REQUEST: 'cancelB2bTaxInvoiceRequest',
	REFUSE: 'refuseB2bTaxInvoiceRequest',
	CANCEL_ISSUANCE: 'cancelB2bTaxInvoiceIssuance',
	SEND: 'sendToNtsB2bTaxInvoice',
	REMOVE: 'deleteB2bTaxInvoice',
	UPDATE: 'updateB2bTaxInvoiceDraft',
} as const;
export const MAKING: Array<[string, IssuanceType]> = [
	[CALL.DRAFT, 'NORMAL'],
	[CALL.DRAFT, 'REVERSE'],
	[CALL.ISSUE_NOW, 'NORMAL'],
	[CALL.REQUEST_NOW, 'REVERSE'],
];

/** `beside`: what stands beside the invoice in the body. */
export const make = (
	url: string,
	id: string,
	issuanceType: IssuanceType,
	changes: object = {},
	{ beside, ...asked }: Asked & { beside?: object } = {},
): Promise<Received> => ask(url, id, { body: { taxInvoice: sheet(issuanceType, changes), ...beside }, ...asked });

/** The invoice that was made. */
export async function made(...given: Parameters<typeof make>): Promise<JsonObject> {
	const { status, text, json } = await make(...given);
	if (status !== 200) throw new Error(text);
	return json.taxInvoice;
}

/** A call about an invoice, by its id; with {} where the contract wants a body. */
export const step = (
	url: string,
	id: string,
	taxInvoiceKey: string,
	{ path, ...asked }: Asked = {},
): Promise<Received> =>
	ask(url, id, {
		path: { taxInvoiceKey, ...path },
		...(operationOf(id).definition.requestBody?.required && { body: {} }),
		...asked,
	});

export const read = async (url: string, taxInvoiceKey: string, query?: object): Promise<JsonObject> =>
	(await step(url, 'getB2bTaxInvoice', taxInvoiceKey, { query: { ...query } })).json;

/** An address for a file, with the bytes put there. */
export async function upload(url: string, fileName = '계약서.pdf', bytes = '내용'): Promise<string> {
	const { json } = await ask(url, 'createB2bFileUploadUrl', { body: { fileName } });
	const { origin, pathname, search } = new URL(json.url);
	await send(origin, pathname + search, {
		method: 'PUT',
		key: '',
		body: bytes,
		headers: { 'Content-Type': 'application/pdf' },
	});
	return json.fileId;
}

/** A counterparty that is there from the start. */
export const known = (id: string, brn: string, changes: Partial<PortOneSettings['counterparties'][number]> = {}) => ({
	id,
	brn,
	companyName: `회사 ${id}`,
	representativeName: '홍길동',
	contact: { name: '담당', email: 'contact@example.com', phoneNumber: '02-0000-0000' },
	...changes,
});

/** The control routes of PortOne. */
export const control = (url: string, method: string, path: string, body?: unknown): Promise<Received> =>
	send(url, `/portone/${path}`, {
		method,
		key: '',
		...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
	});

/** The values under a key, wherever it stands. */
export const valuesOf = (value: unknown, key: string): unknown[] =>
	typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([name, member]) => [...(name === key ? [member] : []), ...valuesOf(member, key)])
		: [];

/** The vendor of a test file, with the calls above. */
export const withPortOne = (settings?: Partial<PortOneSettings>) =>
	withCalls('portOne', { ask, askRaw, make, made, step, read, upload, send }, settings && { portOne: settings });
