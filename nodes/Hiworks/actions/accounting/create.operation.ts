import { keepCalls } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { batchOptions, neededToCreate, rowFields, rowOf } from '../../accounting/fields';
import { changeOnce } from '../../accounting/once';
import type { Register } from '../../api/accounting';

export const create = (register: Register) =>
	operation({
		value: 'create',
		name: 'Create',
		action: `Create ${register.name.toLowerCase()}`,
		description: `Add records of ${register.korean}, many in one call. A code that exists already is refused by Hiworks.`,
		fields: {
			...rowFields(register, neededToCreate(register)),
			options: options({ displayName: 'Options', fields: batchOptions }),
		},
		begin(run, first) {
			keepCalls(run, first.options);
			return first.options?.rowsPerCall ?? batchOptions.rowsPerCall.read(undefined);
		},
		prepare({ fields, itemIndexes: [itemIndex = 0] }) {
			const row = rowOf(register, fields);
			const full = { ...row, externalKey: row.externalKey ?? row.code };
			return { itemIndex, change: { kind: 'create' as const, row: full }, output: { action: 'created', ...full } };
		},
		identity: ({ change }) => change.row.code,
		identityName: 'Code',
		batch: {
			size: (_run, rowsPerCall) => rowsPerCall,
			send: async (prepared, run) => await changeOnce(register, prepared, run),
		},
	});
