/**
 * webhook-events, webhook-delivery, webhook-signature: told of each step of an invoice, tried five times, signed where
 * there is a secret.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { SetupError } from '../checked.ts';
import type { JsonObject } from '../json.ts';
import { monotonicNow } from '../log.ts';
import { Outbound, type Outcome } from '../outbound.ts';
import type { PortOneSettings } from './settings.ts';

export interface PortOneDelivery extends Outcome {
	type: string | null;
	taxInvoiceId: string | null;
	/** Host and path; the query may hold the receiver's secret. */
	to: string;
	body: unknown;
	/** From 1. */
	attempt: number;
	sentAt: number;
}

/** A delivery of a test's own making. */
export interface PortOneSending {
	body?: unknown;
	/** Sent as it is. */
	text?: string;
	/** Over the headers that there would be; null leaves one out. */
	headers?: Record<string, string | null>;
	/** Over those of the address; null takes one away. */
	query?: Record<string, string | null>;
	/** Signs with this secret instead of the setting; null: not at all. */
	secret?: string | null;
}

export interface PortOneReceived extends Outcome {
	text: string;
}

const texts = { type: 'object', additionalProperties: { type: ['string', 'null'] } };

export const sendingSchema = {
	type: 'object',
	additionalProperties: false,
	properties: {
		body: {},
		text: { type: 'string' },
		headers: texts,
		query: texts,
		secret: { type: ['string', 'null'] },
	},
	oneOf: [{ required: ['body'] }, { required: ['text'] }],
};

/** The three headers of Standard Webhooks. */
export function signatureHeaders(
	secret: string,
	bytes: Buffer,
	id: string = `msg_${randomUUID()}`,
	timestamp = Math.floor(Date.now() / 1000),
): Record<string, string> {
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(bytes).digest('base64');
	return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}

const asText = (value: unknown) => (typeof value === 'string' ? value : null);

export class Webhooks {
	#timers = new Set<NodeJS.Timeout>();
	#outbound = new Outbound();
	#deliveries: PortOneDelivery[] = [];
	readonly #settings: PortOneSettings;

	constructor(settings: PortOneSettings) {
		this.#settings = settings;
	}

	/** Delivers an event to the address known by then, again after each of the waits until it is taken. */
	announce(body: JsonObject): void {
		if (this.#settings.webhookUrl === null) return;
		const bytes = Buffer.from(JSON.stringify(body));
		const id = `msg_${randomUUID()}`;
		const attempt = async (number: number) => {
			if (this.#settings.webhookUrl === null) return;
			const { delivery } = await this.#deliver(new URL(this.#settings.webhookUrl), body, bytes, { number, id });
			const wait = this.#settings.webhookRetryMs[number - 1];
			if (delivery.status !== null && delivery.status < 300) return;
			if (wait !== undefined) this.later(wait, () => void attempt(number + 1));
		};
		this.later(0, () => void attempt(1));
	}

	async send({ body, text, headers, query, secret }: PortOneSending): Promise<PortOneReceived> {
		if (this.#settings.webhookUrl === null) throw new SetupError('there is no webhookUrl');
		const url = new URL(this.#settings.webhookUrl);
		for (const [name, value] of Object.entries(query ?? {})) {
			if (value === null) url.searchParams.delete(name);
			else url.searchParams.set(name, value);
		}
		const bytes = Buffer.from(text ?? JSON.stringify(body));
		const { delivery, answer } = await this.#deliver(url, body ?? text, bytes, { number: 1, headers, secret });
		return { status: delivery.status, error: delivery.error, text: answer };
	}

	/** In real time. */
	later(milliseconds: number, work: () => void): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			work();
		}, milliseconds);
		this.#timers.add(timer);
	}

	deliveries(): PortOneDelivery[] {
		return [...this.#deliveries];
	}

	clear(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
		this.#outbound.clear();
		this.#deliveries = [];
	}

	async #deliver(
		url: URL,
		body: unknown,
		bytes: Buffer,
		{
			number,
			id,
			headers: chosen = {},
			secret = this.#settings.webhookSecret,
		}: { number: number; id?: string; headers?: Record<string, string | null>; secret?: string | null },
	): Promise<{ delivery: PortOneDelivery; answer: string }> {
		const event = body as { type?: unknown; data?: { taxInvoiceId?: unknown } | null } | null | undefined;
		const delivery: PortOneDelivery = {
			type: asText(event?.type),
			taxInvoiceId: asText(event?.data?.taxInvoiceId),
			to: url.host + url.pathname,
			body,
			attempt: number,
			sentAt: monotonicNow(),
			status: null,
			error: null,
		};
		this.#deliveries.push(delivery);
		const headers = new Headers({
			'content-type': 'application/json',
			'content-length': String(bytes.length),
			...(secret !== null && signatureHeaders(secret, bytes, id)),
		});
		for (const [name, value] of Object.entries(chosen)) {
			if (value === null) headers.delete(name);
			else headers.set(name, value);
		}
		const answer = await this.#outbound.exchange(url, 'POST', Object.fromEntries(headers), bytes, delivery);
		return { delivery, answer };
	}
}
