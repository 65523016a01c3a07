import { newMemberColumns } from '../../records/columns';
import {
	batchOptions,
	memberDetails,
	dutyKey,
	externalKey,
	name,
	organizationKey,
	password,
	positionKey,
	userId,
} from '../../records/fields';
import { memberCreation } from '../../records/members';
import { changeAll } from '../../records/rows';
import { operation } from '../../vendor';

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create member',
	description:
		'Add members (구성원) with an account each, many in one call. Hiworks answers a call as a whole: one bad row fails all of its rows.',
	fields: {
		userId,
		name: name('What people see of the member (이름)'),
		password,
		externalKey,
		organizationKey,
		positionKey,
		dutyKey,
		details: memberDetails,
	},
	columns: newMemberColumns,
	options: batchOptions,
	begin: ({ options }) => options.rowsPerCall,
	prepare({ fields: { options: _options, details: given, password: secret, ...shown } }) {
		const open = { ...shown, ...given };
		return {
			row: { ...open, password: secret },
			output: { action: 'created', ...open },
		};
	},
	identity: ({ row }) => row.externalKey,
	identityName: 'External Key',
	batch: {
		size: (rowsPerCall) => rowsPerCall,
		send: async (prepared, run) => await changeAll(prepared, memberCreation, run),
	},
});
