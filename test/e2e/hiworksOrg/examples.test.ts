import type { Fault, GivenChart } from '../../../sandbox/index.ts';
import type { Execution } from '../../../scripts/lib/n8n.mts';
import { dataTables, deleteTables, pathOf } from '../support/dataTables.ts';
import { describeFiles } from '../support/exampleFiles.ts';
import { expectSuccess, json, ran } from '../support/executions.ts';
import { withExamples } from '../support/imported.ts';
import { withBorrowedWorld, readOrgExamples } from '../support/world.ts';

/**
 * The example of Hiworks' organization sync, imported as it is into the real n8n and run there: what stands in the
 * office, and what is kept for the next night.
 */
const world = withBorrowedWorld();

const ORG = { id: 'hiworksOrgAccount1', name: 'Hiworks Org account' };
const OFFICE = { id: 'hiworksOfficeAccount1', name: 'Hiworks Office account' };
const examples = readOrgExamples();

const { workflowOf, execute } = withExamples(world, examples, () => {
	const org = { linkToken: 'link-token-synthetic', baseUrl: world.sandbox.hiworksOrg.url };
	const office = {
		officeToken: 'office-token',
		userId: 'admin',
		callbackSecret: '',
		baseUrl: world.sandbox.hiworks.url,
	};
	return [
		{ ...ORG, type: 'hiworksOrgApi', data: org },
		{ ...OFFICE, type: 'hiworksOfficeApi', data: office },
	];
});

/** A night, as "Execute workflow" in the editor runs it. */
const night = async (): Promise<Execution> => await execute(examples[0]!.file, 'Every night at 01:00');

const goodNight = async (): Promise<Execution> => expectSuccess(await night());

const routes = () => world.sandbox.hiworksOrg.requests().map(({ route }) => route);
const problems = () => world.sandbox.hiworksOrg.requests().flatMap((request) => request.problems);
const faults = (...list: Fault[]) => world.sandbox.hiworksOrg.setFaults(list);

interface Kept {
	chart: string;
	state: Record<'positions' | 'organizations' | 'members', Array<{ externalKey: string; name: string }>>;
}

/** What is kept for the next night: the rows of the workflow's data table. */
async function kept(): Promise<Kept[]> {
	const [table] = await dataTables(world.client);
	if (!table) return [];
	const { data } = await world.client.call<{ data: Array<Record<'chart' | 'state', string>> }>(
		'GET',
		`${pathOf(table)}/rows`,
	);
	return data.map(({ chart, state }) => ({ chart, state: JSON.parse(state) as Kept['state'] }));
}

const NAMES = ['최가람', '김하나', '이두리', '박세찬', '정다온', '한여름'];
const DEPARTMENTS = ['D-100', 'D-200', 'D-200', 'D-300', 'D-310', 'D-310'];
const POSITIONS = ['대표', '부장', '사원', '부장', '과장', '사원'];
const USERS = ['garam', 'hana', 'duri', 'sechan', 'daon', 'yeoreum'];

/** What the HR tables of the example say, as Hiworks has it. */
const wanted = NAMES.map((name, n) => [
	`000${n + 1}`,
	name,
	USERS[n],
	DEPARTMENTS[n],
	POSITIONS[n],
	`000${n + 1}`,
	'Y',
]);
const inHiworks = () =>
	world.sandbox.hiworksOrg
		.chart()
		.members.map(({ extKey, user_name, user_id, orgExtKeys, positionExtKey, company_num, active }) => [
			extKey,
			user_name,
			user_id,
			orgExtKeys.join(),
			positionExtKey,
			company_num,
			active,
		])
		.sort(([left = ''], [right = '']) => left.localeCompare(right));

const organizations: NonNullable<GivenChart['organizations']> = [
	{ extKey: 'D-100', name: '한빛소프트랩' },
	{ extKey: 'D-200', name: '경영지원팀', parentExtKey: 'D-100' },
	{ extKey: 'D-300', name: '영업본부', parentExtKey: 'D-100' },
	{ extKey: 'D-310', name: '영업1팀', parentExtKey: 'D-300' },
];
const member = (n: number, changes: object = {}) => ({
	extKey: `000${n}`,
	user_id: USERS[n - 1] ?? `former${n}`,
	user_name: NAMES[n - 1] ?? `이름 ${n}`,
	orgExtKeys: [DEPARTMENTS[n - 1] ?? 'D-200'],
	email: `${USERS[n - 1] ?? `former${n}`}@example.com`,
	cell: `010-0000-000${n}`,
	...changes,
});
const office = (...members: Array<ReturnType<typeof member>>) =>
	world.sandbox.hiworksOrg.setChart({ organizations, members });

