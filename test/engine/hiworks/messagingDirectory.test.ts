/** Directory and my account, and what all these operations share: quota, base URL, secrets, lists in the editor. */
import type { IDataObject } from 'n8n-workflow';

import { describeNode, searchList } from '../support/engine';
import { ACCESS_TOKEN, CONTINUE, office, OFFICE_TOKEN, withStandInOffice } from '../support/hiworks';
import { rows, told } from '../support/reports';

const hiworks = withStandInOffice();

const users = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ no: String(n), user_id: `u${n}`, name: `사용자 ${n}` }));

describe('Get Many Users', () => {
	it.each([
		[{}, 50],
		[{ limit: 3 }, 3],
		[{ returnAll: true, limit: 3 }, 120],
	])('with %p returns %d of 120', async (fields, count) => {
		hiworks.reply = () => ({ body: users(120) });
		const all = rows(await office(hiworks, 'user.getAll', fields));
		expect(all).toHaveLength(count);
		expect(all[count - 1]).toMatchObject({ userId: `u${count - 1}` });
	});

	it.each([[{ code: 'SUC' }], [[{ user_id: 'a' }]], ['text']])(
		'fails plainly on the answer %j, after three tries',
		async (body) => {
			hiworks.reply = () => ({ body });
			const [row] = rows(await office(hiworks, 'user.getAll', {}, CONTINUE));
			expect(row!.error?.message).toContain('Reading did not work');
			expect(told(row).outcome).toBeNull();
			expect(hiworks.seen).toHaveLength(3);
		},
	);

	it('goes on reading after a lost answer', async () => {
		hiworks.reply = () => (hiworks.seen.length === 1 ? 'lost' : undefined);
		expect(rows(await office(hiworks, 'user.getAll'))).toHaveLength(3);
	});
});

describe('Get Organization Chart', () => {
	const entry = (name: string): IDataObject => ({
		is_admin: 'N',
		is_construction_admin: 'Y',
		mail_id: name,
		name,
		email: `${name}@example.com`,
		phone: '02-000-1234',
		cell: '',
		node_id: 'x',
		user_no: 7,
	});
	const tree = {
		node_id: '1',
		name: '본사',
		entries: [],
		nodes: [
			{
				node_id: '2',
				name: '개발',
				parent_no: '1',
				entries: [entry('a')],
				nodes: [{ node_id: 3, name: '1팀', parent_no: '2', entries: [entry('b'), entry('a')], nodes: null }],
			},
			{ node_id: '4', name: '영업', parent_no: '1', entries: [entry('c')] },
		],
	};

	it('gives each place of each person its path', async () => {
		hiworks.reply = () => ({ body: tree });
		const all = rows(await office(hiworks, 'organizationChart.get', { options: { flat: true } }));
		expect(all.map(({ userId, departmentId, path }) => [userId, departmentId, path])).toEqual([
			['a', '2', ['본사', '개발']],
			['b', '3', ['본사', '개발', '1팀']],
			['a', '3', ['본사', '개발', '1팀']],
			['c', '4', ['본사', '영업']],
		]);
		expect(all[0]).toEqual({
			userId: 'a',
			userNo: '7',
			name: 'a',
			email: 'a@example.com',
			phone: '02-000-1234',
			cell: null,
			isAdmin: false,
			isConstructionAdmin: true,
			departmentId: '2',
			department: '개발',
			path: ['본사', '개발'],
			callsRemaining: 999,
		});
	});

	it('gives one nested item otherwise', async () => {
		hiworks.reply = () => ({ body: tree });
		const all = rows(await office(hiworks, 'organizationChart.get')) as any[];
		expect(all).toHaveLength(1);
		expect(
			all[0].departments.map(({ name, departments }: any) => [name, departments.map((one: any) => one.name)]),
		).toEqual([
			['개발', ['1팀']],
			['영업', []],
		]);
	});

	it('fails on the failure that has only a code', async () => {
		hiworks.reply = () => ({ body: { code: 'EXPIRED' } });
		const [row] = rows(await office(hiworks, 'organizationChart.get', {}, CONTINUE));
		expect(told(row)).toMatchObject({ outcome: 'rejected', code: 'EXPIRED' });
		expect(hiworks.seen).toHaveLength(1);
	});
});

