import type { IDataObject } from 'n8n-workflow';

import { inSeoul } from '../../shared/korea/inSeoul';
import { maskFields } from '../../shared/korea/maskFields';
import { textOrNull } from '../../shared/webhook/delivery';
import type { Words } from '../../shared/words/say';
import { holds } from '../api/holds';
import type { IssuedInvoice } from '../api/taxInvoice';
import { acceptedOutput, issuedContent, type BoltaOutput } from '../invoice/output';
import type { BoltaEvent, EventKind } from './event';

/** The item of an event. What it does not know is null. */
export interface EventOutput extends Omit<BoltaOutput, 'status'> {
	/** Bolta's name of the event, and ours. */
	eventType: string;
	event: string;
	/** Whether Bolta, asked for the invoice, knew it as issued; null where it was not asked, or could not be. */
	confirmed: boolean | null;
	/** Equal for repeats of one event. */
	dedupeKey: string;
	/** ISO, in Seoul. */
	receivedAt: string;
	taxInvoiceUrl: string | null;
	causeCode: string | null;
	causeMessage: string | null;
	originalIssuanceKey: string | null;
	cashReceiptApprovalNumber: string | null;
	/** Of the tax invoice; null where the event is not about one. */
	status: 'accepted' | 'failed' | 'issued' | null;
	/** As Bolta sent it. */
	body: IDataObject;
}

interface Circumstances {
	confirmed: boolean | null;
	/** Where it was read. */
	invoice?: IssuedInvoice;
	warnings?: Words[];
	now: Date;
}

export function eventOutput(
	{ kind, eventType, event, issuanceKey, dedupeKey, data, body }: BoltaEvent,
	{ confirmed, invoice, warnings = [], now }: Circumstances,
): EventOutput {
	const shown = maskFields(data, holds);
	const cause = typeof shown.cause === 'object' && shown.cause !== null ? (shown.cause as Record<string, unknown>) : {};
	const content = { ...acceptedOutput(null, issuanceKey ?? '', null), ...(invoice && issuedContent(invoice)) };
	return {
		...content,
		// The two are told by the event itself, whether or not the invoice was read.
		issuanceKey,
		status: statusOf(kind, confirmed),
		event,
		eventType,
		confirmed,
		dedupeKey,
		receivedAt: inSeoul(now),
		taxInvoiceUrl: textOrNull(shown.taxInvoiceUrl),
		causeCode: textOrNull(cause.code),
		causeMessage: textOrNull(cause.message),
		originalIssuanceKey: textOrNull(shown.originalIssuanceKey),
		cashReceiptApprovalNumber: textOrNull(shown.cashReceiptApprovalNumber),
		warnings: [...content.warnings, ...warnings],
		body: maskFields(body, holds),
	};
}

/** That Bolta could not show the invoice leaves it what it was before: accepted. */
function statusOf(kind: EventKind, confirmed: boolean | null): EventOutput['status'] {
	if (kind === 'taxInvoiceFailed') return 'failed';
	if (kind !== 'taxInvoiceIssued') return null;
	return confirmed === false ? 'accepted' : 'issued';
}
