/** Text messages (문자). There is no table of fields: sms-example-only. */
import type { JsonObject } from '../../../json.ts';
import { readClockTime } from '../clock.ts';
import type { Sms } from '../messages.ts';
import { failure, refuseUser, success, type Handler, type Hiworks } from './common.ts';

const sendSms: Handler = ({ body }, { messages, settings }) => {
	const { user_id: userId, sms_type: type, sender, receiver, subject = '', message, send_date } = body as JsonObject;
	const refusal = refuseUser(userId, settings);
	if (refusal) return refusal;
	// sms-sender
	if (settings.senders !== null && !settings.senders.includes(sender)) return failure('등록되지 않은 발신 번호입니다.');
	if (send_date && Number.isNaN(readClockTime(send_date))) return failure('예약 시간이 올바르지 않습니다.');
	const before = messages.smsLeft();
	if (before <= 0) return failure('문자 잔여 건수가 부족합니다.');
	if (settings.failingReceivers.includes(receiver)) return failure('문자 발송에 실패했습니다.');
	const { refkey } = messages.sendSms({
		userId,
		type,
		sender,
		receiver,
		subject,
		message,
		sendDate: send_date || null,
	});
	// sms-quantity
	return {
		...success({ result: { success: 1, fail: 0, refkey, BEFORE_SMS_QTY: before, AFTER_SMS_QTY: messages.smsLeft() } }),
		effect: true,
	};
};

const openSmsPopup: Handler = ({ path }) => {
	const html = `<!DOCTYPE html><html><head><title>문자 발송</title></head><body><h1>${encodeURIComponent(path.officeAddress!)}</h1></body></html>`;
	return { status: 200, raw: { type: 'text/html;charset=UTF-8', bytes: Buffer.from(html) } };
};

const getSmsBalance: Handler = ({ query }, { messages, settings }) =>
	refuseUser(String(query.user_id), settings) ??
	success({ result: { ...settings.smsBalance, shared: messages.smsLeft() } });

const getSmsUsage: Handler = ({ query }, { messages, settings }) => {
	const used = (type: string) => messages.sms().filter((sms) => sms.type === type && sms.state === 'sent').length;
	const { sms, lms, mms } = settings.smsUsed;
	return (
		refuseUser(String(query.user_id), settings) ??
		success({
			result: {
				sms_use_count: sms + used('S'),
				lms_use_count: lms + used('L'),
				mms_use_count: mms + used('M'),
				period: 'LAST 6 MONTHS',
			},
		})
	);
};

const UNKNOWN = '문자 전송 내역을 찾을 수 없습니다.';

/** No answer is documented, and `result` may be anything: this one is made up. */
const getSmsResult: Handler = ({ query }, { messages }) => {
	const sms = messages.findSms(String(query.ref_key));
	if (!sms) return failure(UNKNOWN);
	return success({ result: { receiver: sms.receiver, send_date: sms.sendDate ?? '', state: messages.stateOf(sms) } });
};

/** sms-refkey, sms-reserve-future */
function changeReservation(
	{ body }: Parameters<Handler>[0],
	{ messages }: Hiworks,
	change: (sms: Sms, body: JsonObject) => string | undefined,
) {
	const sms = messages.findSms((body as JsonObject).ref_key);
	if (!sms) return failure(UNKNOWN);
	if (messages.stateOf(sms) !== 'reserved') return failure('예약 대기 중인 문자가 아닙니다.');
	const problem = change(sms, body as JsonObject);
	return problem === undefined ? { ...success(), effect: true } : failure(problem);
}

const updateSmsReservation: Handler = (request, hiworks) =>
	changeReservation(request, hiworks, (sms, { send_date }) => {
		if (Number.isNaN(readClockTime(send_date))) return '예약 시간이 올바르지 않습니다.';
		sms.sendDate = send_date;
		return undefined;
	});

const cancelSmsReservation: Handler = (request, hiworks) =>
	changeReservation(request, hiworks, (sms) => {
		sms.canceled = true;
		return undefined;
	});

export const sms = {
	sendSms,
	openSmsPopup,
	getSmsBalance,
	getSmsUsage,
	getSmsResult,
	updateSmsReservation,
	cancelSmsReservation,
};
