import { listFields } from '../../../shared/fields/listFields';
import { readMembers } from '../../records/members';
import { shownRecord } from '../../records/shown';
import { operation } from '../../vendor';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many members',
	description:
		'List the members (구성원) with user ID, name, email, phones and organizations, in one call. How organizations are shown is not documented (Unofficial).',
	fields: { ...listFields },
	prepare: ({ fields: { limit } }) => ({ limit }),
	async send({ limit }, { client }) {
		const stored = await readMembers(client);
		return stored.slice(0, limit).map(shownRecord);
	},
});
