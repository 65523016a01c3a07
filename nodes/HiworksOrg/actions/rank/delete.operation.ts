import { keepCalls } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { changeOptions, existingKey, searchMethodOf } from '../../records/fields';
import { removeRank, type Register } from '../../records/ranks';
import { changeOnce } from '../../records/rows';

export const remove = (register: Register) =>
	operation({
		value: 'delete',
		name: 'Delete',
		action: `Delete ${register.name.toLowerCase()}`,
		description: `Delete a ${register.name.toLowerCase()} (${register.korean}) by its external key; one call each`,
		fields: {
			externalKey: existingKey(
				searchMethodOf(register),
				register.name,
				`The ${register.name.toLowerCase()} to delete, by its external key`,
			),
			options: options({ displayName: 'Options', fields: changeOptions }),
		},
		begin: (run, first) => keepCalls(run, first.options),
		prepare: ({ fields: { externalKey }, itemIndexes: [itemIndex = 0] }) => ({
			itemIndex,
			content: [register.value, 'delete', externalKey],
			row: externalKey,
			output: { action: 'deleted', externalKey },
		}),
		identity: ({ row }) => row,
		identityName: 'External Key',
		batch: {
			size: () => 1,
			send: async (prepared, run) =>
				await changeOnce(
					prepared,
					run,
					async ([externalKey = '']) => await removeRank(register, externalKey, run.client),
				),
		},
	});
