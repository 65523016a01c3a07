import { sleep } from 'n8n-workflow';

/** Milliseconds between two looks at the clock, and the most that may count between them. */
const STEP = 50;
const MOST_PER_LOOK = 2 * STEP;

/**
 * Time in which an answer could be taken in. In a burst n8n's event loop stands still for seconds; when it goes on,
 * timers come before what the network has brought meanwhile, so that by the wall clock the time is over before an
 * answer that has long arrived is read. So the clock is looked at again and again, and what lies between two looks
 * counts as 100 ms at most: the network had its turn in between.
 */
export class UsableTime {
	#passed = 0;
	#looked = Date.now();

	/** Milliseconds since it was made; only what looks at it often sees it pass. */
	look(): number {
		const now = Date.now();
		this.#passed += Math.min(Math.max(0, now - this.#looked), MOST_PER_LOOK);
		this.#looked = now;
		return this.#passed;
	}

	/** Comes back when so many milliseconds have passed since it was made, or soon after the signal. */
	async until(milliseconds: number, signal: AbortSignal): Promise<void> {
		for (;;) {
			const left = milliseconds - this.look();
			if (left <= 0 || signal.aborted) return;
			await sleep(Math.min(left, STEP));
		}
	}
}
