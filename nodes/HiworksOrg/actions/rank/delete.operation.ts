import { codeOptions } from '../../../HiworksShared/codes';
import { existingKey, searchMethodOf } from '../../records/fields';
import { rankRemoval, type Register } from '../../records/ranks';
import { changeOne } from '../../records/rows';
import { operation } from '../../vendor';

export const remove = (register: Register) =>
	operation({
		value: 'delete',
		name: 'Delete',
		action: `Delete ${register.name.toLowerCase()} irreversibly`,
		description: `Delete a ${register.name.toLowerCase()} (${register.korean}) by its external key; one call each`,
		fields: {
			externalKey: existingKey(
				searchMethodOf(register),
				register.name,
				`The ${register.name.toLowerCase()} to delete, by its external key`,
			),
		},
		options: codeOptions,
		prepare: ({ fields: { externalKey } }) => ({
			row: { externalKey },
			output: { action: 'deleted', externalKey },
		}),
		identity: ({ row }) => row.externalKey,
		identityName: 'External Key',
		send: async (prepared, run) => await changeOne(prepared, rankRemoval(register), run),
	});
