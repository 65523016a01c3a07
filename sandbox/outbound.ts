/** Calls that the sandbox itself makes: to addresses on loopback, and none of them outlives it. */
import { request, type ClientRequest } from 'node:http';
import { SetupError } from './checked.ts';

export interface Outcome {
	/** null while under way, and when nobody answered. */
	status: number | null;
	error: string | null;
}

const ANSWER_TIMEOUT = 10_000;

/** Plain http only: nothing on loopback needs more. */
export function isLoopback(address: string): boolean {
	const url = URL.parse(address);
	return url !== null && url.protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
}

export function assertLoopback(address: string): void {
	if (!isLoopback(address)) throw new SetupError('webhookUrl must be an http address on loopback');
}

export class Outbound {
	#calls = new Set<ClientRequest>();

	/** The text of the answer. What comes of the call is noted in the outcome as soon as it is known. */
	exchange(
		url: URL,
		method: string,
		headers: Record<string, string>,
		bytes: Buffer,
		outcome: Outcome,
	): Promise<string> {
		return new Promise((resolve) => {
			const chunks: Buffer[] = [];
			// No agent: a connection kept open would outlive the sandbox.
			const call = request(url, { method, headers, agent: false, timeout: ANSWER_TIMEOUT }, (answer) => {
				outcome.status = answer.statusCode ?? null;
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('error', () => {});
			});
			this.#calls.add(call);
			call.on('timeout', () => call.destroy(new Error('timeout')));
			call.on('error', (error: NodeJS.ErrnoException) => {
				outcome.error = error.code ?? error.message;
			});
			call.on('close', () => {
				this.#calls.delete(call);
				resolve(Buffer.concat(chunks).toString('utf8'));
			});
			call.end(bytes);
		});
	}

	/** Cuts what is under way. */
	clear(): void {
		for (const call of this.#calls) call.destroy();
	}
}
