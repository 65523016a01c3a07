import { codeOptions } from '../../../HiworksShared/codes';
import { saysChange } from '../../../HiworksShared/saysChange';
import { organizationChanges } from '../../records/changes';
import { organizationChangeColumns } from '../../records/columns';
import { existingKey } from '../../records/fields';
import { organizationUpdate } from '../../records/organizations';
import { changeOne } from '../../records/rows';
import { operation } from '../../vendor';

export const update = operation({
	value: 'update',
	name: 'Update',
	action: 'Update organization',
	description: 'Change name or external key of an organization (조직). Hiworks cannot move one.',
	fields: {
		externalKey: existingKey(
			'searchOrganizations',
			'Organization',
			'The organization to change, by the external key that it has now',
		),
		changes: organizationChanges,
	},
	columns: organizationChangeColumns,
	options: codeOptions,
	prepare({ fields: { externalKey, changes } }, run) {
		const { externalKey: newExternalKey, name: newName } = changes;
		const row = { externalKey, newExternalKey, name: newName };
		return {
			row,
			isUnchanged: !saysChange(changes, run),
			output: {
				action: 'updated',
				externalKey: newExternalKey ?? externalKey,
				...(newName !== undefined && { name: newName }),
			},
		};
	},
	identity: ({ row }) => row.externalKey,
	identityName: 'External Key',
	send: async (prepared, run) => await changeOne(prepared, organizationUpdate, run),
});
