import type { IDataObject } from 'n8n-workflow';

import type { Execution, Result } from '../support/engine';
import { hiworksOrg, kept, startOffice, type Office } from '../support/hiworksOrg';
import { jsonOf } from '../support/reports';

let office: Office;
beforeAll(async () => {
	office = await startOffice();
});
afterAll(async () => await office.close());
beforeEach(() => office.reset());

const OPEN = { mostRemovals: 1000, mostRemovalsPercent: 100 };

async function sync(
	chart: object,
	state?: object,
	options: IDataObject = {},
	more: Partial<Execution> = {},
): Promise<Result> {
	return await hiworksOrg(
		office.url,
		'orgChart.sync',
		{
			chartSource: 'object',
			chartJson: '={{ $json.chart }}',
			lastStateJson: '={{ $json.state }}',
			options: options as never,
		},
		{ input: [{ chart, state: state ?? '' } as never], ...more },
	);
}

const stepsOf = (result: Result) => jsonOf(result).slice(0, -1);
const stateOf = (result: Result) => jsonOf(result).at(-1)?.state as any;
const brief = (result: Result) =>
	stepsOf(result).map(({ action, kind, key, outcome }) => `${action} ${kind} ${key} ${outcome}`);

const member = (key: string, more: object = {}) => ({
	externalKey: key,
	name: `N-${key}`,
	userId: `user-${key}`,
	password: `s3cret-${key}`,
	...more,
});
const organization = (key: string, parentKey?: string) => ({
	externalKey: key,
	name: `N-${key}`,
	...(parentKey && { parentKey }),
});
const rank = (key: string, order = '1') => ({ externalKey: key, name: `N-${key}`, order });
const CHART = {
	positions: [{ ...rank('p1'), level: '9' }, rank('p2', '2')],
	duties: [rank('d1')],
	organizations: [organization('team', 'head'), organization('head')],
	members: [
		member('m1', {
			organizationKeys: ['team', 'head'],
			positionKey: 'p1',
			dutyKey: 'd1',
			email: 'a@example.com',
			active: false,
			activeMemo: '휴직',
		}),
		member('m2', { organizationKeys: 'head' }),
	],
};
/** So much that taking one away is a small share. */
const many = (count: number) => Array.from({ length: count }, (_, index) => member(`x${index}`));

/** Somebody whom no sync made: without an external key. */
function addMemberOfTheWeb() {
	office.member.set('', {
		user_id: 'web',
		user_name: 'Web',
		extKey: '',
		email: '',
		phone: '',
		cell: '',
		organizations: new Set(),
		hidden: {},
	});
}

