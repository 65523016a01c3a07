/** What went over the wire: what vendors told, and what they were asked. */
import { h, pill, section, table, time, two } from './dom.js';
import { VENDORS } from './words.js';

const outcome = ({ status, error }) => {
	if (error !== null) return pill([error, '', 'bad']);
	if (status === null) return pill(['보내는 중', 'under way', 'wait']);
	return pill([String(status), '', status < 300 ? 'good' : 'bad']);
};

export const showDeliveries = ({ deliveries }) => [
	section(
		['웹훅·콜백', 'webhooks and callbacks'],
		deliveries.length === 0,
		table(
			[
				['시각', 'time'],
				['보낸 곳', 'from'],
				['이벤트', 'event'],
				['문서', 'document'],
				['받는 주소', 'to'],
				['응답', 'answer'],
			],
			deliveries.map((one) => [
				time(one.sentAt),
				two(VENDORS[one.vendor]),
				one.event,
				h('span', { className: 'key' }, one.about),
				h('span', { className: 'key' }, one.to),
				outcome(one),
			]),
		),
	),
];

const answer = ({ status }) => {
	if (status === null) return pill(['처리 중', 'under way', 'wait']);
	if (status === 'reset') return pill(['끊음', 'cut', 'bad']);
	if (status === 'none') return pill(['응답 없음', 'no answer', 'bad']);
	return pill([String(status), '', status < 400 ? 'good' : 'bad']);
};

export const showCalls = ({ calls }) => [
	section(
		['API 호출', 'calls'],
		calls.length === 0,
		table(
			[
				['시각', 'time'],
				['받은 곳', 'to'],
				['호출', 'call'],
				['대상', 'about'],
				['응답', 'answer'],
				['변경', 'changed'],
				['오류 상황', 'fault'],
			],
			calls.map((call) => [
				time(call.receivedAt),
				two(VENDORS[call.vendor]),
				`${call.method} ${call.route ?? '?'}`,
				h('span', { className: 'key' }, call.referenceId ?? ''),
				answer(call),
				call.effect ? '●' : '',
				call.fault ?? '',
			]),
		),
	),
];
