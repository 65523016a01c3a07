import { codeOptions } from '../../../HiworksShared/codes';
import { saysChange } from '../../../HiworksShared/saysChange';
import { Invalid } from '../../../shared/errors/invalid';
import { memberChanges } from '../../records/changes';
import { memberChangeColumns } from '../../records/columns';
import { existingKey } from '../../records/fields';
import { changeOne } from '../../records/rows';
import { memberUpdate } from '../../records/updateMember';
import { operation } from '../../vendor';
import { say } from '../../words';

export const update = operation({
	value: 'update',
	name: 'Update',
	action: 'Update member',
	description: 'Change a member (구성원), or suspend the account; one call each',
	fields: {
		externalKey: existingKey('searchMembers', 'Member', 'The member to change, by the external key that it has now'),
		changes: memberChanges,
	},
	columns: memberChangeColumns,
	options: codeOptions,
	prepare({ fields: { externalKey, changes } }, run) {
		const { externalKey: newExternalKey, ...values } = changes;
		if ((values.fromOrganizationKey === undefined) !== (values.toOrganizationKey === undefined))
			throw new Invalid(say`both Organization Now and New Organization, or neither`).within('Changes');
		const row = { externalKey, newExternalKey, ...values };
		return {
			row,
			isUnchanged: !saysChange(changes, run),
			output: { action: 'updated', ...values, externalKey: newExternalKey ?? externalKey },
		};
	},
	identity: ({ row }) => row.externalKey,
	identityName: 'External Key',
	send: async (prepared, run) => await changeOne(prepared, memberUpdate(prepared.row), run),
});
