/**
 * What the emulated office sends to people: text messages, Alimtalk, mail, notifications; and the directory of these
 * people.
 */
import type { HiworksSettings } from '../../../sandbox/index.ts';
import { fileHead } from '../support/hiworksBill.ts';
import { field, fields, token, withHiworks } from '../support/hiworksOffice.ts';

const { sandbox, call, get, sendForm, mail, sms, notify, alimtalk } = withHiworks();

const hiworks = () => sandbox.hiworks;
const closed = (operation: string, status: number, body: unknown) =>
	hiworks().contract.answerProblems(operation, status, body, true);
const HOUR = 3_600_000;
/** As Seoul's clock shows it. */
const clock = (hours: number) =>
	new Date(hiworks().now() + (9 + hours) * HOUR).toISOString().slice(0, 19).replace('T', ' ');

describe('text messages', () => {
	const left = async () => (await get('/office/v2/sms/count?user_id=admin')).json.result.shared;
	const result = async (refkey: string) =>
		(await get(`/office/v2/sms/result?user_id=admin&ref_key=${encodeURIComponent(refkey)}`)).json;
	const reserve = (method: string, body: object) =>
		call(method, '/office/v2/sms/reserve', { user_id: 'admin', ...body });

	test('go out at once, are kept, and counted by receiver', async () => {
		const { json } = await sms({ subject: '제목', send_date: '', file: '' });
		expect(closed('sendSms', 200, json)).toEqual([]);
		await sms();
		await sms({ receiver: '01000003333', send_date: '2019-04-01 15:40:11' });
		const entry = {
			userId: 'admin',
			type: 'S',
			sender: '01000001111',
			receiver: '01000002222',
			message: '본문',
			sendDate: null,
			state: 'sent',
		};
		expect(hiworks().sms()).toEqual([
			{ ...entry, refkey: json.result.refkey, subject: '제목' },
			{ ...entry, refkey: expect.any(String), subject: '' },
			{ ...entry, refkey: expect.any(String), subject: '', receiver: '01000003333', sendDate: '2019-04-01 15:40:11' },
		]);
		expect(hiworks().receivers()).toEqual({ '01000002222': 2, '01000003333': 1 });
		expect(
			new Set(
				hiworks()
					.sms()
					.map(({ refkey }) => refkey),
			).size,
		).toBe(3);
		expect(await left()).toBe(997);
		expect((await get('/office/v2/sms/usage?user_id=admin')).json.result).toEqual({
			sms_use_count: 3,
			lms_use_count: 0,
			mms_use_count: 0,
			period: 'LAST 6 MONTHS',
		});
		// sms-refkey
		expect(await result(json.result.refkey)).toEqual({
			code: 'SUC',
			message: '',
			result: { receiver: '01000002222', send_date: '', state: 'sent' },
		});
		expect(await result('x')).toMatchObject({ code: 'ERR' });
	});

	test.each<[string, Partial<HiworksSettings>, object]>([
		['sms-sender', { senders: ['01000009999'] }, {}],
		['a number that is not reached', { failingReceivers: ['01000002222'] }, {}],
		['nothing left', { smsBalance: { shared: 0, assign: 5, shared_ars: 0, assign_ars: 0 } }, {}],
		['a user that does not exist', { unknownUsers: 'refused' }, { user_id: 'nobody' }],
		['a day that does not exist', {}, { send_date: '2026-02-30 00:00:00' }],
		['sms-example-only: another kind', {}, { sms_type: 'L' }],
		['no text', {}, { message: '' }],
		['hyphens', {}, { receiver: '010-0000-2222' }],
		['several receivers', {}, { receiver: '01000002222,01000003333' }],
		['another form of time', {}, { send_date: '2026-01-01T00:00:00' }],
	])('sms-result-null: %s is refused with HTTP 200 and nothing sent', async (_name, settings, changes) => {
		hiworks().configure(settings);
		const { status, json } = await sms(changes);
		expect([status, json]).toEqual([200, { code: 'ERR', message: expect.any(String), result: null }]);
		expect([closed('sendSms', 200, json), hiworks().sms(), hiworks().receivers()]).toEqual([[], [], {}]);
	});

	test('of another kind pass where that is wanted, without a problem in the log', async () => {
		hiworks().configure({ smsTypes: ['S', 'L'] });
		expect((await sms({ sms_type: 'L' })).json).toMatchObject({ code: 'SUC' });
		expect((await sms({ sms_type: 'M' })).json).toMatchObject({ code: 'ERR' });
		expect((await sms({ sms_type: 'L', message: '' })).json).toMatchObject({ code: 'ERR' });
		expect((await get('/office/v2/sms/usage?user_id=admin')).json.result).toMatchObject({
			sms_use_count: 0,
			lms_use_count: 1,
		});
		expect(hiworks().requests()[0]!.problems).toEqual([]);
	});

	test('sms-sender: a registered number is taken', async () => {
		hiworks().configure({ senders: ['01000001111'] });
		expect((await sms()).json.code).toBe('SUC');
	});

	test('sms-reserve-future: can be moved and cancelled until their time has come', async () => {
		const sendDate = clock(1);
		const { refkey } = (await sms({ send_date: sendDate })).json.result;
		expect(hiworks().sms()[0]).toMatchObject({ state: 'reserved', sendDate });
		expect((await reserve('PUT', { ref_key: refkey, send_date: '2026-13-01 00:00:00' })).json.code).toBe('ERR');
		expect((await reserve('PUT', { ref_key: refkey, send_date: clock(3) })).json).toEqual({ code: 'SUC', message: '' });
		hiworks().configure({ clockOffsetMs: 2 * HOUR });
		expect(await result(refkey)).toMatchObject({ result: { state: 'reserved' } });
		hiworks().configure({ clockOffsetMs: 4 * HOUR });
		expect(await result(refkey)).toMatchObject({ result: { state: 'sent' } });
		for (const method of ['PUT', 'DELETE'])
			expect(
				(await reserve(method, { ref_key: refkey, ...(method === 'PUT' ? { send_date: clock(9) } : {}) })).json.code,
			).toBe('ERR');
		const other = (await sms({ receiver: '01000003333', send_date: clock(1) })).json.result.refkey;
		expect(await left()).toBe(998);
		expect((await reserve('DELETE', { ref_key: other })).json).toEqual({ code: 'SUC', message: '' });
		expect((await reserve('DELETE', { ref_key: other })).json.code).toBe('ERR');
		expect((await reserve('DELETE', { ref_key: 'x' })).json.code).toBe('ERR');
		expect([hiworks().receivers(), await left(), hiworks().sms()[1]!.state]).toEqual([
			{ '01000002222': 1 },
			999,
			'canceled',
		]);
	});
});

