import { Invalid } from '../errors/invalid';
import { say } from './words';

/**
 * An address as all vendors take it: what the contract of Bolta calls "email", with a top-level domain of at least two
 * signs. No name around it, no comma, no dot at the end: such an invoice is legal, and nobody gets it.
 */
export const EMAIL =
	/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9][a-z0-9-]*[a-z0-9]$/i;

/** Longest that a vendor takes (Hiworks; RFC 5321 would allow 254). */
const MOST = 100;

/** Reads an e-mail address. @throws Invalid for anything else */
export function parseEmail(text: string): string {
	if (text.length > MOST || !EMAIL.test(text))
		throw new Invalid(say`one e-mail address such as name@example.com, without a name around it`, text);
	return text;
}
