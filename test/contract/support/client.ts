/** A client that sends what it is told to, byte for byte: fetch would mend paths and refuse headers. */
import { Agent, request } from 'node:http';

export interface Sent {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
	/** '' sends no Authorization. */
	key?: string;
	agent?: Agent;
	signal?: AbortSignal;
}

export interface Received {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
	/** The body as JSON; undefined when it is empty or not JSON. */
	json: any;
}

export const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

/** Header values go out one byte per character; this makes the characters that stand for a text's UTF-8 bytes. */
export const asBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

export function send(
	baseUrl: string,
	path: string,
	{ method = 'GET', headers = {}, body, key = 'test_key', agent, signal }: Sent = {},
): Promise<Received> {
	const { hostname, port } = new URL(baseUrl);
	const authorization = key === '' ? {} : { Authorization: basic(key) };
	const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
	return new Promise((resolve, reject) => {
		const call = request(
			{
				hostname,
				port,
				path,
				method,
				agent: agent ?? false,
				signal,
				headers: { ...authorization, ...length, ...headers },
			},
			(answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('error', reject);
				answer.on('end', () => {
					const text = Buffer.concat(chunks).toString('utf8');
					let json: unknown;
					try {
						json = JSON.parse(text);
					} catch {
						json = undefined;
					}
					resolve({ status: answer.statusCode!, headers: answer.headers, text, json });
				});
			},
		);
		call.on('error', reject);
		call.end(body);
	});
}

export const party = (number = '1234567891') => ({
	identificationNumber: number,
	organizationName: '상호',
	representativeName: '대표',
});

export const item = (changes: object = {}) => ({
	date: '2026-05-27',
	name: '품목',
	supplyCost: 1000,
	tax: 100,
	...changes,
});

export const invoice = (changes: object = {}) => ({
	date: '2026-05-27',
	purpose: 'CLAIM',
	taxType: 'TAXABLE',
	supplier: { ...party(), manager: { email: 'supplier@example.com' } },
	supplied: { ...party(), managers: [{ email: 'buyer@example.com' }] },
	items: [item()],
	...changes,
});

const referenceHeader = (referenceId: string | null): Record<string, string> =>
	referenceId === null ? {} : { 'Bolta-Client-Reference-Id': referenceId };

export function issue(
	baseUrl: string,
	referenceId: string | null,
	body: object = invoice(),
	{ headers, ...rest }: Sent = {},
): Promise<Received> {
	return send(baseUrl, '/v1/taxInvoices/issue', {
		method: 'POST',
		body: JSON.stringify(body),
		headers: { 'Content-Type': 'application/json', ...referenceHeader(referenceId), ...headers },
		...rest,
	});
}

export const read = (baseUrl: string, issuanceKey: string, sent?: Sent) =>
	send(baseUrl, `/v1/taxInvoices/${issuanceKey}`, sent);

export const lookUp = (baseUrl: string, referenceId: string, sent?: Sent) =>
	send(baseUrl, `/v1/taxInvoices/issue/status?clientReferenceId=${encodeURIComponent(referenceId)}`, sent);

/** A POST with or without a body, with or without a reference id. */
export function post(
	baseUrl: string,
	path: string,
	body?: object,
	referenceId: string | null = null,
	{ headers, ...rest }: Sent = {},
): Promise<Received> {
	const content = body === undefined ? {} : { body: JSON.stringify(body) };
	const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
	return send(baseUrl, path, {
		method: 'POST',
		...content,
		headers: { ...type, ...referenceHeader(referenceId), ...headers },
		...rest,
	});
}

export const amend = (
	baseUrl: string,
	issuanceKey: string,
	kind: 'termination' | 'changeSupplyCost' | 'doubleIssuance',
	body?: object,
	referenceId?: string | null,
	sent?: Sent,
) => post(baseUrl, `/v1/taxInvoices/${issuanceKey}/amend/${kind}`, body, referenceId, sent);

export const requestReverse = (baseUrl: string, referenceId: string | null, body: object = invoice(), sent?: Sent) =>
	post(baseUrl, '/v1/taxInvoices/issueRequest', body, referenceId, sent);

/** Asks an address that was in an answer, without credentials unless they are given. */
export function open(address: string, sent: Sent = {}): Promise<Received> {
	const { origin, pathname, search } = new URL(address);
	return send(origin, pathname + search, { key: '', ...sent });
}

/** Waits for something that happens elsewhere; how long it takes does not matter. */
export async function until(condition: () => boolean): Promise<void> {
	while (!condition())
		await new Promise((resolve) => {
			setTimeout(resolve, 2);
		});
}