describe('Alimtalk', () => {
	const read = async (id: unknown) => get(`/kakao/v2/messages/${String(id)}`);
	const left = async () => (await get('/kakao/v2/balance?filter[user_id]=test')).json.data.attributes;
	const resend = { re_send: 'Y', re_send_subject: '제목', re_send_from: '01000001111' };

	test('goes out, is kept and read', async () => {
		const answer = await alimtalk();
		expect([answer.status, answer.json, closed('sendAlimtalk', 201, answer.json)]).toEqual([
			201,
			{ data: { type: 'kakao_messages', id: '1001' } },
			[],
		]);
		const { status, json } = await read(answer.json.data.id);
		expect([status, closed('getAlimtalkMessage', 200, json)]).toEqual([200, []]);
		expect(json.data.attributes).toMatchObject({
			complete_state: 'success',
			completed_date: '2019-07-01 09:00:00',
			to: '821000002222',
			re_send: 'N',
			is_re_sent: 'N',
			re_send_compelete_state: '',
		});
		expect(hiworks().alimtalk()).toEqual([
			expect.objectContaining({ id: 1_001, to: '821000002222', template: '회원 가입', failed: false }),
		]);
		expect(await left()).toEqual({ shared_kakao_count: 999, assigned_kakao_count: 0 });
		expect((await read('9')).json).toMatchObject({ code: 'ERR' });
	});

	test('waits for its time, in both forms of it', async () => {
		const due = clock(1);
		await alimtalk({ date_to_send: due });
		await alimtalk({ date_to_send: due.replaceAll(':', '-') });
		for (const id of [1_001, 1_002])
			expect((await read(id)).json.data.attributes).toMatchObject({
				complete_state: 'wait',
				send_state: 'wait',
				sent_date: '',
			});
		hiworks().configure({ clockOffsetMs: 2 * HOUR });
		for (const id of [1_001, 1_002])
			expect((await read(id)).json.data.attributes).toMatchObject({
				complete_state: 'success',
				completed_date: due.slice(0, 19),
			});
	});

	test('kakao-price: a text message goes out instead, for five', async () => {
		hiworks().configure({ failingReceivers: ['821000002222'] });
		await alimtalk(resend);
		expect((await read(1_001)).json.data.attributes).toMatchObject({
			complete_state: 'fail',
			is_re_sent: 'Y',
			re_send_compelete_state: 'success',
			re_send_subject: '제목',
		});
		expect(await left()).toMatchObject({ shared_kakao_count: 995 });
		await alimtalk();
		expect((await read(1_002)).json.data.attributes).toMatchObject({ complete_state: 'fail', is_re_sent: 'N' });
		expect(await left()).toMatchObject({ shared_kakao_count: 994 });
	});

	test.each<[string, Partial<HiworksSettings>, object]>([
		['kakao-template: another text', {}, { message: '안녕하세요. 회원가입이 완료되었습니다.' }],
		['kakao-newline: two characters for a line break', {}, { message: '안녕하세요./n 회원가입이 완료되었습니다.' }],
		['kakao-template: an unknown name', {}, { template_name: '없음' }],
		['kakao-template: none registered', { templates: {} }, {}],
		['kakao-sender', { senders: ['01000009999'] }, resend],
		['kakao-resend: no subject', {}, { ...resend, re_send_subject: '' }],
		['kakao-resend: no sender', {}, { ...resend, re_send_from: undefined }],
		['kakao-required', {}, { template_name: undefined }],
		['kakao-number: a zero too many', {}, { to: '8201000002222' }],
		['kakao-number: nine digits', {}, { to: '8210000022223' }],
		['kakao-time: another form', {}, { date_to_send: '20260101090000' }],
		['kakao-time: no such day', {}, { date_to_send: '2026-02-30 09:00:00' }],
		['nothing left', { alimtalkBalance: { shared: 0, assigned: 0 } }, {}],
	])('%s: nothing is sent', async (_name, settings, changes) => {
		hiworks().configure(settings);
		const { status, json } = await alimtalk(changes);
		expect([status, json, hiworks().alimtalk()]).toEqual([200, { code: 'ERR', message: expect.any(String) }, []]);
		expect(closed('sendAlimtalk', 200, json)).toEqual([]);
	});

	test('takes any text where templates do not matter, and answers as settings say', async () => {
		hiworks().configure({ templates: null, alimtalkStatus: '200', alimtalkIdAs: 'number', senders: ['01000001111'] });
		const answer = await alimtalk({ template_name: 'x', message: 'y', ...resend });
		expect([answer.status, answer.json.data.id, (await read(1_001)).json.data.id]).toEqual([200, 1_001, 1_001]);
		// A sender matters only where a text message may follow.
		expect((await alimtalk({ template_name: 'x', message: 'y' })).json).toEqual({
			data: { type: 'kakao_messages', id: 1_002 },
		});
	});
});

