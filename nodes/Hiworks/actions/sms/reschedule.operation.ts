import { callOptions, keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { onWire } from '../../../shared/http/client';
import { moveSms } from '../../api/sms';
import { senderUser, seoulTimeField, userOf } from '../../messaging/fields';
import { checkStillToCome, checkToCome, sendOnce } from '../../messaging/sending';
import { refKey } from '../../sms/refKey';

const ADVICE =
	'Look in Hiworks when the message is due (scheduled messages of 문자), or run this item in a new execution: the same time twice does no harm.';

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
		options: options({ displayName: 'Options', fields: callOptions() }),
	},
	begin: (run, { options: given }) => keepCalls(run, given),
	prepare({ fields, itemIndexes: [itemIndex = 0] }, run) {
		const { refKey: key, sendAt } = fields;
		checkToCome(sendAt, run);
		return {
			key,
			sendAt,
			itemIndex,
			request: run.client.request(moveSms, {
				body: { user_id: userOf(fields.userId, run), ref_key: key, send_date: sendAt },
			}),
		};
	},
	async send({ key, sendAt, itemIndex, request }, run) {
		const done = await sendOnce(run, itemIndex, onWire(request), ADVICE, async () => {
			checkStillToCome(sendAt);
			await run.client.send(request);
			return { refKey: key, status: 'scheduled', sendAt };
		});
		return { ...done, ...quotaOutput(run.client) };
	},
});
