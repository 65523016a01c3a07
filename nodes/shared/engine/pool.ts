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

/** Items between two pauses: at 4 ms an item nothing else in n8n waits longer than a tenth of a second. */
export const PAUSE_EVERY = 20;
