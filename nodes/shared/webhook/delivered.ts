import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

/** An event that was handed to the workflow, and when (milliseconds). */
interface Delivered {
	key: string;
	at: number;
}

const MOST = 500;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * The keys of the latest events, in the node's static data. n8n reads that data when a call comes in and writes it back
 * as a whole when it is answered: of calls that overlap only the last one's key stays. So a repeat may get through,
 * with the same key; an event is never lost by it.
 */
export class DeliveredKeys {
	readonly #data: IDataObject;
	readonly #now: number;

	constructor(data: IDataObject, now: Date) {
		this.#data = data;
		this.#now = now.getTime();
	}

	has(key: string): boolean {
		return this.#kept().some((one) => one.key === key);
	}

	add(key: string): void {
		const others = this.#kept().filter((one) => one.key !== key);
		this.#data.delivered = [...others, { key, at: this.#now }].slice(-MOST);
	}

	/** In the order of arrival. What does not look like our own is dropped: people may edit static data. */
	#kept(): Delivered[] {
		const stored: unknown = this.#data.delivered;
		const list: unknown[] = Array.isArray(stored) ? stored : [];
		return list.filter(isDelivered).flatMap(({ key, at }) => (at > this.#now - KEPT_MS ? [{ key, at }] : []));
	}
}

const isDelivered = (value: unknown): value is Delivered =>
	typeof value === 'object' &&
	value !== null &&
	'key' in value &&
	typeof value.key === 'string' &&
	'at' in value &&
	typeof value.at === 'number';

/**
 * n8n 2.41 forgets that static data were changed when it starts an execution with them, and then does not save them (it
 * makes a second Workflow of the same object, which resets the mark). So they are changed once more after that: it
 * comes in the same turn of the event loop as our return, the saving only after n8n has stored the execution.
 */
export function record(delivered: DeliveredKeys, key: string): void {
	delivered.add(key);
	void sleep(0).then(() => delivered.add(key));
}
