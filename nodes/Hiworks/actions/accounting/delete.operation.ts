import { inside } from '../../../shared/errors/invalid';

import { changeEach } from '../../accounting/changes';
import { asCode } from '../../accounting/codes';
import { existing, listOptions } from '../../accounting/fields';
import type { Register } from '../../api/accounting';
import { operation } from '../../vendor';

export const remove = (register: Register) =>
	operation({
		value: 'delete',
		name: 'Delete',
		action: `Delete ${register.name.toLowerCase()} irreversibly`,
		description: `Delete records of ${register.korean} by their codes, many in one call`,
		fields: {
			code: existing(register, 'Code', 'The code of the record (코드), as text'),
		},
		options: listOptions,
		begin: ({ options }) => options.rowsPerCall,
		prepare({ fields: { code: given, options } }) {
			const code = inside('Code', () => asCode('code', given, options));
			return { change: { kind: 'delete' as const, code }, output: { action: 'deleted', code } };
		},
		identity: ({ change }) => change.code,
		identityName: 'Code',
		batch: {
			size: (rowsPerCall) => rowsPerCall,
			send: async (prepared, run, rowsPerCall) => await changeEach(register, prepared, run, rowsPerCall),
		},
	});
