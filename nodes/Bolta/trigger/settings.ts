import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { options, toProperties } from '../../shared/fields/fields';
import {
	eventsField,
	readTriggerFields,
	triggerOptions,
	type TriggerSettings,
} from '../../shared/webhook/triggerOptions';
import type { EventKind } from './event';

export type Settings = TriggerSettings<EventKind>;

const EVENTS: Readonly<Record<EventKind, { name: string; description: string }>> = {
	other: {
		name: 'Any Other (Unofficial)',
		description: "Events that this version does not know, passed on under a name made of Bolta's",
	},
	cashReceipt: {
		name: 'Cash Receipt Events (Unofficial)',
		description: 'Cash receipts (현금영수증) that were issued or canceled, or could not be',
	},
	taxInvoiceFailed: {
		name: 'Tax Invoice Failed',
		description: 'An accepted tax invoice (세금계산서) could not be issued; the cause is in the output',
	},
	taxInvoiceIssued: {
		name: 'Tax Invoice Issued',
		description: 'A tax invoice (세금계산서) was issued; its content is read from Bolta',
	},
};

/** The editor shows no markup and no line breaks here. */
const NOTICE = [
	"Enter this node's URL in Bolta's console:",
	'(1) Choose a secret of letters and digits and save it in the credential as "Webhook Token".',
	'(2) Publish this workflow: Bolta calls the URL when you save it there, and refuses one that does not answer.',
	'(3) Copy the Production URL above and add ?token= and your secret.',
	"(4) In Bolta's console, 개발자센터 → API 키 → ⋮ beside the key of this credential → 수정하기 → 발행 수신 URL, paste it and save. Test and live keys each have a URL of their own.",
	'(5) Open the URL in a browser: it says whether the token is right.',
].join(' ');

const fields = {
	events: eventsField(EVENTS, ['taxInvoiceIssued', 'taxInvoiceFailed']),
	options: options({
		displayName: 'Options',
		fields: triggerOptions({
			vendor: 'Bolta',
			confirmedEvent: 'an issued event',
			confirms: 'read an issued invoice from Bolta before the workflow starts',
			sender: '43.201.136.252',
			knows: 'know the invoice as issued',
			repeats: 'Whether Bolta repeats refused events is not documented.',
		}),
	}),
};

export const triggerProperties: INodeProperties[] = [
	{ displayName: NOTICE, name: 'notice', type: 'notice', default: '' },
	...toProperties(fields),
];

/** @throws Invalid when a parameter holds what the editor does not offer */
export const readSettings = (context: Pick<IWebhookFunctions, 'getNodeParameter'>): Settings =>
	readTriggerFields(context, fields);
