import { codeOptions } from '../../../HiworksShared/codes';
import { existingKey } from '../../records/fields';
import { organizationRemoval } from '../../records/organizations';
import { changeOne } from '../../records/rows';
import { operation } from '../../vendor';

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete organization irreversibly',
	description:
		'Delete an organization (조직) by its external key. What becomes of its members and of organizations under it is not documented.',
	fields: {
		externalKey: existingKey('searchOrganizations', 'Organization', 'The organization to delete, by its external key'),
	},
	options: codeOptions,
	prepare: ({ fields: { externalKey } }) => ({
		row: { externalKey },
		output: { action: 'deleted', externalKey },
	}),
	identity: ({ row }) => row.externalKey,
	identityName: 'External Key',
	send: async (prepared, run) => await changeOne(prepared, organizationRemoval, run),
});
