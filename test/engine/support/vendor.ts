import type { LedgerEntry, RequestRecord, Sandbox } from '../../../sandbox/index.ts';
import { atPaceOfLedger } from './clock';

const isAbout = (referenceId: string) => (record: RequestRecord) => record.referenceId === referenceId;

/** How often an invoice was sent. */
export const posts = ({ bolta }: Sandbox, referenceId?: string): number =>
	bolta
		.requests()
		.filter((record) => record.method === 'POST' && (referenceId === undefined || isAbout(referenceId)(record))).length;

/** How often the status of a reference id was asked. */
export const lookUps = ({ bolta }: Sandbox, referenceId: string): number =>
	bolta.requests().filter((record) => record.route === 'getByClientReferenceId' && isAbout(referenceId)(record)).length;

/** The documents under a reference id, as the vendor has them. */
export const documents = ({ bolta }: Sandbox, referenceId: string): LedgerEntry[] =>
	bolta.ledger('test').filter((entry) => entry.clientReferenceId === referenceId);

/** A longer time than any test takes. */
const NEVER = 3_600_000;

/** Lets the status of accepted documents show only after so many look-ups of the id, however long these take. */
export async function showingAfter<T>(
	sandbox: Sandbox,
	referenceId: string,
	count: number,
	work: () => Promise<T>,
): Promise<T> {
	atPaceOfLedger();
	sandbox.bolta.configure({ statusLagMs: NEVER });
	const watch = setInterval(() => {
		if (lookUps(sandbox, referenceId) >= count) sandbox.bolta.configure({ statusLagMs: 0 });
	}, 5);
	return await work().finally(() => clearInterval(watch));
}

/** Does something as soon as the vendor has seen what it waits for: to interfere in the middle of a run. */
export function asSoonAs(seen: () => boolean, act: () => void): void {
	const watch = setInterval(() => {
		if (!seen()) return;
		clearInterval(watch);
		act();
	}, 1);
	watch.unref();
}
