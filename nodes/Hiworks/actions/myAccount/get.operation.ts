import { cachedInExecution } from '../../../shared/once/cachedInExecution';
import { accountOperation as operation } from '../../account';
import { getMe } from '../../api/account';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get my account',
	description:
		'Read whose access token it is (내 정보 조회). Hiworks marks this as deprecated. One call in an execution, however many items.',
	fields: {},
	begin(_first, run) {
		// Once, also because each call may renew the token, and two at once would renew it with the same old one.
		return cachedInExecution(run.context, 'accounts');
	},
	prepare: (_, { client }) => client.request(getMe, {}),
	async send(request, { client }, ask) {
		const { answer } = await ask('me', async () => {
			const { no, user_id: userId, name } = await client.read(request);
			return { userId, userNo: no, name };
		});
		return { ...answer };
	},
});