describe('the way', () => {
	it('goes in order of dependence: lists first, organizations from the top, members, and what a new member needs more', async () => {
		const result = await sync(CHART);
		expect(office.changes().map(({ method, url }) => `${method} ${url.replace('/office/org/', '')}`)).toEqual([
			'POST position',
			'POST position',
			'POST duty',
			'POST organization',
			'POST organization',
			'POST member',
			'PUT member',
		]);
		expect(office.changes()[6]!.body).toEqual({ extKey: 'm1', addOrgExtKey: 'head', active: 'N', active_memo: '휴직' });
		expect(office.organization.get('team')?.parent).toBe('head');
		expect(jsonOf(result).at(-1)).toMatchObject({
			kind: 'state',
			outcome: 'complete',
			state: {
				members: [
					{ externalKey: 'm1', organizationKeys: ['head', 'team'], positionKey: 'p1', active: false },
					{ externalKey: 'm2', organizationKeys: ['head'], active: true },
				],
			},
		});
		expect(kept(result)).not.toContain('s3cret');
		expect(stepsOf(result)[0]).toEqual({
			action: 'create',
			kind: 'position',
			key: 'p1',
			name: 'N-p1',
			reason: null,
			changed: [],
			outcome: 'done',
			duplicate: false,
			recovered: false,
			callsRemaining: 900,
		});
	});

	it('takes four lists too; what is left out is left alone', async () => {
		await sync(CHART);
		office.requests.length = 0;
		const fields = {
			chartSource: 'lists',
			organizationsJson: JSON.stringify([
				organization('head'),
				organization('team', 'head'),
				organization('new', 'team'),
			]),
			positionsJson: '',
			dutiesJson: '',
			membersJson: '',
			lastStateJson: '',
			options: { ...OPEN, deleteMissingPositions: true, deleteMissingMembers: true },
		};
		const result = await hiworksOrg(office.url, 'orgChart.sync', fields);
		expect(brief(result)).toEqual(['create organization new done']);
		expect(office.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
			'GET /office/org/organization?level=&extKey=',
			'POST /office/org/organization',
		]);
	});

	it('removes in reverse: members, organizations from the bottom though nobody knows the tree, then lists', async () => {
		const first = await sync(CHART);
		office.requests.length = 0;
		const all = {
			...OPEN,
			deleteMissingMembers: true,
			deleteMissingOrganizations: true,
			deleteMissingPositions: true,
			deleteMissingDuties: true,
		};
		const gone = await sync({ positions: [], duties: [], organizations: [], members: [] }, undefined, all);
		expect(jsonOf(gone).at(-1)?.outcome).toBe('complete');
		const order = office
			.changes()
			.filter(({ method }) => method === 'DELETE')
			.map(({ url }) => url.split('/').at(-1));
		expect([...new Set(order)]).toEqual(['member', 'organization', 'position', 'duty']);
		expect([office.member.size, office.organization.size, office.position.size, office.duty.size]).toEqual([
			0, 0, 0, 0,
		]);
		expect(stateOf(gone)).toEqual({ positions: [], duties: [], organizations: [], members: [] });
		expect(stateOf(first)).toBeDefined();
	});

	it('tries organizations that were refused again once those under them are gone', async () => {
		// The parent stands last in the list, so it is asked for first.
		office.organization.set('child', { extKey: 'child', name: 'Child', parent: 'parent' });
		office.organization.set('parent', { extKey: 'parent', name: 'Parent', parent: undefined });
		const result = await sync({ organizations: [] }, undefined, { ...OPEN, deleteMissingOrganizations: true });
		expect(office.changes().map(({ body }) => body.extKey)).toEqual(['parent', 'child', 'parent']);
		expect(brief(result)).toEqual(['delete organization parent done', 'delete organization child done']);
	});

	it('one chart at a time', async () => {
		const result = await sync(
			CHART,
			undefined,
			{},
			{
				input: [
					{ chart: CHART, state: '' },
					{ chart: CHART, state: '' },
				] as never,
			},
		);
		expect(result.error?.description).toContain('found "Hiworks" twice');
		expect(office.changes()).toHaveLength(0);
	});
});

