import { remember } from '../../../shared/once/policy';
import { cancelSms } from '../../api/sms';
import { senderUser, userOf } from '../../messaging/fields';
import { refKey } from '../../sms/refKey';
import { operation } from '../../vendor';
import { say } from '../../words';

const ADVICE = say`Look in Hiworks whether the message still waits (scheduled messages of 문자). If it does, send it in a new execution.`;

export const cancelScheduled = operation({
	value: 'cancelScheduled',
	name: 'Cancel Scheduled',
	action: 'Cancel scheduled SMS irreversibly',
	description: 'Take back a text message that waits for its time (예약 발송 취소)',
	fields: { refKey, userId: senderUser },
	prepare({ fields }, run) {
		const { refKey: key } = fields;
		return {
			key,
			request: run.client.request(cancelSms, { body: { user_id: userOf(fields.userId, run), ref_key: key } }),
		};
	},
	async send({ key, request }, { once }) {
		// What "Get Result" shows of a message is not documented, nor what Hiworks says to a second cancellation: neither
		// tells whether the first was done.
		const { duplicate, recovered } = await once.change(request, remember({ advice: ADVICE }), () => 'canceled');
		return { refKey: key, status: 'canceled', duplicate, recovered };
	},
});
