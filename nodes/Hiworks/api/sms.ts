import { z } from 'zod';

import { endpoint, looseObject, strictObject } from '../../shared/http/endpoint';
import { answered, done, phoneDigits, quantity, seoulDateTime, someText } from './wire';

/** 문자 발송. Only type S is documented, and no field is described; `file` is empty in every sample (in practice, 5.3). */
export const sendSms = endpoint({
	method: 'POST',
	path: '/office/v2/sms/send',
	standing: 'documented',
	effect: 'create',
	formWords: { sender: 'Sender Number', receiver: 'Receiver Number', send_date: 'Send At' },
	body: strictObject({
		user_id: someText,
		sms_type: z.enum(['S', 'L', 'M']),
		sender: phoneDigits,
		receiver: phoneDigits,
		subject: z.string(),
		message: someText,
		/** Empty: now. */
		send_date: z.union([seoulDateTime, z.literal('')]),
		file: z.literal(''),
	}),
	/** Where nothing was sent `result` is null, or counts what failed: the operation judges. */
	response: answered(
		looseObject({
			success: quantity,
			fail: quantity,
			refkey: z.string().nullish(),
			BEFORE_SMS_QTY: quantity,
			AFTER_SMS_QTY: quantity,
		}).nullish(),
	),
});

/** 전송 내역 조회. Its answer is not documented. */
export const getSmsResult = endpoint({
	method: 'GET',
	path: '/office/v2/sms/result',
	standing: 'documented',
	effect: 'read',
	response: answered(z.unknown()),
});

/** 문자 잔여 건수 조회. */
export const getSmsCount = endpoint({
	method: 'GET',
	path: '/office/v2/sms/count',
	standing: 'documented',
	effect: 'read',
	response: answered(
		looseObject({ shared: z.number(), assign: z.number(), shared_ars: quantity, assign_ars: quantity }),
	),
});

/** 문자 사용 건수 조회. */
export const getSmsUsage = endpoint({
	method: 'GET',
	path: '/office/v2/sms/usage',
	standing: 'documented',
	effect: 'read',
	response: answered(
		looseObject({
			sms_use_count: z.number(),
			lms_use_count: quantity,
			mms_use_count: quantity,
			period: z.string().nullish(),
		}),
	),
});

/** 예약 발송 수정. */
export const moveSms = endpoint({
	method: 'PUT',
	path: '/office/v2/sms/reserve',
	standing: 'documented',
	effect: 'change',
	formWords: { send_date: 'Send At' },
	body: strictObject({ user_id: someText, ref_key: someText, send_date: seoulDateTime }),
	response: done,
});

/** 예약 발송 취소. */
export const cancelSms = endpoint({
	method: 'DELETE',
	path: '/office/v2/sms/reserve',
	standing: 'documented',
	effect: 'change',
	body: strictObject({ user_id: someText, ref_key: someText }),
	response: done,
});

/** 문자 발송(팝업): a page for people. Its address is made here, and never called. */
export const smsComposePage = endpoint({
	method: 'GET',
	path: '/{officeAddress}/sms/popup/write',
	standing: 'documented',
	effect: 'read',
	response: z.unknown(),
});