describe('mail', () => {
	const file = (name: string, bytes: string) => ({ head: fileHead(name), bytes });

	test('mail-form, mail-attachment: is read by parts, with its files', async () => {
		const { status, json } = await mail({ cc: 'cc@example.com; two@example.com', bcc: '"셋" <bcc@example.com>' }, [
			file('하나.txt', '1'),
			file('둘.txt', '22'),
		]);
		expect([status, closed('sendMail', 200, json)]).toEqual([200, []]);
		expect(json.result).toEqual({
			successList: ['to@example.com', 'cc@example.com', 'two@example.com', 'bcc@example.com'],
			dupList: [],
			wrongList: [],
		});
		expect(hiworks().mails()).toEqual([
			{
				userId: 'admin',
				to: 'to@example.com',
				cc: 'cc@example.com; two@example.com',
				bcc: '"셋" <bcc@example.com>',
				subject: '제목',
				content: '본문',
				saveSentMail: 'Y',
				...json.result,
				files: [
					{ name: '하나.txt', contentType: 'text/plain', bytes: Buffer.from('1') },
					{ name: '둘.txt', contentType: 'text/plain', bytes: Buffer.from('22') },
				],
			},
		]);
		await mail({}, [file('하나.txt', '1')]);
		expect(hiworks().mails()[1]!.files).toHaveLength(1);
	});

	test('mail-partial: every address is in one of three lists', async () => {
		hiworks().configure({ wrongAddresses: ['wrong@example.com'], duplicateAddresses: ['again@example.com'] });
		const { json } = await mail({
			to: 'to@example.com,wrong@example.com,again@example.com',
			cc: 'TO@example.com',
			bcc: 'nobody',
		});
		expect(json).toEqual({
			code: 'SUC',
			message: '',
			result: {
				successList: ['to@example.com'],
				dupList: ['again@example.com', 'TO@example.com'],
				wrongList: ['wrong@example.com', 'nobody'],
			},
		});
	});

	test('mail-err-200: one that reaches nobody is refused, or not', async () => {
		hiworks().configure({ wrongAddresses: ['to@example.com'] });
		const { status, json } = await mail();
		expect([status, json, hiworks().mails()]).toEqual([200, { code: 'ERR', message: expect.any(String) }, []]);
		hiworks().configure({ unreachedMail: 'SUC' });
		expect((await mail()).json).toEqual({
			code: 'SUC',
			message: '',
			result: { successList: [], dupList: [], wrongList: ['to@example.com'] },
		});
		expect(
			hiworks()
				.requests()
				.map(({ effect }) => effect),
		).toEqual([false, false]);
	});

	test.each<[string, () => ReturnType<typeof mail>]>([
		['no receiver', () => mail({ to: undefined })],
		['no text', () => mail({ content: ' ' })],
		['no word on keeping it', () => mail({ save_sent_mail: undefined })],
		['another word on keeping it', () => mail({ save_sent_mail: 'yes' })],
		['an unknown part', () => mail({}, [field('attachment', 'x')])],
		['the receiver twice', () => mail({}, [field('to', 'x@example.com')])],
		['a file without a name', () => mail({}, [field('file', 'x')])],
		[
			'mail-form: JSON',
			() =>
				call('POST', '/office/v2/webmail/sendMail', {
					to: 'to@example.com',
					user_id: 'admin',
					content: 'x',
					save_sent_mail: 'Y',
				}),
		],
	])('refuses %s', async (_name, send) => {
		expect((await send()).json).toMatchObject({ code: 'ERR' });
		expect([hiworks().mails(), hiworks().requests()[0]!.problems.length > 0]).toEqual([[], true]);
	});

	test('of a user that does not exist', async () => {
		hiworks().configure({ unknownUsers: 'refused' });
		expect((await mail({ user_id: 'nobody' })).json).toMatchObject({
			code: 'ERR',
			message: expect.stringContaining('nobody'),
		});
		expect((await mail()).json.code).toBe('SUC');
	});

	test('drops unknown parts when the sandbox is not strict', async () => {
		hiworks().configure({ strictKeys: false });
		const parts = [
			...fields({ to: 'to@example.com', user_id: 'admin', content: 'x', save_sent_mail: 'N' }),
			field('other', 'x'),
		];
		expect((await sendForm('/office/v2/webmail/sendMail', parts, token)).json.code).toBe('SUC');
	});
});

