import type { Run } from '../../shared/engine/operation';
import { inParallel } from '../../shared/engine/pool';
import { readIssued } from './lookUp';
import { issuedContent, type BoltaOutput } from './output';

/** Seconds between two rounds. */
const PAUSE = 5;

/**
 * Reads all accepted invoices round by round until each is issued or the time is over; completes the outputs in place.
 * What is not issued by then stays accepted: Bolta may still issue it.
 * @param seconds to wait at most, for all together
 */
export async function waitForCompletion(
	accepted: ReadonlyArray<{ output: BoltaOutput; simplify: boolean }>,
	{ client, itemsInFlight }: Run,
	seconds: number,
): Promise<void> {
	let open = accepted;
	for (let waited = 0; open.length > 0; waited += PAUSE) {
		await inParallel(open, itemsInFlight, async ({ output, simplify }) => {
			// Not readable now is no news: the next round asks again.
			const issued = await readIssued(client, output.issuanceKey ?? '', { patient: false }).catch(() => undefined);
			if (issued) Object.assign(output, issuedContent(issued, { simplify }));
		});
		open = open.filter(({ output }) => output.status !== 'issued');
		if (open.length === 0 || waited >= seconds) return;
		try {
			await client.wait(Math.min(PAUSE, seconds - waited));
		} catch {
			return;
		}
	}
}
