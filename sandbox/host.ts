/** One emulated vendor host: a loopback HTTP server that reads, checks, plays faults, answers and keeps a log. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Contract, Match, ReadRequest } from './contract.ts';
import { Faults, type Fault, type Subject } from './faults.ts';
import { RequestLog, type RequestRecord } from './log.ts';
import { readHeaders, type Problem, type RawRequest } from './wire.ts';

export interface Answer {
	status: number;
	headers?: Record<string, string>;
	/** Sent as JSON; absent = an empty body. */
	body?: unknown;
	/** Sent as it is instead of JSON. */
	raw?: { type: string; bytes: Buffer };
	/** Whether the ledger changed. */
	effect?: boolean;
}

/** Something a vendor's host serves beside its API, to whoever has the link. */
export interface Page {
	/** For the log and for faults, as an operationId is. */
	route: string;
	referenceId: string | null;
	about: string;
	problems: Problem[];
	answer(): Answer;
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
	/** Asked before the contract is. Must not change anything. */
	page?(request: RawRequest): Page | undefined;
	/** An error in the vendor's own shape. */
	error(status: number, code: string, message: string): Answer;
	errorEnvelope(): Answer;
	/**
	 * The key that a good answer of this operation promises; of a list, each of its members. A dot leads further inside.
	 */
	promisedKey(operationId: string): string | undefined;
	/** A body as the log keeps it: without what nobody may keep. Without this, as it was sent. */
	loggedBody?(body: unknown): unknown;
	/** In bytes; a longer body is cut off. */
	bodyLimit?: number;
}

const BODY_LIMIT = 4 * 1024 * 1024;

/** Office-Authorization and the like are as secret as Authorization. */
const isSecret = (header: string) => header.endsWith('authorization');

/** Statuses that have no body, and therefore no length of one. */
const BODILESS = [204, 304];

/** Over when the time is up or the client is gone. */
const wait = (milliseconds: number, response: ServerResponse) =>
	new Promise<void>((resolve) => {
		const end = () => {
			clearTimeout(timer);
			response.off('close', end);
			resolve();
		};
		const timer = setTimeout(end, milliseconds);
		response.once('close', end);
	});

function send(
	log: RequestLog,
	record: RequestRecord,
	response: ServerResponse,
	answer: Answer,
	truncated = false,
): void {
	// Noted before the bytes leave: the client's next request must not be able to overtake the note.
	log.end(record, answer.status);
	let bytes = answer.raw?.bytes ?? Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body));
	if (truncated) bytes = bytes.subarray(0, Math.floor(bytes.length / 2));
	const type = answer.raw?.type ?? 'application/json;charset=UTF-8';
	response.writeHead(answer.status, {
		...(bytes.length > 0 ? { 'Content-Type': type } : {}),
		...(BODILESS.includes(answer.status) ? {} : { 'Content-Length': String(bytes.length) }),
		...answer.headers,
	});
	response.end(bytes);
}

function withoutKey(body: unknown, place: string): unknown {
	if (Array.isArray(body)) return body.map((member) => withoutKey(member, place));
	const [key, ...inside] = place.split('.') as [string, ...string[]];
	const { [key]: promised, ...rest } = body as Record<string, unknown>;
	return inside.length === 0 || promised === undefined
		? rest
		: { ...rest, [key]: withoutKey(promised, inside.join('.')) };
}

