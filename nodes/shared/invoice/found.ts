import { Failure, type Outcome } from '../errors/failure';
import { samePartyNumber } from '../korea/partyNumber';
import { samePhone } from '../korea/phone';
import { plainLine, sameText } from '../korea/textForm';
import type { How } from '../once/change';
import type { Words } from '../words/say';
import type { Line } from './lineFields';
import type { Party } from './partyFields';
import type { Sheet } from './sheet';
import { say } from './words';

/** Every way in which it is known but by the answer to it. */
type NotSentNow = Exclude<How, 'sent'>;

/** How a send ended whose key turned out to be in use, seen from the item. */
export const OUTCOMES = {
	kept: 'notSent',
	before: 'notSent',
	afterRefusal: 'rejected',
	afterLoss: 'unknown',
} as const satisfies Record<NotSentNow, Outcome>;

/**
 * Under the reference ID the vendor has another document.
 * @param id the vendor's, of the document found
 * @param differing names of what is not the same in both
 */
export const usedForAnother = (referenceId: string, id: string, differing: readonly string[], how: NotSentNow) =>
	new Failure({
		outcome: OUTCOMES[how],
		title: say`The reference ID "${referenceId}" was used for something else: the invoice ${id} has ${differing.map((name) => say`another ${name}`).join(', ')}`,
		description: say`Compare both. If they are two documents, give this one a reference ID of its own; if the issued one is wrong, it needs an amendment.`,
		code: 'REFERENCE_ID_USED',
	});

/** The vendor has this document, and the user wants that told as a failure. */
export const sentBefore = (referenceId: string, id: string, how: NotSentNow) =>
	new Failure({
		outcome: OUTCOMES[how],
		title: say`The document with the reference ID "${referenceId}" was sent before (${id})`,
		description: say`The option "If Already Issued" is set to fail.`,
		code: 'ALREADY_ISSUED',
	});

/** What another try wanted otherwise, in a document that was found and not sent again. */
export const notInIt = (referenceId: string, others: readonly Words[]): Words =>
	say`The document with the reference ID "${referenceId}" was not sent again; in it is ${others.map((name) => say`another ${name}`).join(', ')}`;

/**
 * An answer about another document than was asked for, as what stands between n8n and a vendor may give one.
 * @param told how the answer calls it; undefined: it does not say
 * @throws Failure
 */
export function refuseAnother(vendor: string, asked: string, told: string | null | undefined): void {
	if (!told || told.toLowerCase() === asked.toLowerCase()) return;
	throw new Failure({
		outcome: null,
		title: say`${vendor} was asked about ${asked} and answered about ${told}`,
		description: say`Try again later. If it stays so, tell whoever runs what stands between n8n and ${vendor}.`,
	});
}

type Text = string | null | undefined;

/** `mobile`: undefined where mobile and other phones are not told apart. */
interface KnownContact {
	email: Text;
	name?: Text;
	phone?: Text;
	mobile?: Text;
}

/** A party as a vendor has it; undefined: not told. */
interface KnownParty {
	number: string;
	branch?: Text;
	name?: Text;
	representative?: Text;
	/** All beside number and names; a vendor that tells it tells it whole: what is not in it, the document has not. */
	details?: {
		address: Text;
		businessType: Text;
		businessItem: Text;
		contacts: readonly KnownContact[];
	};
}

/** A document as a vendor has it. Amounts in won. */
export interface KnownDocument {
	supplier: KnownParty;
	recipient: KnownParty;
	sameTaxKind: boolean;
	sameRemark: boolean;
	writeDate: Text;
	/** In our words; undefined where it is not told. */
	purpose?: string | undefined;
	lines: ReadonlyArray<{
		date: Text;
		name: Text;
		specification: Text;
		quantity?: number | null | undefined;
		unitPrice: number | null | undefined;
		supplyCost: bigint;
		tax: bigint;
		remark: Text;
	}>;
}

/** Names of what differs between two documents. */
export interface Differences {
	/** What makes it another document. */
	legal: Words[];
	/** What does not: addresses, contacts, remarks. */
	others: Words[];
}

