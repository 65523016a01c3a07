import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../http/client';
import { maskFields } from '../korea/maskFields';
import { maskPersonNumbers } from '../korea/maskPersonNumbers';
import { maskPartyNumber } from '../korea/partyNumber';
import { sumAmounts, type Amounts } from '../korea/vat';
import type { Words } from '../words/say';
import type { AnySheet } from './sheet';

/** What became of an invoice, whichever vendor it is with. */
export type InvoiceStatus =
	| 'dryRun'
	| 'created'
	| 'requested'
	| 'accepted'
	| 'issued'
	| 'transmitted'
	| 'transmissionFailed'
	| 'failed'
	| 'refused'
	| 'canceled';

/**
 * The keys with which invoices of every vendor come out, beside the vendor's own id. What a call does not know is null.
 */
export interface InvoiceOutput extends IDataObject {
	referenceId: string | null;
	status: InvoiceStatus;
	/** In the vendor's words or codes. */
	vendorStatus: string | null;
	ntsApprovalNumber: string | null;
	issuedAt: string | null;
	writeDate: string | null;
	supplierNumber: string | null;
	/** Masked for persons. */
	recipientNumber: string | null;
	recipientName: string | null;
	/** Won; as digits in a text where a JSON number would become another amount. */
	supplyCost: number | string | null;
	tax: number | string | null;
	total: number | string | null;
	warnings: Words[];
}

/** The same with the vendor's own id, by what it is called. */
export type OutputWith<Id extends string> = InvoiceOutput & { [Name in Id]: string | null };

/**
 * An output that knows nothing but its ids and status; `idName` is what the vendor's id is called. First stands what a
 * person looks for: a table shows some four columns.
 */
export function emptyOutput<Id extends string>(
	idName: Id,
	referenceId: string | null,
	id: string | null,
	status: InvoiceStatus,
	vendorStatus: string | null = null,
): OutputWith<Id> {
	const output = {
		referenceId,
		status,
		warnings: [],
		total: null,
		supplyCost: null,
		tax: null,
		recipientName: null,
		recipientNumber: null,
		writeDate: null,
		[idName]: id,
		ntsApprovalNumber: null,
		issuedAt: null,
		vendorStatus,
		supplierNumber: null,
	};
	return output as InvoiceOutput as OutputWith<Id>;
}

/** What an output tells of a sheet. */
export function sheetContent({ writeDate, supplier, recipient, lines }: AnySheet): Partial<InvoiceOutput> {
	return {
		writeDate,
		supplierNumber: supplier.number,
		recipientNumber: maskPartyNumber(recipient.number),
		recipientName: maskPersonNumbers(recipient.name),
		...amountsContent(sumAmounts(lines)),
	};
}

/** The three amounts of a document. */
export function amountsContent({ supplyCost, tax }: Amounts): Pick<InvoiceOutput, 'supplyCost' | 'tax' | 'total'> {
	return { supplyCost: toOutput(supplyCost), tax: toOutput(tax), total: toOutput(supplyCost + tax) };
}

const toOutput = (won: bigint): number | string => (Number.isSafeInteger(Number(won)) ? Number(won) : String(won));

/** An amount as a vendor tells it, in won; null where it does not. */
export const amountOutput = (amount: number | string | null | undefined) =>
	amount === null || amount === undefined ? null : toOutput(BigInt(amount));

/** What a dry run shows of a request. */
export function shownRequest({ method, url, headers, body, holds }: Request<unknown>): IDataObject {
	const shown = typeof body === 'string' ? maskFields(JSON.parse(body) as IDataObject, holds) : null;
	return { method, url, headers, body: shown };
}
