import { callOptions, keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { onWire } from '../../../shared/http/client';
import { cancelSms } from '../../api/sms';
import { senderUser, userOf } from '../../messaging/fields';
import { sendOnce } from '../../messaging/sending';
import { refKey } from '../../sms/refKey';

const ADVICE =
	'Look in Hiworks whether the message still waits (scheduled messages of 문자). If it does, run this item in a new execution.';

export const cancelScheduled = operation({
	value: 'cancelScheduled',
	name: 'Cancel Scheduled',
	action: 'Cancel scheduled SMS',
	description: 'Take back a text message that waits for its time (예약 발송 취소)',
	fields: { refKey, userId: senderUser, options: options({ displayName: 'Options', fields: callOptions() }) },
	begin: (run, { options: given }) => keepCalls(run, given),
	prepare({ fields, itemIndexes: [itemIndex = 0] }, run) {
		const { refKey: key } = fields;
		return {
			key,
			itemIndex,
			request: run.client.request(cancelSms, { body: { user_id: userOf(fields.userId, run), ref_key: key } }),
		};
	},
	async send({ key, itemIndex, request }, run) {
		const done = await sendOnce(run, itemIndex, onWire(request), ADVICE, async () => {
			await run.client.send(request);
			return { refKey: key, status: 'canceled' };
		});
		return { ...done, ...quotaOutput(run.client) };
	},
});