describe('before anything is sent', () => {
	it.each([
		[
			'a circle',
			{ organizations: [organization('a', 'c'), organization('b', 'a'), organization('c', 'b')] },
			'Organizations, entry 1: Parent Key [item 0]: expected a tree; these go in a circle: a > b > c > a',
		],
		['itself as parent', { organizations: [organization('a', 'a')] }, 'these go in a circle: a > a'],
		[
			'an unknown parent',
			{ organizations: [organization('a'), organization('b', 'x')] },
			'Organizations, entry 2: Parent Key [item 0]: expected a parent that the chart has, on the way x > b, found "x"',
		],
		[
			'a key twice',
			{ members: [member('a'), member('b'), member('a')] },
			'Members, entry 3: External Key [item 0]: expected a key of its own: entry 1 has it too',
		],
		[
			'an unknown position',
			{ positions: [rank('p')], members: [member('a', { positionKey: 'q' })] },
			'Members, entry 1: Position Key [item 0]: expected a key that exists, found "q"',
		],
		[
			'an organization that nobody has',
			{ members: [member('a', { organizationKeys: ['q'] })] },
			'Members, entry 1: Organization Keys [item 0]: expected a key that exists, found "q"',
		],
		[
			'an organization twice',
			{ organizations: [organization('q')], members: [member('a', { organizationKeys: ['q', 'q'] })] },
			'expected each organization once',
		],
		["the vendor's own name", { members: [{ extKey: 'a', name: 'A' }] }, 'expected the name "externalKey" instead'],
		[
			'31 positions',
			{ positions: Array.from({ length: 31 }, (_, index) => rank(`p${index}`)) },
			'at most 30 positions',
		],
		['a resident number as key', { members: [member('900101-1748293')] }, 'a key that is no resident number'],
	])('refuses %s', async (_name, chart, message) => {
		const result = await sync(chart);
		expect(result.error?.message).toContain(message);
		expect(result.error?.message).not.toContain('1748293');
		expect(office.changes()).toHaveLength(0);
	});

	it('refuses a moved organization, by the last state; one that Hiworks lost may come back elsewhere', async () => {
		const state = stateOf(
			await sync({ organizations: [organization('a'), organization('b'), organization('c', 'a')] }),
		);
		const moved = { organizations: [organization('a'), organization('b'), organization('c', 'b')] };
		office.requests.length = 0;
		const result = await sync(moved, state);
		expect(result.error?.message).toContain(
			'Organizations, entry 3: Parent Key [item 0]: expected the parent "a" as before: Hiworks cannot move an organization (here to b > c), found "b"',
		);
		expect(office.changes()).toHaveLength(0);
		office.organization.delete('c');
		expect(brief(await sync(moved, state))).toEqual(['create organization c done']);
		expect(office.organization.get('c')?.parent).toBe('b');
	});

	it('notices a move also of an organization that no state knew, from the second run on', async () => {
		['a', 'b', 'c'].forEach((key) =>
			office.organization.set(key, { extKey: key, name: `N-${key}`, parent: undefined }),
		);
		const state = stateOf(
			await sync({ organizations: [organization('a'), organization('b'), organization('c', 'a')] }),
		);
		expect(
			(await sync({ organizations: [organization('a'), organization('b'), organization('c', 'b')] }, state)).error
				?.message,
		).toContain('cannot move');
	});
});

describe('members that are missing', () => {
	it('are suspended, once as far as the last state knows, and work again when they are back', async () => {
		const chart = { members: [...many(20), member('m')] };
		const first = stateOf(await sync(chart));
		const second = await sync({ members: many(20) }, first);
		expect(stepsOf(second)).toEqual([
			expect.objectContaining({
				action: 'suspend',
				key: 'm',
				reason: 'It is not in the org chart',
				changed: ['active'],
				outcome: 'done',
			}),
		]);
		expect(office.member.get('m')?.hidden).toMatchObject({ active: 'N', active_memo: '조직도에서 빠짐' });
		expect(brief(await sync({ members: many(20) }, stateOf(second)))).toEqual([]);
		const back = await sync(chart, stateOf(second));
		expect(brief(back)).toEqual(['update member m done']);
		expect(office.member.get('m')?.hidden.active).toBe('Y');
	});

	it('are deleted by option, with the user ID that Hiworks or the last state knows', async () => {
		const chart = { members: [...many(20), member('m'), member('n')] };
		const state = stateOf(await sync(chart));
		// Hiworks may read the user ID back empty, as in its own example.
		office.fault = (seen) =>
			seen.method === 'GET' && seen.url.includes('/member')
				? {
						status: 200,
						body: {
							code: 'SUC',
							data: [...office.member.values()].map(({ extKey, user_name }) => ({
								user_id: '',
								user_name,
								extKey,
								email: '',
								phone: '',
								cell: '',
								organizations: [],
							})),
						},
					}
				: undefined;
		const blind = await sync({ members: many(20) }, undefined, { deleteMissingMembers: true });
		expect(stepsOf(blind)).toMatchObject([
			{ action: 'delete', outcome: 'notSent', reason: expect.stringContaining('wants the user ID too') },
			{ outcome: 'notSent' },
		]);
		const result = await sync({ members: many(20) }, state, { deleteMissingMembers: true });
		expect(brief(result)).toEqual(['delete member m done', 'delete member n done']);
		expect(office.changes().filter(({ method }) => method === 'DELETE')).toHaveLength(1);
		expect(office.member.size).toBe(20);
	});

	it('without an external key are none of our business', async () => {
		await sync({ members: many(3) });
		addMemberOfTheWeb();
		office.organization.set('', { extKey: '', name: 'Web', parent: undefined });
		const result = await sync({ members: many(3), organizations: [] }, undefined, {
			deleteMissingMembers: true,
			deleteMissingOrganizations: true,
			...OPEN,
		});
		expect(result.error).toBeUndefined();
		expect(stepsOf(result)).toEqual([]);
	});
});

