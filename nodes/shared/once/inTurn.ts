/** The end of what was asked for last, by account and record. */
const latest = new Map<string, Promise<unknown>>();

/**
 * Does work on one record of an account after all that was asked for it before: by the items of a run, and by other
 * runs of this process, as webhooks and the calls of agents come at once.
 */
export async function inTurn<T>(account: string, record: string, work: () => Promise<T>): Promise<T> {
	const place = JSON.stringify([account, record]);
	const turn = latest.get(place)?.then(work) ?? work();
	const end = turn
		.catch(() => {})
		.finally(() => {
			if (latest.get(place) === end) latest.delete(place);
		});
	latest.set(place, end);
	return await turn;
}
