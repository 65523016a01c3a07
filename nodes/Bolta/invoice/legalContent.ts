import { createHash } from 'crypto';

import type { Invoice } from '../../shared/invoice/invoice';
import { samePartyNumber } from '../../shared/korea/personNumber';
import type { IssuedInvoice } from '../api/taxInvoice';
import { TAX_TYPES } from './body';

/** The id of a new attempt at a document that failed: the user's id, and 8 hex digits that name the failed attempt. */
export function referenceIdOnWire(referenceId: string, failedIssuanceKey: string | undefined): string {
	if (failedIssuanceKey === undefined) return referenceId;
	return `${referenceId}~${createHash('sha256').update(failedIssuanceKey).digest('hex').slice(0, 8)}`;
}

/**
 * The names of what differs between an invoice and what Bolta has under its reference id. Empty: it is the same document.
 * A date that follows from the day of the run is not compared, nor what Bolta does not tell.
 */
export function differences(invoice: Invoice, { invoice: read }: IssuedInvoice): string[] {
	const lines = invoice.lines.flatMap((line, index) => {
		const other = read.items[index];
		if (!other) return [`line ${index + 1}`];
		const same =
			((invoice.relativeDate && !line.ownDate) || other.date === line.date) &&
			other.name === line.name &&
			(other.quantity ?? undefined) === line.quantity &&
			BigInt(other.supplyCost) === line.supplyCost &&
			BigInt(other.tax ?? 0) === line.tax;
		return same ? [] : [`line ${index + 1}`];
	});
	const checks: Array<[string, boolean]> = [
		['supplier number', samePartyNumber(invoice.supplier.number, read.supplier.identificationNumber)],
		['supplier branch', (invoice.supplier.branch ?? '') === (read.supplier.taxRegistrationId ?? '')],
		['recipient number', samePartyNumber(invoice.recipient.number, read.supplied.identificationNumber)],
		['recipient branch', (invoice.recipient.branch ?? '') === (read.supplied.taxRegistrationId ?? '')],
		['tax kind', read.taxType ? read.taxType === TAX_TYPES[invoice.taxKind] : (invoice.taxKind === 'taxExempt') === read.items.every(({ tax = null }) => tax === null)],
		['write date', invoice.relativeDate || read.date === invoice.writeDate],
		['purpose', !read.purpose || read.purpose.toLowerCase() === invoice.purpose],
		['number of lines', read.items.length === invoice.lines.length],
	];
	return [...checks.filter(([, same]) => !same).map(([name]) => name), ...lines];
}
