import fc from 'fast-check';

import { Invalid } from '../../../../nodes/shared/errors/invalid';

/** Text of exactly so many digits. */
export const digits = (length: number) =>
	fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''));

/** The Invalid that the call throws; anything else fails the test. */
export function errorOf(call: () => unknown): Invalid {
	try {
		call();
	} catch (error) {
		if (error instanceof Invalid) return error;
		throw error;
	}
	throw new Error('did not throw');
}
