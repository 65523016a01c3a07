/** Text messages and Alimtalk: what is refused before anything is sent, and what an answer means. */
import { moveCalendar } from '../support/clock';
import { hintsOf } from '../support/hints';
import { CONTINUE, locator, office, withStandInOffice } from '../support/hiworks';
import { rows, told } from '../support/reports';

const hiworks = withStandInOffice('2026-01-31');

const SMS = { sender: '02-000-1234', receiver: '010-0000-1234', message: '본문' };
const ALIMTALK = { receiver: '010-0000-1234', templateName: '주문', message: '안녕하세요' };
/** n8n itself refuses what is left empty, not what an expression leaves empty. */
const NOTHING = '={{ null }}';
const refusalOf = async (name: string, fields: object, more: object = {}) => {
	const { error } = await office(hiworks, name, fields as never, more);
	expect(hiworks.seen).toEqual([]);
	return `${error?.message} | ${error?.description}`;
};
const sent = () => hiworks.seen[0]?.body;

describe('Send SMS', () => {
	it.each([
		['가'.repeat(45), 90],
		['a'.repeat(90), 90],
		[`${'가'.repeat(44)}ab`, 90],
		[`${'a'.repeat(88)}똠`, 90],
		['첫 줄\n둘째 줄', 13],
	])('sends %p as a short message', async (message, bytes) => {
		const result = await office(hiworks, 'sms.send', { ...SMS, message });
		expect(rows(result)[0]).toMatchObject({ bytes, status: 'accepted', sendAt: null });
		expect(sent()).toEqual({
			user_id: 'admin',
			sms_type: 'S',
			sender: '020001234',
			receiver: '01000001234',
			subject: '',
			message,
			send_date: '',
			file: '',
		});
	});

	it.each([
		['가'.repeat(46), 92],
		[`${'가'.repeat(45)}a`, 91],
		['a'.repeat(91), 91],
	])('refuses %p as a short message, with the count', async (message, bytes) => {
		expect(await refusalOf('sms.send', { ...SMS, message })).toMatch(
			new RegExp(`^Message \\[item 0\\]: expected at most 90 bytes.*${bytes} bytes`),
		);
		const longer = await office(hiworks, 'sms.send', { ...SMS, message, smsType: 'L' });
		expect(rows(longer)[0]).toMatchObject({ bytes });
		expect(sent()).toMatchObject({ sms_type: 'L', message });
	});

	it.each([
		[
			'message',
			{ message: '안녕 😀' },
			'Message [item 0]: expected only characters that a text message can carry (EUC-KR, so no emoji), found "😀 (U+1F600)"',
		],
		['long message', { message: '안녕 😀', smsType: 'M' }, '😀 (U+1F600)'],
		['subject', { options: { subject: 'café' } }, 'Subject [item 0]'],
		['no message', { message: ' ' }, 'Message [item 0]: expected a value'],
		['type', { smsType: 'X' }, 'Type [item 0]: expected one of L, M, S'],
		['sender', { sender: '02-000' }, 'Sender Number [item 0]: expected a Korean telephone number'],
		[
			'receiver without zero',
			{ receiver: '1000001234' },
			'Receiver Number [item 0]: expected a telephone number with its',
		],
		[
			'receiver as a number',
			{ receiver: 1000001234 },
			'Receiver Number [item 0]: expected a Korean telephone number such as 02-000-0000 or 010-0000-0000, as text',
		],
		[
			'variable',
			{ message: '#{이름}님, 입금 안내' },
			'Message [item 0]: expected text in which each variable is filled in',
		],
		['missing time', { options: { sendAt: NOTHING } }, 'Send At [item 0]: expected a time, or "now"'],
		['empty time', { options: { sendAt: '' } }, 'Send At [item 0]: expected a time, or "now"'],
		['two receivers', { receiver: '010-0000-1234, 010-0000-5678' }, 'Receiver Number [item 0]'],
		[
			'past time',
			{ options: { sendAt: '2026-01-31 08:59:59' } },
			'Send At [item 0]: expected a time to come (in Seoul it is 2026-01-31 09:00:00)',
		],
		['this moment', { options: { sendAt: '2026-01-31T00:00:00Z' } }, 'Send At [item 0]'],
		['day without time', { options: { sendAt: '2026-02-01' } }, 'Options: Send At [item 0]: expected a date and time'],
		['user', { userId: locator('홍길동') }, 'User ID [item 0]'],
	])('refuses: %s', async (_, changes, words) => {
		expect(await refusalOf('sms.send', { ...SMS, ...changes })).toContain(words);
	});

	it('never quotes a number', async () => {
		expect(await refusalOf('sms.send', { ...SMS, receiver: '010-0000-1234 x' })).not.toContain('1234');
	});

	it('takes the user of the node before that of the credential, and names both where there is none', async () => {
		await office(hiworks, 'sms.send', { ...SMS, userId: locator('kcs') });
		expect(sent().user_id).toBe('kcs');
		hiworks.reset();
		expect(await refusalOf('sms.send', SMS, { credential: { userId: ' ' } })).toContain(
			'User ID [item 0]: expected a Hiworks user, here or as "Default User ID" in the credential',
		);
	});

	it.each([
		['2026-01-31T00:00:01Z', '2026-01-31 09:00:01'],
		['2026-02-01 07:30', '2026-02-01 07:30:00'],
		['2026-02-01T07:30:00', '2026-02-01 07:30:00'],
		['={{ DateTime.fromISO("2026-02-01T00:00:00-05:00") }}', '2026-02-01 14:00:00'],
	])('schedules for %s in Seoul', async (sendAt, there) => {
		const result = await office(hiworks, 'sms.send', { ...SMS, options: { sendAt } });
		expect(result.error?.message).toBeUndefined();
		expect(rows(result)[0]).toMatchObject({ status: 'scheduled', sendAt: there });
		expect(sent().send_date).toBe(there);
	});

	it.each([
		['(광고) 연말 할인', '2026-01-31 21:00', true],
		['[ 광고 ] 연말 할인', '2026-02-01 07:59:59', true],
		['(광고) 연말 할인', '2026-02-01 08:00', false],
		['(광고) 연말 할인', '2026-01-31 20:59:59', false],
		['연말 할인 (광고)', '2026-01-31 21:00', false],
		['(광고) 연말 할인', 'now', false],
	])('tells of advertising at night: %p at %s', async (message, sendAt, isTold) => {
		const result = await office(hiworks, 'sms.send', { ...SMS, message, options: { sendAt } });
		expect(sent()).toMatchObject({ message });
		expect(hintsOf(result).includes('which takes a consent of its own')).toBe(isTold);
	});

	it('tells of advertising that goes out now, at night, by its subject', async () => {
		moveCalendar('2026-01-31T13:00:00Z');
		const long = { ...SMS, smsType: 'L', options: { subject: '（광고） 연말 할인' } };
		expect(hintsOf(await office(hiworks, 'sms.send', long))).toContain('which takes a consent of its own');
	});

	it.each([
		['refused by code', { code: 'ERR', message: '발신번호 미등록', result: null }, 'rejected', '발신번호 미등록'],
		[
			'none sent',
			{ code: 'SUC', message: '잔여 건수 부족', result: { success: 0, fail: 1, refkey: null } },
			'rejected',
			'잔여 건수 부족',
		],
		[
			'none sent, with a secret',
			{ code: 'SUC', message: 'sample-office-token 900101-1234567', result: { success: 0, fail: 1 } },
			'rejected',
			': *** 900101-1******',
		],
		[
			'none sent, without words',
			{ code: 'SUC', message: '', result: { success: 0, fail: 1 } },
			'rejected',
			'sent 0, not sent 1',
		],
		[
			'one sent, one not',
			{ code: 'SUC', message: '', result: { success: 1, fail: 1, refkey: 'k' } },
			'unknown',
			'sent 1, not sent 1',
		],
		[
			'none counted, with the key of a message',
			{ code: 'SUC', message: '', result: { success: 0, fail: 0, refkey: 'k' } },
			'unknown',
			'sent 0, not sent 0',
		],
		['no result', { code: 'SUC', message: '처리 중 오류', result: null }, 'unknown', '처리 중 오류'],
		['no key', { code: 'SUC', message: '', result: { success: 1, fail: 0 } }, 'unknown', 'without the key'],
		['nothing said', {}, 'unknown', '"code"'],
	])('fails: %s', async (_, body, outcome, words) => {
		hiworks.reply = () => ({ body });
		const [row] = rows(await office(hiworks, 'sms.send', SMS, CONTINUE));
		expect(told(row)).toMatchObject({ outcome, itemIndex: 0 });
		expect(row!.error?.message).toContain(words);
		expect(row!.error?.description).toMatch(
			outcome === 'unknown' ? /^It was not sent again\. .*발송 내역/ : /Check the sender number|Correct what/,
		);
		expect(hiworks.seen).toHaveLength(1);
	});

	it('takes counts as texts too', async () => {
		hiworks.reply = () => ({
			body: {
				code: 'SUC',
				message: '',
				result: { success: '1', fail: '0', refkey: 'k', BEFORE_SMS_QTY: '2', AFTER_SMS_QTY: '1' },
			},
		});
		expect(rows(await office(hiworks, 'sms.send', SMS))[0]).toMatchObject({
			refKey: 'k',
			success: 1,
			fail: 0,
			quantityBefore: 2,
			quantityAfter: 1,
		});
	});

	it('sends nothing of a run in which one item cannot be sent', async () => {
		const input = [{ m: '하나' }, { m: '😀' }];
		expect(await refusalOf('sms.send', { ...SMS, message: '={{ $json.m }}' }, { input })).toContain('[item 1]');
		const both = rows(await office(hiworks, 'sms.send', { ...SMS, message: '={{ $json.m }}' }, { input, ...CONTINUE }));
		expect(both.map((row) => row.error === undefined)).toEqual([true, false]);
		expect(hiworks.seen).toHaveLength(1);
	});
});

