import { createHash } from 'crypto';

import { Invalid } from '../errors/invalid';
import { choice, when, type Field } from '../fields/fields';
import { maskPersonNumbers } from '../korea/maskPersonNumbers';
import type { Words } from '../words/say';
import type { AnySheet } from './sheet';
import { say } from './words';

/** Your own number, or one made from the content. `vendor`: as users know it. */
export const referenceIdFields = (vendor: string, referenceId: Field<string>) => ({
	referenceIdSource: choice({
		displayName: 'Reference ID Source',
		description: `Your own number for the invoice. ${vendor} accepts each once; it is what keeps an invoice from being issued twice.`,
		choices: {
			derived: { name: 'Derived From the Content', description: 'Two invoices with the same content count as one' },
			given: { name: 'Your Own', description: 'Such as an order number: the same for every try at the same invoice' },
		},
		default: 'given',
	}),
	referenceId: when({ referenceIdSource: ['given'] }, referenceId),
});

interface Source {
	itemSource: string;
	referenceIdSource: string;
	writeDateSource: string;
}

/** @throws Invalid where an id cannot be derived, or rows cannot be put together */
export function checkReferenceIdSource({ itemSource, referenceIdSource, writeDateSource }: Source): void {
	if (itemSource === 'rows' && referenceIdSource === 'derived') {
		throw new Invalid(say`your own reference ID: input rows are put together by it`).within('Reference ID');
	}
	if (referenceIdSource === 'derived' && writeDateSource === 'today') {
		throw new Invalid(
			say`a given date or the last day of the previous month, because the reference ID is derived from it`,
		).within('Write Date');
	}
}

/** The reference id of an invoice: the user's, else the derived one. */
export const referenceIdOf = (given: string | undefined, sheet: AnySheet) => given ?? deriveReferenceId(sheet);

interface GroupedRow {
	itemSource?: string;
	options?: { expectedTotal?: bigint | undefined; linesExpected?: number | undefined };
}

/**
 * How the rows of an invoice find together.
 * @param nameOf what names the invoice, the same in all its rows
 */
export const groupsRowsBy = <R extends GroupedRow>(nameOf: (row: R) => string | undefined) => ({
	group: {
		keyOf: (row: R) => (row.itemSource === 'rows' ? nameOf(row) : undefined),
		rowFields: ['row'] as const,
		part: {
			lacks: ({ options }: R, why: Words) =>
				options?.expectedTotal === undefined && options?.linesExpected === undefined
					? new Invalid(
							say`the number of lines, or an Expected Total, from a column in each row, or a place where the node gets all rows at once: here rows may be missing, because ${why}`,
						).within('Lines Expected')
					: undefined,
		},
	},
	notAsTool: ({ itemSource }: GroupedRow) =>
		itemSource === 'rows'
			? say`"Item Source" is "From Input Rows", and a call of an agent is one row alone. Do not call it again as it is: tell the person to choose "From JSON" or "From the Form" in this tool.`
			: undefined,
});

/** The same by the reference ID. */
export const groupsRows = groupsRowsBy(
	({ referenceId }: GroupedRow & { referenceId?: string | undefined }) => referenceId,
);

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * A reference id made from what makes the invoice this invoice: `d` and 23 characters of lower-case base32 of the
 * SHA-256 of parties, tax kind, write date, purpose and each line. A person's number enters masked, so that the id
 * tells nothing of it.
 */
export function deriveReferenceId({ supplier, recipient, taxKind, writeDate, purpose, lines }: AnySheet): string {
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
