import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { z } from 'zod';

import { notSent } from '../errors/failure';
import { partyNumbersIn, type FieldsHold } from '../korea/maskFields';
import { answerReader, type NoAnswer } from './answer';
import { textOf } from './answerBody';
import { encode } from './body';
import {
	boundedCall,
	MOST_ANONYMOUS_BYTES,
	MOST_BYTES,
	MOST_FILE_BYTES,
	MOST_LIST_BYTES,
	type SendingContext,
} from './boundedCall';
import { checkHeaders, checkPathParameter } from './checks';
import type { AnyEndpoint, Call, ChangingEffect, Effect, HarmlessEffect, Made, ResponseOf } from './endpoint';
import { createQuota } from './quota';
import { SEND } from './send';
import type { AnsweringVendor } from './vendor';
import { signalOf, untilAborted } from './withSignal';
import { say } from './words';

/**
 * A checked request: what is put on the wire, and how its answer is read. What it does at the vendor is part of its
 * type: see `Client.read`.
 */
export interface Request<Answer, E extends Effect = Effect> extends Made<E> {
	readonly method: AnyEndpoint['method'];
	readonly url: string;
	readonly headers: Record<string, string>;
	/** The JSON text that is sent, exactly; bytes where it is a form. */
	readonly body: string | Buffer | undefined;
	readonly effect: E;
	readonly pending?: boolean | undefined;
	readonly file?: boolean | undefined;
	readonly whole?: boolean | undefined;
	readonly mostBytes: number;
	readonly hidden?: readonly string[] | undefined;
	/** What fields of the body hold. */
	readonly holds: FieldsHold;
	/** Numbers of parties in the body: an error may repeat none of a person. */
	readonly partyNumbers: readonly string[];
	readonly alsoDone?: readonly number[] | undefined;
	readonly response: z.ZodType<Answer, z.ZodTypeDef, unknown>;
}

type RequestOf<E extends AnyEndpoint> = Request<ResponseOf<E>, E['effect']>;

/** A request that changes something at the vendor: it goes through the room `once`, with a policy. */
export type ChangeRequest<Answer, E extends ChangingEffect = HarmlessEffect> = Request<Answer, E>;

/** The same call, where what it says of itself gives it legal effect. */
export const binding = <Answer>(request: ChangeRequest<Answer>): ChangeRequest<Answer, 'binding'> =>
	({ ...request, effect: 'binding' }) as unknown as ChangeRequest<Answer, 'binding'>;

/** What of a request leaves this machine, as a JSON value. */
export const onWire = ({ method, url, headers, body = '' }: Request<unknown>) => [method, url, headers, body];

export interface Client {
	/**
	 * Checks and serialises a call. Nothing is sent.
	 * @throws Invalid when a header value, a path parameter or the body cannot be sent as it stands
	 */
	request<E extends AnyEndpoint>(endpoint: E, call: Call<E>): RequestOf<E>;
	/**
	 * Reads. 429 is repeated after `Retry-After`, and what may pass is asked again after 1 and 3 seconds (not with
	 * `patient: false`). A request that changes something does not fit here: it goes through the room `once`.
	 * @throws Failure
	 */
	read<Answer>(request: Request<Answer, 'read'>, manner?: { patient?: boolean }): Promise<Answer>;
	/** For the room `once` alone (see send.ts). */
	[SEND]<Answer>(request: Request<Answer>): Promise<Answer>;
	/** Waits; ends with a Failure at once when the execution is stopped. */
	wait(seconds: number): Promise<void>;
	/** @throws Failure when the execution was stopped */
	checkStopped(): void;
	redact(text: string): string;
	/** Calls that the vendor still allows, by its last answers; null where it does not say. */
	readonly callsRemaining: number | null;
	/** From now on calls that would leave fewer than `calls` to others end as not sent, and so do all after them. */
	keepCalls(calls: number): void;
}

export interface ClientSettings {
	context: SendingContext;
	vendor: AnsweringVendor;
	/** https, or http on loopback; nothing but scheme, host and port. */
	baseUrl: string;
	/** Whether calls have legal effect. */
	live: boolean;
	/** Seconds until a call without answer is given up. */
	timeout: number;
	redact(text: string): string;
	/** As read; undefined: without it, for a host that must not see it, and whose answers are held to a size. */
	credentials: Readonly<Record<string, unknown>> | undefined;
	/** How time passes between two tries. */
	wait?: Wait | undefined;
}

/** Lets so many seconds pass. */
export type Wait = (seconds: number) => Promise<void>;

export const READ_WAITS: readonly number[] = [1, 3];
const MOST_429_WAITS = 3;
/** Seconds. A vendor that asks for more is not waited for: the item ends as rejected. */
const LONGEST_RETRY_AFTER = 60;

