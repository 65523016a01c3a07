import { listFields } from '../../../shared/fields/listFields';
import { listUsers } from '../../api/directory';
import { operation } from '../../vendor';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many users',
	description: 'List the users of the office (사용자 조회)',
	fields: {
		...listFields,
	},
	prepare: ({ fields: { limit } }, { client }) => ({ limit, request: client.request(listUsers, {}) }),
	async send({ limit, request }, { client }) {
		const users = await client.read(request);
		return users.slice(0, limit).map(({ no, user_id: userId, name }) => ({ userId, userNo: no, name }));
	},
});