describe('Get My Account', () => {
	it('asks once for all items, with the access token', async () => {
		const { outputs } = await office(hiworks, 'myAccount.get', {}, { input: [{}, {}, {}] });
		expect(outputs[0]!.map(({ json, pairedItem }) => [json.userId, pairedItem])).toEqual(
			[0, 1, 2].map((item) => ['admin', [{ item }]]),
		);
		expect(hiworks.seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${ACCESS_TOKEN}`]);
	});

	it.each([
		[{ accessToken: '' }, 'Access Token'],
		[{ accessToken: 'two words' }, 'Access Token'],
		[{ source: 'client', clientId: 'c', clientSecret: '' }, 'Client ID'],
		[
			{ source: 'client', accessToken: '', clientId: 'c', clientSecret: 's', accessTokenCode: '', refreshToken: ' ' },
			'Authorization Code',
		],
		[{ baseUrl: 'http://example.com' }, 'Base URL'],
	])('refuses the credential %p', async (credential, words) => {
		const { error } = await office(hiworks, 'myAccount.get', {}, { credential });
		expect(error?.message).toContain(`The Hiworks credential: ${words}: expected`);
		expect(hiworks.seen).toEqual([]);
	});

	it('has a credential of its own, shown for it alone', async () => {
		const { credentials } = await describeNode('hiworks');
		expect(credentials).toEqual([
			{ name: 'hiworksOfficeApi', required: true, displayOptions: { hide: { resource: ['myAccount'] } } },
			{ name: 'hiworksAccessTokenApi', required: true, displayOptions: { show: { resource: ['myAccount'] } } },
		]);
	});
});

describe('all of them', () => {
	const CALLS: Array<[string, object]> = [
		['sms.send', { sender: '02-000-1234', receiver: '010-0000-1234', message: '본문' }],
		['alimtalk.send', { receiver: '010-0000-1234', templateName: '주문', message: '본문' }],
		['mail.send', { to: 'to@test.com', content: '본문' }],
		['notification.send', { userIds: 'a', message: '={{ $itemIndex }}', link: 'https://example.com' }],
		['sms.getBalance', {}],
		['sms.getUsage', {}],
		['sms.getResult', { refKey: 'k' }],
		['sms.cancelScheduled', { refKey: 'k' }],
		['sms.reschedule', { refKey: 'k', sendAt: '2999-01-01 09:00' }],
		['alimtalk.getBalance', {}],
		['alimtalk.getResult', { messageId: '4711' }],
		['user.getAll', {}],
		['organizationChart.get', {}],
	];

	it.each(CALLS)('%s leaves calls to others', async (name, fields) => {
		const all = rows(
			await office(
				hiworks,
				name,
				{ ...fields, options: { keepCalls: 999, itemsInFlight: 1 } },
				{ input: [{}, {}], ...CONTINUE },
			),
		);
		expect(hiworks.seen).toHaveLength(1);
		expect(all[0]!.callsRemaining).toBe(999);
		expect(told(all.at(-1))).toMatchObject({ outcome: 'notSent', code: 'QUOTA' });
	});

	it.each(CALLS)('%s tells no secret', async (name, fields) => {
		hiworks.reply = () => ({ status: 400, body: { code: 'ERR', message: `Bearer ${OFFICE_TOKEN} 900101-1234567` } });
		const [row] = rows(await office(hiworks, name, fields as never, CONTINUE));
		expect(row!.error?.message).toContain('*** 900101-1******');
		expect(JSON.stringify(row)).not.toMatch(/sample-office-token|1234567/);
	});

	it.each(CALLS)('%s refuses a credential without token', async (name, fields) => {
		const { error } = await office(hiworks, name, fields as never, { credential: { officeToken: '' } });
		expect(error?.message).toContain('The Hiworks credential: Office Token: expected');
		expect(hiworks.seen).toEqual([]);
	});

	it.each([
		['sms.getResult', { refKey: 'k' }],
		['alimtalk.getResult', { messageId: '4711' }],
	])('%s masks resident numbers in what Hiworks answers', async (name, fields) => {
		hiworks.reply = () => ({
			body: { code: 'SUC', result: { text: '900101-1234567' }, data: { attributes: { to: '900101-1234567' } } },
		});
		expect(JSON.stringify(rows(await office(hiworks, name, fields)))).toContain('900101-1******');
	});

	it('lists the users in the editor, by what was typed', async () => {
		const credentials = { hiworksOfficeApi: { officeToken: OFFICE_TOKEN, baseUrl: hiworks.url } };
		expect(await searchList('hiworks', 'searchUsers', credentials)).toEqual({
			results: [
				{ name: '김영희 (kyh)', value: 'kyh' },
				{ name: '김철수 (kcs)', value: 'kcs' },
				{ name: '홍길동 (admin)', value: 'admin' },
			],
		});
		expect(await searchList('hiworks', 'searchUsers', credentials, 'ADM')).toEqual({
			results: [{ name: '홍길동 (admin)', value: 'admin' }],
		});
		expect(hiworks.seen.every(({ headers }) => headers['content-type'] === 'application/json')).toBe(true);
	});
});