export const SAME: Differences = { legal: [], others: [] };

type Compared = Sheet<Line & { unitPrice?: bigint | number | undefined }, Party, string>;
type Check = readonly [name: Words, same: boolean];

/**
 * What differs between a sheet and what the vendor has under its reference id, as far as the vendor tells. Nothing
 * legal: it is the same document. A date that follows from the day of the run is not compared.
 */
export function differencesBetween(sheet: Compared, known: KnownDocument): Differences {
	const pairs = sheet.lines.map((line, index) => ({ line, other: known.lines[index], place: say`line ${index + 1}` }));
	const lines = pairs.map(({ line, other, place }): Check => {
		const same =
			other !== undefined &&
			((sheet.relativeDate && !line.ownDate) || other.date === line.date) &&
			sameText(other.name, line.name) &&
			(other.quantity ?? undefined) === line.quantity &&
			other.supplyCost === line.supplyCost &&
			other.tax === line.tax;
		return [place, same];
	});
	const lineDetails = pairs.flatMap(({ line, other, place }): Check[] =>
		other === undefined
			? []
			: [
					[say`specification in ${place}`, sameText(other.specification, line.specification)],
					[say`unit price in ${place}`, String(other.unitPrice ?? '') === String(line.unitPrice ?? '')],
					[say`remark in ${place}`, sameText(other.remark, line.remark)],
				],
	);
	return {
		legal: differing([
			...namesOf(say`supplier`, sheet.supplier, known.supplier),
			...namesOf(say`recipient`, sheet.recipient, known.recipient),
			[say`tax kind`, known.sameTaxKind],
			[say`write date`, sheet.relativeDate || known.writeDate === sheet.writeDate],
			[say`purpose`, known.purpose === undefined || known.purpose === sheet.purpose],
			[say`number of lines`, known.lines.length === sheet.lines.length],
			...lines,
		]),
		others: differing([
			...detailsOf(say`supplier`, sheet.supplier, known.supplier),
			...detailsOf(say`recipient`, sheet.recipient, known.recipient),
			[say`remark`, known.sameRemark],
			...lineDetails,
		]),
	};
}

const differing = (checks: readonly Check[]): Words[] => checks.filter(([, same]) => !same).map(([name]) => name);

const namesOf = (side: Words, party: Party, known: KnownParty): Check[] => [
	[say`${side} number`, samePartyNumber(party.number, known.number)],
	[say`${side} branch`, sameText(party.branch, known.branch)],
	[say`${side} name`, !known.name || sameText(party.name, known.name)],
	[say`${side} representative`, !known.representative || sameText(party.representative, known.representative)],
];

function detailsOf(side: Words, party: Party, { details }: KnownParty): Check[] {
	if (details === undefined) return [];
	const ours = byEmail(party.contacts);
	const theirs = byEmail(details.contacts);
	const sameEmails = ours.length === theirs.length && ours.every(({ email }, index) => email === theirs[index]?.email);
	const everyContact = (same: (our: KnownContact, their: KnownContact) => boolean) =>
		!sameEmails || ours.every((our, index) => same(our, theirs[index] ?? our));
	return [
		[say`${side} address`, sameText(party.address, details.address)],
		[say`${side} business type`, sameText(party.businessType, details.businessType)],
		[say`${side} business item`, sameText(party.businessItem, details.businessItem)],
		[say`${side} contact e-mail`, sameEmails],
		[say`${side} contact name`, everyContact((our, their) => sameText(our.name, their.name))],
		[
			say`${side} contact phone`,
			everyContact((our, their) =>
				their.mobile === undefined
					? samePhone(our.phone ?? our.mobile ?? '', their.phone ?? '')
					: samePhone(our.phone ?? '', their.phone ?? '') && samePhone(our.mobile ?? '', their.mobile ?? ''),
			),
		],
	];
}

/** Vendors need not keep the order of contacts. */
const byEmail = (contacts: readonly KnownContact[]) =>
	contacts
		.map((contact) => ({ ...contact, email: plainLine(contact.email ?? '').toLowerCase() }))
		.toSorted((one, other) => (one.email < other.email ? -1 : 1));
