import { notSent } from '../../../shared/errors/failure';
import { Invalid } from '../../../shared/errors/invalid';
import { choice, count, text } from '../../../shared/fields/fields';
import { executionUrl } from '../../approval/callbackUrl';
import { silentOutput } from '../../approval/output';
import { isRequestHash } from '../../approval/requestHash';
import { waitingOptions } from '../../approval/waiting';
import { operation } from '../../vendor';
import { say } from '../../words';

const parseRequestHash = (given: string) => {
	if (!isRequestHash(given)) throw new Invalid(say`the requestHash of Draft, 32 hexadecimal digits`);
	return given;
};

const fields = {
	approvalKey: text({
		displayName: 'Approval Key',
		description: 'The approvalKey that Draft gave. Where other nodes stand between, drag it here from the Draft node.',
		default: '={{ $json.approvalKey }}',
	}),
	requestHash: text({
		displayName: 'Request Hash',
		description: 'The requestHash that Draft gave. Where other nodes stand between, drag it here from the Draft node.',
		default: '={{ $json.requestHash }}',
		parse: parseRequestHash,
	}),
	timeLimit: count({
		displayName: 'Time Limit',
		description:
			'After this time the node goes on with decision "timedOut" and approved: false. A call of Hiworks\' that comes while n8n is down may be lost, so look then in Hiworks too. n8n looks at its clock for this once a minute, so there is nothing below a minute.',
		least: 1,
		most: 10_000,
		default: 7,
	}),
	timeLimitUnit: choice({
		displayName: 'Time Unit',
		description: 'Of the time limit',
		choices: { minutes: 'Minutes', hours: 'Hours', days: 'Days' },
		default: 'days',
	}),
	options: waitingOptions,
};

const MINUTES = { minutes: 1, hours: 60, days: 24 * 60 };

export const waitForDecision = operation({
	value: 'waitForDecision',
	name: 'Wait for Decision',
	action: 'Wait for decision on approval document',
	description:
		'Wait until a document that Draft made for this execution is approved, rejected, canceled or deleted. Takes one item. Not for agents.',
	callsNothing: true,
	fields,
	// One execution has one wait. All items are one unit, so that more than one can be refused in one error.
	group: {
		keyOf: () => 'all',
		ownFields: Object.keys(fields) as Array<keyof typeof fields>,
		partIsHarmless: 'more than one item is refused',
	},
	notAsTool: () =>
		say`It would hold the agent up for days. Use "Get State" to ask for the state of the document, and let the Hiworks Approval Trigger start a workflow by the decision.`,
	prepare({ fields: { approvalKey, requestHash, timeLimit, timeLimitUnit }, itemIndexes }, { context, now }) {
		if (itemIndexes.length > 1) {
			throw notSent(
				say`Wait for Decision takes one item, and ${itemIndexes.length} came`,
				say`An execution can wait for one decision at a time. Put Loop Over Items (batch size 1) around Draft and Wait for Decision to take one document after the other, or give each item to a sub-workflow that is not waited for.`,
				'ONE_ITEM',
			);
		}
		return {
			awaited: { approvalKey, requestHash },
			until: new Date(now.getTime() + timeLimit * MINUTES[timeLimitUnit] * 60_000),
			resumeUrl: executionUrl(context, 0),
		};
	},
	async send({ awaited, until, resumeUrl }, { context }) {
		// At the limit n8n gives out the input; webhook() reads from it what is awaited. The node's input itself, because
		// with Execute Once getInputData() is a copy.
		context.getExecuteData().data.main = [[{ json: silentOutput('timedOut', awaited), pairedItem: { item: 0 } }]];
		context.setMetadata({ resumeUrl });
		// Last: what fails after it fails the execution, on continue too.
		await context.putExecutionToWait(until);
		return silentOutput('pending', awaited);
	},
});
