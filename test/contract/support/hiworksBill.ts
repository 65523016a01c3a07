/** The Bill API of Hiworks as a test calls it. Numbers are made up and well-formed. */
import type { SandboxOptions } from '../../../sandbox/index.ts';
import { send, type Received, type Sent } from './client.ts';
import { withCalls } from './vendorCalls.ts';

export const SUPPLIER = '220-00-00002';
export const RECIPIENT = '888-88-88888';
export const OTHER = '777-77-77770';

export const tokens = { 'Office-Authorization': 'office-token', 'Bill-Access-Authorization': 'bill-token' };

/** Changes that are undefined take a key away. */
function merged(original: any, changes: any): any {
	if (changes === null || typeof changes !== 'object' || Array.isArray(changes) || typeof original !== 'object')
		return changes;
	const copy = { ...original };
	for (const [key, change] of Object.entries(changes)) {
		if (change === undefined) delete copy[key];
		else copy[key] = key in copy ? merged(copy[key], change) : change;
	}
	return copy;
}

export const line = (changes: object = {}) => ({
	month: '05',
	day: '27',
	subject: '품목',
	supplyPrice: '1000',
	tax: '100',
	...changes,
});

/** A document as it is sent; changes go in deeply. */
export const sheet = (changes: object = {}) =>
	merged(
		{
			information: {
				issueDate: '2026-05-27',
				memo: 'order-1',
				description: '비고',
				totalSupplyPrice: '1000',
				totalTax: '100',
			},
			invoiceType: { typeCode: 'A', purposeType: 'C', taxType: 'A' },
			invoicer: SUPPLIER,
			invoicee: {
				companyNumber: RECIPIENT,
				ceoName: '대표',
				companyName: '상호',
				primaryContact: { name: '담당', email: 'buyer@example.com' },
			},
			items: [line()],
		},
		changes,
	);

export const call = (url: string, method: string, path: string, { headers, ...rest }: Sent = {}): Promise<Received> =>
	send(url, path, { method, key: '', headers: { ...tokens, ...headers }, ...rest });

export const post = (url: string, path: string, data: unknown, { headers, ...rest }: Sent = {}): Promise<Received> =>
	call(url, 'POST', path, {
		body: JSON.stringify({ data }),
		headers: { 'Content-Type': 'application/json', ...headers },
		...rest,
	});

export const create = (url: string, changes: object = {}, sent?: Sent) =>
	post(url, '/v4/invoices', sheet(changes), sent);

/** The id of a document that was made. */
export async function made(url: string, changes: object = {}): Promise<string> {
	const { status, text, json } = await create(url, changes);
	if (status !== 200) throw new Error(text);
	return json.data.documentId[0];
}

export const get = (url: string, documentId: string, sent?: Sent) =>
	call(url, 'GET', `/v4/invoices/${documentId}`, sent);

export const remove = (url: string, documentId: string, sent?: Sent) =>
	call(url, 'DELETE', `/v4/invoices/${documentId}`, sent);

export const check = (url: string, number: string) =>
	call(url, 'POST', `/v4/check/${number}`, { headers: { 'Content-Type': 'application/json' } });

const BOUNDARY = 'boundary-of-a-test';

export interface SentPart {
	head: string;
	bytes: Buffer | string;
}

export const form = (parts: SentPart[], end = `--${BOUNDARY}--\r\n`) =>
	Buffer.concat([
		...parts.flatMap(({ head, bytes }) => [
			Buffer.from(`--${BOUNDARY}\r\n${head}\r\n\r\n`),
			Buffer.from(bytes as string),
			Buffer.from('\r\n'),
		]),
		Buffer.from(end),
	]);

export const sendForm = (url: string, body: Buffer, type = `multipart/form-data; boundary=${BOUNDARY}`) =>
	call(url, 'POST', '/v4/temp-files', { body, headers: { 'Content-Type': type } });

export const fileHead = (filename: string, type = 'text/plain') =>
	`Content-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: ${type}`;

export const upload = (url: string, filename = '첨부.txt', bytes: Buffer | string = '내용') =>
	sendForm(url, form([{ head: fileHead(filename), bytes }]));

/** The vendor of a test file, with the calls above. */
export const withHiworksBill = (settings?: SandboxOptions['hiworksBill']) =>
	withCalls(
		'hiworksBill',
		{ call, post, create, made, get, remove, check, upload, sendForm, send },
		settings && { hiworksBill: settings },
	);
