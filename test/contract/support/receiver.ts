/** Whom a vendor tells of what happened. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Delivery {
	method: string;
	url: string;
	headers: IncomingHttpHeaders;
	bytes: Buffer;
}

/** Taken in place of a status. */
export const SILENCE = 0;
export const CUT = -1;

export interface Receiver {
	/** Without a path. */
	readonly url: string;
	received: Delivery[];
	/** Given one by one; after the last, `status`. */
	answers: number[];
	status: number;
	onReceived: () => void;
}

/** A receiver on loopback for the tests of this file, which has nothing before each of them. */
export function withReceiver(): Receiver {
	let server: Server;
	const receiver: Receiver = {
		get url() {
			return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		},
		received: [],
		answers: [],
		status: 200,
		onReceived: () => {},
	};
	beforeAll(async () => {
		server = createServer((message, response) => {
			const chunks: Buffer[] = [];
			message.on('data', (chunk: Buffer) => chunks.push(chunk));
			message.on('end', () => {
				const { method = '', url = '', headers } = message;
				receiver.received.push({ method, url, headers, bytes: Buffer.concat(chunks) });
				receiver.onReceived();
				const status = receiver.answers.shift() ?? receiver.status;
				if (status === CUT) message.socket.destroy();
				else if (status !== SILENCE) response.writeHead(status).end(`answer ${status}`);
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	beforeEach(() => Object.assign(receiver, { received: [], answers: [], status: 200, onReceived: () => {} }));
	afterAll(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	return receiver;
}
