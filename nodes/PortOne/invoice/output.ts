import type { IDataObject } from 'n8n-workflow';

import { amountsContent, emptyOutput, type InvoiceStatus, type OutputWith } from '../../shared/invoice/output';
import { maskFields } from '../../shared/korea/maskFields';
import { maskedOrNull } from '../../shared/korea/maskPersonNumbers';
import { maskPartyNumber } from '../../shared/korea/partyNumber';
import type { Words } from '../../shared/words/say';
import { holds } from '../api/holds';
import type { ReadInvoice, ReadSummary } from '../api/readSchemas';
import { say } from '../words';

export type PortOneOutput = OutputWith<'taxInvoiceId'>;

export const unreadOutput = (
	referenceId: string | null,
	taxInvoiceId: string | null,
	status: InvoiceStatus,
): PortOneOutput => emptyOutput('taxInvoiceId', referenceId, taxInvoiceId, status);

const STATUSES: Readonly<Record<string, InvoiceStatus>> = {
	DRAFTED: 'created',
	DRAFT_PENDING: 'accepted',
	DRAFT_FAILED: 'failed',
	REQUESTED: 'requested',
	REQUEST_PENDING: 'accepted',
	REQUEST_FAILED: 'failed',
	REQUEST_CANCELLED: 'canceled',
	REQUEST_REFUSED: 'refused',
	ISSUE_PENDING: 'accepted',
	ISSUE_FAILED: 'failed',
	ISSUED: 'issued',
	ISSUANCE_CANCELLED: 'canceled',
	// Until it is canceled, and while it waits to be sent, it is issued.
	CANCEL_PENDING: 'issued',
	SENDING_PENDING: 'issued',
	BEFORE_SENDING: 'issued',
	WAITING_SENDING: 'issued',
	SENDING: 'issued',
	SENDING_COMPLETED: 'transmitted',
	SENDING_FAILED: 'transmissionFailed',
};

/**
 * The state of an invoice, the same for all vendors; PortOne may have new ones (PortOne OpenAPI, B2bTaxInvoiceStatus).
 * One that is deleted keeps the status that it had.
 */
export const statusOf = ({ status, deletedAt }: Pick<ReadInvoice, 'status' | 'deletedAt'>): InvoiceStatus =>
	deletedAt ? 'canceled' : (STATUSES[status] ?? 'accepted');

/** The side that makes the invoice: the supplier, or with reverse issuance the recipient. */
export const draftingSide = (issuanceType: string | null | undefined) =>
	issuanceType === 'REVERSE' ? 'recipient' : 'supplier';

type Read = ReadInvoice | ReadSummary;
type Name = string | null | undefined;

interface Parties {
	supplierNumber: Name;
	supplierName: Name;
	recipientNumber: Name;
	recipientName: Name;
}

const maskedNumber = (number: string | null | undefined) => (number ? maskPartyNumber(number) : null);

function amountsOf({ totalSupplyAmount, totalTaxAmount }: Read) {
	if (
		totalSupplyAmount === undefined ||
		totalSupplyAmount === null ||
		totalTaxAmount === undefined ||
		totalTaxAmount === null
	)
		return {};
	return amountsContent({ supplyCost: BigInt(totalSupplyAmount), tax: BigInt(totalTaxAmount) });
}

/** What a state leaves open, and a person must not miss. */
function warningsOf({ status, ntsResultCode, deletedAt }: Read): Words[] {
	if (deletedAt) return [say`PortOne has it as deleted since ${deletedAt}; before that it was ${status}`];
	if (!(status in STATUSES))
		return [say`PortOne reports the status ${status}, which this version of the node does not know`];
	if (status === 'CANCEL_PENDING')
		return [
			say`PortOne is still cancelling it (CANCEL_PENDING); until that is done it is issued. Read it again by "Get"`,
		];
	if (status.endsWith('_PENDING') && statusOf({ status }) === 'accepted')
		return [say`PortOne has taken it and is not done yet (${status}). Read it again by "Get"`];
	if (status === 'SENDING_FAILED')
		return [
			ntsResultCode
				? say`The National Tax Service did not take it (SENDING_FAILED, ${ntsResultCode}): mend the cause and send it again by "Send to NTS"`
				: say`The National Tax Service did not take it (SENDING_FAILED): mend the cause and send it again by "Send to NTS"`,
		];
	return [];
}

function outputOf(
	read: Read,
	{ supplierNumber, supplierName, recipientNumber, recipientName }: Parties,
	simplify: boolean,
): PortOneOutput {
	const referenceId =
		draftingSide(read.issuanceType) === 'recipient' ? read.recipientDocumentKey : read.supplierDocumentKey;
	return {
		...unreadOutput(referenceId || null, read.id, statusOf(read)),
		vendorStatus: read.status,
		ntsApprovalNumber: read.ntsApprovalNumber || null,
		issuedAt: read.issuedAt ?? null,
		writeDate: read.writeDate ?? null,
		supplierNumber: maskedNumber(supplierNumber),
		supplierName: maskedOrNull(supplierName),
		recipientNumber: maskedNumber(recipientNumber),
		recipientName: maskedOrNull(recipientName),
		...amountsOf(read),
		issuanceType: read.issuanceType ?? null,
		issuanceDueDate: read.issuanceDueDate ?? null,
		supplierDocumentKey: read.supplierDocumentKey || null,
		recipientDocumentKey: read.recipientDocumentKey || null,
		ntsResultCode: read.ntsResultCode || null,
		ntsResult: maskedOrNull(read.ntsResult),
		memo: maskedOrNull(read.memo),
		warnings: warningsOf(read),
		...(!simplify && { invoice: maskFields({ ...read } as IDataObject, holds) }),
	};
}

/** What PortOne tells of an invoice by itself. */
export function readOutput(read: ReadInvoice, { simplify = true }: { simplify?: boolean } = {}): PortOneOutput {
	const { supplier, recipient, modification } = read;
	const parties = {
		supplierNumber: supplier?.brn,
		supplierName: supplier?.name,
		recipientNumber: recipient?.brn,
		recipientName: recipient?.name,
	};
	return {
		...outputOf(read, parties, simplify),
		originalTaxInvoiceId: modification?.originalTaxInvoiceId ?? null,
		originalApprovalNumber: modification?.originalNtsApprovalNumber ?? null,
	};
}

/** What PortOne tells of an invoice in a list. */
export function summaryOutput(read: ReadSummary, { simplify = true }: { simplify?: boolean } = {}): PortOneOutput {
	const { supplierBrn, supplierName, recipientBrn, recipientName } = read;
	return outputOf(
		read,
		{ supplierNumber: supplierBrn, supplierName, recipientNumber: recipientBrn, recipientName },
		simplify,
	);
}
