import { inside, Invalid } from '../../../shared/errors/invalid';

import { changeEach } from '../../accounting/changes';
import { asCode } from '../../accounting/codes';
import { updateColumns } from '../../accounting/columns';
import { changeFields, existing, listOptions, matchBy as matchByField, rowOf } from '../../accounting/fields';
import type { Register } from '../../api/accounting';
import { operation } from '../../vendor';
import { say } from '../../words';

export const update = (register: Register) =>
	operation({
		value: 'update',
		name: 'Update',
		action: `Update ${register.name.toLowerCase()}`,
		description: `Change records of ${register.korean}, many in one call`,
		fields: {
			matchBy: matchByField,
			key: existing(register, 'Key', 'Code or external key that the record has now, as text'),
			changes: changeFields(register),
		},
		columns: updateColumns(register),
		options: listOptions,
		begin: ({ options }) => options.rowsPerCall,
		prepare({ fields: { matchBy, key: given, changes, options } }) {
			const key = inside('Key', () => asCode(matchBy, given, options));
			const values = inside('Changes', () => rowOf(register, changes, options));
			if (Object.keys(values).length === 0) throw new Invalid(say`at least one change`).within('Changes');
			return {
				change: { kind: 'update' as const, selector: { column: matchBy, value: key }, values },
				output: { action: 'updated', [matchBy]: key, ...values },
			};
		},
		identity: ({ change: { selector } }) => selector.value,
		identityName: 'Key',
		batch: {
			size: (rowsPerCall) => rowsPerCall,
			send: async (prepared, run, rowsPerCall) => await changeEach(register, prepared, run, rowsPerCall),
		},
	});