describe('the guard and the dry run', () => {
	it('does nothing where too many would go, of members and organizations together', async () => {
		const chart = { organizations: [organization('a'), organization('b')], members: many(18) };
		const state = stateOf(await sync(chart));
		office.requests.length = 0;
		const less = { organizations: [organization('a')], members: many(16) };
		const options = { deleteMissingOrganizations: true };
		const result = await sync(less, state, options);
		expect(result.error?.message).toContain(
			'3 of 20 members and organizations would be suspended or deleted, more than allowed (10, or 10 %); nothing was done',
		);
		expect(result.error?.description).toContain('suspend member x16 N-x16');
		expect(office.changes()).toHaveLength(0);

		// Two of twenty are ten percent.
		expect(brief(await sync({ ...less, organizations: chart.organizations }, state, options))).toEqual([
			'suspend member x16 done',
			'suspend member x17 done',
		]);
	});

	it('a dry run shows the plan, says where a real run would stop, and keeps the state', async () => {
		const state = stateOf(await sync({ members: many(5) }));
		office.requests.length = 0;
		const dry = await sync({ members: [member('new')] }, state, { dryRun: true });
		expect(brief(dry)).toEqual([
			'create member new planned',
			...[0, 1, 2, 3, 4].map((index) => `suspend member x${index} planned`),
		]);
		expect(jsonOf(dry).at(-1)).toMatchObject({
			outcome: 'wouldStop',
			reason: expect.stringContaining('5 of 5 members'),
			state,
		});
		expect(office.changes()).toHaveLength(0);
		expect(kept(dry)).not.toContain('s3cret');
		expect(jsonOf(await sync({ members: many(5) }, state, { dryRun: true })).at(-1)).toMatchObject({
			outcome: 'planned',
			reason: null,
		});
	});
});

describe('what Hiworks does not read back', () => {
	it('is sent where it differs from the last state, else only by option', async () => {
		await sync({ ...CHART, members: [member('m', { positionKey: 'p1', address: '성남시' })] });
		const state = stateOf(await sync({ ...CHART, members: [member('m', { positionKey: 'p1', address: '성남시' })] }));
		const changed = {
			...CHART,
			positions: [{ ...rank('p1'), level: '8' }, rank('p2', '2')],
			members: [member('m', { positionKey: 'p2', address: '성남시' })],
		};
		office.requests.length = 0;
		expect(stepsOf(await sync(changed))).toEqual([]);
		expect(stepsOf(await sync(changed, undefined, { sendUnreadable: true, dryRun: true }))).toMatchObject([
			{ key: 'p1', changed: ['level'] },
			{ key: 'm', changed: ['positionKey', 'address'] },
		]);
		expect(
			stepsOf(
				await sync(changed, {
					...state,
					members: [{ externalKey: 'm', positionKey: 'p1', address: '성남시' }],
					positions: [{ ...rank('p1'), level: '9' }],
				}),
			),
		).toMatchObject([
			{ key: 'p1', changed: ['level'] },
			{ key: 'm', changed: ['positionKey'], outcome: 'done' },
		]);
		expect(office.changes().at(-1)!.body).toEqual({ extKey: 'm', modifyPositionExtKey: 'p2' });
		expect(office.changes()).toHaveLength(2);
	});

	it('holds for organizations too where no member shows any', async () => {
		const chart = {
			organizations: [organization('a'), organization('b')],
			members: [member('m', { organizationKeys: ['a'] })],
		};
		const state = stateOf(await sync(chart));
		office.shownAs = 'nothing';
		expect(stepsOf(await sync(chart, state))).toEqual([]);
		expect(brief(await sync({ ...chart, members: [member('m', { organizationKeys: ['b'] })] }, state))).toEqual([
			'update member m done',
		]);
		expect(office.changes().at(-1)!.body).toEqual({ extKey: 'm', orgExtKey: 'a', modifyOrgExtKey: 'b' });
	});

	it('is told where nothing says in which organizations a member is, since two have the name that Hiworks shows', async () => {
		const organizations = ['a', 'b'].map((key) => ({ ...organization(key), name: '영업팀' }));
		await sync({ organizations, members: [member('m', { organizationKeys: ['a'] })] });
		office.shownAs = 'names';
		const result = await sync({ organizations, members: [member('m', { organizationKeys: ['b'] })] });
		expect(stepsOf(result)).toMatchObject([
			{ action: 'update', key: 'm', changed: ['organizationKeys'], outcome: 'notSent' },
		]);
		expect(stepsOf(result)[0]!.reason).toContain('in which organizations it is now');
		expect(jsonOf(result).at(-1)).toMatchObject({ outcome: 'incomplete' });
	});

	it('a membership that only the last state knows ends with its organization', async () => {
		const state = stateOf(
			await sync({ organizations: [organization('a')], members: [member('m', { organizationKeys: ['a'] })] }),
		);
		office.organization.delete('a');
		office.member.get('m')!.organizations.clear();
		const result = await sync({ organizations: [], members: [member('m', { organizationKeys: [] })] }, state);
		expect(stepsOf(result)).toEqual([]);
		expect(stateOf(result).members[0].organizationKeys).toEqual([]);
	});

	it('a free text with a resident number stands masked in the state, and is not sent again for that', async () => {
		const chart = { members: [member('m', { introduction: '주민번호 900101-1748293' })] };
		const first = await sync(chart);
		expect(office.member.get('m')?.hidden.introduce).toContain('1748293');
		expect(kept(first)).not.toContain('1748293');
		expect(stepsOf(await sync(chart, stateOf(first)))).toEqual([]);
	});
});

