import { createHash } from 'crypto';

import { differencesBetween } from '../../shared/invoice/differences';
import type { Invoice } from '../../shared/invoice/invoice';
import type { Words } from '../../shared/words/say';
import type { IssuedInvoice } from '../api/taxInvoice';
import { TAX_TYPES } from './body';

/** The id of a new attempt at a document that failed: the user's id, and 8 hex digits that name the failed attempt. */
export function referenceIdOnWire(referenceId: string, failedIssuanceKey: string | undefined): string {
	if (failedIssuanceKey === undefined) return referenceId;
	return `${referenceId}~${createHash('sha256').update(failedIssuanceKey).digest('hex').slice(0, 8)}`;
}

/**
 * The names of what differs between an invoice and what Bolta has under its reference id, as far as Bolta tells. Empty:
 * it is the same document.
 */
export function differences(
	invoice: Invoice,
	{ invoice: { supplier, supplied, taxType, purpose, date, items } }: IssuedInvoice,
): Words[] {
	return differencesBetween(invoice, {
		supplier: { number: supplier.identificationNumber, branch: supplier.taxRegistrationId },
		recipient: { number: supplied.identificationNumber, branch: supplied.taxRegistrationId },
		sameTaxKind: taxType
			? taxType === TAX_TYPES[invoice.taxKind]
			: (invoice.taxKind === 'taxExempt') === items.every(({ tax = null }) => tax === null),
		writeDate: date,
		purpose: purpose ? purpose.toLowerCase() : undefined,
		lines: items.map(({ supplyCost, tax, ...line }) => ({
			...line,
			supplyCost: BigInt(supplyCost),
			tax: BigInt(tax ?? 0),
		})),
	});
}
