import { Failure } from '../errors/failure';
import type { Client } from '../http/client';

/** One document, its key, and how the vendor is asked for what it has under that key. */
export interface Attempt<Answer, Known> {
	/** As users know the vendor. */
	vendor: string;
	/** Sends it. @throws Failure */
	send(): Promise<Answer>;
	/**
	 * @returns undefined when the vendor says that it does not know the key;
	 * @throws Failure when the answer cannot be had
	 */
	lookUp(manner?: { patient: boolean }): Promise<Known | undefined>;
	/** Whether a refusal may mean that the key is in use: by an earlier run, or by our own lost send. */
	mayMeanUsed(refusal: Failure): boolean;
	/** Whether "not known" proves that the vendor never got it. */
	mayResend: boolean;
	/** The failure of a send whose effect nobody could find out. */
	stillUnknown(last: Failure): Failure;
}

/** How it was found: before it was sent, after a refusal of the first send, or after an unknown outcome of our own. */
export type FoundHow = 'before' | 'afterRefusal' | 'afterLoss';

export type Ended<Answer, Known> = { answer: Answer } | { known: Known; how: FoundHow };

/** Three sends at most: the first, and two after look-ups that say the vendor never got it. */
const MOST_SENDS = 3;
/** Seconds before each look-up after an unknown outcome; acceptance may show late. */
const WAITS_AFTER_UNKNOWN = [1, 3, 9];
/** The same after a refusal, which may mean that the key is in use. */
const WAITS_AFTER_REFUSAL = [0, 1, 3];

/**
 * Sends a document once. What the vendor knows by its key is not sent again; after an unknown outcome the key is looked
 * up before anything else is done; it is sent again only when the vendor says that it does not know it.
 * @throws Failure
 */
export async function sendOnce<Answer, Known>(
	attempt: Attempt<Answer, Known>,
	client: Client,
	{ lookUpFirst }: { lookUpFirst: boolean },
): Promise<Ended<Answer, Known>> {
	if (lookUpFirst) {
		const known = await beforeSending(attempt.vendor, attempt.lookUp());
		if (known !== undefined) return { known, how: 'before' };
	}
	for (let sends = 1; ; sends++) {
		const first = sends === 1;
		const ended = await attempt.send().then((answer) => ({ answer }), asFailure);
		if (!(ended instanceof Failure)) return ended;
		const mayMeanUsed = ended.outcome === 'rejected' && attempt.mayMeanUsed(ended);
		if (ended.outcome !== 'unknown' && !mayMeanUsed) throw first ? ended : attempt.stillUnknown(ended);

		const found = await ask(attempt, client, mayMeanUsed ? WAITS_AFTER_REFUSAL : WAITS_AFTER_UNKNOWN);
		// A key that is refused by now would be refused for every further item too.
		if (found instanceof Failure)
			throw attempt.stillUnknown(ended.with({ stopsRun: ended.stopsRun || found.stopsRun }));
		if (found !== 'notKnown') return { known: found.known, how: mayMeanUsed && first ? 'afterRefusal' : 'afterLoss' };
		if (mayMeanUsed && first) throw ended;
		if (mayMeanUsed || !attempt.mayResend || sends === MOST_SENDS) throw attempt.stillUnknown(ended);
	}
}

/**
 * Looks the key up after each wait until it is found. A Failure, when the last answer cannot be had: the outcome stays
 * open.
 */
async function ask<Known>(
	{ lookUp }: Pick<Attempt<unknown, Known>, 'lookUp'>,
	client: Client,
	waits: readonly number[],
): Promise<{ known: Known } | 'notKnown' | Failure> {
	let result: 'notKnown' | Failure = 'notKnown';
	for (const seconds of waits) {
		try {
			if (seconds > 0) await client.wait(seconds);
			const known = await lookUp({ patient: false });
			if (known !== undefined) return { known };
			result = 'notKnown';
		} catch (error) {
			result = asFailure(error);
		}
	}
	return result;
}

/** Asking failed before anything was sent: the item is simply not sent. */
export async function beforeSending<T>(vendor: string, asking: Promise<T>): Promise<T> {
	return await asking.catch((error: unknown) => {
		if (!(error instanceof Failure) || error.outcome === 'notSent') throw error;
		throw error.with({
			outcome: 'notSent',
			title: `Not sent, because ${vendor} could not be asked whether it was issued before. ${error.message}`,
		});
	});
}

function asFailure(error: unknown): Failure {
	if (error instanceof Failure) return error;
	throw error;
}