describe('organizations of a member', () => {
	const places = ['a', 'b', 'c', 'd', 'e'].map((key) => organization(key));
	it.each([
		[['a'], ['b'], [{ orgExtKey: 'a', modifyOrgExtKey: 'b' }]],
		[['a'], ['a', 'b'], [{ addOrgExtKey: 'b' }]],
		[['a', 'b'], ['a', 'c'], [{ orgExtKey: 'b', modifyOrgExtKey: 'c' }]],
		[
			['a', 'b'],
			['c', 'd', 'e'],
			[
				{ orgExtKey: 'a', modifyOrgExtKey: 'c', addOrgExtKey: 'e' },
				{ orgExtKey: 'b', modifyOrgExtKey: 'd' },
			],
		],
		[[], ['a', 'b'], [{ addOrgExtKey: 'a' }, { addOrgExtKey: 'b' }]],
	])('from %j to %j', async (now, wanted, calls) => {
		await sync({ organizations: places, members: [member('m', { organizationKeys: now })] });
		office.requests.length = 0;
		const result = await sync({ organizations: places, members: [member('m', { organizationKeys: wanted })] });
		expect(office.changes().map(({ body }) => body)).toEqual(calls.map((call) => ({ extKey: 'm', ...call })));
		expect([...office.member.get('m')!.organizations].sort()).toEqual(wanted);
		expect(stateOf(result).members[0].organizationKeys.toSorted()).toEqual(wanted);
	});

	it.each([
		[['a', 'b'], ['a'], 'It stays in b'],
		[['a'], [], 'It stays in a'],
	])('from %j to %j cannot be done, and says so', async (now, wanted, reason) => {
		await sync({ organizations: places, members: [member('m', { organizationKeys: now })] });
		office.requests.length = 0;
		const result = await sync({ organizations: places, members: [member('m', { organizationKeys: wanted })] });
		expect(stepsOf(result)).toMatchObject([{ outcome: 'notSent', reason: expect.stringContaining(reason) }]);
		expect(jsonOf(result).at(-1)?.outcome).toBe('incomplete');
		expect(office.changes()).toHaveLength(0);
	});
});

