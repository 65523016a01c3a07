import { rankColumns } from '../../records/columns';
import { batchOptions, rankFields } from '../../records/fields';
import type { Register } from '../../records/ranks';
import { planRanks } from '../../sync/planLists';
import { ranksAsStored } from '../../sync/storedKeys';
import { upsertAll } from '../../sync/upsert';
import { operation } from '../../vendor';

/** The list is read once; only what differs is sent. */
export const upsert = (register: Register) =>
	operation({
		value: 'upsert',
		name: 'Create or Update',
		action: `Create or update ${register.name.toLowerCase()}`,
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		fields: { ...rankFields(register) },
		columns: rankColumns(register),
		options: batchOptions,
		begin: ({ options }) => options.rowsPerCall,
		prepare: ({ fields: { options: _options, ...row } }) => ({ row }),
		identity: ({ row }) => row.externalKey,
		identityName: 'External Key',
		batch: {
			async send(prepared, run, rowsPerCall) {
				const stored = await register.read(run.client);
				const given = prepared.map(({ row }) => row);
				const rows = ranksAsStored(given, stored);
				// A level is not read back, so one that is given is sent.
				const steps = planRanks(register, rows, stored, {
					last: undefined,
					sendUnreadable: true,
					removes: false,
				});
				return await upsertAll(rows, steps, register.value, rowsPerCall, run);
			},
		},
	});
