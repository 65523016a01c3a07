/** The invoices of all vendors in one shape, for the page. */
import type { LedgerEntry } from './bolta/ledger.ts';
import type { Controls } from './controls.ts';
import type { HiworksBillEntry } from './hiworks/bill/ledger.ts';
import type { JsonObject } from './json.ts';
import type { PortOneEntry } from './portone/index.ts';

export interface PageDocument {
	vendor: 'bolta' | 'hiworksBill' | 'portOne';
	/** The vendor's own key. */
	id: string;
	/** The client's own mark. */
	reference: string | null;
	/** In the vendor's words: `changeSupplyCost`, `amendment 04`, `REVERSE`. */
	kind: string;
	writeDate: string;
	supplier: string;
	recipient: string;
	/** Won. */
	supplyCost: number;
	tax: number;
	/** In the vendor's words; of Hiworks Bill that of approval and, once signed, that of the tax office: `W`, `S4`. */
	state: string;
	/** Of the tax office (국세청 승인번호). */
	approvalNumber: string | null;
	/** Why it failed. */
	why: string | null;
	/** What can be done with it here: sign it, or tell of its result once more. */
	action: 'sign' | 'tell' | null;
}

const sum = (items: JsonObject[], key: string) => items.reduce((total, item) => total + Number(item[key] ?? 0), 0);

function ofBolta({ body, ...entry }: LedgerEntry, isTold: boolean): PageDocument {
	const items: JsonObject[] = body.items ?? [];
	return {
		vendor: 'bolta',
		id: entry.issuanceKey,
		reference: entry.clientReferenceId,
		kind: entry.kind,
		writeDate: body.date ?? '',
		supplier: body.supplier?.organizationName ?? '',
		recipient: body.supplied?.organizationName ?? '',
		supplyCost: sum(items, 'supplyCost'),
		tax: sum(items, 'tax'),
		state: entry.state,
		approvalNumber: entry.ntsTransactionId,
		why: entry.cause && `${entry.cause.message} (${entry.cause.code})`,
		action: isTold && ['issued', 'failed'].includes(entry.state) ? 'tell' : null,
	};
}

function ofHiworksBill(entry: HiworksBillEntry): PageDocument {
	const { amendment, approvalStatus, declareStatus, declareStatusCode, signedAt, typeCode } = entry;
	return {
		vendor: 'hiworksBill',
		id: entry.documentId,
		reference: entry.memo,
		kind: amendment ? `amendment ${amendment.modifyType}` : typeCode,
		writeDate: entry.writeDate,
		supplier: entry.supplierNumber,
		recipient: entry.recipientName,
		supplyCost: Number(entry.totalSupplyPrice),
		tax: Number(entry.totalTax),
		state: entry.deleted ? 'deleted' : signedAt === null ? approvalStatus : `S${declareStatus}`,
		approvalNumber: entry.issueId || null,
		why: ['3', '5'].includes(declareStatus) ? declareStatusCode : null,
		// A statement (거래명세서) is nothing to sign.
		action: signedAt === null && !entry.deleted && typeCode !== 'D' ? 'sign' : null,
	};
}

function ofPortOne({ invoice, ...entry }: PortOneEntry, isTold: boolean): PageDocument {
	return {
		vendor: 'portOne',
		id: entry.id,
		reference: entry.supplierDocumentKey ?? entry.recipientDocumentKey,
		kind: invoice.modification ? 'MODIFICATION' : entry.issuanceType,
		writeDate: invoice.writeDate,
		supplier: invoice.supplier?.name ?? '',
		recipient: invoice.recipient?.name ?? '',
		supplyCost: Number(invoice.totalSupplyAmount),
		tax: Number(invoice.totalTaxAmount),
		state: entry.isDeleted ? 'deleted' : entry.status,
		approvalNumber: invoice.ntsApprovalNumber ?? null,
		why: entry.status === 'SENDING_FAILED' ? (invoice.ntsResultCode ?? null) : null,
		action: isTold && !entry.isDeleted ? 'tell' : null,
	};
}

/** The newest first of each vendor, no more than `most`. */
export function pageDocuments({ bolta, hiworksBill, portOne }: Controls, most: number): PageDocument[] {
	const newest = <T>(entries: T[]) => entries.slice(-most).reverse();
	const [toldByBolta, toldByPortOne] = [bolta, portOne].map(({ settings }) => settings.webhookUrl !== null);
	return [
		...newest(bolta.ledger()).map((entry) => ofBolta(entry, toldByBolta!)),
		...newest(hiworksBill.ledger()).map(ofHiworksBill),
		...newest(portOne.ledger()).map((entry) => ofPortOne(entry, toldByPortOne!)),
	];
}
