import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedAnswer {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

export interface StandIn {
	url: string;
	/** Method, path and query of each request, in the order of arrival. */
	requests: string[];
	close(): Promise<void>;
}

/**
 * A vendor on loopback that says what a test dictates: for answers that the sandbox, true to its contract, does not
 * give.
 */
export async function standIn(answer: (request: IncomingMessage, body: string) => ScriptedAnswer): Promise<StandIn> {
	const requests: string[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			requests.push(`${request.method} ${request.url}`);
			const { status, body, headers } = answer(request, Buffer.concat(chunks).toString());
			response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
			response.end(body === undefined ? '' : JSON.stringify(body));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

/** An address of this machine where nobody listens. */
export async function closedPort(): Promise<string> {
	const { url, close } = await standIn(() => ({ status: 200 }));
	await close();
	return url;
}

/** Tells a text with Hangul in another form. */
export type Retelling = (text: string) => string;

type Relay = Pick<StandIn, 'url' | 'close'>;

/** A vendor on loopback that hands all calls on to another, and tells its texts of people in another form. */
export async function retold(url: string, retelling: Retelling): Promise<Relay> {
	const inForm = (value: unknown): unknown => {
		if (typeof value === 'string') return /[가-힣]/.test(value) ? retelling(value) : value;
		if (Array.isArray(value)) return value.map(inForm);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inForm(inner)]));
	};
	return await relay(url, inForm);
}

/**
 * A vendor on loopback that hands all calls on to another, and changes its answers.
 * @param change of an answer that is JSON, to the call `GET /v1/…`
 */
export async function relay(url: string, change: (answer: unknown, call: string) => unknown): Promise<Relay> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const onward = httpRequest(`${url}${request.url}`, { method: request.method, headers: request.headers });
			onward.on('response', (answer) => {
				const parts: Buffer[] = [];
				answer.on('data', (part: Buffer) => parts.push(part));
				answer.on('end', () => {
					const bytes = Buffer.concat(parts);
					const isJson = /json/.test(answer.headers['content-type'] ?? '') && bytes.length > 0;
					const { 'content-length': _length, 'transfer-encoding': _coding, ...headers } = answer.headers;
					response.writeHead(answer.statusCode ?? 502, headers);
					const call = `${request.method} ${request.url}`;
					response.end(isJson ? JSON.stringify(change(JSON.parse(bytes.toString()), call)) : bytes);
				});
			});
			onward.end(Buffer.concat(chunks));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
