/** The rules of positions, duties and organisations, and what becomes of a list with a bad row. */

import { change, ORG, person, title, withHiworksOrg } from '../support/hiworksOrg.ts';

const org = () => sandbox.hiworksOrg;
const ERR = { code: 'ERR', message: expect.any(String) };
const OK = { code: 'SUC', message: '' };
const keys = (list: Array<{ extKey: string }>) => list.map(({ extKey }) => extKey);

const { sandbox, positions, duties, organization, addMembers, removeMembers, link, remove, rows, call, get } =
	withHiworksOrg();

describe('positions and duties', () => {
	test('sync-position-max: thirty positions, and as many duties as one likes', async () => {
		const thirty = Array.from({ length: 30 }, (_none, index) => title(`k${index}`));
		expect((await positions('POST', thirty)).json).toEqual(OK);
		expect((await positions('POST', [title('more')])).json).toEqual(ERR);
		expect((await duties('POST', [...thirty, title('more')])).json).toEqual(OK);
		await remove('position', 'k0');
		expect((await positions('POST', [title('more')])).json).toEqual(OK);
		expect(org().chart().positions).toHaveLength(30);
	});

	test('position-level-depth: level of a list, and of a row before it', async () => {
		await positions('POST', [title('a'), title('b')], { level: '9' });
		await positions('POST', [title('c')]);
		await positions('PUT', [change('a', { level: '2' }), change('b')], { level: '3' });
		expect(await rows('position')).toEqual(
			['a', 'b', 'c'].map((key, index) => ({ ...title(key), level: ['2', '3', ''][index] })),
		);
		expect(keys(await rows('position', 'level=3&extKey'))).toEqual(['b']);
		expect(keys(await rows('position', 'level=2&extKey=b'))).toEqual([]);
		org().configure({ positionLevel: false });
		expect(await rows('position', 'level=2&extKey=')).toEqual([title('a')]);
	});

	test('order-text: read in its order, as it was sent or as a place', async () => {
		await duties('POST', [title('a', { order: '정렬10' }), title('b', { order: '정렬2' })]);
		expect((await rows('duty')).map(({ extKey, order }: any) => [extKey, order])).toEqual([
			['b', '정렬2'],
			['a', '정렬10'],
		]);
		org().configure({ orderAs: 'place' });
		expect((await rows('duty', 'extKey=a')).map(({ extKey, order }: any) => [extKey, order])).toEqual([['a', '1']]);
	});

	test.each([
		['position', positions],
		['duty', duties],
	] as const)('sync-key-exists: %s', async (kind, ask) => {
		await ask('POST', [title('a'), title('b')]);
		for (const answer of [
			await ask('POST', [title('a')]),
			await ask('PUT', [change('a', { modifyExtKey: 'b' })]),
			await ask('PUT', [change('x')]),
			await remove(kind, 'x'),
		])
			expect(answer.json).toEqual(ERR);
		expect((await ask('PUT', [change('a', { modifyExtKey: 'c', name: '새' })])).json).toEqual(OK);
		expect(await rows(kind)).toEqual([
			expect.objectContaining({ extKey: 'c', name: '새', order: '1' }),
			expect.objectContaining({ extKey: 'b' }),
		]);
		expect((await get(`${ORG}/${kind}?extKey=x`)).json).toEqual({ ...OK, data: [] });
		org().configure({ unknownKeyRead: 'refused' });
		expect((await get(`${ORG}/${kind}?extKey=x`)).json).toEqual(ERR);
	});

	test('one that a member has: its key follows, and it goes where that is allowed', async () => {
		org().setChart({
			positions: [title('p')],
			duties: [title('d')],
			members: [{ user_id: 'u', extKey: 'm', positionExtKey: 'p', dutyExtKey: 'd' }],
		});
		await positions('PUT', [change('p', { modifyExtKey: 'q' })]);
		expect(org().chart().members).toMatchObject([{ positionExtKey: 'q', dutyExtKey: 'd' }]);
		org().configure({ deletingUsedTitles: 'refused' });
		expect((await remove('position', 'q')).json).toEqual(ERR);
		org().configure({ deletingUsedTitles: 'taken' });
		await remove('position', 'q');
		await remove('duty', 'd');
		expect(org().chart()).toMatchObject({
			positions: [],
			duties: [],
			members: [{ positionExtKey: '', dutyExtKey: '' }],
		});
	});
});

