import { saysChange } from '../../../HiworksShared/saysChange';

import { rankChanges } from '../../records/changes';
import { rankChangeColumns } from '../../records/columns';
import { batchOptions, existingKey, searchMethodOf } from '../../records/fields';
import { rankUpdate, type Register } from '../../records/ranks';
import { changeAll } from '../../records/rows';
import { operation } from '../../vendor';

export const update = (register: Register) =>
	operation({
		value: 'update',
		name: 'Update',
		action: `Update ${register.name.toLowerCase()}`,
		description: `Change ${register.plural} (${register.korean}), many in one call`,
		fields: {
			externalKey: existingKey(
				searchMethodOf(register),
				register.name,
				`The ${register.name.toLowerCase()} to change, by the external key that it has now`,
			),
			changes: rankChanges(register),
		},
		columns: rankChangeColumns(register),
		options: batchOptions,
		begin: ({ options }) => options.rowsPerCall,
		prepare({ fields: { externalKey, changes } }, run) {
			const { externalKey: newExternalKey, ...values } = changes;
			const row = { externalKey, newExternalKey, ...values };
			return {
				row,
				isUnchanged: !saysChange(changes, run),
				output: { action: 'updated', ...row, externalKey: newExternalKey ?? externalKey },
			};
		},
		identity: ({ row }) => row.externalKey,
		identityName: 'External Key',
		batch: {
			size: (rowsPerCall) => rowsPerCall,
			send: async (prepared, run) => await changeAll(prepared, rankUpdate(register), run),
		},
	});
