import { createHash } from 'crypto';

import { Invalid } from '../errors/invalid';
import { choice, when, type Field } from '../fields/fields';
import { ownNumber } from '../fields/name';
import { isPersonNumber, maskPartyNumber } from '../korea/partyNumber';
import type { FormEnglish } from '../words/say';
import type { AnySheet, Supplier } from './sheet';
import { say } from './words';

/** The number of a new document: two without one would be the same. */
export const ofNewDocument = (referenceId: Field<string>): Field<string> => ({
	...referenceId,
	read: (value) => ownNumber(referenceId.read(value)),
});

/** Your own number, or one made from the content. `vendor`: as users know it. */
export const referenceIdFields = (vendor: FormEnglish, referenceId: Field<string>) => ({
	referenceIdSource: choice({
		displayName: 'Reference ID Source',
		description: `Your own number for the invoice. ${vendor} accepts each once; it is what keeps an invoice from being issued twice.`,
		choices: {
			derived: { name: 'Derived From the Content', description: 'Two invoices with the same content count as one' },
			given: { name: 'Your Own', description: 'Such as an order number: the same for every try at the same invoice' },
		},
		default: 'given',
	}),
	referenceId: when({ referenceIdSource: ['given'] }, ofNewDocument(referenceId)),
});

interface Source {
	referenceIdSource: string;
	writeDateSource: string;
}

/** @throws Invalid where an id cannot be derived */
export function checkReferenceIdSource({ referenceIdSource, writeDateSource }: Source): void {
	if (referenceIdSource === 'derived' && writeDateSource === 'today') {
		throw new Invalid(
			say`another way than Today, or a Reference ID of your own: one derived from today would change every day`,
		).within('Write Date Source');
	}
}

/** The reference id of an invoice: the user's, else the derived one. */
export const referenceIdOf = (given: string | undefined, sheet: AnySheet) => given ?? deriveReferenceId(sheet);

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * A reference id made from what makes the invoice this invoice: `d` and 23 characters of lower-case base32 of the
 * SHA-256 of parties, tax kind, write date, purpose and each line. A person's number enters masked, so that the id
 * tells nothing of it, and so with the name: many persons show the same digits, foreigners without a number all.
 */
export const deriveReferenceId = (sheet: AnySheet): string => hashId(contentOf(sheet));

/** The same without a date that follows from the day of the run: two tries of an invoice agree on it. */
export const contentDigest = ({ writeDate, lines, ...sheet }: AnySheet): string =>
	hashId(
		contentOf({
			...sheet,
			writeDate: sheet.relativeDate ? '' : writeDate,
			lines: sheet.relativeDate ? lines.map((line) => (line.ownDate ? line : { ...line, date: '' })) : lines,
		}),
	);

const contentOf = ({ supplier, recipient, taxKind, writeDate, purpose, lines }: AnySheet) => [
	...partyContent(supplier),
	...partyContent(recipient),
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

const partyContent = ({ number, branch = '', name = '' }: Supplier & { name?: string }) => [
	maskPartyNumber(number),
	branch,
	...(isPersonNumber(number) ? [name] : []),
];

/** `d` and 23 characters of lower-case base32 of the SHA-256 of a JSON value. */
export function hashId(content: unknown): string {
	const digest = createHash('sha256').update(JSON.stringify(content)).digest();
	const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return `d${Array.from({ length: 23 }, (_, index) => BASE32[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)]).join('')}`;
}
