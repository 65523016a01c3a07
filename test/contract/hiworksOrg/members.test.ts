/** The rules of members: whom they can name, where they belong, and what is read of them. */

import { ORG, person, title, withHiworksOrg } from '../support/hiworksOrg.ts';

const org = () => sandbox.hiworksOrg;
const ERR = { code: 'ERR', message: expect.any(String) };
const OK = { code: 'SUC', message: '' };
const belongs = () =>
	org()
		.chart()
		.members.map(({ orgExtKeys }) => orgExtKeys.join(' '));

const { sandbox, organization, addMembers, changeMember, removeMembers, link, rows, get } = withHiworksOrg();
beforeEach(() => {
	org().setChart({
		positions: [title('p1'), title('p2')],
		duties: [title('d1')],
		organizations: ['o1', 'o2', 'o3'].map((extKey) => ({ extKey, name: extKey.toUpperCase() })),
		members: [
			{ user_id: 'user-a', user_name: '가', extKey: 'a', orgExtKeys: ['o1'], positionExtKey: 'p1' },
			{ user_id: 'user-b', extKey: 'b', email: 'b@example.com' },
		],
	});
});

test.each<[string, object]>([
	['a user id that is taken', { user_id: 'user-a' }],
	['a key that is taken', { extKey: 'a' }],
	['an unknown organisation', { orgExtKey: 'x' }],
	['a position of another kind', { positionExtKey: 'd1' }],
	['an unknown duty', { dutyExtKey: 'x' }],
	['no password', { user_pass: '' }],
	['a day that does not exist', { birthday: '1980-02-30' }],
	['another calendar', { birthday_type: 'L' }],
	['the user id of somebody who is not linked', { user_id: 'old' }],
])('sync-key-exists: a new member with %s is refused', async (_name, changes) => {
	org().configure({ unlinkedUsers: [{ user_id: 'old', user_name: '옛' }] });
	expect((await addMembers([person('new', changes)])).json).toEqual(ERR);
	expect(org().chart().members).toHaveLength(2);
	expect((await addMembers([person('new', { orgExtKey: 'o1', positionExtKey: 'p1', dutyExtKey: 'd1' })])).json).toEqual(
		OK,
	);
	expect(org().chart().members[2]).toMatchObject({
		user_id: 'user-new',
		orgExtKeys: ['o1'],
		positionExtKey: 'p1',
		dutyExtKey: 'd1',
		active: 'Y',
		passwordGiven: true,
	});
});

test.each<[string, object, string | null]>([
	['another instead of one', { orgExtKey: 'o1', modifyOrgExtKey: 'o2' }, 'o2'],
	['one more', { addOrgExtKey: 'o2' }, 'o1 o2'],
	['both', { orgExtKey: 'o1', modifyOrgExtKey: 'o2', addOrgExtKey: 'o3' }, 'o2 o3'],
	['one that is there already', { addOrgExtKey: 'o1' }, 'o1'],
	['empty keys', { orgExtKey: '', modifyOrgExtKey: '', addOrgExtKey: '' }, 'o1'],
	['the present one alone', { orgExtKey: 'o1' }, 'o1'],
	['instead of one that the member is not in', { orgExtKey: 'o2', modifyOrgExtKey: 'o3' }, null],
	['instead of nothing', { modifyOrgExtKey: 'o2' }, null],
	['an unknown one', { orgExtKey: 'o1', modifyOrgExtKey: 'x' }, null],
	['one more that is unknown', { addOrgExtKey: 'x' }, null],
])('an organisation for a member: %s', async (_name, changes, expected) => {
	expect((await changeMember({ extKey: 'a', ...changes })).json).toEqual(expected === null ? ERR : OK);
	expect(belongs()).toEqual([expected ?? 'o1', '']);
	expect(org().requests().at(-1)!.effect).toBe(expected !== null);
});

test('a change touches what it names, and a refused one nothing', async () => {
	const [before] = org().chart().members;
	await changeMember({
		extKey: 'a',
		modifyExtKey: 'c',
		user_name: '나',
		modifyPositionExtKey: 'p2',
		modifyDutyExtKey: 'd1',
		address: '성남시',
		active: 'N',
		active_memo: '파견',
	});
	expect(org().chart().members[0]).toEqual({
		...before,
		extKey: 'c',
		user_name: '나',
		positionExtKey: 'p2',
		dutyExtKey: 'd1',
		address: '성남시',
		active: 'N',
		active_memo: '파견',
	});
	expect(org().suspended()).toEqual(['user-a']);
	const after = org().chart();
	for (const body of [
		{ extKey: 'a' },
		{ extKey: 'c', modifyExtKey: 'b', user_name: 'x' },
		{ extKey: 'c', user_name: 'x', modifyPositionExtKey: 'x' },
		{ extKey: 'c', active: 'n' },
		{ extKey: 'c', email: '' },
	]) {
		expect((await changeMember(body)).json).toEqual(ERR);
	}
	expect(org().chart()).toEqual(after);
	await changeMember({
		extKey: 'c',
		active: 'Y',
		modifyExtKey: '',
		modifyPositionExtKey: '',
		modifyDutyExtKey: '',
	});
	expect([org().suspended(), org().chart().members[0]]).toEqual([[], { ...after.members[0], active: 'Y' }]);
});

