import { createHmac, timingSafeEqual } from 'crypto';

/** The three headers of Standard Webhooks, each with all the values that came. */
export interface SignatureHeaders {
	id: readonly string[];
	timestamp: readonly string[];
	signature: readonly string[];
}

/** Seconds that the sender's clock may differ, either way. */
const TOLERANCE = 300;

/**
 * Judges the signature of a delivery (Standard Webhooks, as PortOne's server SDK verifies it: HMAC-SHA256 over
 * `id.timestamp.body`, base64, one of several versions in the header).
 * @param raw the body as it came
 * @param secret base64, with or without `whsec_`
 * @returns `absent` where there is none of the three headers; else whether it is right, or what is wrong with it
 */
export function judgeSignature(
	{ id, timestamp, signature }: SignatureHeaders,
	raw: Buffer,
	secret: string,
	now: Date,
): 'absent' | 'right' | { wrong: string } {
	const headers = [id, timestamp, signature];
	if (headers.every(({ length }) => length === 0)) return 'absent';
	const [[messageId], [seconds], [signed]] = [id, timestamp, signature];
	// Whoever takes a header away must not make an unsigned event of a signed one.
	if (!messageId || !seconds || !signed || headers.some(({ length }) => length > 1))
		return { wrong: 'of its three headers each must come once' };
	if (!/^\d{1,12}$/.test(seconds)) return { wrong: 'its timestamp is no number' };
	const age = now.getTime() / 1000 - Number(seconds);
	if (Math.abs(age) > TOLERANCE)
		return { wrong: age > 0 ? 'it is more than 5 minutes old' : 'it is more than 5 minutes ahead of this clock' };
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	if (key.length === 0) return { wrong: 'the Webhook Secret of the credential is not base64' };
	const expected = createHmac('sha256', key).update(`${messageId}.${seconds}.`).update(raw).digest();
	const brought = signed
		.split(' ')
		.flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice('v1,'.length), 'base64')] : []));
	// All are compared, so that the time tells nothing of which one fits.
	const fits = brought.map((bytes) => bytes.length === expected.length && timingSafeEqual(bytes, expected));
	return fits.includes(true) ? 'right' : { wrong: 'it does not fit the body and the Webhook Secret of the credential' };
}
