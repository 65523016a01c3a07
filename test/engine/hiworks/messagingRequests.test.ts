/**
 * Every documented request of 알림, 메일, 메시징, 인사관리 and 내 정보 as the node makes it, and every documented answer as it comes
 * out.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MAIL_SAMPLES } from '../../support/mailSamples.ts';
import { ACCESS_TOKEN, collection, locator, office, OFFICE_TOKEN, withStandInOffice } from '../support/hiworks';

// The examples are scheduled for 2019.
const hiworks = withStandInOffice('2019-03-01');

/** A place where a template of the collection has words, or values that belong to no request. */
const FILLED: Record<string, string> = {
	...MAIL_SAMPLES,
	'%오피스아이디%': 'admin',
	'SMS 전송 리턴키': 'NzQwODgzZWMyOWQ1NTI0OTMxNmQ0ZGFhMWQ2NDU2Mzk=',
	'%ID%': '4711',
	'{오피스주소}': 'example.co.kr',
};
const filled = (text: string) =>
	Object.entries(FILLED).reduce((whole, [words, value]) => whole.replaceAll(words, value), text);

interface Case {
	at: number;
	name: string;
	fields?: INodeParameters;
	output: IDataObject | IDataObject[];
}

const KEY = 'NzQwODgzZWMyOWQ1NTI0OTMxNmQ0ZGFhMWQ2NDU2Mzk=';
const LEFT = { callsRemaining: 999 };
/** Of what changes something. */
const SENT = { duplicate: false, recovered: false, ...LEFT };
const person = (userId: string, userNo: string, name: string, isAdmin = false) => ({
	userId,
	userNo,
	name,
	email: null,
	phone: null,
	cell: null,
	isAdmin,
	isConstructionAdmin: false,
});
const PEOPLE = [
	person('admin', '1232345', '홍길동', true),
	person('kcs', '2343456', '김철수'),
	person('kyh', '3454567', '김영희'),
];
const MARKETING = [person('kkd', '4565678', '김길동'), person('khs', '5676789', '김희선')];

const CASES: Case[] = [
	{ at: 3, name: 'myAccount.get', output: { userId: 'admin', userNo: '1234567', name: '홍길동', ...LEFT } },
	{
		at: 20,
		name: 'organizationChart.get',
		output: {
			departmentId: '12312',
			name: '하이웍스',
			parentId: null,
			people: PEOPLE,
			departments: [
				{ departmentId: '23434', name: '하이웍스 마케팅', parentId: '12312', people: MARKETING, departments: [] },
			],
			...LEFT,
		},
	},
	{
		at: 20,
		name: 'organizationChart.get',
		fields: { options: { flat: true } },
		output: [
			...PEOPLE.map((one) => ({ ...one, departmentId: '12312', department: '하이웍스', path: ['하이웍스'], ...LEFT })),
			...MARKETING.map((one) => ({
				...one,
				departmentId: '23434',
				department: '하이웍스 마케팅',
				path: ['하이웍스', '하이웍스 마케팅'],
				...LEFT,
			})),
		],
	},
	{
		at: 21,
		name: 'user.getAll',
		fields: { returnAll: true },
		output: [
			['admin', '1231234', '홍길동'],
			['kcs', '2345678', '김철수'],
			['kyh', '3454567', '김영희'],
		].map(([userId = '', userNo = '', name = '']) => ({ userId, userNo, name, ...LEFT })),
	},
	{
		at: 22,
		name: 'notification.send',
		fields: {
			userIds: 'admin',
			message: '메시지',
			link: 'https://developers.hiworks.com',
			options: {
				mobileLink: 'https://m.hiworks.com',
				title: '알림제목림',
				imageUrl: 'https://www.hiworks.com/static/images/logo.png',
			},
		},
		output: { status: 'accepted', userIds: ['admin'], usersInCall: 1, ...SENT },
	},
	{
		at: 23,
		name: 'mail.send',
		fields: {
			to: 'to@test.com',
			subject: '제목',
			content: '본문',
			options: { cc: 'cc@test.com', bcc: 'bcc@test.com' },
		},
		output: {
			status: 'accepted',
			successList: ['to@test.com', 'cc@test.com', 'bcc@test.com'],
			dupList: [],
			wrongList: [],
			missedList: [],
			...SENT,
		},
	},
	{
		at: 24,
		name: 'sms.send',
		fields: {
			sender: '010-1111-2222',
			receiver: '010-3333-4444',
			message: '본문',
			options: { subject: '제목', sendAt: '2019-04-01 15:40:11' },
		},
		output: {
			refKey: 'NzQwODg21zZWMyOWQ1NTI0OTMxNmQ0ZGFh23DU2Mzk=',
			success: 1,
			fail: 0,
			quantityBefore: 291,
			quantityAfter: 290,
			status: 'scheduled',
			sendAt: '2019-04-01 15:40:11',
			bytes: 4,
			...SENT,
		},
	},
	{
		at: 26,
		name: 'sms.getBalance',
		output: { userId: 'admin', shared: 291, assigned: 0, sharedArs: 0, assignedArs: 0, ...LEFT },
	},
	{
		at: 27,
		name: 'sms.getResult',
		fields: { refKey: KEY },
		output: { refKey: KEY, result: { state: '발송 완료' }, ...LEFT },
	},
	{
		at: 28,
		name: 'sms.getUsage',
		output: { userId: 'admin', sms: 18, lms: 2, mms: 3, period: 'LAST 6 MONTHS', ...LEFT },
	},
	{
		at: 29,
		name: 'sms.reschedule',
		fields: { refKey: KEY, sendAt: '2019-04-02T05:30:00Z' },
		output: { refKey: KEY, status: 'scheduled', sendAt: '2019-04-02 14:30:00', ...SENT },
	},
	{
		at: 30,
		name: 'sms.cancelScheduled',
		fields: { refKey: KEY },
		output: { refKey: KEY, status: 'canceled', ...SENT },
	},
	{
		at: 31,
		name: 'alimtalk.send',
		fields: {
			userId: locator('test'),
			receiver: '010-1234-5678',
			templateName: '회원 가입',
			message: '안녕하세요.\r\n 회원가입이 완료되었습니다.',
			resend: true,
			resendSubject: '회원 가입 안내',
			resendFrom: '1544-4370',
			options: { sendAt: '2019-07-01 09:00' },
		},
		output: { messageId: '4711', status: 'scheduled', sendAt: '2019-07-01 09:00:00', ...SENT },
	},
	{ at: 32, name: 'alimtalk.getBalance', output: { userId: 'admin', shared: 120, assigned: 30, ...LEFT } },
	{
		at: 33,
		name: 'alimtalk.getResult',
		fields: { messageId: '4711' },
		output: {
			messageId: '4711',
			completeState: 'Y',
			completedAt: null,
			sendState: 'Y',
			sentAt: null,
			receiver: '821000001234',
			resend: 'N',
			resent: null,
			resendCompleteState: null,
			resendCompletedAt: null,
			resendState: null,
			resentAt: null,
			resendSubject: null,
			resendFrom: null,
			...LEFT,
		},
	},
];

