import { codeOptions } from '../../../HiworksShared/codes';
import { Invalid } from '../../../shared/errors/invalid';
import { organizationChanges } from '../../records/changes';
import { organizationChangeColumns } from '../../records/columns';
import { existingKey } from '../../records/fields';
import { organizationUpdate } from '../../records/organizations';
import { changeOne } from '../../records/rows';
import { operation } from '../../vendor';
import { say } from '../../words';

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
	prepare({ fields: { externalKey, changes } }) {
		const { externalKey: newExternalKey, name: newName } = changes;
		if (newExternalKey === undefined && newName === undefined)
			throw new Invalid(say`at least one change`).within('Changes');
		const row = { externalKey, newExternalKey, name: newName };
		return {
			row,
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
