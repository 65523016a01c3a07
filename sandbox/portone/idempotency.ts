/** idempotency-key: the same key gives the first answer again for three hours; while the first runs, 409. */
import type { Answer } from '../host.ts';
import { refuse } from './errors.ts';

const KEPT_MS = 3 * 60 * 60 * 1000;

export class Idempotency {
	#first = new Map<string, { answer: Answer; at: number }>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** Answers by the key where it is known; else does the work, and keeps what came of it. */
	answer(key: string | undefined, outstandingMs: number, work: () => Answer): Answer {
		const known = key === undefined ? undefined : this.#first.get(key);
		const now = this.#now();
		if (known && now < known.at + KEPT_MS) {
			return now < known.at + outstandingMs
				? refuse('IDEMPOTENCY_OUTSTANDING_REQUEST', 'the first request with this key is still running')
				: { ...known.answer, effect: false };
		}
		const answer = work();
		if (key !== undefined) this.#first.set(key, { answer, at: now });
		return answer;
	}

	clear(): void {
		this.#first.clear();
	}
}
