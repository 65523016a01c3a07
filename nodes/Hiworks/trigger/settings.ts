import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { inside, Invalid } from '../../shared/errors/invalid';
import { choice, flag, options, toProperties, type Field } from '../../shared/fields/fields';
import type { Decision } from '../approval/decision';
import { say } from '../words';

export interface TriggerSettings {
	events: ReadonlySet<Decision>;
	confirm: boolean;
	dropDuplicates: boolean;
	unavailable: 'emit' | 'refuse';
	unconfirmed: 'drop' | 'emit';
}

const EVENTS: Array<{ name: string; value: Decision; description: string }> = [
	{
		name: 'Any Other (Unofficial)',
		value: 'other',
		description: 'A state that this version does not know, as vendorState',
	},
	{ name: 'Approved', value: 'approved', description: 'Everybody has approved the document (결재 완료)' },
	{
		name: 'Canceled',
		value: 'canceled',
		description:
			'The drafter took the document back (기안 취소). Comes only from offices that delete such documents; others tell of a rejection.',
	},
	{ name: 'Deleted', value: 'deleted', description: 'The document was deleted (문서 삭제)' },
	{
		name: 'In Progress',
		value: 'inProgress',
		description: 'The document was handed in (문서 기안), with its approval ID',
	},
	{ name: 'Rejected', value: 'rejected', description: 'Somebody has sent the document back (반려)' },
];

/** The editor shows no markup and no line breaks here. */
const NOTICE = [
	'Hiworks calls this node for each document that was drafted with its URL:',
	'(1) Choose a secret of 16 to 100 letters, digits, - and _ and save it in the credential as "Callback Secret".',
	'(2) Copy the Production URL above as it is, with :secret at its end.',
	'(3) Paste it into the operation Draft of the Hiworks node ("Send Decisions To": Hiworks Approval Trigger). Draft puts the secret of its credential in the place of :secret.',
	'(4) A program of your own that drafts documents must write the secret there itself.',
	'(5) Publish this workflow.',
].join(' ');

/** A fixed value: what is let through must not depend on what a call brings. */
const literal = <T>(field: Field<T>): Field<T> => ({
	...field,
	property: { ...field.property, noDataExpression: true },
});

const optionsField = options({
	displayName: 'Options',
	fields: {
		confirm: flag({
			displayName: 'Confirm by Get State',
			description:
				'Whether to ask Hiworks for the state of the document before the workflow starts, up to 3 times within 4 seconds. Only documents drafted with the office token of this credential can be read.',
			default: true,
			literal: true,
		}),
		dropDuplicates: flag({
			displayName: 'Drop Duplicates',
			description:
				'Whether to ignore states that already started this workflow. Where n8n runs several processes, repeats that come at the same moment can get through: they have the same dedupeKey.',
			default: true,
			literal: true,
		}),
		unavailable: literal(
			choice({
				displayName: 'If It Cannot Be Asked',
				description:
					'What to do while Hiworks does not answer in time, is out of order or refuses the token. What starts then acts on a decision (결재) that nobody but the caller has told.',
				choices: {
					emit: { name: 'Start the Workflow', description: 'With confirmed: null and a warning' },
					refuse: { name: 'Refuse With 503', description: 'Nothing starts; the call counts when it comes again' },
				},
				default: 'refuse',
			}),
		),
		unconfirmed: literal(
			choice({
				displayName: 'If Not Confirmed',
				description: 'What to do when Hiworks, asked for the document, shows another state',
				choices: {
					drop: { name: 'Drop', description: "The call is answered with 503, n8n's log has a line, nothing starts" },
					emit: { name: 'Start the Workflow', description: 'With confirmed: false' },
				},
				default: 'drop',
			}),
		),
	},
});

export const triggerProperties: INodeProperties[] = [
	{ displayName: NOTICE, name: 'notice', type: 'notice', default: '' },
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: EVENTS,
		default: ['approved', 'rejected', 'canceled', 'deleted'],
		required: true,
		noDataExpression: true,
		description: 'What starts the workflow. Other states are answered and ignored.',
	},
	...toProperties({ options: optionsField }),
];

/** @throws Invalid when a parameter holds what the editor does not offer */
export function readTriggerSettings(context: Pick<IWebhookFunctions, 'getNodeParameter'>): TriggerSettings {
	const chosen: unknown = context.getNodeParameter('events', []);
	const known = EVENTS.map(({ value }) => value);
	if (!Array.isArray(chosen) || !chosen.every((value): value is Decision => known.includes(value as Decision))) {
		throw new Invalid(say`a list of ${known.join(', ')}`, chosen).within('Events');
	}
	return {
		events: new Set(chosen),
		...inside('Options', () => optionsField.read(context.getNodeParameter('options', {}))),
	};
}