describe('what cannot be done, or goes wrong', () => {
	it('a new member without password, one whose user ID is taken, and a changed user ID are told, the rest goes on', async () => {
		await sync({ members: [member('m')] });
		addMemberOfTheWeb();
		const result = await sync({
			members: [
				member('m', { userId: 'other' }),
				{ externalKey: 'n', name: 'N' },
				member('o', { userId: 'web' }),
				member('p'),
			],
		});
		expect(stepsOf(result)).toMatchObject([
			{
				key: 'm',
				outcome: 'notSent',
				reason: 'In Hiworks the user ID under this key is "user-m", and a user ID cannot be changed',
			},
			{ key: 'n', outcome: 'notSent', reason: 'It is new, and Hiworks wants userId and password of a new member' },
			{ key: 'o', outcome: 'notSent', reason: expect.stringContaining('link it first') },
			{ key: 'p', outcome: 'done' },
		]);
		expect(stateOf(result).members.map(({ externalKey }: any) => externalKey)).toEqual(['m', 'p']);
	});

	it('what depends on a failed step is skipped with the reason, the state holds what was done, and the next run finishes', async () => {
		office.fault = ({ method, body }) =>
			method === 'POST' && body.extKey === 'head'
				? { status: 400, body: { code: 'ERR', message: '이름이 잘못되었습니다' } }
				: undefined;
		const result = await sync(CHART);
		expect(brief(result)).toEqual([
			'create position p1 done',
			'create position p2 done',
			'create duty d1 done',
			'create organization head rejected',
			'create organization team skipped',
			'create member m1 skipped',
			'update member m1 skipped',
			'create member m2 skipped',
		]);
		expect(stepsOf(result)[3]!.reason).toContain('이름이 잘못되었습니다');
		expect(stepsOf(result)[4]!.reason).toContain('Skipped, because organization head did not come out well');
		expect(stateOf(result)).toMatchObject({ organizations: [], members: [], duties: [{ externalKey: 'd1' }] });
		office.fault = () => undefined;
		const next = await sync(CHART, stateOf(result));
		expect(brief(next)).toEqual([
			'create organization head done',
			'create organization team done',
			'create member m1 done',
			'update member m1 done',
			'create member m2 done',
		]);
	});

	it('a token that is refused on the way ends the rest as not sent', async () => {
		office.fault = ({ method, url }) =>
			method === 'POST' && url.endsWith('/organization')
				? { status: 401, body: { code: 'ERR', message: 'no' } }
				: undefined;
		const result = await sync(CHART);
		expect(brief(result).slice(3)).toEqual([
			'create organization head rejected',
			'create organization team notSent',
			'create member m1 notSent',
			'update member m1 notSent',
			'create member m2 notSent',
		]);
		expect(office.changes()).toHaveLength(4);
	});

	it('a lost list is looked at, and only what is missing is sent once more', async () => {
		let lost = false;
		office.fault = ({ method, url }) => {
			if (lost || method !== 'POST' || !url.endsWith('/member')) return undefined;
			lost = true;
			// The first arrived, the second did not.
			office.member.set('m0', {
				user_id: 'user-m0',
				user_name: 'N-m0',
				extKey: 'm0',
				email: '',
				phone: '',
				cell: '',
				organizations: new Set(),
				hidden: {},
			});
			return 'cut';
		};
		const result = await sync({ members: [member('m0'), member('m1')] });
		expect(brief(result)).toEqual(['create member m0 recovered', 'create member m1 done']);
		expect(office.changes().map(({ body }) => body.user_list.length)).toEqual([2, 1]);
	});

	it('a member that is changed in part is no refused one: what stands is named', async () => {
		const organizations = ['A', 'B', 'C'].map((key) => organization(key));
		await sync({ organizations, members: [member('m', { organizationKeys: ['A'] })] });
		let calls = 0;
		office.fault = ({ method, url }) => {
			if (method !== 'PUT' || !url.endsWith('/member')) return undefined;
			calls++;
			return calls === 2 ? { status: 400, body: { code: 'ERR', msg: '안 됩니다' } } : undefined;
		};
		const wanted = member('m', { name: '새 이름', organizationKeys: ['A', 'B', 'C'] });
		const [step] = stepsOf(await sync({ organizations, members: [wanted] }));
		expect(calls).toBe(2);
		expect(step).toMatchObject({
			outcome: 'unknown',
			reason: expect.stringMatching(/A part of it is done: name changed; organization B added\. .*안 됩니다/),
		});
	});

	it('a password that a refusal repeats is not put out', async () => {
		office.fault = ({ method, body }) =>
			method === 'POST'
				? { status: 400, body: { code: 'ERR', message: `weak: ${body.user_list[0].user_pass}` } }
				: undefined;
		const result = await sync({ members: [member('m')] });
		expect(stepsOf(result)).toMatchObject([{ outcome: 'rejected', reason: expect.stringContaining('weak: ***') }]);
		expect(kept(result)).not.toContain('s3cret');
	});

	it('an office that cannot be read is left as it is', async () => {
		office.fault = ({ method }) =>
			method === 'GET' ? { status: 400, body: { code: 'ERR', message: 'no' } } : undefined;
		expect((await sync(CHART)).error?.message).toContain('no');
		expect(office.changes()).toHaveLength(0);
	});
});

