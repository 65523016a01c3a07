import { codeOptions } from '../../../HiworksShared/codes';
import { organizationColumns } from '../../records/columns';
import { externalKey, name, parentKey } from '../../records/fields';
import { readOrganizations } from '../../records/organizations';
import { planOrganizations } from '../../sync/planLists';
import { organizationsAsStored } from '../../sync/storedKeys';
import { upsertAll } from '../../sync/upsert';
import { operation } from '../../vendor';

/** The list is read once; only what differs is sent, parents first. The parent counts for new ones only. */
export const upsert = operation({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update organization',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	fields: {
		externalKey,
		name: name('What people see of the organization (조직 이름)'),
		parentKey,
	},
	columns: organizationColumns,
	options: codeOptions,
	prepare: ({ fields: { options: _options, ...row } }) => ({ row }),
	identity: ({ row }) => row.externalKey,
	identityName: 'External Key',
	batch: {
		async send(prepared, run) {
			const stored = await readOrganizations(run.client);
			const given = prepared.map(({ row }) => row);
			const rows = organizationsAsStored(given, stored);
			const steps = planOrganizations(rows, stored, { last: undefined, removes: false });
			return await upsertAll(rows, steps, 'organization', 1, run);
		},
	},
});
