import { Invalid } from '../../../shared/errors/invalid';

import { rankColumns } from '../../records/columns';
import { batchOptions, rankFields } from '../../records/fields';
import { rankCreation, type Register } from '../../records/ranks';
import { changeAll } from '../../records/rows';
import { operation } from '../../vendor';
import { say } from '../../words';

export const create = (register: Register) =>
	operation({
		value: 'create',
		name: 'Create',
		action: `Create ${register.name.toLowerCase()}`,
		description: `Add ${register.plural} (${register.korean}), many in one call. Hiworks answers a call as a whole: one bad row fails all of its rows.`,
		fields: { ...rankFields(register) },
		columns: rankColumns(register),
		options: batchOptions,
		begin: ({ options: { rowsPerCall } }) => ({ rowsPerCall, count: 0 }),
		prepare({ fields: { options: _options, ...row } }, _run, shared) {
			if (register.most !== undefined && ++shared.count > register.most)
				throw new Invalid(say`at most ${register.most} ${register.pluralWords}, which is what Hiworks keeps`);
			return { row, output: { action: 'created', ...row } };
		},
		identity: ({ row }) => row.externalKey,
		identityName: 'External Key',
		batch: {
			size: ({ rowsPerCall }) => rowsPerCall,
			send: async (prepared, run) => await changeAll(prepared, rankCreation(register), run),
		},
	});
