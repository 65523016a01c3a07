import { saysChange } from '../../../HiworksShared/saysChange';
import { inside } from '../../../shared/errors/invalid';

import { changeEach } from '../../accounting/changes';
import { asCode } from '../../accounting/codes';
import { updateColumns } from '../../accounting/columns';
import { tellCleared } from '../../accounting/counted';
import { requireSameMatch } from '../../accounting/desired';
import { changeFields, changeOptions, existing, matchBy as matchByField, rowOf } from '../../accounting/fields';
import type { Register } from '../../api/accounting';
import { operation } from '../../vendor';

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
		options: changeOptions(register),
		begin: ({ options: { rowsPerCall }, matchBy: first = 'code' }) => ({ rowsPerCall, first }),
		prepare({ fields: { matchBy, key: given, changes, options }, fromSheet }, run, { first }) {
			// Which column is the key was decided once.
			if (fromSheet) requireSameMatch(first, matchBy);
			const key = inside('Key', () => asCode(matchBy, given, options));
			const values = inside('Changes', () => rowOf(register, changes, options));
			const change = { kind: 'update' as const, selector: { column: matchBy, value: key }, values };
			const isChange = saysChange(values, run);
			return {
				key,
				...(isChange && { change }),
				output: { action: isChange ? 'updated' : 'unchanged', [matchBy]: key, ...values },
			};
		},
		identity: ({ key }) => key,
		identityName: 'Key',
		batch: {
			size: ({ rowsPerCall }) => rowsPerCall,
			send: async (prepared, run, { rowsPerCall }) => await changeEach(register, prepared, run, rowsPerCall),
		},
		finish: async (sent, run) =>
			tellCleared(
				run,
				sent.map(({ prepared: { change } }) => change),
			),
	});
