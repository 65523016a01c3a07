import { Failure } from '../errors/failure';
import type { Client } from '../http/client';
import type { Look, Manner } from './policy';
import { failureOf } from './uncertain';

/**
 * Asks after each wait until it is found. A Failure, when the last answer cannot be had: the outcome stays open.
 */
export async function ask<Result>(
	look: Look<Result>,
	client: Client,
	waits: readonly number[],
	manner: Omit<Manner, 'patient'>,
): Promise<{ known: Result } | { refuted: Failure } | 'notKnown' | Failure> {
	let result: 'notKnown' | Failure = 'notKnown';
	for (const seconds of waits) {
		try {
			if (seconds > 0) await client.wait(seconds);
			const known = await look({ ...manner, patient: false });
			if (known instanceof Failure) return { refuted: known };
			if (known !== undefined) return { known };
			result = 'notKnown';
		} catch (error) {
			result = failureOf(error);
		}
	}
	return result;
}

/** @throws Failure where reading proves that it did not take effect: that is certain, whatever was open before */
export function knownOf<Result>(
	found: { known: Result } | { refuted: Failure },
	note: (mark: undefined) => void,
): Result {
	if ('known' in found) return found.known;
	note(undefined);
	throw found.refuted;
}
