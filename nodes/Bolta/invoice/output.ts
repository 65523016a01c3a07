import type { IDataObject } from 'n8n-workflow';

import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { maskDeep } from '../../shared/redact';
import type { IssuedInvoice } from '../api/taxInvoice';
import type { Invoice } from './invoice';

/** The keys with which invoices of every vendor come out. What a call does not know is null. Amounts in won. */
export interface InvoiceOutput extends IDataObject {
	referenceId: string | null;
	issuanceKey: string | null;
	status: 'dryRun' | 'requested' | 'accepted' | 'issued' | 'canceled';
	vendorStatus: string | null;
	ntsApprovalNumber: string | null;
	issuedAt: string | null;
	writeDate: string | null;
	supplierNumber: string | null;
	/** Masked for persons. */
	recipientNumber: string | null;
	recipientName: string | null;
	supplyCost: number | null;
	tax: number | null;
	total: number | null;
	warnings: string[];
}

/** What is known of an invoice by its keys alone. */
export function acceptedOutput(referenceId: string | null, issuanceKey: string | null, vendorStatus: string | null): InvoiceOutput {
	return {
		referenceId,
		issuanceKey,
		status: 'accepted',
		vendorStatus,
		ntsApprovalNumber: null,
		issuedAt: null,
		writeDate: null,
		supplierNumber: null,
		recipientNumber: null,
		recipientName: null,
		supplyCost: null,
		tax: null,
		total: null,
		warnings: [],
	};
}

/** What was sent, or would be. */
export function invoiceContent({ writeDate, supplier, recipient, totals }: Invoice): Partial<InvoiceOutput> {
	const [supplyCost, tax] = [Number(totals.supplyCost), Number(totals.tax)];
	return {
		writeDate,
		supplierNumber: supplier.number,
		recipientNumber: maskPersonNumbers(recipient.number),
		recipientName: maskPersonNumbers(recipient.name),
		supplyCost,
		tax,
		total: supplyCost + tax,
	};
}

/** What Bolta tells of an issued invoice. */
export function issuedContent(read: IssuedInvoice, { simplify = true }: { simplify?: boolean } = {}): Partial<InvoiceOutput> {
	const { invoice } = read;
	const supplyCost = invoice.items.reduce((sum, item) => sum + item.supplyCost, 0);
	const tax = invoice.items.reduce((sum, item) => sum + (item.tax ?? 0), 0);
	return {
		issuanceKey: read.issuanceKey,
		status: 'issued',
		ntsApprovalNumber: read.ntsTransactionId ?? null,
		issuedAt: read.issuedAt ?? null,
		writeDate: invoice.date,
		supplierNumber: invoice.supplier.identificationNumber,
		recipientNumber: maskPersonNumbers(invoice.supplied.identificationNumber),
		recipientName: invoice.supplied.organizationName ? maskPersonNumbers(invoice.supplied.organizationName) : null,
		supplyCost,
		tax,
		total: supplyCost + tax,
		...(!simplify && { invoice: maskDeep({ ...invoice } as IDataObject) }),
	};
}
