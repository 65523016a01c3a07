/** A server of the kit's own on this machine, for what a vendor calls: the user's tunnel leads here. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { StepError } from '../run.mjs';

export interface Call {
	/** Path and query, as they came. */
	target: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

export interface Listener {
	/** The first call that fits, which is waited for; undefined: none came in time. */
	next(fits: (call: Call) => boolean, milliseconds: number): Promise<Call | undefined>;
	close(): Promise<void>;
}

const PAUSE_MS = 50;

/** @throws StepError when the port is taken */
export async function listen(port: number): Promise<Listener> {
	const calls: Call[] = [];
	const server = createServer((message, response) => {
		const chunks: Buffer[] = [];
		message.on('data', (chunk: Buffer) => chunks.push(chunk));
		message.on('end', () => {
			calls.push({ target: message.url ?? '', headers: message.headers, body: Buffer.concat(chunks) });
			response.writeHead(200).end();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', () => reject(new StepError('The port to listen at is taken.')));
		server.listen(port, '127.0.0.1', resolve);
	});
	return {
		async next(fits, milliseconds) {
			for (let left = milliseconds; ; left -= PAUSE_MS) {
				const call = calls.find(fits);
				if (call || left <= 0) return call;
				await wait(PAUSE_MS);
			}
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
