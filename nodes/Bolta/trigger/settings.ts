import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { inside, Invalid } from '../../shared/errors/invalid';
import { options, toProperties } from '../../shared/fields/fields';
import { triggerOptions, type TriggerSettings } from '../../shared/webhook/triggerOptions';
import { say } from '../words';
import type { EventKind } from './event';

export type Settings = TriggerSettings<EventKind>;

const EVENTS: Array<{ name: string; value: EventKind; description: string }> = [
	{
		name: 'Any Other (Unofficial)',
		value: 'other',
		description: "Events that this version does not know, passed on under a name made of Bolta's",
	},
	{
		name: 'Cash Receipt Events (Unofficial)',
		value: 'cashReceipt',
		description: 'Cash receipts (현금영수증) that were issued or canceled, or could not be',
	},
	{
		name: 'Tax Invoice Failed',
		value: 'taxInvoiceFailed',
		description: 'An accepted tax invoice (세금계산서) could not be issued; the cause is in the output',
	},
	{
		name: 'Tax Invoice Issued',
		value: 'taxInvoiceIssued',
		description: 'A tax invoice (세금계산서) was issued; its content is read from Bolta',
	},
];

/** The editor shows no markup and no line breaks here. */
const NOTICE = [
	"Enter this node's URL in Bolta's console:",
	'(1) Choose a secret of letters and digits and save it in the credential as "Webhook Token".',
	'(2) Publish this workflow: Bolta calls the URL when you save it there, and refuses one that does not answer.',
	'(3) Copy the Production URL above and add ?token= and your secret.',
	"(4) In Bolta's console, 개발자센터 → API 키 → ⋮ beside the key of this credential → 수정하기 → 발행 수신 URL, paste it and save. Test and live keys each have a URL of their own.",
	'(5) Open the URL in a browser: it says whether the token is right.',
].join(' ');

const fields = triggerOptions({
	vendor: 'Bolta',
	confirmedEvent: 'an issued event',
	confirms: 'read an issued invoice from Bolta before the workflow starts',
	sender: '43.201.136.252',
	knows: 'know the invoice as issued',
});

const optionsField = options({ displayName: 'Options', fields });

export const triggerProperties: INodeProperties[] = [
	{ displayName: NOTICE, name: 'notice', type: 'notice', default: '' },
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: EVENTS,
		default: ['taxInvoiceIssued', 'taxInvoiceFailed'],
		required: true,
		noDataExpression: true,
		description: 'What starts the workflow. Other events are answered and ignored.',
	},
	...toProperties({ options: optionsField }),
];

/** @throws Invalid when a parameter holds what the editor does not offer */
export function readSettings(context: Pick<IWebhookFunctions, 'getNodeParameter'>): Settings {
	const chosen: unknown = context.getNodeParameter('events', []);
	const known = EVENTS.map(({ value }) => value);
	if (!Array.isArray(chosen) || !chosen.every((value): value is EventKind => known.includes(value as EventKind))) {
		throw new Invalid(say`a list of ${known.join(', ')}`, chosen).within('Events');
	}
	return {
		events: new Set(chosen),
		...inside('Options', () => optionsField.read(context.getNodeParameter('options', {}))),
	};
}
