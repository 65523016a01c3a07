import { expectedRecords, requireWholeList } from '../../../shared/engine/whole';
import { count, flag, ofRun } from '../../../shared/fields/fields';
import { dryRun } from '../../../shared/invoice/documentFields';
import type { Words } from '../../../shared/words/say';
import { listColumns } from '../../accounting/columns';
import { tellCleared } from '../../accounting/counted';
import { desiredOf } from '../../accounting/desired';
import { changeOptions, matchBy, rowFields } from '../../accounting/fields';
import { newRecordFields } from '../../accounting/newRecord';
import { plannedOutput, stepOutput } from '../../accounting/output';
import { changesOf, requireAllItems, synchronize, tellSteps } from '../../accounting/sync';
import type { Register } from '../../api/accounting';
import { operation } from '../../vendor';
import { say } from '../../words';

const syncOptions = (register: Register) => ({
	...changeOptions(register),
	deleteMissing: ofRun(
		flag({
			displayName: 'Delete Missing',
			description: 'Whether to delete what Hiworks has and the items have not',
		}),
	),
	dryRun,
	expectedRecords,
	mostDeletions: ofRun(
		count({
			displayName: 'Most Deletions',
			description: 'With more than so many deletions nothing is done',
			least: 0,
			most: 100_000,
			default: 10,
		}),
	),
	mostDeletionsPercent: ofRun(
		count({
			displayName: 'Most Deletions in Percent',
			description: 'With more than this share of the list deleted nothing is done',
			least: 0,
			most: 100,
			default: 10,
		}),
	),
});

export const sync = (register: Register) =>
	operation({
		value: 'sync',
		name: 'Sync',
		action: `Sync ${register.name.toLowerCase()}s and delete missing ones where chosen`,
		description: `Make the list of ${register.korean} equal to the items, all together: one call where nothing differs. Puts out one item per record with what was done.`,
		fields: {
			matchBy,
			...rowFields(register, ['code']),
			...newRecordFields(register),
		},
		columns: listColumns(register),
		options: syncOptions(register),
		notAsTool: () =>
			say`It takes the items of a workflow for the whole list, and a call of an agent is one. Use "Create or Update" and "Delete" for single records.`,
		begin: ({ options, matchBy: column = 'code' }) => ({
			...options,
			matchBy: column,
			codes: new Map<string, Words>(),
		}),
		prepare: (item, _run, shared) => desiredOf(register, item, shared),
		identity: ({ key }) => key,
		identityName: 'Key',
		batch: {
			async send(prepared, run, settings) {
				if (settings.deleteMissing) {
					requireAllItems(prepared.length, run.units);
					requireWholeList(run.context, { name: register.value, given: prepared.length, ...settings });
				}
				const steps = await synchronize(
					register,
					prepared.map(({ row }) => row),
					{ ...settings, standIns: prepared.map(({ standIns }) => standIns) },
					run,
				);
				tellSteps(run, steps);
				if (!settings.dryRun) tellCleared(run, changesOf(steps));
				const all = steps.map((step) => ({
					...(settings.dryRun ? plannedOutput : stepOutput)(step),
					dryRun: settings.dryRun,
				}));
				// What only Hiworks had belongs to no item; it comes out with the last.
				const last = prepared.length - 1;
				return prepared.map((_, index) => (index === last ? all.slice(last) : all.slice(index, index + 1)));
			},
		},
	});
