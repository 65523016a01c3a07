/**
 * Tells a client's address how a document fares, by GET. Sent to loopback only; what the vendor wants as an answer is
 * not documented.
 */
import { monotonicNow } from '../../log.ts';
import { isLoopback, Outbound, type Outcome } from '../../outbound.ts';
import type { Approval } from './approvals.ts';
import type { HiworksSettings } from './settings.ts';

export interface CallbackDelivery extends Outcome {
	approvalKey: string;
	/** The parameters that were appended, in their order. */
	parameters: Record<string, string>;
	/** Host, path and query of the address as the client gave it. */
	to: string;
	/** What the receiver answered. */
	text: string;
	sentAt: number;
}

export class Callbacks {
	#outbound = new Outbound();
	#waiting = new Set<() => void>();
	#deliveries: CallbackDelivery[] = [];
	#era = 0;
	readonly #settings: HiworksSettings;

	constructor(settings: HiworksSettings) {
		this.#settings = settings;
	}

	/** The state that a document has now, as often as the settings say, one after the other. */
	async announce(approval: Approval): Promise<CallbackDelivery[]> {
		const { repeatCallbacks, callbackDelayMs } = this.#settings;
		const [told, era, sent]: [Approval, number, CallbackDelivery[]] = [{ ...approval }, this.#era, []];
		for (let time = 0; time <= repeatCallbacks; time += 1) {
			if (callbackDelayMs > 0) await this.#wait(callbackDelayMs);
			// Cleared away in the meantime.
			if (era !== this.#era) break;
			sent.push(await this.send(told));
		}
		return sent;
	}

	/** `changes`: over the parameters it would have; null leaves one out. */
	async send(approval: Approval, changes: Record<string, string | null> = {}): Promise<CallbackDelivery> {
		const { approvalKey, callbackUrl, approvalId, approvalCode, state, requestHash } = approval;
		const all: Record<string, string | null> = {
			office_id: this.#settings.officeNo,
			approval_key: approvalKey,
			approval_id: approvalId,
			approval_code: approvalCode,
			state,
			request_hash: requestHash,
			...changes,
		};
		const parameters = Object.fromEntries(
			Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null),
		);
		// callback-append
		const joint = this.#settings.callbackAppend === 'smart' && callbackUrl.includes('?') ? '&' : '?';
		const address = `${callbackUrl}${joint}${Object.entries(parameters)
			.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
			.join('&')}`;
		const to = callbackUrl.replace(/^https?:\/\//, '');
		const delivery: CallbackDelivery = {
			approvalKey,
			parameters,
			to,
			status: null,
			error: null,
			text: '',
			sentAt: monotonicNow(),
		};
		this.#deliveries.push(delivery);
		if (isLoopback(address))
			delivery.text = await this.#outbound.exchange(new URL(address), 'GET', {}, Buffer.alloc(0), delivery);
		else delivery.error = 'not on loopback';
		return { ...delivery };
	}

	deliveries(): CallbackDelivery[] {
		return structuredClone(this.#deliveries);
	}

	clear(): void {
		this.#era += 1;
		for (const end of this.#waiting) end();
		this.#outbound.clear();
		this.#deliveries = [];
	}

	#wait(milliseconds: number): Promise<void> {
		return new Promise((resolve) => {
			const end = () => {
				clearTimeout(timer);
				this.#waiting.delete(end);
				resolve();
			};
			const timer = setTimeout(end, milliseconds);
			this.#waiting.add(end);
		});
	}
}
