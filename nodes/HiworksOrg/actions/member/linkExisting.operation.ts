import { optional } from '../../../shared/fields/fields';
import { batchOptions, externalKey, userId } from '../../records/fields';
import { memberLink } from '../../records/members';
import { changeAll } from '../../records/rows';
import { operation } from '../../vendor';

export const linkExisting = operation({
	value: 'linkExisting',
	name: 'Link Existing',
	action: 'Link existing member',
	description: 'Give members that Hiworks has already (기존 구성원 연동) an external key, many in one call',
	fields: {
		userId,
		externalKey: optional(externalKey),
	},
	options: batchOptions,
	begin: ({ options }) => options.rowsPerCall,
	prepare({ fields: { options: _options, ...row } }) {
		return {
			row,
			output: { action: 'linked', userId: row.userId, externalKey: row.externalKey ?? null },
		};
	},
	identity: ({ row }) => row.userId,
	identityName: 'User ID',
	batch: {
		size: (rowsPerCall) => rowsPerCall,
		send: async (prepared, run) => await changeAll(prepared, memberLink, run),
	},
});
