import { oneOf, sheetTime } from '../../shared/columns/cells';
import type { Columns } from '../../shared/columns/columns';
import { flatColumns, meaningsOf, meaningsWithin, type Names } from '../../shared/columns/flatColumns';
import { Invalid } from '../../shared/errors/invalid';
import type { Fields } from '../../shared/fields/fields';
import { say } from '../words';

/** Whose number it is goes without saying: a message goes to it. */
const RECEIVER: Names = {
	korean: '수신번호',
	headings: ['받는 번호', '수신자 번호', '수신 전화번호', '받는 사람 번호'],
	bare: ['휴대폰', '휴대폰번호', '휴대전화', '휴대전화번호', '핸드폰', '핸드폰번호', '전화번호', '연락처'],
};
const MESSAGE: Names = { korean: '내용', headings: ['메시지', '문자내용', '메시지 내용', '본문'] };
const SENDER_USER: Names = { korean: '보내는 사용자 아이디', headings: ['user_id'], bare: ['사용자 ID'] };
const SEND_AT: Names = {
	korean: '예약시각',
	headings: [
		'예약 시간',
		'예약일시',
		'예약발송',
		'발송시각',
		'발송 시간',
		'발송일시',
		'발송예약',
		'전송시각',
		'전송일시',
	],
	near: /예약|(?:발송|전송|send).*(?:시각|시간|일시|일자|날짜|time|at)$/,
	read: sheetTime,
	needed: true,
};

const readType = oneOf(
	{ S: ['sms', '단문'], L: ['lms', '장문'], M: ['mms', '멀티'] },
	() => new Invalid(say`S or SMS, L or LMS, M or MMS`),
);
const readYesNo = oneOf(
	{ true: ['y', 'yes', '예', '사용'], false: ['n', 'no', '아니요', '아니오', '사용안함'] },
	() => new Invalid(say`Y or N`),
);

const optionMeanings = (fields: Fields, names: Readonly<Record<string, Names>>) =>
	meaningsWithin(['options', 'Options'], fields, names);

/** Sheets of text messages: each row is one, and what is the same for all stands in the node. */
export const smsColumns = (fields: Fields, ofOptions: Fields): Columns =>
	flatColumns({
		meanings: {
			...meaningsOf(fields, {
				receiver: RECEIVER,
				sender: { korean: '발신번호', headings: ['보내는 번호', '발신자 번호'] },
				message: MESSAGE,
				smsType: { korean: '문자 유형', headings: ['문자 종류'], read: readType },
				userId: SENDER_USER,
			}),
			...optionMeanings(ofOptions, { sendAt: SEND_AT, subject: { korean: '제목', headings: ['문자 제목'] } }),
		},
		given: ['receiver'],
	});

/** Sheets of Alimtalk. */
export const alimtalkColumns = (fields: Fields, ofOptions: Fields): Columns =>
	flatColumns({
		meanings: {
			...meaningsOf(fields, {
				receiver: RECEIVER,
				templateName: { korean: '템플릿 이름', headings: ['템플릿명', '템플릿'] },
				message: MESSAGE,
				resend: { korean: '문자 대체 발송', headings: ['대체발송'], read: readYesNo },
				resendSubject: { korean: '대체 문자 제목', headings: ['대체발송 제목'] },
				resendFrom: { korean: '대체 문자 발신번호', headings: ['대체발송 발신번호', '발신번호'] },
				userId: SENDER_USER,
			}),
			...optionMeanings(ofOptions, { sendAt: SEND_AT }),
		},
		given: ['receiver'],
	});

/** Sheets of notifications: who gets one stands in a column, several with commas between. */
export const notificationColumns = (fields: Fields, ofOptions: Fields): Columns =>
	flatColumns({
		meanings: {
			...meaningsOf(fields, {
				userIds: {
					korean: '사용자 아이디',
					headings: ['받는 사용자', '받는 사람', '수신자', 'user_id', 'userId', 'user_list'],
					bare: ['아이디', 'ID'],
				},
				message: MESSAGE,
				link: { korean: '링크', headings: ['링크 주소', 'URL'] },
			}),
			...optionMeanings(ofOptions, {
				title: { korean: '알림 제목', bare: ['제목'] },
				mobileLink: { korean: '모바일 링크', headings: ['mlink'] },
				imageUrl: { korean: '이미지 주소', headings: ['이미지'] },
			}),
		},
		given: ['users', 'userIds'],
		needs: ['userIds'],
	});
