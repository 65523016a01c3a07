import { Invalid } from '../../../shared/errors/invalid';
import { optional, options } from '../../../shared/fields/fields';
import { activeFields, detailFields, dutyKey, existingKey, name, newKey, positionKey } from '../../records/fields';
import { outputOf } from '../../records/rows';
import { updateMember } from '../../records/updateMember';
import { operation } from '../../vendor';
import { say } from '../../words';

const organizationChanges = {
	addOrganizationKey: optional(
		existingKey('searchOrganizations', 'Add Organization', 'One more organization for the member (addOrgExtKey)'),
	),
	fromOrganizationKey: optional(
		existingKey(
			'searchOrganizations',
			'Organization Now',
			'The organization that the member leaves for the one in New Organization (orgExtKey)',
		),
	),
	toOrganizationKey: optional(
		existingKey(
			'searchOrganizations',
			'New Organization',
			'Takes the place of the one in Organization Now (modifyOrgExtKey)',
		),
	),
};

export const update = operation({
	value: 'update',
	name: 'Update',
	action: 'Update member',
	description: 'Change a member (구성원), or suspend the account; one call each',
	fields: {
		externalKey: existingKey('searchMembers', 'Member', 'The member to change, by the external key that it has now'),
		changes: options({
			displayName: 'Changes',
			description: 'What becomes different; all else stays',
			placeholder: 'Add change',
			fields: {
				externalKey: newKey,
				name: optional(name('The new name (이름)')),
				...organizationChanges,
				positionKey,
				dutyKey,
				...detailFields,
				...activeFields,
			},
		}),
	},
	prepare({ fields: { externalKey, changes } }) {
		const { externalKey: newExternalKey, ...values } = changes;
		if (Object.values(changes).every((value) => value === undefined))
			throw new Invalid(say`at least one change`).within('Changes');
		if ((values.fromOrganizationKey === undefined) !== (values.toOrganizationKey === undefined))
			throw new Invalid(say`both Organization Now and New Organization, or neither`).within('Changes');
		const row = { externalKey, newExternalKey, ...values };
		return {
			row,
			output: { action: 'updated', ...values, externalKey: newExternalKey ?? externalKey },
		};
	},
	identity: ({ row }) => row.externalKey,
	identityName: 'External Key',
	send: async (prepared, run) => outputOf(prepared, await updateMember(prepared.row, run, 'asked')),
});
