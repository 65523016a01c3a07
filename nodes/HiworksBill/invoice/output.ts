import type { IDataObject } from 'n8n-workflow';

import { amountsContent, emptyOutput, type InvoiceStatus, type OutputWith } from '../../shared/invoice/output';
import { maskFields } from '../../shared/korea/maskFields';
import { maskedOrNull } from '../../shared/korea/maskPersonNumbers';
import { maskPartyNumber } from '../../shared/korea/partyNumber';
import { parseWon } from '../../shared/korea/won';
import { holds } from '../api/holds';
import type { ReadDocument } from '../api/readSchemas';

export type BillOutput = OutputWith<'documentId'>;

export const unreadOutput = (
	referenceId: string | undefined,
	documentId: string | null,
	status: InvoiceStatus,
): BillOutput => emptyOutput('documentId', referenceId ?? null, documentId, status);

/**
 * The state of a document, the same for all vendors. Having an approval number means issued, not yet taken by the tax
 * office.
 */
export function statusOf({ approvalStatus, declareStatus, issueId }: ReadDocument['status']): InvoiceStatus {
	if (declareStatus === '4') return 'transmitted';
	if (declareStatus === '3' || declareStatus === '5') return 'transmissionFailed';
	if (issueId) return 'issued';
	if (approvalStatus === 'B') return 'refused';
	return approvalStatus === 'W' || !approvalStatus ? 'created' : 'requested';
}

/** The vendor's own codes: approval, declaration, and the tax office's result. */
const vendorStatusOf = ({ approvalStatus, declareStatus, declareStatusCode }: ReadDocument['status']) =>
	[approvalStatus, declareStatus, declareStatusCode].filter(Boolean).join('/') || null;

const kindOf = ({ typeCode, taxType }: ReadDocument['invoiceType']) =>
	({
		A: taxType === 'B' ? 'zeroRatedInvoice' : 'taxableInvoice',
		B: 'taxExemptBill',
		D: 'statement',
		M: 'amendedInvoice',
		N: 'amendedBill',
	})[typeCode ?? ''] ?? null;

const isWon = (text: string | null | undefined): text is string => /^-?\d{1,18}$/.test(text ?? '');

/** Amounts of a read document; null where they cannot be read. */
function readAmounts({ totalSupplyPrice, totalTax }: ReadDocument['information']) {
	if (!isWon(totalSupplyPrice) || !isWon(totalTax)) return {};
	return amountsContent({ supplyCost: parseWon(totalSupplyPrice), tax: parseWon(totalTax) });
}

/** What Hiworks tells of a document. */
export function readOutput(
	documentId: string,
	read: ReadDocument,
	{ simplify = true }: { simplify?: boolean } = {},
): BillOutput {
	const { information, invoicer, invoicee, status, amendment, files } = read;
	const number = (text: string | null | undefined) =>
		text ? maskPartyNumber(/^\d{3}-\d{2}-\d{5}$/.test(text) ? text.replaceAll('-', '') : text) : null;
	return {
		...unreadOutput(undefined, documentId, statusOf(status)),
		vendorStatus: vendorStatusOf(status),
		ntsApprovalNumber: status.issueId || null,
		writeDate: information.issueDate ?? null,
		supplierNumber: number(invoicer.companyNumber),
		recipientNumber: number(invoicee.companyNumber),
		recipientName: maskedOrNull(invoicee.companyName),
		...readAmounts(information),
		document: kindOf(read.invoiceType),
		memo: maskedOrNull(information.memo),
		originalApprovalNumber: amendment?.originalIssueId || null,
		files: (files ?? []).map(({ id, name, type, size }) => ({
			fileId: id,
			name: maskedOrNull(name),
			type: type ?? null,
			bytes: size === undefined || size === null ? null : Number(size),
		})),
		...(!simplify && { invoice: maskFields({ ...read } as IDataObject, holds) }),
	};
}
