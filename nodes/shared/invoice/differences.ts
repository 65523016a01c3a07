import { samePartyNumber } from '../korea/personNumber';
import type { Words } from '../words/say';
import type { Invoice, InvoiceLine, Supplier } from './invoice';
import type { Line } from './lineFields';
import { say } from './words';

type Text = string | null | undefined;

/** What makes an invoice this invoice. */
type Compared = Pick<
	Invoice<Line, Supplier, string>,
	'relativeDate' | 'supplier' | 'recipient' | 'writeDate' | 'purpose'
> & { lines: readonly InvoiceLine[] };

/** An invoice as a vendor has it. Amounts in won. */
export interface KnownInvoice {
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
 * The names of what differs between an invoice and what the vendor has under its reference id. Empty: it is the same
 * document. A date that follows from the day of the run is not compared.
 */
export function differencesBetween(invoice: Compared, known: KnownInvoice): Words[] {
	const lines = invoice.lines.flatMap((line, index) => {
		const other = known.lines[index];
		if (!other) return [say`line ${index + 1}`];
		const same =
			((invoice.relativeDate && !line.ownDate) || other.date === line.date) &&
			other.name === line.name &&
			(other.quantity ?? undefined) === line.quantity &&
			other.supplyCost === line.supplyCost &&
			other.tax === line.tax;
		return same ? [] : [say`line ${index + 1}`];
	});
	const checks: Array<[Words, boolean]> = [
		[say`supplier number`, samePartyNumber(invoice.supplier.number, known.supplier.number)],
		[say`supplier branch`, (invoice.supplier.branch ?? '') === (known.supplier.branch ?? '')],
		[say`recipient number`, samePartyNumber(invoice.recipient.number, known.recipient.number)],
		[say`recipient branch`, (invoice.recipient.branch ?? '') === (known.recipient.branch ?? '')],
		[say`tax kind`, known.sameTaxKind],
		[say`write date`, invoice.relativeDate || known.writeDate === invoice.writeDate],
		[say`purpose`, known.purpose === undefined || known.purpose === invoice.purpose],
		[say`number of lines`, known.lines.length === invoice.lines.length],
	];
	return [...checks.filter(([, same]) => !same).map(([name]) => name), ...lines];
}