export function createClient({
	context,
	vendor,
	baseUrl,
	live,
	timeout,
	redact,
	credentials,
	wait = async (seconds) => await sleep(seconds * 1000),
}: ClientSettings): Client {
	const signal = signalOf(context);
	const answers = answerReader(vendor, { timeout, redact });
	const quota = createQuota(vendor.name, vendor.quotaHeader);

	const client: Client = {
		redact,
		get callsRemaining() {
			return quota.remaining;
		},
		keepCalls: (calls) => quota.keep(calls),

		request(endpoint, { path = {}, query = {}, headers = {}, body, hidden }) {
			const filled = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
				encodeURIComponent(checkPathParameter(name, (path as Record<string, string>)[name])),
			);
			const search = Object.entries(vendor.completeQuery?.(endpoint, query, { live }) ?? query).map(
				([key, value]) => `${key}=${encodeURIComponent(value)}`,
			);
			const { contentType, content } = encode(endpoint, body, vendor.jsonOnEveryCall ?? false);
			const made: Omit<RequestOf<typeof endpoint>, never> = {
				method: endpoint.method,
				url: `${baseUrl}${filled}${search.length > 0 ? `?${search.join('&')}` : ''}`,
				headers: {
					Accept: endpoint.file ? '*/*' : 'application/json',
					...(contentType && { 'Content-Type': contentType }),
					...checkHeaders(headers),
				},
				body: content,
				effect: endpoint.effect,
				pending: endpoint.pending,
				file: endpoint.file,
				whole: endpoint.whole,
				mostBytes: endpoint.file ? MOST_FILE_BYTES : endpoint.wholeList ? MOST_LIST_BYTES : MOST_BYTES,
				hidden,
				holds: vendor.holds,
				partyNumbers: partyNumbersIn(body, vendor.holds),
				alsoDone: endpoint.alsoDone,
				response: endpoint.response as z.ZodType<ResponseOf<typeof endpoint>, z.ZodTypeDef, unknown>,
			};
			return made as RequestOf<typeof endpoint>;
		},

		read: send,

		[SEND]: send,

		async wait(seconds) {
			// One that has come already is told to no listener.
			client.checkStopped();
			await untilAborted(wait(seconds), signal);
			client.checkStopped();
		},

		checkStopped() {
			if (signal?.aborted) {
				throw notSent(say`The execution was stopped before this was sent`, say`Try again when you are ready.`).with({
					stopsRun: true,
				});
			}
		},
	};

	/** 429 is repeated after `Retry-After`, whatever the request does; what may pass, for reads only. */
	async function send<Answer>(
		request: Request<Answer>,
		{ patient = true }: { patient?: boolean } = {},
	): Promise<Answer> {
		let asked = 0;
		let refusals = 0;
		let waited = 0;
		for (;;) {
			client.checkStopped();
			await quota.enter();
			const result = await exchange(request);
			if ('answer' in result) return result.answer;
			const { failure, mayPass, retryAfter, pending } = result;
			if (retryAfter !== undefined) {
				// "Not yet" is asked again for a minute; a refusal is repeated three times, however short its waits.
				const enough = pending
					? waited + retryAfter > LONGEST_RETRY_AFTER
					: refusals === MOST_429_WAITS || retryAfter > LONGEST_RETRY_AFTER;
				if (enough) throw failure;
				if (pending) waited += Math.max(1, retryAfter);
				else refusals++;
				await client.wait(retryAfter);
				continue;
			}
			const pause = READ_WAITS[asked++];
			if (!patient || !mayPass || request.effect !== 'read' || pause === undefined) throw failure;
			await client.wait(pause);
		}
	}

	async function exchange<Answer>(request: Request<Answer>): Promise<{ answer: Answer } | NoAnswer> {
		let response: IN8nHttpFullResponse;
		const limit = AbortSignal.timeout(timeout * 1000);
		try {
			const { answer, bytes } = await boundedCall(
				context,
				{
					method: request.method,
					url: request.url,
					headers: { ...request.headers, ...(request.effect !== 'read' && vendor.changeHeaders?.()) },
					body: request.body,
				},
				{
					timeout,
					limit,
					mostBytes: credentials || request.file ? request.mostBytes : MOST_ANONYMOUS_BYTES,
					credential: credentials && { type: vendor.credentialType, data: credentials },
				},
			);
			// Text, because parsing hides what was cut off or never was JSON.
			response = { ...answer, body: request.file ? bytes : textOf(bytes) };
		} catch (error) {
			quota.leave();
			const ended = signal?.aborted ? 'stopped' : limit.aborted ? 'late' : undefined;
			return answers.explain(request, error, ended);
		}
		quota.leave(response.headers, response.statusCode >= 200 && response.statusCode < (request.whole ? 400 : 300));
		const result = answers.read(request, response);
		if ('answer' in result || quota.remaining === null) return result;
		const { failure } = result;
		return {
			...result,
			failure: failure.with({
				description: say`${failure.advice} Calls left, as ${vendor.name} counts them: ${quota.remaining}.`,
			}),
		};
	}

	return client;
}
