import type { IWebhookFunctions } from 'n8n-workflow';

import { askInTime, type Unavailable } from '../../shared/webhook/askInTime';
import type { ReadInvoice } from '../api/readSchemas';
import { byId } from '../invoice/invoiceKey';
import { findByKey } from '../invoice/lookUp';
import { reached } from '../invoice/states';
import { portOne } from '../vendor';
import type { EventKind } from './event';

/** What PortOne says of the invoice of an event: in a state that fits, in another one, or that it does not have it. */
type Read = { outcome: 'confirmed' | 'otherState'; invoice: ReadInvoice } | { outcome: 'notFound' };

export type Confirmation = Read | Unavailable;

const OVER = ['REQUEST_CANCELLED', 'REQUEST_REFUSED', 'ISSUANCE_CANCELLED', 'CANCEL_PENDING'];

/**
 * The states that an invoice can be in once the event has happened, deleted since or not; an event without an entry
 * says nothing of the state.
 */
const AFTER: Partial<Record<EventKind, readonly string[]>> = {
	taxInvoiceRequested: [...reached('requested'), ...OVER],
	taxInvoiceIssued: [...reached('issued'), 'ISSUANCE_CANCELLED', 'CANCEL_PENDING'],
	taxInvoiceRequestCanceled: reached('requestCancelled'),
	taxInvoiceIssuanceCanceled: reached('issuanceCancelled'),
	taxInvoiceRefused: reached('requestRefused'),
	taxInvoiceSendingCompleted: ['SENDING_COMPLETED'],
};

/** Reads the invoice of an event, at most three times within four seconds (see askInTime). */
export async function confirm(
	context: IWebhookFunctions,
	credentials: Readonly<Record<string, unknown>>,
	kind: EventKind,
	taxInvoiceId: string,
): Promise<Confirmation> {
	return await askInTime<Read>(
		context,
		portOne,
		credentials,
		async (client) => {
			const invoice = await findByKey(client, byId({ id: taxInvoiceId }), { patient: false });
			if (!invoice) return { outcome: 'notFound' };
			return { outcome: (AFTER[kind]?.includes(invoice.status) ?? true) ? 'confirmed' : 'otherState', invoice };
		},
		({ outcome }) => outcome === 'confirmed',
	);
}
