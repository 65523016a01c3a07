import type { IDataObject } from 'n8n-workflow';

import { id } from '../../../shared/fields/fields';
import { maskFields } from '../../../shared/korea/maskFields';
import { getAlimtalk } from '../../api/alimtalk';
import { holds } from '../../api/holds';
import { operation } from '../../vendor';

/** Ours ← the table's, of which two are misspelled and may be mended one day. */
const NAMES = {
	completeState: ['complete_state'],
	completedAt: ['completed_date'],
	sendState: ['send_state'],
	sentAt: ['sent_date'],
	receiver: ['to'],
	resend: ['re_send'],
	resent: ['is_re_sent'],
	resendCompleteState: ['re_send_compelete_state', 're_send_complete_state'],
	resendCompletedAt: ['re_send_compeleted_date', 're_send_completed_date'],
	resendState: ['re_sent_state'],
	resentAt: ['re_sent_date'],
	resendSubject: ['re_send_subject'],
	resendFrom: ['re_send_from'],
} as const;

export const getResult = operation({
	value: 'getResult',
	name: 'Get Result',
	action: 'Get alimtalk result',
	description: "Read what became of an Alimtalk and of its text message (전송 내역), in Hiworks' own values",
	fields: {
		messageId: id({
			displayName: 'Message ID',
			description: 'What "Send" gave',
			placeholder: 'e.g. 12345',
			inPath: true,
		}),
	},
	prepare: ({ fields: { messageId } }, { client }) => ({
		messageId,
		request: client.request(getAlimtalk, { path: { messageId } }),
	}),
	async send({ messageId, request }, { client }) {
		const attributes = maskFields((await client.read(request)).data.attributes, holds);
		const read = Object.entries(NAMES).map(([name, theirs]) => [
			name,
			theirs.map((key) => attributes[key]).find((value) => value !== undefined) ?? null,
		]);
		return { messageId, ...(Object.fromEntries(read) as IDataObject) };
	},
});
