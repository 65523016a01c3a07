/**
 * Kakao's notices (알림톡). Which fields are needed is not said; the contract supposes so: kakao-required, kakao-resend,
 * kakao-number.
 */
import type { JsonObject } from '../../../json.ts';
import { clockTime, readClockTime } from '../clock.ts';
import { failure, refuse, type Handler } from './common.ts';

const sendAlimtalk: Handler = ({ body }, { messages, settings }) => {
	const {
		user_id: userId,
		to,
		template_name: template,
		message,
		date_to_send: dateToSend,
		re_send: reSend,
		...resend
	} = (body as JsonObject).data.attributes;
	const { templates, senders, alimtalkIdAs } = settings;
	// kakao-template: nothing is sent. kakao-newline: a line break of a template is a real one.
	if (templates !== null && templates[template] !== message) return failure('등록된 템플릿 정보와 일치하지 않습니다.');
	// kakao-sender
	if (reSend === 'Y' && senders !== null && !senders.includes(resend.re_send_from))
		return failure('등록되지 않은 발신 번호입니다.');
	if (Number.isNaN(readClockTime(dateToSend))) return failure('발송 시간이 올바르지 않습니다.');
	if (messages.alimtalkLeft() <= 0) return failure('알림톡 잔여 건수가 부족합니다.');
	const { id } = messages.sendAlimtalk({
		userId,
		to,
		template,
		message,
		dateToSend,
		reSend,
		reSendSubject: resend.re_send_subject ?? '',
		reSendFrom: resend.re_send_from ?? '',
		failed: settings.failingReceivers.includes(to),
	});
	const answer = { data: { type: 'kakao_messages', id: alimtalkIdAs === 'string' ? String(id) : id } };
	return { status: Number(settings.alimtalkStatus), body: answer, effect: true };
};

const getAlimtalkBalance: Handler = (_request, { messages, settings }) => ({
	status: 200,
	body: {
		data: {
			attributes: {
				shared_kakao_count: messages.alimtalkLeft(),
				assigned_kakao_count: settings.alimtalkBalance.assigned,
			},
		},
	},
});

/** The keys are documented, two of them misspelt; the values are made up. */
const getAlimtalkMessage: Handler = ({ path }, { messages, settings }) => {
	const found = messages.alimtalk().find(({ id }) => String(id) === path.messageId);
	if (!found) return refuse(404, '알림톡 전송 내역을 찾을 수 없습니다.');
	const due = readClockTime(found.dateToSend);
	const [isDue, at] = [due <= messages.now(), clockTime(due)];
	const isReSent = isDue && found.failed && found.reSend === 'Y';
	const attributes = {
		complete_state: !isDue ? 'wait' : found.failed ? 'fail' : 'success',
		completed_date: isDue ? at : '',
		send_state: isDue ? 'success' : 'wait',
		sent_date: isDue ? at : '',
		to: found.to,
		re_send: found.reSend,
		is_re_sent: isReSent ? 'Y' : 'N',
		re_send_compelete_state: isReSent ? 'success' : '',
		re_send_compeleted_date: isReSent ? at : '',
		re_sent_state: isReSent ? 'success' : '',
		re_sent_date: isReSent ? at : '',
		re_send_subject: found.reSendSubject,
		re_send_from: found.reSendFrom,
	};
	return {
		status: 200,
		body: { data: { id: settings.alimtalkIdAs === 'string' ? String(found.id) : found.id, attributes } },
	};
};

export const alimtalk = { sendAlimtalk, getAlimtalkBalance, getAlimtalkMessage };