const withElevenDigits = (body: unknown) =>
	JSON.parse((JSON.stringify(body) ?? 'null').replace('82101234567', '821012345678')) as unknown;

/**
 * Where what is sent is not the example by the letter.
 *
 * | Request | Deviation | Reason |
 * |---|---|---|
 * | all | words in braces, `%…%` and the like | templates: real values in their place (exceptions list, section 1) |
 * | [23] | has the header Content-Type of a form | the collection leaves it to Postman |
 * | [23] | query and form have no order | the example's order of fields carries no meaning |
 * | [31] | line end | the item has CRLF, the example LF: LF is sent |
 * | [31] | receiver | the example has a mobile number of 10 digits; those of 010 have 11 |
 */
describe.each(CASES)('[$at] by $name', ({ at, name, fields = {}, output }) => {
	const documented = collection[at]!;

	it('sends what is documented', async () => {
		const { error } = await office(hiworks, name, fields);
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
		expect(hiworks.seen).toHaveLength(1);
		const [sent] = hiworks.seen;
		const url = new URL(filled(documented.url.replace('{{hiworks_api_url}}', hiworks.url)));
		expect([sent!.method, sent!.path]).toEqual([documented.method, url.pathname]);
		expect(sent!.query).toEqual(Object.fromEntries(url.searchParams));
		expect(sent!.headers.authorization).toBe(`Bearer ${name === 'myAccount.get' ? ACCESS_TOKEN : OFFICE_TOKEN}`);
		if (documented.form) {
			expect(sent!.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
			expect(sent!.body).toEqual(Object.fromEntries(documented.form.map(({ key, example }) => [key, filled(example)])));
		} else {
			expect(documented.headers['Content-Type']).toBe('application/json');
			expect(sent!.headers['content-type']).toBe('application/json');
			expect(sent!.body).toEqual(documented.body && withElevenDigits(documented.body));
		}
	});

	it('reads the answer', async () => {
		const { outputs } = await office(hiworks, name, fields);
		expect(outputs[0]!.map(({ json }) => json)).toEqual([output].flat());
		expect(outputs[0]!.every(({ pairedItem }) => JSON.stringify(pairedItem) === '[{"item":0}]')).toBe(true);
	});
});

it('covers every request of these parts', () => {
	const parts = ['내 정보 조회', '인사관리', '알림', '메일', '메시징(문자, 알림톡)'];
	const there = collection.flatMap(({ path: [part = ''] }, at) => (parts.includes(part) ? [at] : []));
	expect([...new Set(CASES.map(({ at }) => at)), 25].sort((a, b) => a - b)).toEqual(there);
});

it('[25] makes the address of the compose page without a call', async () => {
	const { outputs } = await office(hiworks, 'sms.getComposePageUrl', { officeAddress: ' example.co.kr ' });
	expect(outputs[0]!.map(({ json }) => json)).toEqual([
		{ url: filled(collection[25]!.url).replace('{{hiworks_api_url}}', hiworks.url) },
	]);
	const { error } = await office(hiworks, 'sms.getComposePageUrl', { officeAddress: '../open' });
	expect(error?.message).toContain('Office Address [item 0]');
	expect(hiworks.seen).toEqual([]);
});