it('a key that Hiworks has in the form of macOS is the key of the chart: nobody is suspended, and nothing made twice', async () => {
	const decomposed = <Row extends { extKey: string; parent?: string | undefined }>(rows: Map<string, Row>) => {
		for (const [key, row] of [...rows]) {
			rows.delete(key);
			const parent = row.parent?.normalize('NFD');
			rows.set(key.normalize('NFD'), { ...row, extKey: row.extKey.normalize('NFD'), parent });
		}
	};
	const chart = {
		positions: [rank('직위')],
		organizations: [organization('본부'), organization('팀', '본부')],
		members: [member('사번-가', { positionKey: '직위', organizationKeys: ['팀'] }), member('사번-나')],
	};
	const first = await sync(chart, undefined, OPEN);
	decomposed(office.position);
	decomposed(office.organization);
	decomposed(office.member);
	for (const one of office.member.values())
		one.organizations = new Set([...one.organizations].map((key) => key.normalize('NFD')));
	const removing = { ...OPEN, deleteMissingOrganizations: true, deleteMissingPositions: true };
	const again = await sync(chart, stateOf(first), removing);
	expect([again.error, brief(again)]).toEqual([undefined, []]);
	const [one, two] = chart.members;
	const moved = {
		...chart,
		organizations: [...chart.organizations, organization('새 팀', '본부')],
		members: [{ ...one!, organizationKeys: ['본부'], name: '새 이름' }, two!],
	};
	expect(brief(await sync(moved, stateOf(again), removing))).toEqual([
		'create organization 새 팀 done',
		`update member ${'사번-가'.normalize('NFD')} done`,
	]);
	const { user_name: name, organizations } = office.member.get('사번-가'.normalize('NFD'))!;
	expect([office.member.size, name, ...organizations]).toEqual([2, '새 이름', '본부'.normalize('NFD')]);
	expect(office.organization.get('새 팀')?.parent).toBe('본부'.normalize('NFD'));
});

it('of Create or Update too: the record there is updated, and none made beside it', async () => {
	const there = '가-1'.normalize('NFD');
	const row = { name: '이름', extKey: there, order: '1' };
	office.duty.set(there, row);
	office.organization.set(there, { ...row, parent: undefined });
	office.member.set(there, {
		...{ user_id: 'hana', user_name: '이름', extKey: there, email: '', phone: '', cell: '' },
		organizations: new Set(),
		hidden: {},
	});
	const renamed = { externalKey: '가-1', name: '새 이름' };
	for (const [operation, more] of Object.entries({
		'duty.upsert': { order: '1' },
		'organization.upsert': {},
		'member.upsert': { organizationKey: '가-1' },
	})) {
		const result = await hiworksOrg(office.url, operation, { ...renamed, ...more });
		expect([operation, result.error?.message, jsonOf(result)[0]?.action]).toEqual([operation, undefined, 'updated']);
	}
	expect([...office.duty.values(), ...office.organization.values()].map(({ name }) => name)).toEqual([
		'새 이름',
		'새 이름',
	]);
	expect([...office.member.values()].map(({ user_name: name, organizations }) => [name, ...organizations])).toEqual([
		['새 이름', there],
	]);
});
