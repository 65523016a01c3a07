import type { IDataObject, IExecuteFunctions, IHttpRequestMethods, IN8nHttpFullResponse } from 'n8n-workflow';
import { NodeOperationError, sleep, UserError } from 'n8n-workflow';
import type { z } from 'zod';

import type { AnyEndpoint, Call, Effect, ResponseOf } from './endpoint';
import { Failure, notSent } from './failure';
import { Invalid } from './invalid';

/** What the machinery has to know of a vendor. */
export interface Vendor {
	/** As users know it: "Bolta". */
	name: string;
	credentialType: string;
	/**
	 * The vendor's code and words, where a body is one of its error bodies; undefined where it is none.
	 * `accepted`: the HTTP status claimed success.
	 */
	readError(body: unknown, accepted: boolean): { code?: string; message?: string } | undefined;
	/** Codes of 403 answers that speak of one record only and so do not stop the run. */
	recordBoundCodes?: readonly string[];
}

/** A checked request: what `send` puts on the wire, and how its answer is read. */
export interface Request<Answer> {
	readonly method: AnyEndpoint['method'];
	readonly url: string;
	readonly headers: Record<string, string>;
	/** The JSON text that is sent, exactly. */
	readonly body: string | undefined;
	readonly effect: Effect;
	readonly response: z.ZodType<Answer, z.ZodTypeDef, unknown>;
}

export interface Client {
	/**
	 * Checks and serialises a call. Nothing is sent.
	 * @throws Invalid when a header value, a path parameter or the body cannot be sent as it stands
	 */
	request<E extends AnyEndpoint>(endpoint: E, call: Call<E>): Request<ResponseOf<E>>;
	/**
	 * Sends a request and reads its answer. 429 is repeated after `Retry-After`, reading calls are repeated
	 * after 1 and 3 seconds (not with `patient: false`); sending calls never are.
	 * @throws Failure
	 */
	send<Answer>(request: Request<Answer>, manner?: { patient?: boolean }): Promise<Answer>;
	/** `request` and `send` in one. */
	call<E extends AnyEndpoint>(endpoint: E, call: Call<E>): Promise<ResponseOf<E>>;
	/** Waits; ends with a Failure at once when the execution is stopped. */
	wait(seconds: number): Promise<void>;
	/** @throws Failure when the execution was stopped */
	checkStopped(): void;
	redact(text: string): string;
}

interface ClientSettings {
	context: IExecuteFunctions;
	vendor: Vendor;
	/** https, or http on loopback; nothing but scheme, host and port. */
	baseUrl: string;
	/** Seconds until a call without answer is given up. */
	timeout: number;
	redact(text: string): string;
}

const READ_WAITS = [1, 3];
const MOST_429_WAITS = 3;
/** Seconds. A vendor that asks for more is not waited for: the item ends as rejected. */
const LONGEST_RETRY_AFTER = 60;

/** The codes with which a request certainly never left: no address, no listener, no trusted TLS peer. */
const NEVER_LEFT = /^(ENOTFOUND|ECONNREFUSED|ERR_TLS_.*|CERT_.*|.*SELF_SIGNED_CERT.*|UNABLE_TO_(VERIFY|GET)_.*)$/;

/** @throws Invalid naming what is wrong with the address */
export function checkBaseUrl(text: unknown): string {
	const expected = 'an address such as https://host.example, without path, user or query (http only on this machine)';
	if (typeof text !== 'string' || !URL.canParse(text.trim())) throw new Invalid(expected, text);
	const url = new URL(text.trim());
	const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
	const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
	if (!bare || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) throw new Invalid(expected, text);
	return url.origin;
}

