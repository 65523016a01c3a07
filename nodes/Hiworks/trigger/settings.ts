import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { choice, flag, literal, options, toProperties } from '../../shared/fields/fields';
import { eventsField, readTriggerFields, type TriggerSettings as Settings } from '../../shared/webhook/triggerOptions';
import type { Decision } from '../approval/decision';

export type TriggerSettings = Omit<Settings<Decision>, 'acceptUnauthenticated' | 'allowedSenders'>;

const EVENTS: Readonly<Record<Decision, { name: string; description: string }>> = {
	other: {
		name: 'Any Other (Unofficial)',
		description: 'A state that this version does not know, as vendorState',
	},
	approved: { name: 'Approved', description: 'Everybody has approved the document (결재 완료)' },
	canceled: {
		name: 'Canceled',
		description:
			'The drafter took the document back (기안 취소). Comes only from offices that delete such documents; others tell of a rejection.',
	},
	deleted: { name: 'Deleted', description: 'The document was deleted (문서 삭제)' },
	inProgress: { name: 'In Progress', description: 'The document was handed in (문서 기안), with its approval ID' },
	rejected: { name: 'Rejected', description: 'Somebody has sent the document back (반려)' },
};

/** The editor shows no markup and no line breaks here. */
const NOTICE = [
	'Hiworks calls this node for each document that was drafted with its URL:',
	'(1) Choose a secret of 16 to 100 letters, digits, - and _ and save it in the credential as "Callback Secret".',
	'(2) Copy the Production URL above as it is, with :secret at its end.',
	'(3) Paste it into the operation Draft of the Hiworks node ("Send Decisions To": Hiworks Approval Trigger). Draft puts the secret of its credential in the place of :secret.',
	'(4) A program of your own that drafts documents must write the secret there itself.',
	'(5) Publish this workflow.',
].join(' ');

const fields = {
	events: eventsField(
		EVENTS,
		['approved', 'rejected', 'canceled', 'deleted'],
		'What starts the workflow. Other states are answered and ignored.',
	),
	options: options({
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
	}),
};

export const triggerProperties: INodeProperties[] = [
	{ displayName: NOTICE, name: 'notice', type: 'notice', default: '' },
	...toProperties(fields),
];

/** @throws Invalid when a parameter holds what the editor does not offer */
export const readTriggerSettings = (context: Pick<IWebhookFunctions, 'getNodeParameter'>): TriggerSettings =>
	readTriggerFields(context, fields);