describe('organisations', () => {
	const tree = () =>
		org().setChart({
			organizations: [
				{ extKey: 'a', name: 'A', regDate: '2018-09-27' },
				{ extKey: 'b', name: 'B', parentExtKey: 'a' },
				{ extKey: 'c', name: 'C', parentExtKey: 'b' },
				{ extKey: 'd', name: 'D' },
			],
			members: [{ user_id: 'u', extKey: 'm', orgExtKeys: ['c', 'd'] }],
		});

	test('sync-parent-root: at the top without a parent, below one that exists', async () => {
		for (const body of [
			{ extKey: 'a', name: 'A' },
			{ extKey: 'b', name: 'B', parentExtKey: '' },
			{ extKey: 'c', name: 'C', parentExtKey: 'b' },
		])
			expect((await organization('POST', body)).json).toEqual(OK);
		expect(
			org()
				.chart()
				.organizations.map(({ parentExtKey }) => parentExtKey),
		).toEqual(['', '', 'b']);
		expect((await organization('POST', { extKey: 'x', name: 'X', parentExtKey: 'y' })).json).toEqual(ERR);
		expect((await organization('POST', { extKey: 'x', name: 'X', parentExtKey: 'x' })).json).toEqual(ERR);
		expect((await organization('POST', { extKey: 'a', name: 'X' })).json).toEqual(ERR);
		expect(await rows('organization')).toEqual(
			['a', 'b', 'c'].map((extKey) => ({
				extKey,
				name: extKey.toUpperCase(),
				regDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			})),
		);
	});

	test('sync-no-move, sync-key-exists: another name and key, never another parent', async () => {
		tree();
		for (const body of [
			{ extKey: 'x', name: 'X' },
			{ extKey: 'a', modifyExtKey: 'b' },
			{ extKey: 'a', parentExtKey: 'd' },
		])
			expect((await organization('PUT', body)).json).toEqual(ERR);
		expect((await organization('PUT', { extKey: 'b', modifyExtKey: 'z' })).json).toEqual(OK);
		expect((await organization('PUT', { extKey: 'a', name: '새' })).json).toEqual(OK);
		expect(
			org()
				.chart()
				.organizations.map(({ extKey, name, parentExtKey }) => [extKey, name, parentExtKey]),
		).toEqual([
			['a', '새', ''],
			['z', 'B', 'a'],
			['c', 'C', 'z'],
			['d', 'D', ''],
		]);
	});

	test('deleting: the last of a branch, and others where that is allowed', async () => {
		tree();
		for (const key of ['x', 'a', 'b', 'c', 'd'])
			expect([key, (await remove('organization', key)).json]).toEqual([key, ERR]);
		// Others below are enough.
		await organization('POST', { extKey: 'e', name: 'E' });
		await organization('POST', { extKey: 'f', name: 'F', parentExtKey: 'e' });
		for (const [key, answer] of [
			['e', ERR],
			['f', OK],
			['e', OK],
		] as const)
			expect((await remove('organization', key)).json).toEqual(answer);
		org().configure({ deletingUsedOrganizations: 'taken' });
		expect((await remove('organization', 'a')).json).toEqual(OK);
		expect(org().chart()).toMatchObject({
			organizations: [{ extKey: 'd' }],
			members: [{ extKey: 'm', orgExtKeys: ['d'] }],
		});
	});

	test('are read by key and by depth', async () => {
		tree();
		expect(keys(await rows('organization', 'level=1&extKey'))).toEqual(['a', 'd']);
		expect(keys(await rows('organization', 'level=3'))).toEqual(['c']);
		expect(await rows('organization', 'extKey=a')).toEqual([{ extKey: 'a', name: 'A', regDate: '2018-09-27' }]);
	});
});

