import { batchOptions, existingKey, userId } from '../../records/fields';
import { memberRemoval } from '../../records/members';
import { changeAll } from '../../records/rows';
import { operation } from '../../vendor';

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete member irreversibly',
	description:
		'Delete members (구성원) with their accounts, many in one call. Hiworks wants user ID and external key of each. To suspend instead, use Update.',
	fields: {
		externalKey: existingKey('searchMembers', 'Member', 'The member to delete, by its external key'),
		userId,
	},
	options: batchOptions,
	begin: ({ options }) => options.rowsPerCall,
	prepare({ fields: { options: _options, ...row } }) {
		return { row, output: { action: 'deleted', ...row } };
	},
	identity: ({ row }) => row.externalKey,
	identityName: 'External Key',
	batch: {
		size: (rowsPerCall) => rowsPerCall,
		send: async (prepared, run) => await changeAll(prepared, memberRemoval, run),
	},
});