beforeEach(async () => {
	world.sandbox.hiworksOrg.reset();
	world.sandbox.hiworks.reset();
	await deleteTables(world.client);
});

describeFiles(examples, {
	type: 'hiworksOrgApi',
	credential: ORG,
	more: { hiworksOfficeApi: OFFICE },
	client: () => world.client,
});

it('every example is run here', () => {
	expect(examples.map(({ file }) => file)).toEqual(['hiworks-nightly-org-chart-sync.json']);
});

it('the schedule can be published', async () => {
	await world.client.activate(workflowOf(examples[0]!.file).id);
	await world.client.deactivate(workflowOf(examples[0]!.file).id);
});

describe('hiworks-nightly-org-chart-sync.json', () => {
	const READING = ['listPositions', 'listOrganizations', 'listMembers'];

	it('the first night builds the chart and makes its own table; the second has nothing to do', async () => {
		const execution = await goodNight();
		expect(inHiworks()).toEqual(wanted);
		expect(
			world.sandbox.hiworksOrg
				.chart()
				.organizations.map(({ extKey, parentExtKey }) => [extKey, parentExtKey])
				.sort(),
		).toEqual([
			['D-100', ''],
			['D-200', 'D-100'],
			['D-300', 'D-100'],
			['D-310', 'D-300'],
		]);
		expect(json(execution, 'Log of changes')).toHaveLength(4 + 4 + 6);
		const first = await kept();
		expect(first).toEqual([{ chart: 'hiworks', state: json(execution, 'Sync').at(-1)?.state }]);

		const before = routes().length;
		const again = await goodNight();
		expect(routes().slice(before)).toEqual([...READING, ...READING]);
		expect(json(again, 'Sync')).toEqual([expect.objectContaining({ kind: 'state', outcome: 'complete' })]);
		expect(ran(again, 'Log of changes', 'Look at these', 'Mail the plan')).toEqual([false, false, false]);
		expect(await kept()).toEqual(first);
		expect([problems(), world.sandbox.hiworks.mails()]).toEqual([[], []]);
	});

	it('new accounts get a password of their own, which is not kept for the next night', async () => {
		const execution = await goodNight();
		const passwords = json(execution, 'Password for new accounts').map(({ password }) => String(password));
		expect(passwords.map((password) => /^[0-9a-f]{24}$/.test(password))).toEqual(NAMES.map(() => true));
		expect(new Set(passwords).size).toBe(NAMES.length);
		expect(world.sandbox.hiworksOrg.chart().members.map(({ passwordGiven }) => passwordGiven)).toEqual(
			NAMES.map(() => true),
		);
		for (const text of [
			JSON.stringify(await kept()),
			JSON.stringify(['Dry run', 'Sync', 'Log of changes'].map((name) => json(execution, name))),
		]) {
			for (const password of passwords) expect(text).not.toContain(password);
		}
	});

	it('what differs is brought in line; who left is suspended once', async () => {
		office(
			member(1),
			member(2, { user_name: '옛 이름' }),
			member(3),
			member(4, { orgExtKeys: ['D-310'] }),
			member(5),
			member(6),
			member(7),
		);
		const execution = await goodNight();
		expect(inHiworks()).toEqual([...wanted, ['0007', '이름 7', 'former7', 'D-200', '', '', 'N']]);
		expect(json(execution, 'Log of changes')).toEqual(
			expect.arrayContaining([expect.objectContaining({ action: 'suspend', key: '0007', outcome: 'done' })]),
		);

		const before = routes().length;
		await goodNight();
		expect(routes().slice(before)).toEqual([...READING, ...READING]);
	});

	it('where the guard would stop it, the plan is mailed and nothing is changed', async () => {
		office(member(1), member(2, { user_name: '옛 이름' }), member(3), member(4), member(7), member(8), member(9));
		const before = world.sandbox.hiworksOrg.chart();
		const execution = await goodNight();
		expect(world.sandbox.hiworksOrg.chart()).toEqual(before);
		expect(routes()).toEqual(READING);
		expect(ran(execution, 'Sync', 'Keep the state')).toEqual([false, false]);
		expect(await kept()).toEqual([]);
		expect(json(execution, 'Plan as text')).toEqual([
			expect.objectContaining({ outcome: 'wouldStop', suspend: 3, delete: 0, create: 4 + 2 }),
		]);

		const [mail, ...others] = world.sandbox.hiworks.mails();
		expect([mail?.userId, mail?.to, mail?.subject, others]).toEqual([
			'admin',
			'hr@example.com',
			expect.stringContaining('정지·삭제 3건'),
			[],
		]);
		for (const line of [
			'■ 정지 / suspend: 3',
			'구성원 / member · 0007 · 이름 7',
			'구성원 / member · 0005 · 정다온',
			'직위 / position · 대표',
			'0002 · 김하나 · name',
			'3 of 11 members and organizations',
		])
			expect(mail?.content).toContain(line);
		for (const { password } of json(execution, 'Password for new accounts'))
			expect(mail?.content).not.toContain(password);
	});

	it('a failure in the middle: the others are done, what is kept is true, the next night finishes', async () => {
		world.sandbox.hiworksOrg.configure({ failingKeys: ['D-310'] });
		const execution = await goodNight();
		expect(json(execution, 'Look at these').map(({ kind, key, outcome }) => [kind, key, outcome])).toEqual([
			['organization', 'D-310', 'rejected'],
			['member', '0005', 'skipped'],
			['member', '0006', 'skipped'],
		]);
		expect(json(execution, 'Look at these')[0]?.why).toContain('처리하지 못했습니다.');
		expect(inHiworks()).toEqual(wanted.slice(0, 4));
		const [row] = await kept();
		expect(row?.state.members.map(({ externalKey }) => externalKey)).toEqual(['0001', '0002', '0003', '0004']);
		expect(row?.state.organizations.map(({ externalKey }) => externalKey)).toEqual(['D-100', 'D-200', 'D-300']);

		world.sandbox.hiworksOrg.configure({ failingKeys: [] });
		const next = await goodNight();
		expect(json(next, 'Log of changes').map(({ kind, key }) => [kind, key])).toEqual([
			['organization', 'D-310'],
			['member', '0005'],
			['member', '0006'],
		]);
		expect(inHiworks()).toEqual(wanted);
	});

	it('a change whose outcome nobody knows is not kept as done, and is made the next night', async () => {
		office(...NAMES.map((_, n) => member(n + 1)));
		await goodNight();
		const before = await kept();
		// Somebody has changed it in Hiworks; the change back never arrives.
		world.sandbox.hiworksOrg.setChart({
			...world.sandbox.hiworksOrg.chart(),
			members: world.sandbox.hiworksOrg
				.chart()
				.members.map((one) => (one.extKey === '0003' ? { ...one, user_name: '다른 이름' } : one)),
		});
		faults({ kind: '500', match: { route: 'updateMember' } });
		const execution = await goodNight();
		expect(json(execution, 'Look at these').map(({ key, outcome }) => [key, outcome])).toEqual([['0003', 'unknown']]);
		expect((await kept())[0]?.state.members.find(({ externalKey }) => externalKey === '0003')?.name).toBe('다른 이름');

		faults();
		expect(json(await goodNight(), 'Log of changes').map(({ key, changed }) => [key, changed])).toEqual([
			['0003', ['name']],
		]);
		expect(inHiworks()).toEqual(wanted);
		expect(await kept()).toEqual(before);
	});

	it.each<[string, Fault]>([
		['before the plan', { kind: '403', match: { route: 'listMembers' } }],
		['between plan and sync', { kind: '401empty', match: { route: 'listMembers', nth: [2, 3, 4] } }],
	])('a run that fails %s changes nothing and leaves the old state', async (_, fault) => {
		await goodNight();
		const before = await kept();
		world.sandbox.hiworksOrg.setChart({ ...world.sandbox.hiworksOrg.chart(), members: [] });
		world.sandbox.hiworksOrg.clearRequests();
		faults(fault);
		const execution = await night();
		expect(execution.status).toBe('error');
		expect(await kept()).toEqual(before);
		expect(routes().filter((route) => !route?.startsWith('list'))).toEqual([]);

		faults();
		await goodNight();
		expect(inHiworks()).toEqual(wanted);
	});
});