const pageOf = (status: number, title: string): Answer => ({
	status,
	raw: {
		type: 'text/html;charset=UTF-8',
		bytes: Buffer.from(
			`<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
		),
	},
});

/** Faults that are played instead of the work. */
function insteadOfWork(vendor: Vendor, fault: Fault): Answer | undefined {
	switch (fault.kind) {
		case '429': {
			const seconds = fault.retryAfter === undefined ? 1 : fault.retryAfter;
			return {
				...vendor.error(429, 'TOO_MANY_REQUESTS', 'Too many requests.'),
				headers: seconds === null ? {} : { 'Retry-After': String(seconds) },
			};
		}
		case '500':
			return vendor.error(500, 'INTERNAL_SERVER_ERROR', 'Internal server error.');
		case '503html':
			return pageOf(503, 'Service Temporarily Unavailable');
		case '200html':
			return pageOf(200, 'Please log in');
		case '200errorEnvelope':
			return vendor.errorEnvelope();
		case '401empty':
			return { status: 401 };
		case '403':
			return vendor.error(403, 'FORBIDDEN', 'Forbidden.');
		case '408':
			return vendor.error(408, 'REQUEST_TIMEOUT', 'Request timeout.');
		case 'redirect':
			return { status: 302, headers: { Location: fault.location ?? '/redirected' } };
		default:
			return undefined;
	}
}

interface Task {
	subject: Subject;
	answer(): Answer;
}

/** A request to the API: read by the contract, and answered by the vendor. */
function readCall(vendor: Vendor, record: RequestRecord, match: Match, raw: RawRequest): Task {
	const { contract, settings } = vendor;
	const { id } = match.operation;
	vendor.log.routed(record, id);
	const request = contract.read(match, raw, settings.strictKeys ? 'refuse' : 'drop');
	const { mode, referenceId, about } = vendor.identify(request);
	Object.assign(record, { query: { ...request.query }, mode, referenceId, problems: request.problems });
	if (settings.logBodies) record.body = vendor.loggedBody ? vendor.loggedBody(request.sentBody) : request.sentBody;
	return { subject: { method: raw.method, operationId: id, referenceId, about }, answer: () => vendor.answer(request) };
}

function readPage(vendor: Vendor, record: RequestRecord, { route, referenceId, about, problems, answer }: Page): Task {
	vendor.log.routed(record, route);
	Object.assign(record, { referenceId, problems });
	return { subject: { method: record.method, operationId: route, referenceId, about }, answer };
}

async function handle(
	vendor: Vendor,
	record: RequestRecord,
	message: IncomingMessage,
	response: ServerResponse,
	bytes: Buffer,
): Promise<void> {
	const { log, settings } = vendor;
	const raw: RawRequest = {
		method: message.method!,
		target: message.url!,
		rawHeaders: message.rawHeaders,
		body: bytes,
	};
	const page = vendor.page?.(raw);
	const match = page ? undefined : vendor.contract.match(raw.method, raw.target);
	if (!page && (match === undefined || match === 'wrongVerb')) {
		record.problems.push({
			where: 'path',
			message: match ? 'the contract does not have this method here' : 'the contract does not have this path',
		});
		const answer = match
			? vendor.error(405, 'SANDBOX_METHOD_UNKNOWN', 'The contract does not have this method here.')
			: vendor.error(404, 'SANDBOX_PATH_UNKNOWN', 'The contract does not have this path.');
		return send(log, record, response, answer);
	}
	for (const [name, values] of readHeaders(raw.rawHeaders))
		if (!isSecret(name)) record.headers[name] = values.join(', ');
	const task = page ? readPage(vendor, record, page) : readCall(vendor, record, match as Match, raw);

	const { fault, latencyMs } = vendor.faults.plan(task.subject, settings.seed);
	record.fault = fault?.kind ?? (latencyMs > 0 ? 'latency' : null);
	let answer = fault && insteadOfWork(vendor, fault);
	if (!answer && fault?.kind !== 'resetBefore' && !(fault?.kind === 'noAnswer' && !fault.effect)) {
		answer = task.answer();
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
	const promised = fault?.kind === '200withoutKey' ? vendor.promisedKey(task.subject.operationId) : undefined;
	if (promised !== undefined && answer!.body && answer!.status < 300)
		answer = { ...answer!, body: withoutKey(answer!.body, promised) };
	send(log, record, response, answer!, fault?.kind === 'truncatedJson');
}

export function createHost(vendor: Vendor): Server {
	const server = createServer((message, response) => {
		const record = vendor.log.receive(message.method!, message.url!.split('?', 1)[0]!);
		const chunks: Buffer[] = [];
		let size = 0;
		message.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size > (vendor.bodyLimit ?? BODY_LIMIT)) message.destroy();
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
	// Idle connections are the client's to close: a server that closes them at its own time makes resets nobody asked
	// for.
	server.keepAliveTimeout = 0;
	server.requestTimeout = 0;
	server.headersTimeout = 0;
	return server;
}

/** Listens on 127.0.0.1; a taken port is replaced by a free one. */
export async function listen(server: Server, port: number): Promise<string> {
	const attempt = (wanted: number) =>
		new Promise<void>((resolve, reject) => {
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