export function createClient({ context, vendor, baseUrl, timeout, redact }: ClientSettings): Client {
	const signal = context.getExecutionCancelSignal();

	const client: Client = {
		redact,

		request(endpoint, { path = {}, query = {}, headers = {}, body }) {
			const filled = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
				encodeURIComponent(checkPathParameter(name, (path as Record<string, string>)[name])),
			);
			const search = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
			return {
				method: endpoint.method,
				url: `${baseUrl}${filled}${search.length > 0 ? `?${search.join('&')}` : ''}`,
				headers: {
					Accept: 'application/json',
					...(endpoint.body && { 'Content-Type': 'application/json' }),
					...checkHeaders(headers),
				},
				body: endpoint.body && JSON.stringify(checkBody(endpoint.body, body)),
				effect: endpoint.effect,
				response: endpoint.response,
			};
		},

		async send(request, { patient = true } = {}) {
			let waited = 0;
			for (let attempt = 0; ; attempt++) {
				client.checkStopped();
				const result = await exchange(request);
				if (!(result instanceof Failed)) return result.answer;
				const { failure, retryAfter } = result;
				if (retryAfter !== undefined && waited < MOST_429_WAITS && retryAfter <= LONGEST_RETRY_AFTER) {
					waited++;
					await client.wait(retryAfter);
					continue;
				}
				const pause = READ_WAITS[attempt - waited];
				if (!patient || !result.mayPass || request.effect !== 'read' || pause === undefined) throw failure;
				await client.wait(pause);
			}
		},

		async call(endpoint, call) {
			return await client.send(client.request(endpoint, call));
		},

		async wait(seconds) {
			let wake: (() => void) | undefined;
			const stopped = new Promise<void>((resolve) => (wake = resolve));
			if (wake) signal?.addEventListener('abort', wake, { once: true });
			await Promise.race([sleep(seconds * 1000), stopped]);
			if (wake) signal?.removeEventListener('abort', wake);
			client.checkStopped();
		},

		checkStopped() {
			if (signal?.aborted) {
				throw notSent('The execution was stopped before this was sent', 'Run it again when you are ready.').with({ stopsRun: true });
			}
		},
	};

	async function exchange<Answer>(request: Request<Answer>): Promise<{ answer: Answer } | Failed> {
		let response: IN8nHttpFullResponse;
		try {
			response = (await context.helpers.httpRequestWithAuthentication.call(context, vendor.credentialType, {
				method: request.method as IHttpRequestMethods,
				url: request.url,
				headers: { ...request.headers },
				body: request.body,
				// Text, because parsing hides what was cut off or never was JSON.
				encoding: 'text',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				timeout: timeout * 1000,
			})) as IN8nHttpFullResponse;
		} catch (error) {
			return transportFailure(request.effect, error);
		}
		return judge(request, response);
	}

	function transportFailure(effect: Effect, error: unknown): Failed {
		const cause = rootCause(error);
		if (NEVER_LEFT.test(cause.code) || cause.raisedByHost) {
			return new Failed(
				new Failure({
					outcome: 'notSent',
					title: `${vendor.name} was not reached: ${redact(cause.message)}`,
					description: 'Nothing was sent. Check the base URL in the credential, the network and the name servers, then run it again.',
					code: cause.code || undefined,
				}),
				true,
			);
		}
		const what = signal?.aborted
			? 'the execution was stopped while the request was on its way'
			: cause.code === 'ECONNABORTED' || cause.code === 'ETIMEDOUT'
				? `${vendor.name} did not answer within ${timeout} s`
				: `the connection to ${vendor.name} was lost (${redact(cause.message)})`;
		return new Failed(unknown(effect, what, { code: cause.code || undefined }), !signal?.aborted);
	}

	function judge<Answer>(request: Request<Answer>, response: IN8nHttpFullResponse): { answer: Answer } | Failed {
		const status = response.statusCode;
		const text = typeof response.body === 'string' ? response.body : '';
		const body = parseJson(text);
		const ok = status >= 200 && status < 300;
		const said = vendor.readError(body, ok);
		if (status === 429) return new Failed(rejection(status, said), false, retryAfterSeconds(response.headers));
		// 408 and 5xx leave open whether the request took effect, whatever their body says.
		if ((status >= 400 && status < 500 && status !== 408) || (ok && said !== undefined)) {
			return new Failed(rejection(status, said), false);
		}
		const words = { httpStatus: status, code: said?.code, vendorMessage: said?.message };
		if (!ok) return new Failed(unknown(request.effect, `${vendor.name} answered with HTTP ${status}`, words), true);
		const read = request.response.safeParse(body);
		if (read.success) return { answer: read.data };
		const missing = body === undefined ? 'text that is not JSON' : `no usable "${read.error.issues[0]?.path.join('.') ?? ''}"`;
		return new Failed(unknown(request.effect, `${vendor.name} answered with ${missing}`, words), true);
	}

	function rejection(httpStatus: number, said: { code?: string; message?: string } = {}): Failure {
		const vendorMessage = said.message && redact(said.message);
		const words = vendorMessage ? `: ${vendorMessage}` : ' and gave no reason';
		const code = said.code ? ` (${said.code}, HTTP ${httpStatus})` : ` (HTTP ${httpStatus})`;
		const recordBound = said.code !== undefined && (vendor.recordBoundCodes ?? []).includes(said.code);
		const key = httpStatus === 401 || (httpStatus === 403 && !recordBound);
		return new Failure({
			outcome: 'rejected',
			title: `${vendor.name} refused ${key ? 'the credential' : 'the request'}${words}${code}`,
			description: key
				? 'Nothing further was started. Check the key in the credential and whether it may do this.'
				: httpStatus === 429
					? 'Too many requests. Lower "Items in Flight" in the options or run it again later.'
					: 'Correct what the message names and run this item again.',
			code: said.code,
			vendorMessage,
			httpStatus,
			stopsRun: key,
		});
	}

	function unknown(effect: Effect, what: string, words: Partial<Pick<Failure, 'code' | 'vendorMessage' | 'httpStatus'>>): Failure {
		const reading = effect === 'read';
		const vendorMessage = words.vendorMessage && redact(words.vendorMessage);
		const shown = vendorMessage ? `${what}: ${vendorMessage}` : what;
		return new Failure({
			...words,
			vendorMessage,
			outcome: reading ? null : 'unknown',
			title: reading ? `Reading did not work: ${shown}` : `The outcome is unknown: ${shown}`,
			description: reading ? 'Nothing was changed. Run it again later.' : `Look in ${vendor.name} whether it took effect before you send it again.`,
		});
	}

	return client;
}

