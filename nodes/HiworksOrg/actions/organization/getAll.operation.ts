import { listFields } from '../../../shared/fields/listFields';
import { levelFilter } from '../../records/fields';
import { readOrganizations } from '../../records/organizations';
import { shownRecord } from '../../records/shown';
import { operation } from '../../vendor';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many organizations',
	description:
		'List the organizations (조직) with key, name and date, in one call. Hiworks does not tell their parents.',
	fields: { ...listFields, ...levelFilter },
	prepare: ({ fields: { limit, filters } }) => ({ limit, level: filters.level }),
	async send({ limit, level }, { client }) {
		const stored = await readOrganizations(client, { level });
		return stored.slice(0, limit).map(shownRecord);
	},
});
