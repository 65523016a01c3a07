import { getSmsCount } from '../../api/sms';
import { senderUser, userOf } from '../../messaging/fields';
import { operation } from '../../vendor';

export const getBalance = operation({
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get SMS balance',
	description: 'Read how many text messages can still be sent (문자 잔여 건수)',
	fields: { userId: senderUser },
	prepare({ fields }, run) {
		const userId = userOf(fields.userId, run);
		return { userId, request: run.client.request(getSmsCount, { query: { user_id: userId } }) };
	},
	async send({ userId, request }, { client }) {
		const { result } = await client.read(request);
		return {
			userId,
			shared: result.shared,
			assigned: result.assign,
			sharedArs: result.shared_ars,
			assignedArs: result.assign_ars,
		};
	},
});
