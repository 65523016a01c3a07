import type { IDataObject } from 'n8n-workflow';

import { maskFields } from '../../../shared/korea/maskFields';
import { holds } from '../../api/holds';
import { getSmsResult } from '../../api/sms';
import { senderUser, userOf } from '../../messaging/fields';
import { refKey } from '../../sms/refKey';
import { operation } from '../../vendor';

export const getResult = operation({
	value: 'getResult',
	name: 'Get Result',
	action: 'Get SMS result',
	description:
		'Read what became of a text message (전송 내역). What Hiworks answers is not documented: it comes out as it is.',
	fields: { refKey, userId: senderUser },
	prepare({ fields }, run) {
		const query = { user_id: userOf(fields.userId, run), ref_key: fields.refKey };
		return { refKey: fields.refKey, request: run.client.request(getSmsResult, { query }) };
	},
	async send({ refKey: key, request }, { client }) {
		const { result } = await client.read(request);
		return { refKey: key, result: (maskFields(result, holds) ?? null) as IDataObject | null };
	},
});
