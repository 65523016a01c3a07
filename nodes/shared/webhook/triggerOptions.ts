import type { IWebhookFunctions } from 'n8n-workflow';

import { inside } from '../errors/invalid';
import { choice, choices, flag, literal, optional, text, type Field } from '../fields/fields';
import type { FormEnglish } from '../words/say';

/**
 * At each call of a trigger of version 1, n8n looks by an expression whether it wants a binary body: a sandbox for
 * expressions that no other version needs.
 */
export const TRIGGER_VERSION = 2;

const done = async () => await Promise.resolve(true);

/** Of a webhook whose URL a person gives to the vendor: there is nothing to register. */
export const givenByHand = { checkExists: done, create: done, delete: done };

interface Texts {
	/** As users know the vendor. */
	vendor: FormEnglish;
	/** The kind of event that is confirmed: "an issued event". */
	confirmedEvent: string;
	/** What confirming does, after "Whether to": "read an issued invoice from Bolta before the workflow starts". */
	confirms: string;
	/** An address from which the vendor sends. */
	sender: string;
	/** What the vendor is asked for: "know the invoice as issued". */
	knows: string;
	/** Whether an event that is refused comes again: a sentence. */
	repeats: string;
}

/** The options of a trigger whose URL is entered at the vendor by hand. */
export const triggerOptions = ({ vendor, confirmedEvent, confirms, sender, knows, repeats }: Texts) => ({
	acceptUnauthenticated: flag({
		displayName: 'Accept Unauthenticated Calls',
		description: `Whether to accept calls while the credential has no Webhook Token. Whoever knows the URL can then start this workflow, except with ${confirmedEvent} that ${vendor} does not confirm.`,
		literal: true,
	}),
	allowedSenders: literal(
		optional(
			text({
				displayName: 'Allowed Senders',
				description:
					'IPv4 addresses or ranges (10.0.0.0/8), separated by commas; others are refused. Empty: everybody with the token. Behind a proxy n8n must be told so by N8N_PROXY_HOPS, else it sees the address of the proxy.',
				placeholder: `e.g. ${sender}`,
			}),
		),
	),
	confirm: flag({
		displayName: `Confirm with ${vendor}`,
		description: `Whether to ${confirms}, up to 3 times within 4 seconds`,
		default: true,
		literal: true,
	}),
	dropDuplicates: flag({
		displayName: 'Drop Duplicates',
		description:
			'Whether to ignore events that already started this workflow. Where n8n runs several processes, repeats that come at the same moment can get through: they have the same dedupeKey.',
		default: true,
		literal: true,
	}),
	unavailable: literal(
		choice({
			displayName: 'If It Cannot Be Asked',
			description: `What to do with ${confirmedEvent} while ${vendor} does not answer in time, is out of order or refuses the API key. Without a Webhook Token it is always refused. ${repeats}`,
			choices: {
				emit: { name: 'Start the Workflow', description: 'With confirmed: null and a warning' },
				refuse: { name: 'Refuse With 503', description: 'Nothing starts; the event counts when it comes again' },
			},
			default: 'emit',
		}),
	),
	unconfirmed: literal(
		choice({
			displayName: 'If Not Confirmed',
			description: `What to do with ${confirmedEvent} when ${vendor} does not ${knows}. Without a Webhook Token it is always dropped.`,
			choices: {
				drop: { name: 'Drop', description: "Nothing starts; n8n's log has a line" },
				emit: { name: 'Start the Workflow', description: 'With confirmed: false' },
			},
			default: 'emit',
		}),
	),
});

/** The events that start the workflow, as a person chooses them. */
export const eventsField = <Event extends string>(
	offered: Readonly<Record<Event, { name: string; description: string }>>,
	initial: Event[],
	description = 'What starts the workflow. Other events are answered and ignored.',
): Field<Event[]> => {
	const field = literal(choices<Event>({ displayName: 'Events', description, choices: offered, default: initial }));
	return { ...field, property: { ...field.property, required: true } };
};

/** Reads the parameters of a trigger. @throws Invalid when one holds what the editor does not offer */
export function readTriggerFields<Event extends string, Options extends object>(
	context: Pick<IWebhookFunctions, 'getNodeParameter'>,
	fields: { events: Field<Event[]>; options: Field<Options> },
): Options & { events: ReadonlySet<Event> } {
	const events = new Set(inside('Events', () => fields.events.read(context.getNodeParameter('events', []))));
	return { events, ...inside('Options', () => fields.options.read(context.getNodeParameter('options', {}))) };
}

/** What a trigger's parameters say. */
export interface TriggerSettings<Event extends string> {
	events: ReadonlySet<Event>;
	acceptUnauthenticated: boolean;
	/** As typed. */
	allowedSenders: string | undefined;
	confirm: boolean;
	dropDuplicates: boolean;
	unavailable: 'emit' | 'refuse';
	unconfirmed: 'drop' | 'emit';
}
