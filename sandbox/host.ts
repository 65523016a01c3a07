/** One emulated vendor host: a loopback HTTP server that reads, checks, plays faults, answers and keeps a log. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Contract, ReadRequest } from './contract.ts';
import { Faults, type Fault, type Subject } from './faults.ts';
import { RequestLog, type RequestRecord } from './log.ts';

export interface Answer {
	status: number;
	headers?: Record<string, string>;
	/** Sent as JSON; absent = an empty body. */
	body?: unknown;
	/** Sent as it is instead of JSON. */
	html?: string;
	/** Whether the ledger changed. */
	effect?: boolean;
}

/** What a vendor adds to the contract. */
export interface Vendor {
	contract: Contract;
	faults: Faults;
	log: RequestLog;
	settings: { strictKeys: boolean; logBodies: boolean; latencyMs: number; seed: number };
	/** Who asks, and about what. Must not change anything. */
	identify(request: ReadRequest): { mode: 'test' | 'live' | null; referenceId: string | null; about: string };
	answer(request: ReadRequest): Answer;
	/** An error in the vendor's own shape. */
	error(status: number, code: string, message: string): Answer;
	errorEnvelope(): Answer;
	/** The key that a good answer promises. */
	promisedKey: string;
}

const BODY_LIMIT = 4 * 1024 * 1024;

/** Over when the time is up or the client is gone. */
const wait = (milliseconds: number, response: ServerResponse) => new Promise<void>((resolve) => {
	const end = () => {
		clearTimeout(timer);
		response.off('close', end);
		resolve();
	};
	const timer = setTimeout(end, milliseconds);
	response.once('close', end);
});

function send(log: RequestLog, record: RequestRecord, response: ServerResponse, answer: Answer, truncated = false): void {
	// Noted before the bytes leave: the client's next request must not be able to overtake the note.
	log.end(record, answer.status);
	let bytes = Buffer.from(answer.html ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)));
	if (truncated) bytes = bytes.subarray(0, Math.floor(bytes.length / 2));
	const type = answer.html === undefined ? 'application/json;charset=UTF-8' : 'text/html;charset=UTF-8';
	response.writeHead(answer.status, {
		...(bytes.length > 0 ? { 'Content-Type': type } : {}),
		'Content-Length': String(bytes.length),
		...answer.headers,
	});
	response.end(bytes);
}

/** Faults that are played instead of the work. */
function insteadOfWork(vendor: Vendor, fault: Fault): Answer | undefined {
	switch (fault.kind) {
		case '429': {
			const seconds = fault.retryAfter === undefined ? 1 : fault.retryAfter;
			return { ...vendor.error(429, 'TOO_MANY_REQUESTS', 'Too many requests.'), headers: seconds === null ? {} : { 'Retry-After': String(seconds) } };
		}
		case '500': return vendor.error(500, 'INTERNAL_SERVER_ERROR', 'Internal server error.');
		case '503html': return { status: 503, html: '<!DOCTYPE html><html><head><title>503</title></head><body><h1>Service Temporarily Unavailable</h1></body></html>' };
		case '200errorEnvelope': return vendor.errorEnvelope();
		case '401empty': return { status: 401 };
		case '403': return vendor.error(403, 'FORBIDDEN', 'Forbidden.');
		case '408': return vendor.error(408, 'REQUEST_TIMEOUT', 'Request timeout.');
		case 'redirect': return { status: 302, headers: { Location: fault.location ?? '/redirected' } };
		default: return undefined;
	}
}

async function handle(vendor: Vendor, record: RequestRecord, message: IncomingMessage, response: ServerResponse, bytes: Buffer): Promise<void> {
	const { contract, log, settings } = vendor;
	const [method, target] = [message.method!, message.url!];
	const match = contract.match(method, target);
	if (match === undefined || match === 'wrongVerb') {
		record.problems.push({ where: 'path', message: match ? 'the contract does not have this method here' : 'the contract does not have this path' });
		const answer = match ? vendor.error(405, 'SANDBOX_METHOD_UNKNOWN', 'The contract does not have this method here.')
			: vendor.error(404, 'SANDBOX_PATH_UNKNOWN', 'The contract does not have this path.');
		return send(log, record, response, answer);
	}
	log.routed(record, match.operation.id);
	const request = contract.read(match, { method, target, rawHeaders: message.rawHeaders, body: bytes }, settings.strictKeys ? 'refuse' : 'drop');
	const { mode, referenceId, about } = vendor.identify(request);
	for (const [name, values] of request.headers) if (name !== 'authorization') record.headers[name] = values.join(', ');
	Object.assign(record, { query: { ...request.query }, mode, referenceId, problems: request.problems });
	if (settings.logBodies) record.body = request.sentBody;

	const subject: Subject = { method, operationId: match.operation.id, referenceId, about };
	const { fault, latencyMs } = vendor.faults.plan(subject, settings.seed);
	record.fault = fault?.kind ?? (latencyMs > 0 ? 'latency' : null);
	let answer = fault && insteadOfWork(vendor, fault);
	if (!answer && fault?.kind !== 'resetBefore' && !(fault?.kind === 'noAnswer' && !fault.effect)) {
		answer = vendor.answer(request);
		record.effect = answer.effect ?? false;
	}
	// The work is done on arrival and the answer comes late: a client that gives up in between has missed an effect.
	if (settings.latencyMs + latencyMs > 0) await wait(settings.latencyMs + latencyMs, response);
	if (message.socket.destroyed || fault?.kind === 'noAnswer') return;
	if (fault?.kind === 'resetBefore' || fault?.kind === 'resetAfter') {
		log.end(record, 'reset');
		message.socket.resetAndDestroy();
		return;
	}
	if (fault?.kind === '200withoutKey' && answer!.body && answer!.status === 200) {
		const { [vendor.promisedKey]: _promised, ...rest } = answer!.body as Record<string, unknown>;
		answer = { ...answer!, body: rest };
	}
	send(log, record, response, answer!, fault?.kind === 'truncatedJson');
}

export function createHost(vendor: Vendor): Server {
	const server = createServer((message, response) => {
		const record = vendor.log.receive(message.method!, message.url!.split('?', 1)[0]!);
		const chunks: Buffer[] = [];
		let size = 0;
		message.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size > BODY_LIMIT) message.destroy();
			else chunks.push(chunk);
		});
		message.on('error', () => {});
		response.on('error', () => {});
		response.on('close', () => vendor.log.end(record, 'none'));
		message.on('end', () => {
			handle(vendor, record, message, response, Buffer.concat(chunks)).catch((error: unknown) => {
				process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : 'unknown error'}\n`);
				message.socket.destroy();
			});
		});
	});
	// Idle connections are the client's to close: a server that closes them at its own time makes resets nobody asked for.
	server.keepAliveTimeout = 0;
	server.requestTimeout = 0;
	server.headersTimeout = 0;
	return server;
}

/** Listens on 127.0.0.1; a taken port is replaced by a free one. */
export async function listen(server: Server, port: number): Promise<string> {
	const attempt = (wanted: number) => new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(wanted, '127.0.0.1', () => {
			server.off('error', reject);
			resolve();
		});
	});
	await attempt(port).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EADDRINUSE') throw error;
		return attempt(0);
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Stops at once, with connections still open. */
export async function closeServer(server: Server): Promise<void> {
	await new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