/** An answer that is none: why, whether a reading call may try again, and after how many seconds a 429 may. */
class Failed {
	readonly failure: Failure;
	readonly mayPass: boolean;
	readonly retryAfter: number | undefined;

	constructor(failure: Failure, mayPass: boolean, retryAfter?: number) {
		this.failure = failure;
		this.mayPass = mayPass;
		this.retryAfter = retryAfter;
	}
}

/** n8n wraps what went wrong, at times more than once; the code sits on the innermost. */
function rootCause(error: unknown): { code: string; message: string; raisedByHost: boolean } {
	let code = '';
	let message = '';
	let raisedByHost = false;
	for (let current = error, depth = 0; current instanceof Error && depth < 6; current = current.cause, depth++) {
		const own = (current as Error & { code?: unknown }).code;
		if (typeof own === 'string') code = own;
		message = current.message || message;
		// n8n's own refusals (blocked address, missing credential) come before the request leaves.
		raisedByHost ||= current instanceof UserError || current instanceof NodeOperationError || /^SsrfBlocked/.test(current.name);
	}
	return { code, message: message || code || 'no reason given', raisedByHost };
}

function retryAfterSeconds(headers: IDataObject): number {
	const given = String(headers['retry-after'] ?? '');
	if (/^\d{1,6}$/.test(given)) return Number(given);
	const until = Date.parse(given);
	return Number.isNaN(until) ? 1 : Math.max(0, (until - Date.now()) / 1000);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** n8n strips what a header cannot carry: `주문-1` would arrive as `-1`, and two invoices as one. */
function checkHeaders(headers: Record<string, string | undefined>): Record<string, string> {
	const kept = Object.entries(headers).filter((entry): entry is [string, string] => !!entry[1]);
	for (const [name, value] of kept) {
		if (!/^[\x21-\x7E]{1,255}$/.test(value)) {
			throw new Invalid('1 to 255 letters, digits or signs of the English keyboard, without spaces', value).within(name);
		}
	}
	return Object.fromEntries(kept);
}

/** `..` and `.` survive percent-encoding and would name another address. */
function checkPathParameter(name: string, value: string | undefined): string {
	if (!value || value === '.' || value === '..' || value.length > 200 || /[/\\\p{Cc}]/u.test(value)) {
		throw new Invalid('an id of 1 to 200 characters without / or \\', value ?? '').within(name);
	}
	return value;
}

function checkBody<Schema extends z.ZodTypeAny>(schema: Schema, body: unknown): z.output<Schema> {
	const checked = schema.safeParse(body);
	if (checked.success) return checked.data as z.output<Schema>;
	const [issue] = checked.error.issues;
	throw new Invalid(issue?.message ?? 'a complete request').at(issue?.path ?? []);
}
