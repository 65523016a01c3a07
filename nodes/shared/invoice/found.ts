import { Failure, type Outcome } from '../errors/failure';
import { samePartyNumber } from '../korea/partyNumber';
import { sameText } from '../korea/textForm';
import type { FoundHow } from '../once/change';
import type { Words } from '../words/say';
import type { AnySheet } from './sheet';
import { say } from './words';

/** How a send ended whose key turned out to be in use, seen from the item. */
export const OUTCOMES = { before: 'notSent', afterRefusal: 'rejected', afterLoss: 'unknown' } as const satisfies Record<
	FoundHow,
	Outcome
>;

/**
 * Under the reference ID the vendor has another document.
 * @param id the vendor's, of the document found
 * @param differing names of what is not the same in both
 */
export const usedForAnother = (referenceId: string, id: string, differing: readonly string[], how: FoundHow) =>
	new Failure({
		outcome: OUTCOMES[how],
		title: say`The reference ID "${referenceId}" was used for something else: the invoice ${id} has ${differing.map((name) => say`another ${name}`).join(', ')}`,
		description: say`Compare both. If they are two documents, give this one a reference ID of its own; if the issued one is wrong, it needs an amendment.`,
		code: 'REFERENCE_ID_USED',
	});

/** The vendor has this document, and the user wants that told as a failure. */
export const sentBefore = (referenceId: string, id: string, how: FoundHow) =>
	new Failure({
		outcome: OUTCOMES[how],
		title: say`The document with the reference ID "${referenceId}" was sent before (${id})`,
		description: say`The option "If Already Issued" is set to fail.`,
		code: 'ALREADY_ISSUED',
	});

type Text = string | null | undefined;

/** A document as a vendor has it. Amounts in won. */
export interface KnownDocument {
	supplier: { number: string; branch?: Text };
	recipient: { number: string; branch?: Text };
	sameTaxKind: boolean;
	writeDate: Text;
	/** In our words; undefined where it is not told. */
	purpose?: string | undefined;
	lines: ReadonlyArray<{
		date: Text;
		name: Text;
		quantity?: number | null | undefined;
		supplyCost: bigint;
		tax: bigint;
	}>;
}

/**
 * The names of what differs between a sheet and what the vendor has under its reference id. Empty: it is the same
 * document. A date that follows from the day of the run is not compared.
 */
export function differencesBetween(sheet: AnySheet, known: KnownDocument): Words[] {
	const lines = sheet.lines.flatMap((line, index) => {
		const other = known.lines[index];
		if (!other) return [say`line ${index + 1}`];
		const same =
			((sheet.relativeDate && !line.ownDate) || other.date === line.date) &&
			sameText(other.name, line.name) &&
			(other.quantity ?? undefined) === line.quantity &&
			other.supplyCost === line.supplyCost &&
			other.tax === line.tax;
		return same ? [] : [say`line ${index + 1}`];
	});
	const checks: Array<[Words, boolean]> = [
		[say`supplier number`, samePartyNumber(sheet.supplier.number, known.supplier.number)],
		[say`supplier branch`, (sheet.supplier.branch ?? '') === (known.supplier.branch ?? '')],
		[say`recipient number`, samePartyNumber(sheet.recipient.number, known.recipient.number)],
		[say`recipient branch`, (sheet.recipient.branch ?? '') === (known.recipient.branch ?? '')],
		[say`tax kind`, known.sameTaxKind],
		[say`write date`, sheet.relativeDate || known.writeDate === sheet.writeDate],
		[say`purpose`, known.purpose === undefined || known.purpose === sheet.purpose],
		[say`number of lines`, known.lines.length === sheet.lines.length],
	];
	return [...checks.filter(([, same]) => !same).map(([name]) => name), ...lines];
}
