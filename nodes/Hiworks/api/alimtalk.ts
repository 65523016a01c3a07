import { z } from 'zod';

import { endpoint, looseObject, strictObject } from '../../shared/http/endpoint';
import { say } from '../words';
import { phoneDigits, promisedQuantity, seoulDateTime, someText, yesNo } from './wire';

/** JSON:API, as the request is; no answer is documented (exceptions list, section 5). */
const messageId = z.union([z.string().regex(/\S/), z.number().int().transform(String)]);

/**
 * 알림톡 발송하기. The prose writes times as hh-mm-ss and asks for "/n" as line break, its example has colons and a real
 * line break: as in the example. Name, title and text must equal the registered template, else nothing is sent.
 */
export const sendAlimtalk = endpoint({
	method: 'POST',
	path: '/kakao/v2/messages/',
	standing: 'documented',
	effect: 'create',
	formWords: {
		data: '',
		attributes: '',
		to: 'Receiver Number',
		date_to_send: 'Send At',
		re_send_from: 'Text Message Sender Number',
	},
	body: strictObject({
		data: strictObject({
			type: z.literal('kakao_messages'),
			attributes: strictObject({
				user_id: someText,
				/**
				 * The receiver, though the table says sender. The table has 6 or 7 digits after 8210; today's numbers
				 * have 8.
				 */
				to: z.string().regex(/^8210\d{6,8}$/, say`a mobile number such as 821012345678`),
				template_name: someText,
				message: someText,
				date_to_send: seoulDateTime,
				re_send: yesNo,
				re_send_subject: someText.optional(),
				re_send_from: phoneDigits.optional(),
			}),
		}),
	}),
	response: looseObject({ data: looseObject({ id: messageId }) }),
});

/** 전송 내역 조회. The names are documented, two of them misspelled; values and envelope are not. */
export const getAlimtalk = endpoint({
	method: 'GET',
	path: '/kakao/v2/messages/{messageId}',
	standing: 'documented',
	effect: 'read',
	response: looseObject({ data: looseObject({ attributes: z.record(z.unknown()) }) }),
});

/** 잔여 건수 조회. */
export const getAlimtalkBalance = endpoint({
	method: 'GET',
	path: '/kakao/v2/balance',
	standing: 'documented',
	effect: 'read',
	response: looseObject({
		data: looseObject({
			attributes: looseObject({ shared_kakao_count: promisedQuantity, assigned_kakao_count: promisedQuantity }),
		}),
	}),
});
