import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { flag, options, toProperties } from '../../shared/fields/fields';
import {
	eventsField,
	readTriggerFields,
	triggerOptions,
	type TriggerSettings,
} from '../../shared/webhook/triggerOptions';
import type { EventKind } from './event';

/** The editor shows no markup and no line breaks here. */
const NOTICE = [
	'PortOne enters the URL for you:',
	'(1) Choose a secret of letters and digits and save it in the credential as "Webhook Token".',
	'(2) Publish this workflow, and add ?token= and your secret to the Production URL above.',
	"(3) Ask PortOne's technical support by mail to register it as the webhook of tax invoices (세금계산서 웹훅); test and live have a URL each, and need a credential each here.",
	'(4) Open the URL in a browser: it says whether the token is right.',
	'There is no event for a transmission to the tax office that failed: the PortOne B2B Status Trigger tells of those.',
].join(' ');

export const EVENTS: Readonly<Record<EventKind, { name: string; description: string }>> = {
	other: { name: 'Any Other', description: 'Events that this version does not know' },
	taxInvoiceIssuanceCanceled: {
		name: 'Issuance Canceled',
		description: 'An issued invoice was canceled before it was sent (발행 취소)',
	},
	taxInvoiceIssued: { name: 'Issued', description: 'A tax invoice (세금계산서) was issued' },
	taxInvoiceRefused: {
		name: 'Refused',
		description: 'The supplier refused a request for reverse issuance (역발행 거부)',
	},
	taxInvoiceRequestCanceled: {
		name: 'Request Canceled',
		description: 'The recipient took a request for reverse issuance back (역발행 요청 취소)',
	},
	taxInvoiceRequested: { name: 'Requested', description: 'A supplier was asked for reverse issuance (역발행 요청)' },
	taxInvoiceManual: {
		name: 'Sent by Hand',
		description: 'The state of an invoice, sent once more from the console of PortOne (수동 재전송)',
	},
	taxInvoiceSendingCompleted: {
		name: 'Sending Completed',
		description: 'The National Tax Service (국세청) has the invoice',
	},
};

const fields = {
	events: eventsField(EVENTS, [
		'taxInvoiceRequested',
		'taxInvoiceIssued',
		'taxInvoiceRequestCanceled',
		'taxInvoiceIssuanceCanceled',
		'taxInvoiceRefused',
		'taxInvoiceSendingCompleted',
		'taxInvoiceManual',
	]),
	options: options({
		displayName: 'Options',
		fields: {
			...triggerOptions({
				vendor: 'PortOne',
				confirmedEvent: 'an event',
				confirms: 'read the invoice from PortOne before the workflow starts',
				sender: '52.78.5.241',
				knows: 'have the invoice in a state that fits',
				repeats: 'PortOne sends a refused event 4 times more, after some 5, 10, 20 and 40 minutes.',
			}),
			requireSignature: flag({
				displayName: 'Require Signature',
				description:
					'Whether to refuse calls without a signature (Standard Webhooks). PortOne does not document that it signs events of tax invoices; one that comes is verified in any case, where the credential has a Webhook Secret.',
				literal: true,
			}),
		},
	}),
};

export interface Settings extends TriggerSettings<EventKind> {
	requireSignature: boolean;
}

export const triggerProperties: INodeProperties[] = [
	{ displayName: NOTICE, name: 'notice', type: 'notice', default: '' },
	...toProperties(fields),
];

/** @throws Invalid when a parameter holds what the editor does not offer */
export const readSettings = (context: Pick<IWebhookFunctions, 'getNodeParameter'>): Settings =>
	readTriggerFields(context, fields);
