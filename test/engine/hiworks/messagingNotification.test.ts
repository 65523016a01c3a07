/** Notifications: who gets them, and which items go as one call. */
import { CONTINUE, locator, office, withStandInOffice } from '../support/hiworks';
import { rows, told } from '../support/reports';

const hiworks = withStandInOffice();

const FIELDS = { userIds: '={{ $json.to }}', message: '={{ $json.m }}', link: 'https://example.com/1' };
const users = () => hiworks.seen.map(({ body }) => [body.message, ...body.user_list]);
const to = (user: string | string[], m = '알림') => ({ to: user, m });

it('sends equal notifications as one call, and answers each item', async () => {
	const input = [to('a'), to('b', '다른'), to(['c', 'd', 'c']), to('e, f'), to('g', '다른')];
	const { outputs } = await office(hiworks, 'notification.send', FIELDS, { input });
	expect(users()).toEqual([
		['알림', 'a', 'c', 'd', 'e', 'f'],
		['다른', 'b', 'g'],
	]);
	expect(outputs[0]!.map(({ json, pairedItem }) => [json.userIds, json.usersInCall, pairedItem])).toEqual([
		[['a'], 5, [{ item: 0 }]],
		[['b'], 2, [{ item: 1 }]],
		[['c', 'd'], 5, [{ item: 2 }]],
		[['e', 'f'], 5, [{ item: 3 }]],
		[['g'], 2, [{ item: 4 }]],
	]);
});

it('does not put together what differs in a link or an option', async () => {
	const input = [
		{ ...to('a'), t: '제목 1' },
		{ ...to('b'), t: '제목 2' },
		{ ...to('c'), t: '제목 1' },
	];
	await office(hiworks, 'notification.send', { ...FIELDS, options: { title: '={{ $json.t }}' } }, { input });
	expect(users()).toEqual([
		['알림', 'a', 'c'],
		['알림', 'b'],
	]);
});

it('sends twice what is asked for twice', async () => {
	await office(hiworks, 'notification.send', FIELDS, { input: [to('a'), to('a'), to('b')] });
	expect(users()).toEqual([
		['알림', 'a', 'b'],
		['알림', 'a'],
	]);
});

it('keeps to the number of users in a call, but does not split an item', async () => {
	await office(
		hiworks,
		'notification.send',
		{ ...FIELDS, options: { usersPerCall: 2 } },
		{ input: [to('a'), to('b, c, d'), to('e'), to('f')] },
	);
	expect(users()).toEqual([
		['알림', 'a', 'e'],
		['알림', 'b', 'c', 'd'],
		['알림', 'f'],
	]);
});

it('puts 250 users into 3 calls', async () => {
	await office(hiworks, 'notification.send', FIELDS, { input: Array.from({ length: 250 }, (_, n) => to(`u${n}`)) });
	expect(hiworks.seen.map(({ body }) => body.user_list.length)).toEqual([100, 100, 50]);
});

it('takes users from the list and beside it', async () => {
	await office(hiworks, 'notification.send', {
		...FIELDS,
		message: '알림',
		userIds: 'kcs, admin',
		users: { user: [{ userId: locator('admin') }, { userId: locator('kyh') }] },
	});
	expect(users()).toEqual([['알림', 'admin', 'kyh', 'kcs']]);
});

it.each([
	['nobody', { userIds: '' }, 'User IDs [item 0]: expected at least one user'],
	['an object for a list', { userIds: '={{ [{}] }}' }, 'User IDs [item 0]: expected a text, or a list of texts'],
	['no text', { message: '={{ "" }}' }, 'Message [item 0]: expected a value'],
	['no page', { link: 'example.com' }, 'Link [item 0]: expected an address that begins with https://'],
	['a script', { options: { mobileLink: 'javascript:alert(1)' } }, 'Mobile Link [item 0]'],
	['a picture with spaces', { options: { imageUrl: 'https://example.com/a b.png' } }, 'Image URL [item 0]'],
])('refuses: %s', async (_, changes, words) => {
	const { error } = await office(hiworks, 'notification.send', {
		userIds: 'a',
		message: '알림',
		link: 'https://example.com',
		...changes,
	} as never);
	expect(error?.message).toContain(words);
	expect(hiworks.seen).toEqual([]);
});

const refuse = (message: string) => {
	hiworks.reply = ({ body }) =>
		body.message === message ? { body: { code: 'ERR', message: '없는 사용자' } } : undefined;
};

it('fails all items of a refused call, and on continue only these', async () => {
	refuse('다른');
	const input = [to('a'), to('b', '다른'), to('c', '다른'), to('d', '셋')];
	const all = rows(await office(hiworks, 'notification.send', FIELDS, { input, ...CONTINUE }));
	expect(all.map((row) => (row.error === undefined ? row.status : told(row).vendorMessage))).toEqual([
		'accepted',
		'없는 사용자',
		'없는 사용자',
		'accepted',
	]);
	expect(hiworks.seen).toHaveLength(3);
});

it('starts nothing new after a failure, and says what was done', async () => {
	refuse('다른');
	const { error } = await office(
		hiworks,
		'notification.send',
		{ ...FIELDS, options: { itemsInFlight: 1 } },
		{ input: [to('a'), to('b', '다른'), to('c', '셋')] },
	);
	expect(error?.message).toContain('없는 사용자 (ERR, HTTP 200) [item 1]');
	expect(error?.description).toContain('Already done (1):\nitem 0');
	expect(error?.description).toContain('Not started: 1');
	expect(users()).toEqual([
		['알림', 'a'],
		['다른', 'b'],
	]);
});

it('starts nothing new after a refused token, on continue too', async () => {
	hiworks.reply = () => ({ status: 401, body: { code: 'ERR', message: 'token' } });
	const all = rows(
		await office(
			hiworks,
			'notification.send',
			{ ...FIELDS, options: { itemsInFlight: 1 } },
			{ input: [to('a'), to('b', '다른')], ...CONTINUE },
		),
	);
	expect(all.map((row) => told(row).outcome)).toEqual(['rejected', 'notSent']);
	expect(hiworks.seen).toHaveLength(1);
});

describe('Whom a text names', () => {
	const sent = async (given: string) => {
		const { error } = await office(hiworks, 'notification.send', FIELDS, { input: [to(given)] });
		return error?.message ?? users().map(([, ...ids]) => ids);
	};

	it.each(['a, b', 'a;b', 'a\nb', '["a", "b"]', ' ["a","b","a"]'])('by %j', async (given) => {
		expect(await sent(given)).toEqual([['a', 'b']]);
	});

	// Hiworks takes any text as an ID, and a notification to nobody is lost.
	it.each(['홍길동', 'a b', "['a', 'b']", '[{"id":"a"}]', '[a'])('is refused by %j', async (given) => {
		expect(await sent(given)).toMatch(/^User IDs \[item 0\]: expected /);
		expect(hiworks.seen).toEqual([]);
	});
});
