import { codeOptions } from '../../../HiworksShared/codes';
import { organizationColumns } from '../../records/columns';
import { externalKey, name, parentKey } from '../../records/fields';
import { organizationCreation } from '../../records/organizations';
import { changeOne } from '../../records/rows';
import { operation } from '../../vendor';

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create organization',
	description:
		'Add an organization (조직) to the org chart; one call each. A parent that is new itself goes in a run before, or by Create or Update and Sync.',
	fields: {
		externalKey,
		name: name('What people see of the organization (조직 이름)'),
		parentKey,
	},
	columns: organizationColumns,
	options: codeOptions,
	prepare({ fields: { options: _options, ...row } }) {
		return {
			row,
			output: { action: 'created', ...row, parentKey: row.parentKey ?? null },
		};
	},
	identity: ({ row }) => row.externalKey,
	identityName: 'External Key',
	send: async (prepared, run) => await changeOne(prepared, organizationCreation, run),
});