describe('scheduled SMS', () => {
	it('is due when the last item of a run says, where the call before takes longer', async () => {
		const due = new Map<string, string>();
		hiworks.reply = async ({ body }) => {
			if (body.send_date.includes(' 08:')) await new Promise((resolve) => setTimeout(resolve, 100));
			due.set(body.ref_key, body.send_date);
			return undefined;
		};
		// The first call of a run goes alone: its answer tells how many are left.
		const input = ['other 07:00', 'k 08:00', 'k 09:00'].map((text) => ({
			key: text.split(' ')[0],
			time: text.slice(-5),
		}));
		const fields = { refKey: '={{ $json.key }}', sendAt: '=2026-02-01 {{ $json.time }}' };
		expect(rows(await office(hiworks, 'sms.reschedule', fields, { input }))).toHaveLength(3);
		expect(due.get('k')).toBe('2026-02-01 09:00:00');
	});

	it.each([
		['sms.reschedule', { refKey: 'k', sendAt: '2026-01-31 08:00' }, 'Send At [item 0]: expected a time to come'],
		['sms.reschedule', { refKey: 'k', sendAt: NOTHING }, 'Send At [item 0]: expected a value'],
		['sms.reschedule', { refKey: NOTHING, sendAt: '2026-02-01 08:00' }, 'Reference Key [item 0]'],
		['sms.cancelScheduled', { refKey: 'a b' }, 'Reference Key [item 0]'],
		['sms.getResult', { refKey: NOTHING }, 'Reference Key [item 0]'],
	])('%s refuses %p', async (name, fields, words) => {
		expect(await refusalOf(name, fields)).toContain(words);
	});

	it.each([
		'sms.reschedule',
		'sms.cancelScheduled',
		'sms.getResult',
		'sms.getBalance',
		'sms.getUsage',
		'alimtalk.getBalance',
		'user.getAll',
		'organizationChart.get',
		'myAccount.get',
	])('%s fails on HTTP 200 with code ERR', async (name) => {
		hiworks.reply = () => ({ body: { code: 'ERR', msg: '권한이 없습니다' } });
		const [row] = rows(await office(hiworks, name, { refKey: 'k', sendAt: '2026-02-01 08:00' }, CONTINUE));
		expect(row!.error?.message).toContain('Hiworks refused the request: 권한이 없습니다 (ERR, HTTP 200)');
		expect(told(row)).toMatchObject({ outcome: 'rejected', code: 'ERR', vendorMessage: '권한이 없습니다' });
		expect(hiworks.seen).toHaveLength(1);
	});
});

