import { sleep } from 'n8n-workflow';

/**
 * Runs `work` for every entry, at most `limit` at once, in order of the list. Starts no further entry once
 * `halted()` is true, and returns when all that were started have ended.
 *
 * `work` must not throw.
 */
export async function inParallel<T>(
	entries: readonly T[],
	limit: number,
	work: (entry: T, index: number) => Promise<void>,
	halted: () => boolean = () => false,
): Promise<void> {
	let next = 0;
	const worker = async () => {
		while (next < entries.length && !halted()) {
			const index = next++;
			await work(entries[index] as T, index);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, entries.length) }, worker));
}

/** Milliseconds of work of the processor alone after which the rest of n8n gets its turn. */
const LONGEST_WORK = 50;

/**
 * Makes what a loop over many items calls for each: now and then it lets everything else in n8n run, "Stop" included.
 * By time, not by count: a row of a sheet takes far less than an item of expressions, and each pause a millisecond.
 */
export function pauses(): () => Promise<void> {
	let began = Date.now();
	return async () => {
		if (Date.now() - began < LONGEST_WORK) return;
		await sleep(0);
		began = Date.now();
	};
}
