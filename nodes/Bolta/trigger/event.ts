import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';

import { tooDeep } from '../../shared/webhook/delivery';
import type { Words } from '../../shared/words/say';
import { CASH_RECEIPT, isKey, TAX_INVOICE_FAILED, TAX_INVOICE_ISSUED, webhookMessage } from '../api/webhook';
import { say } from '../words';

/** What a user can choose to be told of. */
export type EventKind = 'cashReceipt' | 'other' | 'taxInvoiceFailed' | 'taxInvoiceIssued';

export interface BoltaEvent {
	kind: EventKind;
	/** Bolta's name. */
	eventType: string;
	/** Ours, camelCase. */
	event: string;
	/** null only where the kind is `other`. */
	issuanceKey: string | null;
	/** Equal for repeats of one event, different for different events. */
	dedupeKey: string;
	/** What Bolta tells of the event. */
	data: Readonly<Record<string, unknown>>;
	body: IDataObject;
}

/**
 * Reads the body of a call.
 * @returns what is wrong with it, as text, where it is no event
 */
export function readEvent(body: unknown): BoltaEvent | Words {
	const deep = tooDeep(body);
	if (deep !== undefined) return deep;
	const read = webhookMessage.safeParse(body);
	if (!read.success) return say`The body is not a JSON object with an "eventType" and "data"`;
	const { eventType } = read.data;
	const data = read.data.data ?? {};
	const kind = kindOf(eventType);
	const issuanceKey = isKey(data.issuanceKey) ? data.issuanceKey : null;
	if (issuanceKey === null && kind !== 'other')
		return say`The body has no usable "data.issuanceKey", which ${eventType} needs`;
	return {
		kind,
		eventType,
		event: nameOf(eventType),
		issuanceKey,
		dedupeKey: dedupeKeyOf(kind, eventType, issuanceKey, data),
		data,
		body: body as IDataObject,
	};
}

function kindOf(eventType: string): EventKind {
	if (eventType === TAX_INVOICE_ISSUED) return 'taxInvoiceIssued';
	if (eventType === TAX_INVOICE_FAILED) return 'taxInvoiceFailed';
	return eventType.startsWith(CASH_RECEIPT) ? 'cashReceipt' : 'other';
}

/**
 * Bolta's name in camelCase (`CASH_RECEIPT_ISSUED` → `cashReceiptIssued`), but for the two that have a name of ours.
 */
function nameOf(eventType: string): string {
	const kind = kindOf(eventType);
	if (kind === 'taxInvoiceIssued' || kind === 'taxInvoiceFailed') return kind;
	const words = eventType
		.split(/[^A-Za-z0-9]+/)
		.filter(Boolean)
		.map((word) => (word === word.toUpperCase() ? word.toLowerCase() : word));
	const [first = 'other', ...rest] = words;
	return [
		first.slice(0, 1).toLowerCase() + first.slice(1),
		...rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)),
	].join('');
}

/**
 * An invoice is issued, or fails, once. The events of a cash receipt are told apart by all its numbers. Of any other
 * event nothing is known, so everything in it counts: two different ones must never be taken for one.
 */
function dedupeKeyOf(
	kind: EventKind,
	eventType: string,
	issuanceKey: string | null,
	data: Readonly<Record<string, unknown>>,
): string {
	const parts = {
		taxInvoiceIssued: [],
		taxInvoiceFailed: [],
		cashReceipt: [data.originalIssuanceKey, data.cashReceiptApprovalNumber].map((value) =>
			isKey(value) ? value : '-',
		),
		other: [createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16)],
	}[kind];
	return [eventType, issuanceKey ?? '-', ...parts].join('/');
}
