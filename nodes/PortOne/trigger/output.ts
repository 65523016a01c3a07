import type { IDataObject } from 'n8n-workflow';

import { amountOutput } from '../../shared/invoice/output';
import { inSeoul } from '../../shared/korea/inSeoul';
import { maskFields } from '../../shared/korea/maskFields';
import { textOrNull } from '../../shared/webhook/delivery';
import type { Words } from '../../shared/words/say';
import { holds } from '../api/holds';
import type { ReadInvoice, ReadSummary } from '../api/readSchemas';
import { readOutput, statusOf, summaryOutput, unreadOutput, type PortOneOutput } from '../invoice/output';
import type { StatusKind } from '../watch/events';
import type { EventKind, PortOneEvent } from './event';

/** What an event tells of itself. What it does not know is null. */
interface Told {
	/** PortOne's name of the event, null where it was asked by a schedule; and ours. */
	eventType: string | null;
	event: EventKind | StatusKind;
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
}

/** The item of an event. */
export interface EventOutput extends Omit<PortOneOutput, 'status'>, Told {
	/** When it came, or was read; ISO, in Seoul. */
	receivedAt: string;
	/** Of the tax invoice; null where the event is not about one. */
	status: PortOneOutput['status'] | null;
	/** As PortOne sent it, or has it in its list. */
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

interface Added {
	status: EventOutput['status'];
	warnings: Words[];
	body: IDataObject;
	now: Date;
}

const outputOf = (told: Told, content: PortOneOutput, { status, warnings, body, now }: Added): EventOutput => ({
	...content,
	...told,
	receivedAt: inSeoul(now),
	warnings: [...content.warnings, ...warnings],
	status,
	body: maskFields(body, holds),
});

export function eventOutput(
	event: PortOneEvent,
	{ confirmed, signatureVerified, invoice, warnings = [], now }: Circumstances,
): EventOutput {
	const { eventType, kind, dedupeKey, timestamp, taxInvoiceId, body } = event;
	const content = invoice
		? readOutput(invoice)
		: toldOf({ ...event, data: maskFields({ ...event.data } as IDataObject, holds) });
	return outputOf({ eventType, event: kind, confirmed, signatureVerified, dedupeKey, timestamp }, content, {
		status: taxInvoiceId === null ? null : content.status,
		warnings,
		body,
		now,
	});
}

/** The same of an invoice whose status was read in a list. */
export function statusOutput(
	read: ReadSummary,
	{ kind, dedupeKey, now }: { kind: StatusKind; dedupeKey: string; now: Date },
): EventOutput {
	const content = summaryOutput(read);
	return outputOf(
		{
			eventType: null,
			event: kind,
			confirmed: true,
			signatureVerified: null,
			dedupeKey,
			timestamp: read.statusUpdatedAt ?? null,
		},
		content,
		{ status: content.status, warnings: [], body: { ...read } as IDataObject, now },
	);
}
