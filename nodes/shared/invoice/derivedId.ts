import { createHash } from 'crypto';

import { maskPersonNumbers } from '../korea/maskPersonNumbers';
import type { Invoice, Supplier } from './invoice';
import type { Line } from './lineFields';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * A reference id made from what makes the invoice this invoice: `d` and 23 characters of lower-case base32 of the
 * SHA-256 of parties, tax kind, write date, purpose and each line. A person's number enters masked, so that the id
 * tells nothing of it.
 */
export function deriveReferenceId({
	supplier,
	recipient,
	taxKind,
	writeDate,
	purpose,
	lines,
}: Invoice<Line, Supplier, string>): string {
	const content = [
		maskPersonNumbers(supplier.number),
		supplier.branch ?? '',
		maskPersonNumbers(recipient.number),
		recipient.branch ?? '',
		taxKind,
		writeDate,
		purpose,
		lines.map(({ date, name, quantity, supplyCost, tax }) => [
			date,
			name,
			quantity ?? '',
			String(supplyCost),
			String(tax),
		]),
	];
	return hashId(content);
}

/** `d` and 23 characters of lower-case base32 of the SHA-256 of a JSON value. */
export function hashId(content: unknown): string {
	const digest = createHash('sha256').update(JSON.stringify(content)).digest();
	const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return `d${Array.from({ length: 23 }, (_, index) => BASE32[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)]).join('')}`;
}
