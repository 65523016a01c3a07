/**
 * Bolta tells one address of what became of an invoice, and two examples want to hear it, each at an address for all
 * days and one while the editor listens: this hands what comes on to all of them.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from './ports.mts';

export interface Relay {
	url: string;
	port: number;
	close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return new Uint8Array(Buffer.concat(chunks));
}

/** The status of a receiver; 404 where nobody listens. */
async function handOn(target: string, contentType: string, body: Uint8Array<ArrayBuffer>): Promise<number> {
	const request = { method: 'POST', headers: { 'content-type': contentType }, body };
	return await fetch(target, request).then(
		({ status }) => status,
		() => 404,
	);
}

/** 200 if somebody has taken it, else what the others answered: 404 only where there is nobody else. */
const together = (statuses: number[]) =>
	statuses.find((status) => status < 300) ?? statuses.find((status) => status !== 404) ?? 404;

/** Listens on loopback, on the wanted port if it is free. Whatever is asked by GET is answered with 200. */
export async function startRelay(targets: string[], wantedPort = 0): Promise<Relay> {
	const server: Server = createServer((request, response) => {
		if (request.method !== 'POST') return void response.writeHead(200).end();
		const contentType = request.headers['content-type'] ?? 'application/json';
		void bodyOf(request)
			.then(async (body) => await Promise.all(targets.map(async (target) => await handOn(target, contentType, body))))
			.then((statuses) => response.writeHead(together(statuses)).end())
			.catch(() => response.destroy());
		return undefined;
	});
	const port = await freePort(wantedPort);
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const { port: given } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${given}/`,
		port: given,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
