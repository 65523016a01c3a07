import { Invalid } from '../errors/invalid';
import type { Words } from '../words/say';

/**
 * The value as text without hyphens and white space (NBSP too: sheets and web pages paste it).
 * Gives '' for everything but a string or a safe integer, so that one pattern can judge the rest.
 */
export function withoutSeparators(value: unknown): string {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : '';
	return typeof value === 'string' ? value.replace(/[-\s]/g, '') : '';
}

/** More digits than a business number has may be a mistyped resident number. */
const BUSINESS_NUMBER_DIGITS = 10;

/** The error for a number that cannot be used; quotes the value only where it cannot be a person's number. */
export function invalidNumber(expected: Words, value: unknown): Invalid {
	// \p{Nd} counts full-width digits as well: they are no less readable.
	const digits = typeof value === 'object' ? 0 : (String(value).match(/\p{Nd}/gu) ?? []).length;
	return digits > BUSINESS_NUMBER_DIGITS ? new Invalid(expected) : new Invalid(expected, value);
}
