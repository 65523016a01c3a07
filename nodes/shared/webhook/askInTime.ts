import type { IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { Failure } from '../errors/failure';
import { inside } from '../errors/invalid';
import { redactor } from '../errors/redact';
import { createClient, type Client } from '../http/client';
import type { ConnectedVendor } from '../http/vendor';
import { withSignal } from '../http/withSignal';

/** The vendor could not be asked. */
export interface Unavailable {
	outcome: 'unavailable';
	why: string;
	/** Asking again would give the same. */
	final: boolean;
}

/** Seconds after the call at which the vendor is asked: reading may lag behind the announcement. */
const READS_AT = [0, 1, 2.8];
/** Seconds after which the last answer that there is counts: the call itself must be answered within five. */
const DEADLINE = 4;

/**
 * Asks the vendor about what a call announces, at most three times, and comes back within four seconds in any case.
 * @param settles whether an answer needs no further asking
 */
export async function askInTime<T extends { outcome: string }>(
	context: IWebhookFunctions,
	vendor: ConnectedVendor,
	credentials: Readonly<Record<string, unknown>>,
	ask: (client: Client) => Promise<T>,
	settles: (answer: T) => boolean,
): Promise<T | Unavailable> {
	const { baseUrl, live, secrets } = inside(`The ${vendor.name} credential`, () => vendor.connect(credentials));
	const overdue = new AbortController();
	const client = createClient({
		context: withSignal(context, overdue.signal),
		vendor,
		baseUrl,
		live,
		timeout: DEADLINE,
		redact: redactor(secrets),
	});
	const begun = Date.now();
	let latest: T | Unavailable = {
		outcome: 'unavailable',
		why: `${vendor.name} did not answer within ${DEADLINE} s`,
		final: false,
	};

	async function askRepeatedly(): Promise<void> {
		for (const start of READS_AT) {
			await client.wait(Math.max(0, start - (Date.now() - begun) / 1000));
			const result = await ask(client).then((answer) => ({ answer }), asUnavailable);
			latest = 'answer' in result ? result.answer : result;
			if ('answer' in result ? settles(result.answer) : result.final) return;
		}
	}

	await Promise.race([askRepeatedly(), sleep(DEADLINE * 1000)]);
	overdue.abort();
	return latest;
}

function asUnavailable(error: unknown): Unavailable {
	if (error instanceof Failure) return { outcome: 'unavailable', why: error.message, final: error.stopsRun };
	throw error;
}
