import { changeEach } from '../../accounting/changes';
import { batchOptions, neededToCreate, rowFields, rowOf } from '../../accounting/fields';
import type { Register } from '../../api/accounting';
import { operation } from '../../vendor';

export const create = (register: Register) =>
	operation({
		value: 'create',
		name: 'Create',
		action: `Create ${register.name.toLowerCase()}`,
		description: `Add records of ${register.korean}, many in one call. A code that exists already is refused by Hiworks.`,
		fields: {
			...rowFields(register, neededToCreate(register)),
		},
		options: batchOptions,
		begin: (_run, first) => first.options?.rowsPerCall ?? batchOptions.rowsPerCall.read(undefined),
		prepare({ fields }) {
			const row = rowOf(register, fields);
			const full = { ...row, externalKey: row.externalKey ?? row.code };
			return { change: { kind: 'create' as const, row: full }, output: { action: 'created', ...full } };
		},
		identity: ({ change }) => change.row.code,
		identityName: 'Code',
		batch: {
			size: (_run, rowsPerCall) => rowsPerCall,
			send: async (prepared, run, rowsPerCall) => await changeEach(register, prepared, run, rowsPerCall),
		},
	});
