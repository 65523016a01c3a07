import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { choice, flag, inside, optional, options, text, toProperties, type Field } from '../../shared/fields';
import { Invalid } from '../../shared/invalid';
import type { EventKind } from './event';

export interface Settings {
	events: ReadonlySet<EventKind>;
	acceptUnauthenticated: boolean;
	/** As typed. */
	allowedSenders: string | undefined;
	confirm: boolean;
	dropDuplicates: boolean;
	unconfirmed: 'drop' | 'emit';
}

const EVENTS: Array<{ name: string; value: EventKind; description: string }> = [
	{ name: 'Any Other (Unofficial)', value: 'other', description: 'Events that this version does not know, passed on under a name made of Bolta\'s' },
	{ name: 'Cash Receipt Events (Unofficial)', value: 'cashReceipt', description: 'Cash receipts (현금영수증) that were issued or canceled, or could not be' },
	{ name: 'Tax Invoice Failed', value: 'taxInvoiceFailed', description: 'An accepted tax invoice (세금계산서) could not be issued; the cause is in the output' },
	{ name: 'Tax Invoice Issued', value: 'taxInvoiceIssued', description: 'A tax invoice (세금계산서) was issued; its content is read from Bolta' },
];

/** The editor shows no markup and no line breaks here. */
const NOTICE = [
	'Enter this node\'s URL in Bolta\'s console:',
	'(1) Choose a secret of letters and digits and save it in the credential as "Webhook Token".',
	'(2) Publish this workflow: Bolta calls the URL when you save it there, and refuses one that does not answer.',
	'(3) Copy the Production URL above and add ?token= and your secret.',
	'(4) In Bolta\'s console, 개발자센터 → API 키 → ⋮ beside the key of this credential → 수정하기 → 발행 수신 URL, paste it and save. Test and live keys each have a URL of their own.',
	'(5) Open the URL in a browser: it says whether the token is right.',
].join(' ');

/** A fixed value: who may call, and what is let through, must not depend on what a call brings. */
const literal = <T>(field: Field<T>): Field<T> => ({ ...field, property: { ...field.property, noDataExpression: true } });

const fields = {
	acceptUnauthenticated: flag({
		displayName: 'Accept Unauthenticated Calls',
		description: 'Whether to accept calls while the credential has no Webhook Token. Whoever knows the URL can then start this workflow, except with an issued event that Bolta does not confirm.',
		literal: true,
	}),
	allowedSenders: literal(
		optional(
			text({
				displayName: 'Allowed Senders',
				description: 'IPv4 addresses or ranges (10.0.0.0/8), separated by commas; others are refused. Empty: everybody with the token. Behind a proxy n8n must be told so by N8N_PROXY_HOPS, else it sees the address of the proxy.',
				placeholder: 'e.g. 43.201.136.252',
			}),
		),
	),
	confirm: flag({
		displayName: 'Confirm with Bolta',
		description: 'Whether to read an issued invoice from Bolta before the workflow starts, up to 3 times within 4 seconds. While Bolta cannot be asked, the call is answered with 503 and nothing starts.',
		default: true,
		literal: true,
	}),
	dropDuplicates: flag({
		displayName: 'Drop Duplicates',
		description: 'Whether to ignore events that already started this workflow. Repeats that come at the same moment can get through: they have the same dedupeKey.',
		default: true,
		literal: true,
	}),
	unconfirmed: literal(
		choice({
			displayName: 'If Not Confirmed',
			description: 'What to do with an issued event when Bolta does not know the invoice as issued. Without a Webhook Token it is always dropped.',
			choices: {
				drop: { name: 'Drop', description: 'Nothing starts; n8n\'s log has a line' },
				emit: { name: 'Start the Workflow', description: 'With confirmed: false' },
			},
			default: 'emit',
		}),
	),
};

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
		throw new Invalid(`a list of ${known.join(', ')}`, chosen).within('Events');
	}
	return { events: new Set(chosen), ...inside('Options', () => optionsField.read(context.getNodeParameter('options', {}))) };
}
