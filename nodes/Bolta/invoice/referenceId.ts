import { createHash } from 'crypto';

import { Invalid } from '../../shared/errors/invalid';
import { flag, id, type Shown } from '../../shared/fields/fields';
import { encodedId } from '../../shared/invoice/encodedId';
import { say } from '../words';

/** So many signs leave room for what names a new attempt, and for what a header holds. */
const MOST = 240;

/** The user's own number of a document. Signs that cannot travel are the option's to write. */
export const ownReferenceId = (texts: Omit<Shown, 'displayName'>, most = MOST) =>
	id({ displayName: 'Reference ID', ...texts, most, anySign: true });

export const percentEncodeReferenceId = flag({
	displayName: 'Percent-Encode Reference ID',
	description:
		'Whether spaces, Korean letters and other signs of a reference ID that cannot travel in a header are sent percent-encoded: 2026/11/27 -1 as 2026/11/27%20-1. A % is sent as %25. The output has the ID as you gave it.',
});

/** What a header does not carry as it is, and the sign that begins an encoded one. */
const SPELLING = { escape: '%', others: /[^\x21-\x24\x26-\x7E]+/g };

/** A text as a header carries it: percent-encoded (RFC 3986, section 2.1); `decodeURIComponent` gives it back. */
export const percentEncoded = (text: string): string => encodedId(text, SPELLING);

/**
 * A reference ID as Bolta gets it in a header.
 * @param encodes whether the user wants signs encoded that cannot travel
 * @throws Invalid where it cannot travel, or is longer than `most`
 */
export function travelling(referenceId: string, encodes: boolean, most = MOST): string {
	const sent = encodes ? percentEncoded(referenceId) : referenceId;
	const isSafe = /^[\x21-\x7E]+$/.test(sent);
	if (isSafe && sent.length <= most) return sent;
	const expected =
		sent === referenceId
			? isSafe
				? say`1 to ${most} letters, digits or signs of the English keyboard, without spaces`
				: say`1 to ${most} letters, digits or signs of the English keyboard, without spaces; the option Percent-Encode Reference ID sends others in a fixed form`
			: say`at most ${most} signs when percent-encoded (a Korean letter is 9), here ${sent.length}`;
	throw new Invalid(expected, referenceId).within('Reference ID');
}

/** The id of a new attempt at a document that failed: the first one's, and 8 hex digits made from the failed key. */
export function ofAttempt(sent: string, failedIssuanceKey: string | undefined): string {
	if (failedIssuanceKey === undefined) return sent;
	return `${sent}~${createHash('sha256').update(failedIssuanceKey).digest('hex').slice(0, 8)}`;
}
