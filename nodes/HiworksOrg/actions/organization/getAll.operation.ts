import { callOptions, keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { listFields } from '../../../shared/fields/listFields';
import { levelFilter } from '../../records/fields';
import { readOrganizations } from '../../records/organizations';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many organizations',
	description:
		'List the organizations (조직) with key, name and date, in one call. Hiworks does not tell their parents.',
	fields: { ...listFields, ...levelFilter, options: options({ displayName: 'Options', fields: callOptions() }) },
	begin: (run, first) => keepCalls(run, first.options),
	prepare: ({ fields: { limit, filters } }) => ({ limit, level: filters.level }),
	async send({ limit, level }, { client }) {
		const stored = await readOrganizations(client, { level });
		return stored.slice(0, limit).map((one) => ({ ...one, ...quotaOutput(client) }));
	},
});
