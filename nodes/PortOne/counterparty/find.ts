import type { Run } from '../../shared/engine/operation';
import { Failure } from '../../shared/errors/failure';
import { getCounterparty, listCounterparties, type ReadCounterparty } from '../api/counterparty';
import { requestFor, searchQuery } from '../calls/calls';
import { LARGEST_PAGE } from '../calls/pages';

/** @returns undefined when PortOne says that it has none; @throws Failure when the answer cannot be had */
export async function findCounterparty(
	counterpartyId: string,
	run: Run,
	manner?: { patient: boolean },
): Promise<ReadCounterparty | undefined> {
	return await run.client
		.send(requestFor(run, getCounterparty, { path: { counterpartyId } }), manner)
		.catch((error: unknown) => {
			if (error instanceof Failure && error.code === 'B2B_COUNTERPARTY_NOT_FOUND') return undefined;
			throw error;
		});
}

/** All of one business number, as far as one page holds them. @throws Failure */
export async function counterpartiesOf(brn: string, run: Run): Promise<ReadCounterparty[]> {
	const query = searchQuery({ page: { number: 0, size: LARGEST_PAGE }, filter: { brn } });
	return (await run.client.send(requestFor(run, listCounterparties, { query }))).items;
}
