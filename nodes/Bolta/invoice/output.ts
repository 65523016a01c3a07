import type { IDataObject } from 'n8n-workflow';

import { emptyOutput, type OutputWith } from '../../shared/invoice/output';
import { maskFields } from '../../shared/korea/maskFields';
import { maskedOrNull } from '../../shared/korea/maskPersonNumbers';
import { maskPartyNumber } from '../../shared/korea/partyNumber';
import { holds } from '../api/holds';
import type { IssuedInvoice } from '../api/taxInvoice';

export type BoltaOutput = OutputWith<'issuanceKey'>;

/** What is known of an invoice by its keys alone. */
export const acceptedOutput = (
	referenceId: string | null,
	issuanceKey: string | null,
	vendorStatus: string | null,
): BoltaOutput => emptyOutput('issuanceKey', referenceId, issuanceKey, 'accepted', vendorStatus);

/** What Bolta tells of an issued invoice. */
export function issuedContent(
	read: IssuedInvoice,
	{ simplify = true }: { simplify?: boolean } = {},
): Partial<BoltaOutput> {
	const { invoice } = read;
	const supplyCost = invoice.items.reduce((sum, item) => sum + item.supplyCost, 0);
	const tax = invoice.items.reduce((sum, item) => sum + (item.tax ?? 0), 0);
	return {
		issuanceKey: read.issuanceKey,
		status: 'issued',
		ntsApprovalNumber: read.ntsTransactionId ?? null,
		issuedAt: read.issuedAt ?? null,
		writeDate: invoice.date,
		supplierNumber: maskPartyNumber(invoice.supplier.identificationNumber),
		recipientNumber: maskPartyNumber(invoice.supplied.identificationNumber),
		recipientName: maskedOrNull(invoice.supplied.organizationName),
		supplyCost,
		tax,
		total: supplyCost + tax,
		...(!simplify && { invoice: maskFields({ ...invoice } as IDataObject, holds) }),
	};
}
