import { expectedRecords, requireWholeList } from '../../../shared/engine/whole';
import { choice, count, flag, json, optional, text, when } from '../../../shared/fields/fields';
import { batchOptions, chartLists } from '../../records/fields';
import { checkChart, recordsIn } from '../../sync/chart';
import { lastStateField } from '../../sync/lastState';
import { removes } from '../../sync/plan';
import { prepareSync, runSync } from '../../sync/sync';
import { operation } from '../../vendor';

const { positions, duties, organizations, members } = chartLists;
const inObject = ['object'];
const inLists = ['lists'];
/** Written to Hiworks, so the same on every machine: in the language of those who read it there. */
const SUSPEND_MEMO = '조직도에서 빠짐';

const syncOptions = {
	...batchOptions,
	deleteMissingDuties: flag({
		displayName: 'Delete Missing Duties',
		description: 'Whether to delete duties that Hiworks has and the chart has not',
	}),
	deleteMissingMembers: flag({
		displayName: 'Delete Missing Members',
		description:
			'Whether to delete members that Hiworks has and the chart has not, with their accounts, instead of suspending them',
	}),
	deleteMissingOrganizations: flag({
		displayName: 'Delete Missing Organizations',
		description: 'Whether to delete organizations that Hiworks has and the chart has not',
	}),
	deleteMissingPositions: flag({
		displayName: 'Delete Missing Positions',
		description: 'Whether to delete positions that Hiworks has and the chart has not',
	}),
	dryRun: flag({
		displayName: 'Dry Run',
		description:
			'Whether to show the plan, and whether the limits of removals would stop it, without changing anything',
	}),
	expectedRecords,
	mostRemovals: count({
		displayName: 'Most Removals',
		description: 'With more members and organizations than this to suspend or delete nothing is done',
		least: 0,
		most: 100_000,
		default: 10,
	}),
	mostRemovalsPercent: count({
		displayName: 'Most Removals in Percent',
		description: 'With more than this share of members and organizations to suspend or delete nothing is done',
		least: 0,
		most: 100,
		default: 10,
	}),
	sendUnreadable: flag({
		displayName: 'Send Fields That Cannot Be Read',
		description:
			'Whether to send what Hiworks does not read back (position, duty, state, employee number, birthday, address, introduction, level) in every run, instead of only where it differs from the last state. One call for each member.',
	}),
	suspendMemo: optional(
		text<string>({
			displayName: 'Suspension Memo',
			description: 'Written to members that are suspended because the chart has them no more',
			default: SUSPEND_MEMO,
		}),
	),
};

export const sync = operation({
	value: 'sync',
	name: 'Sync',
	action: 'Sync org chart and suspend or delete what is missing where chosen',
	description:
		'Make positions, duties, organizations and members of Hiworks equal to a chart (untested against the vendor). One input item. Missing members are suspended. Puts out one item per step, and last the new state.',
	fields: {
		chartSource: choice({
			displayName: 'Chart Source',
			description: 'How the chart is given',
			choices: { lists: 'Four Lists', object: 'One JSON Object' },
			default: 'object',
		}),
		chartJson: when(
			{ chartSource: inObject },
			json({
				displayName: 'Chart',
				description:
					'A JSON object with the lists positions, duties, organizations and members. A list that is left out is left alone in Hiworks; an empty one is made empty. Fields that are left out or empty are left alone too.',
				fields: {
					positions: optional(positions),
					duties: optional(duties),
					organizations: optional(organizations),
					members: optional(members),
				},
			}),
		),
		positionsJson: when({ chartSource: inLists }, optional(positions)),
		dutiesJson: when({ chartSource: inLists }, optional(duties)),
		organizationsJson: when({ chartSource: inLists }, optional(organizations)),
		membersJson: when({ chartSource: inLists }, optional(members)),
		lastStateJson: optional(lastStateField),
	},
	options: syncOptions,
	begin({ options }) {
		const { deleteMissingPositions: position, deleteMissingDuties: duty } = options;
		const { deleteMissingOrganizations: organization, deleteMissingMembers: member } = options;
		return {
			...options,
			deleteMissing: { position, duty, organization, member },
			suspendMemo: options.suspendMemo ?? SUSPEND_MEMO,
		};
	},
	async prepare(
		{ fields: { chartJson, positionsJson, dutiesJson, organizationsJson, membersJson, lastStateJson } },
		{ client, context },
		settings,
	) {
		const chart = chartJson ?? {
			positions: positionsJson,
			duties: dutiesJson,
			organizations: organizationsJson,
			members: membersJson,
		};
		checkChart(chart);
		if (removes(chart, settings.deleteMissing))
			requireWholeList(context, { name: 'chart', given: recordsIn(chart), ...settings });
		return await prepareSync(chart, lastStateJson, settings, client);
	},
	// One chart at a time: a second one would have been planned before the first was carried out.
	identity: () => 'Hiworks',
	identityName: 'Chart',
	send: async (prepared, run, settings) => await runSync(prepared, settings, run),
});
