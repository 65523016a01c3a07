import { randomBytes } from 'crypto';

/** What nobody can guess: 32 hexadecimal digits that only the draft and Hiworks' callbacks of it carry. */
export const newRequestHash = () => randomBytes(16).toString('hex');

export const isRequestHash = (text: string) => /^[0-9a-f]{32}$/.test(text);

/**
 * The vendor's field `state`: our hash, then a dot and what the user wants to have back. Without a hash it is the
 * user's alone.
 */
export const joinState = (requestHash: string | null, state: string | undefined): string | undefined =>
	[requestHash, state].filter((part) => part !== null && part !== undefined).join('.') || undefined;

/** The same, as it comes back in `request_hash`. Of a document that was not drafted here all of it is the user's. */
export function splitState(given: string): { requestHash: string | null; state: string | null } {
	const [requestHash = ''] = given.split('.', 1);
	if (!isRequestHash(requestHash)) return { requestHash: null, state: given || null };
	return { requestHash, state: given.slice(requestHash.length + 1) || null };
}
