import { createServer, type IncomingMessage } from 'node:http';
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
