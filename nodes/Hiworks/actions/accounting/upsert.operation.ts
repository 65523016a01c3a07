import { incomplete } from '../../../HiworksShared/incomplete';
import type { Words } from '../../../shared/words/say';

import { listColumns } from '../../accounting/columns';
import { tellCleared } from '../../accounting/counted';
import { desiredOf } from '../../accounting/desired';
import { changeOptions, matchBy, rowFields } from '../../accounting/fields';
import { newRecordFields } from '../../accounting/newRecord';
import { stepOutput } from '../../accounting/output';
import { plan } from '../../accounting/plan';
import { readAll } from '../../accounting/rows';
import { carryOut, changesOf, tellNew } from '../../accounting/sync';
import type { Register } from '../../api/accounting';
import { operation } from '../../vendor';

export const upsert = (register: Register) =>
	operation({
		value: 'upsert',
		name: 'Create or Update',
		action: `Create or update ${register.name.toLowerCase()}`,
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		fields: {
			matchBy,
			...rowFields(register, ['code']),
			...newRecordFields(register),
		},
		columns: listColumns(register),
		options: changeOptions(register),
		begin: ({ options: { rowsPerCall }, matchBy: column = 'code' }) => ({
			matchBy: column,
			rowsPerCall,
			deleteMissing: false,
			codes: new Map<string, Words>(),
		}),
		prepare: (item, _run, shared) => desiredOf(register, item, shared),
		identity: ({ key }) => key,
		identityName: 'Key',
		batch: {
			async send(prepared, run, settings) {
				const stored = await readAll(register, run.client);
				const steps = plan(
					register,
					prepared.map(({ row }) => row),
					stored,
					{ ...settings, standIns: prepared.map(({ standIns }) => standIns) },
				);
				const done = await carryOut(register, steps, stored, settings, run);
				tellNew(run, done);
				tellCleared(run, changesOf(done));
				return done.map((step) =>
					step.action === 'failed' ? (step.failure ?? incomplete(step.reason)) : stepOutput(step),
				);
			},
		},
	});