describe('sync-one-answer: a list with a bad row', () => {
	const lists: Array<[string, () => Promise<{ json: any }>, () => string[], string[]]> = [
		[
			'new positions',
			() => positions('POST', [title('x'), title('a'), title('y')]),
			() => keys(org().chart().positions),
			['a', 'b', '+x', '+y'],
		],
		[
			'changed positions',
			() => positions('PUT', [change('a', { name: '+' }), change('n'), change('b', { name: '+' })]),
			() =>
				org()
					.chart()
					.positions.map(({ extKey, name }) => (name === '+' ? `+${extKey}` : extKey)),
			['+a', '+b'],
		],
		[
			'new duties',
			() => duties('POST', [title('x'), title('a'), title('y')]),
			() => keys(org().chart().duties),
			['a', 'b', '+x', '+y'],
		],
		[
			'new members',
			() => addMembers([person('x'), person('a'), person('y')]),
			() => keys(org().chart().members),
			['a', 'b', '+x', '+y'],
		],
		[
			'gone members',
			() =>
				removeMembers([
					{ user_id: 'user-a', extKey: 'a' },
					{ user_id: 'user-a', extKey: 'b' },
					{ user_id: 'user-b', extKey: 'b' },
				]),
			() => keys(org().chart().members),
			['-a', '-b'],
		],
		[
			'linked members',
			() =>
				link([
					{ user_id: 'old-1', extKey: 'x' },
					{ user_id: 'old-1', extKey: 'z' },
					{ user_id: 'old-2', extKey: 'y' },
				]),
			() => keys(org().chart().members),
			['a', 'b', '+x', '+y'],
		],
	];

	test.each(lists)('%s', async (name, ask, read, expected) => {
		const before = {
			positions: ['a', 'b'].map((key) => title(key)),
			duties: ['a', 'b'].map((key) => title(key)),
			members: ['a', 'b'].map((key) => ({ user_id: `user-${key}`, extKey: key })),
		};
		org().configure({ unlinkedUsers: ['old-1', 'old-2'].map((user_id) => ({ user_id, user_name: user_id })) });
		const marked = expected.filter((key) => /^[+-]/.test(key));
		/** What is there when the first so many of the good rows are done. */
		const after = (done: number) =>
			expected.flatMap((key) => {
				const isDone = marked.includes(key) && marked.indexOf(key) < done;
				const bare = key.replace(/^[+-]/, '');
				if (!marked.includes(key)) return [bare];
				if (key.startsWith('-')) return isDone ? [] : [bare];
				const isChange = expected.length === 2;
				return isChange ? [isDone ? key : bare] : isDone ? [bare] : [];
			});
		for (const [listFailure, done] of [
			['allOrNothing', 0],
			['upToTheBadRow', 1],
			['skipTheBadRows', 2],
		] as const) {
			org().reset({ keepSettings: true });
			org().setChart(before);
			org().configure({ listFailure });
			expect([listFailure, (await ask()).json, read()]).toEqual([listFailure, ERR, after(done)]);
			expect(org().requests().at(-1)!.effect).toBe(done > 0);
			expect(org().unlinked()).toHaveLength(name === 'linked members' ? 2 - done : 2);
		}
	});

	test('after one that was taken back new records come last, and in their order', async () => {
		await positions('POST', [title('a'), title('b'), title('a')]);
		await positions('POST', [title('b')]);
		await positions('POST', [title('a')]);
		expect(keys(org().chart().positions)).toEqual(['b', 'a']);
	});

	test('failingKeys: of rows and of calls', async () => {
		org().configure({ failingKeys: ['x'], listFailure: 'skipTheBadRows' });
		expect((await duties('POST', [title('x'), title('y')])).json).toEqual(ERR);
		expect((await organization('POST', { extKey: 'x', name: 'X' })).json).toEqual(ERR);
		expect([keys(org().chart().duties), org().chart().organizations]).toEqual([['y'], []]);
	});

	test('nothing is done of a list that the contract refuses', async () => {
		org().configure({ listFailure: 'skipTheBadRows' });
		expect((await duties('POST', [title('y'), { name: 'x', extKey: 'x' }])).json).toEqual(ERR);
		expect((await call('POST', `${ORG}/duty`, { duty_list: [] })).json).toEqual(ERR);
		expect(org().chart().duties).toEqual([]);
	});
});
