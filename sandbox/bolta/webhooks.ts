/** Announces results. Unsigned and sent once: whether Bolta repeats, signs or orders its calls is not known. */
import { SetupError } from '../checked.ts';
import { monotonicNow } from '../log.ts';
import { Outbound, type Outcome } from '../outbound.ts';
import type { Entry } from './ledger.ts';
import type { BoltaSettings } from './settings.ts';

export interface Delivery extends Outcome {
	/** null: the body that was sent names none. */
	eventType: string | null;
	issuanceKey: string | null;
	/** Host and path; the query may hold the receiver's secret. */
	to: string;
	body: unknown;
	sentAt: number;
}

/** A delivery as a test wants it. One of body (sent as JSON), text and base64 (sent as they are). */
export interface Sending {
	body?: unknown;
	text?: string;
	base64?: string;
	/** Beside Content-Type, and over it; null leaves that one out. */
	headers?: Record<string, string | null>;
	/** Over those of the address; null takes one away. */
	query?: Record<string, string | null>;
}

export interface Received extends Outcome {
	/** What the receiver answered. */
	text: string;
}

const texts = { type: 'object', additionalProperties: { type: ['string', 'null'] } };

export const sendingSchema = {
	type: 'object',
	additionalProperties: false,
	properties: { body: {}, text: { type: 'string' }, base64: { type: 'string' }, headers: texts, query: texts },
	oneOf: [{ required: ['body'] }, { required: ['text'] }, { required: ['base64'] }],
};

const asText = (value: unknown) => (typeof value === 'string' ? value : null);

export class Webhooks {
	#timers = new Set<NodeJS.Timeout>();
	#outbound = new Outbound();
	#deliveries: Delivery[] = [];
	readonly #settings: BoltaSettings;

	constructor(settings: BoltaSettings) {
		this.#settings = settings;
	}

	/** Waits in real time, for an address known by then. */
	schedule({ issuanceKey, failure }: Entry): void {
		const { issueDelayMs, webhookDelayMs } = this.#settings;
		const body = failure
			? { eventType: 'TAX_INVOICE_ISSUANCE_FAILURE', data: { issuanceKey, cause: failure } }
			: {
					eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS',
					data: { issuanceKey, taxInvoiceUrl: `https://app.bolta.io/tax-invoices/${issuanceKey}` },
				};
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			if (this.#settings.webhookUrl !== null)
				void this.#deliver(new URL(this.#settings.webhookUrl), body, Buffer.from(JSON.stringify(body)));
		}, issueDelayMs + webhookDelayMs);
		this.#timers.add(timer);
	}

	/** Any event, or what is none, as a test wants it sent. */
	async send({ body, text, base64, headers, query }: Sending): Promise<Received> {
		const url = this.#address();
		for (const [name, value] of Object.entries(query ?? {})) {
			if (value === null) url.searchParams.delete(name);
			else url.searchParams.set(name, value);
		}
		const bytes = base64 === undefined ? Buffer.from(text ?? JSON.stringify(body)) : Buffer.from(base64, 'base64');
		const { delivery, answer } = await this.#deliver(url, body ?? text ?? base64, bytes, headers);
		return { status: delivery.status, error: delivery.error, text: answer };
	}

	/** webhook-registration: what the console does when the address is saved. */
	async probe(): Promise<{ accepted: boolean } & Outcome> {
		const outcome: Outcome = { status: null, error: null };
		await this.#outbound.exchange(this.#address(), 'GET', {}, Buffer.alloc(0), outcome);
		return { accepted: outcome.status === 200, ...outcome };
	}

	deliveries(): Delivery[] {
		return [...this.#deliveries];
	}

	clear(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
		this.#outbound.clear();
		this.#deliveries = [];
	}

	#address(): URL {
		if (this.#settings.webhookUrl === null) throw new SetupError('there is no webhookUrl');
		return new URL(this.#settings.webhookUrl);
	}

	async #deliver(
		url: URL,
		body: unknown,
		bytes: Buffer,
		chosen: Record<string, string | null> = {},
	): Promise<{ delivery: Delivery; answer: string }> {
		const event = body as { eventType?: unknown; data?: { issuanceKey?: unknown } | null } | null | undefined;
		const delivery: Delivery = {
			eventType: asText(event?.eventType),
			issuanceKey: asText(event?.data?.issuanceKey),
			to: url.host + url.pathname,
			body,
			sentAt: monotonicNow(),
			status: null,
			error: null,
		};
		this.#deliveries.push(delivery);
		const headers = new Headers({ 'content-type': 'application/json', 'content-length': String(bytes.length) });
		for (const [name, value] of Object.entries(chosen)) {
			if (value === null) headers.delete(name);
			else headers.set(name, value);
		}
		const answer = await this.#outbound.exchange(url, 'POST', Object.fromEntries(headers), bytes, delivery);
		return { delivery, answer };
	}
}
