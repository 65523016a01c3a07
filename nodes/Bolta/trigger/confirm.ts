import type { IWebhookFunctions } from 'n8n-workflow';

import { askInTime, type Unavailable } from '../../shared/webhook/askInTime';
import type { IssuedInvoice } from '../api/taxInvoice';
import { readIssued } from '../invoice/lookUp';
import { bolta } from '../vendor';

/** What Bolta says of an invoice: `notIssued` where it does not know an issued invoice with this key. */
type Read = { outcome: 'issued'; invoice: IssuedInvoice } | { outcome: 'notIssued' };

/** What asking Bolta for the invoice of an event gave. */
export type Confirmation = Read | Unavailable;

/** Reads the invoice of an event, at most three times within four seconds (see askInTime). */
export async function confirm(
	context: IWebhookFunctions,
	credentials: Readonly<Record<string, unknown>>,
	issuanceKey: string,
): Promise<Confirmation> {
	return await askInTime<Read>(
		context,
		bolta,
		credentials,
		async (client) => {
			const invoice = await readIssued(client, issuanceKey, { patient: false });
			return invoice ? { outcome: 'issued', invoice } : { outcome: 'notIssued' };
		},
		({ outcome }) => outcome === 'issued',
	);
}
