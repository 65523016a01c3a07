import { getSmsUsage } from '../../api/sms';
import { senderUser, userOf } from '../../messaging/fields';
import { operation } from '../../vendor';

export const getUsage = operation({
	value: 'getUsage',
	name: 'Get Usage',
	action: 'Get SMS usage',
	description: 'Read how many text messages were sent of late (문자 사용 건수); Hiworks says over which time',
	fields: { userId: senderUser },
	prepare({ fields }, run) {
		const userId = userOf(fields.userId, run);
		return { userId, request: run.client.request(getSmsUsage, { query: { user_id: userId } }) };
	},
	async send({ userId, request }, { client }) {
		const { result } = await client.read(request);
		return {
			userId,
			sms: result.sms_use_count,
			lms: result.lms_use_count,
			mms: result.mms_use_count,
			period: result.period ?? null,
		};
	},
});