describe('Send Alimtalk', () => {
	it.each([
		['010-0000-1234', '821000001234'],
		['01000001234', '821000001234'],
		['+82 10-0000-1234', '821000001234'],
		['821000001234', '821000001234'],
	])('sends to %s', async (receiver, to) => {
		expect(rows(await office(hiworks, 'alimtalk.send', { ...ALIMTALK, receiver }))[0]).toEqual({
			messageId: '4711',
			status: 'accepted',
			sendAt: null,
			duplicate: false,
			recovered: false,
			callsRemaining: 999,
		});
		expect(sent()).toEqual({
			data: {
				type: 'kakao_messages',
				attributes: {
					user_id: 'admin',
					to,
					template_name: '주문',
					message: '안녕하세요',
					date_to_send: expect.stringMatching(/^2026-01-31 09:00:0\d$/),
					re_send: 'N',
				},
			},
		});
	});

	it.each([[' 안녕\n\n하세요 \n'], ['https://example.com/news'], ['안녕\\n하세요'], ['😀']])(
		'sends the text %p as it stands',
		async (message) => {
			await office(
				hiworks,
				'alimtalk.send',
				{ ...ALIMTALK, message: '={{ $json.m }}' },
				{ input: [{ m: message.replace('\n\n', '\r\n\r\n') }] },
			);
			expect(sent().data.attributes.message).toBe(message);
		},
	);

	it.each([
		['no mobile number', { receiver: '02-000-1234' }, 'Receiver Number [item 0]: expected a mobile number'],
		['old mobile number', { receiver: '011-000-1234' }, 'Receiver Number [item 0]'],
		['no template', { templateName: NOTHING }, 'Template Name [item 0]'],
		['blank text', { message: ' \n ' }, 'Message [item 0]: expected a value'],
		[
			'variable',
			{ message: '안녕하세요 #{고객명}님' },
			'Message [item 0]: expected text in which each variable is filled in',
		],
		[
			'variable of the fallback',
			{ resend: true, resendSubject: '#{상호} 안내', resendFrom: '02-000-1234' },
			'Text Message Subject [item 0]: expected text in which each variable is filled in, found "#{상호}"',
		],
		[
			'no subject',
			{ resend: true, resendSubject: NOTHING, resendFrom: '02-000-1234' },
			'Text Message Subject [item 0]: expected a value',
		],
		['no sender', { resend: true, resendSubject: '제목', resendFrom: NOTHING }, 'Text Message Sender Number [item 0]'],
		['past time', { options: { sendAt: '2026-01-31 09:00' } }, 'Send At [item 0]: expected a time to come'],
	])('refuses: %s', async (_, changes, words) => {
		expect(await refusalOf('alimtalk.send', { ...ALIMTALK, ...changes })).toContain(words);
	});

	it('sends no fallback that is switched off', async () => {
		await office(hiworks, 'alimtalk.send', {
			...ALIMTALK,
			resend: false,
			resendSubject: '제목',
			resendFrom: '02-000-1234',
		});
		expect(Object.keys(sent().data.attributes)).not.toContain('re_send_subject');
		expect(sent().data.attributes.re_send).toBe('N');
	});

	it.each([
		[
			'refused',
			{ errors: [{ title: 'template', detail: '등록되지 않은 템플릿' }] },
			'rejected',
			'등록되지 않은 템플릿',
		],
		[
			'refused for several reasons',
			{ errors: [{ title: 'template', detail: '등록되지 않은 템플릿' }, { detail: '잔여 건수 부족' }] },
			'rejected',
			'등록되지 않은 템플릿; 잔여 건수 부족',
		],
		['without an ID', { data: { type: 'kakao_messages' } }, 'unknown', 'data.id'],
		['empty', undefined, 'unknown', 'nothing'],
	])('fails: %s', async (_, body, outcome, words) => {
		hiworks.reply = () => (body ? { body } : { text: '' });
		const [row] = rows(await office(hiworks, 'alimtalk.send', ALIMTALK, CONTINUE));
		expect(told(row)).toMatchObject({ outcome });
		expect(row!.error?.message).toContain(words);
		expect(hiworks.seen).toHaveLength(1);
	});

	it('asks for a message by its ID only', async () => {
		expect(await refusalOf('alimtalk.getResult', { messageId: '../balance' })).toContain('Message ID [item 0]');
	});
});