test('deleting needs user id and key of the same member; both are free afterwards', async () => {
	for (const row of [
		{ user_id: 'user-a', extKey: 'b' },
		{ user_id: 'x', extKey: 'a' },
		{ user_id: 'user-a', extKey: 'x' },
		{ user_id: 'user-a' },
	])
		expect((await removeMembers([row])).json).toEqual(ERR);
	expect(org().chart().members).toHaveLength(2);
	expect((await removeMembers([{ user_id: 'user-a', extKey: 'a' }])).json).toEqual(OK);
	expect((await addMembers([person('a')])).json).toEqual(OK);
	expect(
		org()
			.chart()
			.members.map(({ extKey }) => extKey),
	).toEqual(['b', 'a']);
});

test('linking: those who are there and have no key yet', async () => {
	org().configure({
		unlinkedUsers: [
			{ user_id: 'old', user_name: '옛', cell: '01000001111' },
			{ user_id: 'older', user_name: '더' },
		],
	});
	for (const row of [
		{ user_id: 'x', extKey: 'k' },
		{ user_id: 'user-a', extKey: 'k' },
		{ user_id: 'old', extKey: 'a' },
		{ user_id: 'old' },
	])
		expect((await link([row])).json).toEqual(ERR);
	expect((await rows('member')).map(({ user_id }: any) => user_id)).toEqual(['user-a', 'user-b']);
	expect((await link([{ user_id: 'old', extKey: 'k' }])).json).toEqual(OK);
	expect((await link([{ user_id: 'old', extKey: 'l' }])).json).toEqual(ERR);
	expect(org().chart().members[2]).toMatchObject({
		user_id: 'old',
		user_name: '옛',
		cell: '01000001111',
		extKey: 'k',
		passwordGiven: false,
	});
	org().configure({ linkWithoutKey: 'userIdIsKey' });
	expect((await link([{ user_id: 'older' }])).json).toEqual(OK);
	expect([org().chart().members[3]!.extKey, org().unlinked()]).toEqual(['older', []]);
	// Somebody who was deleted is not there to be linked again.
	await removeMembers([{ user_id: 'old', extKey: 'k' }]);
	expect((await link([{ user_id: 'old', extKey: 'k' }])).json).toEqual(ERR);
});

describe('reading', () => {
	test('member-all: one, all, and not without extKey', async () => {
		expect((await rows('member')).map(({ extKey }: any) => extKey)).toEqual(['a', 'b']);
		expect(await rows('member', 'extKey=b')).toEqual([
			{ user_id: 'user-b', user_name: '', extKey: 'b', email: 'b@example.com', phone: '', cell: '', organizations: [] },
		]);
		expect(await rows('member', 'extKey=x')).toEqual([]);
		expect((await get(`${ORG}/member`)).json).toEqual(ERR);
	});

	test('organizations, in each of its shapes; and a user id that is not told', async () => {
		const read = async () => (await rows('member', 'extKey=a'))[0];
		expect(await read()).toMatchObject({ user_id: 'user-a', organizations: ['o1'] });
		org().configure({ organizationsAs: 'objects' });
		await organization('PUT', { extKey: 'o1', modifyExtKey: 'o9', name: '새' });
		expect((await read()).organizations).toEqual([{ extKey: 'o9', name: '새' }]);
		org().configure({ organizationsAs: 'empty', userIdRead: false });
		expect(await read()).toMatchObject({ user_id: '', organizations: [] });
		expect(belongs()).toEqual(['o9', '']);
	});

	test('no answer has a field that is not documented', async () => {
		for (const [operation, kind] of [
			['listPositions', 'position'],
			['listDuties', 'duty'],
			['listOrganizations', 'organization'],
			['listMembers', 'member'],
		] as const) {
			const { status, json } = await get(`${ORG}/${kind}?extKey=`);
			expect([operation, json.data.length > 0, org().contract.answerProblems(operation, status, json, true)]).toEqual([
				operation,
				true,
				[],
			]);
			json.data[0].parentExtKey = 'x';
			expect(org().contract.answerProblems(operation, status, json, true)).not.toEqual([]);
		}
	});
});
