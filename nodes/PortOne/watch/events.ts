import type { EventKind } from '../trigger/event';

/** What a status is told as: by the names of the webhook's events, and those of which it has none. */
export type StatusKind = Exclude<EventKind, 'taxInvoiceManual'> | 'taxInvoiceMakingFailed' | 'taxInvoiceSendingFailed';

/** PortOne OpenAPI, B2bTaxInvoiceStatus; the others are steps on the way, or none that this version knows. */
const KINDS: Readonly<Record<string, Exclude<StatusKind, 'other'>>> = {
	REQUESTED: 'taxInvoiceRequested',
	ISSUED: 'taxInvoiceIssued',
	REQUEST_CANCELLED: 'taxInvoiceRequestCanceled',
	ISSUANCE_CANCELLED: 'taxInvoiceIssuanceCanceled',
	REQUEST_REFUSED: 'taxInvoiceRefused',
	SENDING_COMPLETED: 'taxInvoiceSendingCompleted',
	SENDING_FAILED: 'taxInvoiceSendingFailed',
	DRAFT_FAILED: 'taxInvoiceMakingFailed',
	REQUEST_FAILED: 'taxInvoiceMakingFailed',
	ISSUE_FAILED: 'taxInvoiceMakingFailed',
};

export const kindOf = (status: string): StatusKind =>
	Object.hasOwn(KINDS, status) ? (KINDS[status] ?? 'other') : 'other';

/** The statuses that PortOne is asked for; undefined: all, since nobody knows those of other events. */
export const statusesOf = (events: ReadonlySet<StatusKind>): string[] | undefined =>
	events.has('other') ? undefined : Object.keys(KINDS).filter((status) => events.has(kindOf(status)));
