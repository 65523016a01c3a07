/** Announces results. Unsigned and sent once: whether Bolta repeats, signs or orders its calls is not known. */
import { request } from 'node:http';
import { monotonicNow } from '../log.ts';
import type { Entry } from './ledger.ts';
import type { BoltaSettings } from './settings.ts';

export interface Delivery {
	eventType: string;
	issuanceKey: string;
	/** Host and path; the query may hold the receiver's secret. */
	to: string;
	body: unknown;
	sentAt: number;
	/** null while under way, and when nobody answered. */
	status: number | null;
	error: string | null;
}

const ANSWER_TIMEOUT = 10_000;

export class Webhooks {
	#timers = new Set<NodeJS.Timeout>();
	#deliveries: Delivery[] = [];
	readonly #settings: BoltaSettings;

	constructor(settings: BoltaSettings) {
		this.#settings = settings;
	}

	/** Waits in real time, for an address known by then. */
	schedule(entry: Entry): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			if (this.#settings.webhookUrl !== null) this.#deliver(this.#settings.webhookUrl, entry);
		}, entry.resultAt - entry.acceptedAt + this.#settings.webhookDelayMs);
		this.#timers.add(timer);
	}

	deliveries(): Delivery[] {
		return [...this.#deliveries];
	}

	clear(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
		this.#deliveries = [];
	}

	#deliver(address: string, { issuanceKey, failure }: Entry): void {
		const url = new URL(address);
		const body = failure
			? { eventType: 'TAX_INVOICE_ISSUANCE_FAILURE', data: { issuanceKey, cause: failure } }
			: { eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS', data: { issuanceKey, taxInvoiceUrl: `https://app.bolta.io/tax-invoices/${issuanceKey}` } };
		const delivery: Delivery = { eventType: body.eventType, issuanceKey, to: url.host + url.pathname, body, sentAt: monotonicNow(), status: null, error: null };
		this.#deliveries.push(delivery);
		const bytes = Buffer.from(JSON.stringify(body));
		const headers = { 'Content-Type': 'application/json', 'Content-Length': bytes.length };
		// No agent: a connection kept open would outlive the sandbox.
		const call = request(url, { method: 'POST', headers, agent: false, timeout: ANSWER_TIMEOUT }, (answer) => {
			delivery.status = answer.statusCode ?? null;
			answer.resume();
		});
		call.on('timeout', () => call.destroy(new Error('timeout')));
		call.on('error', (error: NodeJS.ErrnoException) => { delivery.error = error.code ?? error.message; });
		call.end(bytes);
	}
}
