import { getAlimtalkBalance } from '../../api/alimtalk';
import { senderUser, userOf } from '../../messaging/fields';
import { operation } from '../../vendor';

export const getBalance = operation({
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get alimtalk balance',
	description: 'Read how many Alimtalk can still be sent (알림톡 잔여 건수)',
	fields: { userId: senderUser },
	prepare({ fields }, run) {
		const userId = userOf(fields.userId, run);
		return { userId, request: run.client.request(getAlimtalkBalance, { query: { 'filter[user_id]': userId } }) };
	},
	async send({ userId, request }, { client }) {
		const { attributes } = (await client.read(request)).data;
		return {
			userId,
			shared: attributes.shared_kakao_count,
			assigned: attributes.assigned_kakao_count,
		};
	},
});
