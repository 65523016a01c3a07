import type { Run } from './operation';

/** Does what concerns one record, after all that was asked for it before. */
export type InTurn = <T>(record: string, work: () => Promise<T>) => Promise<T>;

/** The end of what was asked for last, by account and record. */
const latest = new Map<string, Promise<unknown>>();

/**
 * Lets work on one record of an account be done one after the other, in the order in which it was asked for: by the
 * items of a run, and by other runs of this process, as webhooks and the calls of agents come at once.
 */
export const turns =
	(_first: unknown, { account }: Pick<Run, 'account'>): InTurn =>
	async (record, work) => {
		const place = JSON.stringify([account, record]);
		const turn = latest.get(place)?.then(work) ?? work();
		const end = turn
			.catch(() => {})
			.finally(() => {
				if (latest.get(place) === end) latest.delete(place);
			});
		latest.set(place, end);
		return await turn;
	};