describe('notifications', () => {
	test('notify-extra: are kept', async () => {
		const { json } = await notify({
			user_list: ['admin', 'kcs'],
			mlink: 'https://m.example.com/',
			solution_name: '제목',
			solution_default_url: 'https://example.com/',
		});
		expect([json, closed('sendNotification', 200, json)]).toEqual([{ code: 'SUC', message: '' }, []]);
		expect(hiworks().notifications()).toEqual([
			{
				users: ['admin', 'kcs'],
				unknown: [],
				message: '메시지',
				link: 'https://example.com/',
				mlink: 'https://m.example.com/',
				solutionName: '제목',
			},
		]);
	});

	test('to users that do not exist go nowhere, with a word or without', async () => {
		expect((await notify({ user_list: ['admin', 'nobody'] })).json.code).toBe('SUC');
		expect(hiworks().notifications()[0]!.unknown).toEqual(['nobody']);
		hiworks().configure({ unknownUsers: 'refused' });
		expect((await notify({ user_list: ['admin', 'nobody'] })).json).toMatchObject({
			code: 'ERR',
			message: expect.stringContaining('nobody'),
		});
		expect(hiworks().notifications()).toHaveLength(1);
	});

	test.each([
		[{ user_list: [] }],
		[{ user_list: 'admin' }],
		[{ message: '' }],
		[{ link: undefined }],
		[{ link: 'example.com' }],
		[{ title: 'x' }],
	])('refuse %j', async (changes) => {
		expect((await notify(changes)).json).toMatchObject({ code: 'ERR' });
		expect(hiworks().notifications()).toEqual([]);
	});
});

test('the directory is what the settings say', async () => {
	const [users, organization] = [
		[{ no: '1', user_id: 'a', name: '가' }],
		{ node_id: '1', name: '본사', entries: [], nodes: [] },
	];
	hiworks().configure({ users, organization, signedIn: 'a' });
	expect([
		(await get('/hrm/v2/users')).json,
		(await get('/hrm/v2/organizations')).json,
		(await get('/user/v2/me')).json,
	]).toEqual([users, organization, users[0]]);
	hiworks().configure({ signedIn: 'b' });
	expect((await get('/user/v2/me')).json).toMatchObject({ code: 'ERR' });
	expect(() =>
		hiworks().configure({ organization: { node_id: '1', name: '본사', entries: [], nodes: [{ name: '팀' }] } }),
	).toThrow('organization');
});
