import type { IDataObject } from 'n8n-workflow';

import { amountOutput } from '../../shared/invoice/output';
import { inSeoul } from '../../shared/korea/inSeoul';
import { maskFields } from '../../shared/korea/maskFields';
import { textOrNull } from '../../shared/webhook/delivery';
import type { Words } from '../../shared/words/say';
import { holds } from '../api/holds';
import type { ReadInvoice } from '../api/readSchemas';
import { readOutput, statusOf, unreadOutput, type PortOneOutput } from '../invoice/output';
import type { EventKind, PortOneEvent } from './event';

/** The item of an event. What it does not know is null. */
export interface EventOutput extends Omit<PortOneOutput, 'status'> {
	/** PortOne's name of the event, and ours. */
	eventType: string;
	event: EventKind;
	/**
	 * Whether PortOne, asked for the invoice, had it in a state that fits the event; null where it was not asked, or
	 * could not be.
	 */
	confirmed: boolean | null;
	/** Whether the signature was verified; null where there was none to verify. */
	signatureVerified: boolean | null;
	/** Equal for repeats of one event. */
	dedupeKey: string;
	/** When PortOne says that it happened. */
	timestamp: string | null;
	/** ISO, in Seoul. */
	receivedAt: string;
	/** Of the tax invoice; null where the event is not about one. */
	status: PortOneOutput['status'] | null;
	/** As PortOne sent it. */
	body: IDataObject;
}

interface Circumstances {
	confirmed: boolean | null;
	signatureVerified: boolean | null;
	/** Where it was read. */
	invoice?: ReadInvoice;
	warnings?: Words[];
	now: Date;
}

const isAmount = (value: unknown): value is number | string =>
	(typeof value === 'number' && Number.isInteger(value)) || (typeof value === 'string' && /^-?\d+$/.test(value));
const amountOf = (value: unknown) => (isAmount(value) ? amountOutput(value) : null);

/** What the event itself tells of the invoice. */
function toldOf({ taxInvoiceId, data }: PortOneEvent): PortOneOutput {
	const status = textOrNull(data.status);
	return {
		...unreadOutput(null, taxInvoiceId, status === null ? 'accepted' : statusOf({ status })),
		vendorStatus: status,
		supplierNumber: textOrNull(data.supplierBrn),
		supplierDocumentKey: textOrNull(data.supplierDocumentKey),
		recipientDocumentKey: textOrNull(data.recipientDocumentKey),
		supplyCost: amountOf(data.totalSupplyAmount),
		tax: amountOf(data.totalTaxAmount),
		total: amountOf(data.totalAmount),
	};
}

export function eventOutput(
	event: PortOneEvent,
	{ confirmed, signatureVerified, invoice, warnings = [], now }: Circumstances,
): EventOutput {
	const content = invoice
		? readOutput(invoice)
		: toldOf({ ...event, data: maskFields({ ...event.data } as IDataObject, holds) });
	return {
		eventType: event.eventType,
		event: event.kind,
		confirmed,
		signatureVerified,
		dedupeKey: event.dedupeKey,
		timestamp: event.timestamp,
		receivedAt: inSeoul(now),
		...content,
		warnings: [...content.warnings, ...warnings],
		status: event.taxInvoiceId === null ? null : content.status,
		body: maskFields(event.body, holds),
	};
}
