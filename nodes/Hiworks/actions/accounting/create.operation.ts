import { changeEach } from '../../accounting/changes';
import { createColumns } from '../../accounting/columns';
import { listOptions, rowFields, rowOf } from '../../accounting/fields';
import { newRecord, newRecordFields, requireComplete, tellNewRecords } from '../../accounting/newRecord';
import type { Register } from '../../api/accounting';
import { operation } from '../../vendor';

export const create = (register: Register) =>
	operation({
		value: 'create',
		name: 'Create',
		action: `Create ${register.name.toLowerCase()}`,
		description: `Add records of ${register.korean}, many in one call. A code that exists already is refused by Hiworks.`,
		fields: {
			...rowFields(register, ['code', 'name']),
			...newRecordFields(register),
		},
		columns: createColumns(register),
		options: listOptions,
		begin: ({ options }) => options.rowsPerCall,
		prepare({ fields }) {
			const created = newRecord(register, rowOf(register, fields, fields.options), fields.forNewRecords);
			requireComplete(created);
			const { row } = created;
			return { change: { kind: 'create' as const, row }, output: { action: 'created', ...row }, created };
		},
		identity: ({ change }) => change.row.code,
		identityName: 'Code',
		batch: {
			size: (rowsPerCall) => rowsPerCall,
			send: async (prepared, run, rowsPerCall) => await changeEach(register, prepared, run, rowsPerCall),
		},
		finish: async (sent, run) =>
			tellNewRecords(
				run,
				sent.map(({ prepared: { created } }) => created),
			),
	});
