import { flag, ofRun, optional } from '../../../shared/fields/fields';
import { memberColumns } from '../../records/columns';
import {
	batchOptions,
	dutyKey,
	externalKey,
	memberDetails,
	name,
	organizationKey,
	password,
	positionKey,
	userId,
} from '../../records/fields';
import { readMembers } from '../../records/members';
import { withOrganizations } from '../../records/memberships';
import { readOrganizations } from '../../records/organizations';
import { planMembers } from '../../sync/planMembers';
import { membersAsStored } from '../../sync/storedKeys';
import { upsertAll } from '../../sync/upsert';
import { operation } from '../../vendor';

const upsertOptions = {
	...batchOptions,
	sendUnreadable: ofRun(
		flag({
			displayName: 'Send Fields That Cannot Be Read',
			description:
				'Whether to send position, duty and all details but email and phones each time: Hiworks does not read them back, so it cannot be seen whether they differ. Without it they count for new members only.',
			default: true,
		}),
	),
};

/** The list is read once; only what differs is sent. A new member needs user ID and password. */
export const upsert = operation({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update member',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	fields: {
		externalKey,
		name: name('What people see of the member (이름)'),
		userId: optional(userId),
		password: optional(password),
		organizationKey,
		positionKey,
		dutyKey,
		details: memberDetails,
	},
	columns: memberColumns,
	options: upsertOptions,
	begin: ({ options }) => options,
	prepare({ fields: { options: _options, details: given, organizationKey: organization, ...fields } }) {
		return {
			row: {
				...fields,
				...given,
				organizationKeys: organization === undefined ? undefined : [organization],
				active: undefined,
				activeMemo: undefined,
			},
		};
	},
	identity: ({ row }) => row.externalKey,
	identityName: 'External Key',
	batch: {
		async send(prepared, run, { rowsPerCall, sendUnreadable }) {
			const given = prepared.map(({ row }) => row);
			const organizations = given.some(({ organizationKeys }) => organizationKeys !== undefined)
				? await readOrganizations(run.client)
				: [];
			const stored = withOrganizations(await readMembers(run.client), organizations);
			const rows = membersAsStored(given, { members: stored, organizations });
			const steps = planMembers(rows, stored, {
				last: undefined,
				sendUnreadable,
				missing: 'keep',
				suspendMemo: '',
				goingOrganizations: new Set(),
			});
			return await upsertAll(rows, steps, 'member', rowsPerCall, run);
		},
	},
});
