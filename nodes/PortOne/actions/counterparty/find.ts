import { Failure } from '../../../shared/failure';
import type { Run } from '../../../shared/operation';
import { requestFor } from '../../api/calls';
import { getCounterparty, type ReadCounterparty } from '../../api/counterparty';

/** @returns undefined when PortOne says that it has none; @throws Failure when the answer cannot be had */
export async function findCounterparty(counterpartyId: string, run: Run, manner?: { patient: boolean }): Promise<ReadCounterparty | undefined> {
	return await run.client.send(requestFor(run, getCounterparty, { path: { counterpartyId } }), manner).catch((error: unknown) => {
		if (error instanceof Failure && error.code === 'B2B_COUNTERPARTY_NOT_FOUND') return undefined;
		throw error;
	});
}
