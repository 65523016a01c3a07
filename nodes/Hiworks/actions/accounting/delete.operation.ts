import { keepCalls } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { changeEach } from '../../accounting/changes';
import { batchOptions, existing } from '../../accounting/fields';
import type { Register } from '../../api/accounting';

export const remove = (register: Register) =>
	operation({
		value: 'delete',
		name: 'Delete',
		action: `Delete ${register.name.toLowerCase()}`,
		description: `Delete records of ${register.korean} by their codes, many in one call`,
		fields: {
			code: existing(register, 'Code', 'The code of the record (코드), as text'),
			options: options({ displayName: 'Options', fields: batchOptions }),
		},
		begin(run, first) {
			keepCalls(run, first.options);
			return first.options?.rowsPerCall ?? batchOptions.rowsPerCall.read(undefined);
		},
		prepare: ({ fields: { code } }) => ({
			change: { kind: 'delete' as const, code },
			output: { action: 'deleted', code },
		}),
		identity: ({ change }) => change.code,
		identityName: 'Code',
		batch: {
			size: (_run, rowsPerCall) => rowsPerCall,
			send: async (prepared, run, rowsPerCall) => await changeEach(register, prepared, run, rowsPerCall),
		},
	});
