import type { IWebhookFunctions } from 'n8n-workflow';

import { Failure } from '../errors/failure';
import type { Client } from '../http/client';
import { connectedClient } from '../http/connectedClient';
import type { ConnectedVendor } from '../http/vendor';
import { withSignal } from '../http/withSignal';
import type { Words } from '../words/say';
import { UsableTime } from './usableTime';
import { say } from './words';

/** The vendor could not be asked. */
export interface Unavailable {
	outcome: 'unavailable';
	why: string;
	/** Asking again would give the same. */
	final: boolean;
}

/** The warning with what is started all the same. */
export const unasked = (vendor: string, { why }: Unavailable): Words =>
	say`Not confirmed, as ${vendor} could not be asked: ${why}. Look there before you rely on it.`;

/** Milliseconds after the first request at which the vendor is asked: reading may lag behind the announcement. */
const READS_AT = [0, 1000, 2800];
/** Milliseconds after which the last answer that there is counts: the call itself must be answered within 5 seconds. */
const DEADLINE = 4000;
/** Seconds by the wall clock, which means nothing while the event loop stands still: the deadline ends a request. */
const LONGEST_REQUEST = 600;

/**
 * Asks the vendor about what a call announces, at most three times, and comes back within four seconds of usable time:
 * it counts from when the first request leaves, as the credential is read by then.
 * @param settles whether an answer needs no further asking
 */
export async function askInTime<T extends { outcome: string }>(
	context: IWebhookFunctions,
	vendor: ConnectedVendor,
	credentials: Readonly<Record<string, unknown>>,
	ask: (client: Client) => Promise<T>,
	settles: (answer: T) => boolean,
): Promise<T | Unavailable> {
	const overdue = new AbortController();
	const time = new UsableTime();
	const { client } = connectedClient({
		context: withSignal(context, overdue.signal),
		vendor,
		credentials,
		timeout: LONGEST_REQUEST,
		wait: async (seconds) => await time.until(time.look() + seconds * 1000, overdue.signal),
	});
	let latest: T | Unavailable = {
		outcome: 'unavailable',
		why: say`${vendor.name} did not answer within ${DEADLINE / 1000} s`,
		final: false,
	};

	async function askRepeatedly(): Promise<void> {
		for (const start of READS_AT) {
			await client.wait(Math.max(0, start - time.look()) / 1000);
			const result = await ask(client).then((answer) => ({ answer }), asUnavailable);
			latest = 'answer' in result ? result.answer : result;
			if ('answer' in result ? settles(result.answer) : result.final) return;
		}
	}

	await Promise.race([askRepeatedly(), time.until(DEADLINE, overdue.signal)]);
	overdue.abort();
	return latest;
}

function asUnavailable(error: unknown): Unavailable {
	if (error instanceof Failure) return { outcome: 'unavailable', why: error.message, final: error.stopsRun };
	throw error;
}
