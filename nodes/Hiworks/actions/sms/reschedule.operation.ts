import { onWire } from '../../../shared/http/client';
import { remember } from '../../../shared/once/policy';
import { moveSms } from '../../api/sms';
import { senderUser, seoulTimeField, userOf } from '../../messaging/fields';
import { checkStillToCome, checkToCome } from '../../messaging/sending';
import { refKey } from '../../sms/refKey';
import { operation } from '../../vendor';
import { say } from '../../words';

const ADVICE = say`Look in Hiworks when the message is due (scheduled messages of 문자), or send it in a new execution: the same time twice does no harm.`;

export const reschedule = operation({
	value: 'reschedule',
	name: 'Reschedule',
	action: 'Reschedule SMS',
	description: 'Give a text message that waits for its time another one (예약 발송 수정)',
	fields: {
		refKey,
		sendAt: seoulTimeField({
			displayName: 'Send At',
			description: 'When to send it: in Seoul, or, with a time zone, the same moment there',
		}),
		userId: senderUser,
	},
	prepare({ fields }, run) {
		const { refKey: key, sendAt } = fields;
		checkToCome(sendAt, run);
		return {
			key,
			sendAt,
			request: run.client.request(moveSms, {
				body: { user_id: userOf(fields.userId, run), ref_key: key, send_date: sendAt },
			}),
		};
	},
	async send({ key, sendAt, request }, { once }) {
		// What "Get Result" shows of a message is not documented, and a later try may come when the message is out: then
		// Hiworks, or the check of its time, would refuse what an earlier one has done.
		const { duplicate, recovered } = await once.change(
			() => {
				checkStillToCome(sendAt);
				return request;
			},
			remember({ record: key, advice: ADVICE, content: onWire(request) }),
			() => 'scheduled',
		);
		return { refKey: key, status: 'scheduled', sendAt, duplicate, recovered };
	},
});
