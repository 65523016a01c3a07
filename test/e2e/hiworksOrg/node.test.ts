import type { Fault } from '../../../sandbox/index.ts';
import type { Execution, WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { expectIcons, expectRefusedOverHttp } from '../support/checks.ts';
import { errorOf, expectSuccess, json, runRows } from '../support/executions.ts';
import { byId, HIWORKS_ORG, hiworksOrg } from '../support/hiworks.ts';
import { node, type Reference } from '../support/workflows.ts';
import { withBorrowedWorld } from '../support/world.ts';

/** The organization sync and single sign-on in the real n8n. */
const world = withBorrowedWorld('hiworksOrg');
let org: Reference;
let sso: Reference;

const LINK = 'link-token-synthetic-1';
const ACCOUNT = 'account-token-synthetic-1';
const PASSWORD = 'synthetic-first-password';

beforeAll(async () => {
	[org, sso] = [
		await world.client.createCredential('hiworksOrgApi', orgApi()),
		await world.client.createCredential('hiworksSsoApi', ssoApi()),
	];
});

const orgApi = (changes: object = {}) => ({ linkToken: LINK, baseUrl: world.sandbox.hiworksOrg.url, ...changes });
const ssoApi = (changes: object = {}) => ({
	accountToken: ACCOUNT,
	baseUrl: world.sandbox.hiworksOrg.url,
	linkBaseUrl: world.sandbox.hiworksOrg.linkUrl,
	...changes,
});

const requests = (route?: string) =>
	world.sandbox.hiworksOrg.requests().filter((request) => route === undefined || request.route === route);
const routes = () => requests().map(({ route }) => route);
const problems = () => requests().flatMap((request) => request.problems);
const chart = () => world.sandbox.hiworksOrg.chart();
const keys = (records: Array<{ extKey: string }>) => records.map(({ extKey }) => extKey);
const failuresOf = (items: Array<Record<string, unknown>>) =>
	items.map(({ error }) => error as Record<string, unknown>);
const faults = (...list: Fault[]) => world.sandbox.hiworksOrg.setFaults(list);

/** Start → Rows → Row → the given nodes, one after the other. No run keeps a token of a credential. */
async function run(rows: object[], ...nodes: WorkflowNode[]): Promise<Execution> {
	const execution = await runRows(world.client, rows, ...nodes);
	for (const token of [LINK, ACCOUNT]) expect(JSON.stringify(execution)).not.toContain(token);
	return execution;
}

const operation = (
	name: string,
	resourceAndOperation: string,
	parameters: Record<string, unknown> = {},
	more: Partial<WorkflowNode> = {},
) => hiworksOrg(name, resourceAndOperation.startsWith('sso.') ? sso : org, resourceAndOperation, parameters, more);

/** What the run keeps of a node: outputs and errors, without the parameters, which n8n keeps with a failed node. */
const keptOf = ({ data: { resultData } }: Execution, name: string) =>
	JSON.stringify([resultData.runData[name], resultData.error], (key, value: unknown) =>
		key === 'node' ? undefined : value,
	);

const CONTINUE = { onError: 'continueErrorOutput' };
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };

const fields = (...names: string[]) => Object.fromEntries(names.map((name) => [name, `={{ $json.${name} }}`]));
const ranks = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ externalKey: `r${n + 1}`, name: `이름 ${n + 1}`, order: `0${n + 1}` }));
const rankForm = fields('externalKey', 'name', 'order');
const people = (count: number) =>
	Array.from({ length: count }, (_, n) => ({
		externalKey: `m${n + 1}`,
		userId: `user${n + 1}`,
		name: `사람 ${n + 1}`,
		email: `user${n + 1}@example.com`,
	}));
const memberForm = (more: object = {}) => ({
	...fields('externalKey', 'userId', 'name'),
	password: PASSWORD,
	details: { email: '={{ $json.email }}' },
	...more,
});

describe('the package in n8n', () => {
	interface Described {
		name: string;
		iconUrl?: { light: string; dark: string };
		supportedNodes?: string[];
		outputs?: unknown;
		codex?: { alias?: string[] };
	}

	it('has the node, the tool variant, both credential types and all icons', async () => {
		const [types, credentials] = await Promise.all([
			world.client.get<Described[]>('/types/nodes.json'),
			world.client.get<Described[]>('/types/credentials.json'),
		]);
		const found = types.find(({ name }) => name === HIWORKS_ORG);
		expect(found?.codex?.alias).toEqual(expect.arrayContaining(['조직도', '구성원']));
		expect(JSON.stringify(types.find(({ name }) => name === `${HIWORKS_ORG}Tool`)?.outputs)).toContain('ai_tool');
		const own = ['hiworksOrgApi', 'hiworksSsoApi'].map((name) => credentials.find((type) => type.name === name));
		expect(own.map((one) => one?.supportedNodes?.filter((name) => !name.endsWith('Tool')))).toEqual([
			[HIWORKS_ORG],
			[HIWORKS_ORG],
		]);
		await expectIcons(world, found, ...own);
	});

	it('serves what the editor shows of outputs before the first run', async () => {
		const schema = await world.client.get<{ properties: object }>(`/schemas/${HIWORKS_ORG}/1.0.0/orgChart/sync.json`);
		expect(Object.keys(schema.properties)).toEqual(
			expect.arrayContaining(['action', 'kind', 'key', 'outcome', 'state']),
		);
	});
});

describe('credential test', () => {
	const tests = {
		hiworksOrgApi: { token: 'linkToken', tokens: { linkTokens: [LINK] }, route: 'listDuties', data: orgApi },
		hiworksSsoApi: {
			token: 'accountToken',
			tokens: { accountTokens: [ACCOUNT] },
			route: 'createSsoTemporaryKey',
			data: ssoApi,
		},
	};

	describe.each(['hiworksOrgApi', 'hiworksSsoApi'] as const)('of %s', (type) => {
		const { token, tokens, route, data } = tests[type];
		const test = async (changes?: object) => await world.client.testCredential(type, data(changes));

		it('passes by one call; fails with a token that Hiworks refuses, by 401 or under HTTP 200', async () => {
			world.sandbox.hiworksOrg.configure(tokens);
			expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
			expect(requests().map((request) => [request.route, request.status, request.problems])).toEqual([
				[route, 200, []],
			]);
			expect(await test({ [token]: 'another' })).toMatchObject({ status: 'Error' });
			world.sandbox.hiworksOrg.configure({ refusal: '200' });
			expect(await test({ [token]: 'another' })).toEqual({
				status: 'Error',
				message: 'This token is no longer valid: a new one has been made',
			});
		});

		it.each<Fault['kind']>(['200errorEnvelope', '200html', '503html', 'redirect', 'resetBefore'])(
			'fails on %s',
			async (kind) => {
				faults({ kind });
				expect((await test()).status).toBe('Error');
				expect(requests().map(({ fault }) => fault)).toEqual([kind]);
			},
		);

		it('sends no token in clear text to another machine', async () => {
			await expectRefusedOverHttp(test, world.sandbox.hiworksOrg.url);
			expect(requests()).toEqual([]);
		});
	});
});

describe.each([
	['position', '직위', 'positions', 'Positions', 'Position'],
	['duty', '직무', 'duties', 'Duties', 'Duty'],
] as const)('%s (%s)', (resource, _, list, many, one) => {
	it('is created many in a call, changed, listed and deleted', async () => {
		const execution = expectSuccess(
			await run(
				ranks(5),
				operation('Create', `${resource}.create`, { ...rankForm, options: { rowsPerCall: 3 } }),
				operation('Update', `${resource}.update`, {
					externalKey: byId('={{ $json.externalKey }}'),
					changes: { name: '={{ $json.name + " 새" }}' },
				}),
				operation('List', `${resource}.getAll`, { returnAll: true }, { executeOnce: true }),
				operation('Delete', `${resource}.delete`, { externalKey: byId('={{ $json.externalKey }}') }),
			),
		);
		expect(routes()).toEqual([
			`create${many}`,
			`create${many}`,
			`update${many}`,
			`list${many}`,
			...Array<string>(5).fill(`delete${one}`),
		]);
		expect(json(execution, 'List').map(({ externalKey, name, order }) => [externalKey, name, order])).toEqual(
			ranks(5).map(({ externalKey, name, order }) => [externalKey, `${name} 새`, order]),
		);
		expect(json(execution, 'Delete').map(({ action }) => action)).toEqual(Array(5).fill('deleted'));
		expect([chart()[list], problems()]).toEqual([[], []]);
	});

	it('is created or updated: only what differs goes out', async () => {
		const upsert = () => operation('Upsert', `${resource}.upsert`, rankForm);
		expect(json(expectSuccess(await run(ranks(3), upsert())), 'Upsert').map(({ action }) => action)).toEqual([
			'created',
			'created',
			'created',
		]);
		const changed = ranks(4).map((row) => (row.externalKey === 'r2' ? { ...row, name: '바뀐 이름' } : row));
		expect(
			json(expectSuccess(await run(changed, upsert())), 'Upsert').map(({ action, changed: names }) => [action, names]),
		).toEqual([
			['unchanged', []],
			['updated', ['name']],
			['unchanged', []],
			['created', []],
		]);
		expect(chart()[list].map(({ name }) => name)).toEqual(['이름 1', '바뀐 이름', '이름 3', '이름 4']);
	});
});

describe('organization (조직)', () => {
	it('a tree is created from the top, renamed, listed and taken away from below', async () => {
		const rows = [
			{ externalKey: 'head', name: '본사', parentKey: '' },
			{ externalKey: 'sales', name: '영업', parentKey: 'head' },
			{ externalKey: 'team', name: '영업1팀', parentKey: 'sales' },
		];
		const form = {
			externalKey: '={{ $json.externalKey }}',
			name: '={{ $json.name }}',
			parentKey: byId('={{ $json.parentKey }}'),
		};
		expectSuccess(
			await run(rows, operation('Create', 'organization.create', { ...form, options: { itemsInFlight: 1 } })),
		);
		expect(chart().organizations.map(({ extKey, parentExtKey }) => [extKey, parentExtKey])).toEqual([
			['head', ''],
			['sales', 'head'],
			['team', 'sales'],
		]);

		const upsert = operation('Upsert', 'organization.upsert', form);
		const execution = expectSuccess(
			await run(
				[...rows.slice(0, 2), { ...rows[2], name: '영업2팀' }, { externalKey: 'new', name: '신설', parentKey: 'head' }],
				upsert,
			),
		);
		expect(json(execution, 'Upsert').map(({ action }) => action)).toEqual([
			'unchanged',
			'unchanged',
			'updated',
			'created',
		]);

		const update = operation('Update', 'organization.update', { externalKey: byId('new'), changes: { name: '기획' } });
		const listed = expectSuccess(
			await run([{}], update, operation('List', 'organization.getAll', { returnAll: true })),
		);
		expect(json(listed, 'List').map(({ externalKey, name }) => [externalKey, name])).toEqual([
			['head', '본사'],
			['sales', '영업'],
			['team', '영업2팀'],
			['new', '기획'],
		]);

		const remove = operation(
			'Delete',
			'organization.delete',
			{ externalKey: byId('={{ $json.key }}'), options: { itemsInFlight: 1 } },
			CONTINUE,
		);
		const removed = expectSuccess(await run([{ key: 'sales' }, { key: 'team' }, { key: 'new' }], remove));
		expect(json(removed, 'Delete').map(({ externalKey }) => externalKey)).toEqual(['team', 'new']);
		expect(json(removed, 'Delete', 1)).toEqual([
			expect.objectContaining({
				key: 'sales',
				error: expect.objectContaining({
					message: expect.stringContaining('하위 조직 또는 구성원이 있는 조직입니다.'),
				}),
			}),
		]);
		expect([keys(chart().organizations), problems()]).toEqual([['head', 'sales'], []]);
	});
});

describe('member (구성원)', () => {
	beforeEach(() =>
		world.sandbox.hiworksOrg.setChart({
			positions: [{ extKey: 'p1', name: '부장' }],
			organizations: [
				{ extKey: 'o1', name: '본사' },
				{ extKey: 'o2', name: '영업' },
			],
		}),
	);
	const forms = { organizationKey: byId('o1'), positionKey: byId('p1') };

	it('is created, read, moved and suspended, deleted; the password stands in no output', async () => {
		const create = operation('Create', 'member.create', memberForm(forms));
		const get = operation('Get', 'member.get', { externalKey: byId('={{ $json.externalKey }}') });
		const update = operation('Update', 'member.update', {
			externalKey: byId('={{ $json.externalKey }}'),
			changes: { fromOrganizationKey: byId('o1'), toOrganizationKey: byId('o2'), active: false, activeMemo: '휴직' },
		});
		const execution = expectSuccess(await run(people(3), create, get, update));
		expect(json(execution, 'Get').map(({ externalKey, userId, email }) => [externalKey, userId, email])).toEqual(
			people(3).map(({ externalKey, userId, email }) => [externalKey, userId, email]),
		);
		expect(
			chart().members.map(({ extKey, orgExtKeys, positionExtKey, passwordGiven, active, active_memo }) => [
				extKey,
				orgExtKeys,
				positionExtKey,
				passwordGiven,
				active,
				active_memo,
			]),
		).toEqual(people(3).map(({ externalKey }) => [externalKey, ['o2'], 'p1', true, 'N', '휴직']));
		expect(routes()).toEqual([
			'createMembers',
			...Array<string>(3).fill('listMembers'),
			...Array<string>(3).fill('updateMember'),
		]);
		for (const name of ['Create', 'Get', 'Update']) expect(keptOf(execution, name)).not.toContain(PASSWORD);

		const remove = operation('Delete', 'member.delete', {
			externalKey: byId('={{ $json.externalKey }}'),
			userId: '={{ $json.userId }}',
		});
		expectSuccess(await run([{}], operation('List', 'member.getAll', { returnAll: true }), remove));
		expect([chart().members, requests('deleteMembers').length, problems()]).toEqual([[], 1, []]);
	});

	it('is created or updated, and those that Hiworks has already are linked first', async () => {
		world.sandbox.hiworksOrg.configure({ unlinkedUsers: [{ user_id: 'user1', user_name: '옛 사람' }] });
		const upsert = () =>
			operation('Upsert', 'member.upsert', memberForm({ ...forms, options: { sendUnreadable: false } }), CONTINUE);
		const link = operation('Link', 'member.linkExisting', { userId: 'user1', externalKey: 'm1' });
		expect(json(expectSuccess(await run([{}], link)), 'Link')).toEqual([
			expect.objectContaining({ action: 'linked', userId: 'user1', externalKey: 'm1' }),
		]);
		const execution = expectSuccess(await run(people(2), upsert()));
		expect(json(execution, 'Upsert').map(({ externalKey, action }) => [externalKey, action])).toEqual([
			['m1', 'updated'],
			['m2', 'created'],
		]);
		expect(json(expectSuccess(await run(people(2), upsert())), 'Upsert').map(({ action }) => action)).toEqual([
			'unchanged',
			'unchanged',
		]);
		expect(chart().members.map(({ extKey, user_name, orgExtKeys }) => [extKey, user_name, orgExtKeys])).toEqual([
			['m1', '사람 1', ['o1']],
			['m2', '사람 2', ['o1']],
		]);
		expect(keptOf(execution, 'Upsert')).not.toContain(PASSWORD);
	});
});

describe('org chart', () => {
	const given = {
		positions: [{ externalKey: 'p1', name: '부장', order: '01', level: '9' }],
		duties: [{ externalKey: 'd1', name: '영업', order: '01' }],
		organizations: [
			{ externalKey: 'team', name: '영업1팀', parentKey: 'head' },
			{ externalKey: 'head', name: '본사' },
		],
		members: people(3).map((one) => ({
			...one,
			password: PASSWORD,
			organizationKeys: ['team'],
			positionKey: 'p1',
			dutyKey: 'd1',
		})),
	};
	const sync = (options: object = {}, changes: object = {}) =>
		operation('Sync', 'orgChart.sync', {
			chartSource: 'object',
			chartJson: '={{ $json.chart }}',
			lastStateJson: '={{ $json.state }}',
			options,
			...changes,
		});
	const steps = (execution: Execution) =>
		json(execution, 'Sync')
			.slice(0, -1)
			.map(({ action, key, outcome }) => `${String(action)} ${String(key)} ${String(outcome)}`);
	const lastOf = (execution: Execution) => json(execution, 'Sync').at(-1);

	it('a plan, then the chart, then nothing to do with the state that came out', async () => {
		const planned = expectSuccess(await run([{ chart: given }], sync({ dryRun: true })));
		expect(lastOf(planned)).toMatchObject({ kind: 'state', outcome: 'planned', reason: null });
		expect(new Set(routes())).toEqual(new Set(['listPositions', 'listDuties', 'listOrganizations', 'listMembers']));

		const execution = expectSuccess(await run([{ chart: given }], sync()));
		expect(steps(execution)).toEqual([
			'create p1 done',
			'create d1 done',
			'create head done',
			'create team done',
			'create m1 done',
			'create m2 done',
			'create m3 done',
		]);
		expect(steps(planned)).toEqual(steps(execution).map((step) => step.replace('done', 'planned')));
		expect(
			chart().members.map(({ extKey, orgExtKeys, positionExtKey, dutyExtKey }) => [
				extKey,
				orgExtKeys,
				positionExtKey,
				dutyExtKey,
			]),
		).toEqual(['m1', 'm2', 'm3'].map((key) => [key, ['team'], 'p1', 'd1']));
		expect(keptOf(execution, 'Sync')).not.toContain(PASSWORD);

		const again = expectSuccess(await run([{ chart: given, state: lastOf(execution)?.state }], sync()));
		expect(json(again, 'Sync')).toEqual([
			expect.objectContaining({ kind: 'state', outcome: 'complete', state: lastOf(execution)?.state }),
		]);
		expect(problems()).toEqual([]);
	});

	it('four lists instead of one object; what is left out is left alone', async () => {
		const lists = { chartSource: 'lists', chartJson: undefined, organizationsJson: '={{ $json.chart.organizations }}' };
		expect(steps(expectSuccess(await run([{ chart: given }], sync({}, lists))))).toEqual([
			'create head done',
			'create team done',
		]);
		expect(routes().filter((route) => route?.startsWith('list'))).toEqual(['listOrganizations']);
	});

	it('the guard stops it before anything is changed, and says what would have gone', async () => {
		expectSuccess(await run([{ chart: given }], sync()));
		const before = chart();
		const execution = await run([{ chart: { members: [] } }], sync(), node('After', 'noOp'));
		expect(errorOf(execution).message).toContain('3 of 5 members and organizations would be suspended or deleted');
		expect(errorOf(execution).description).toContain('suspend member m1 사람 1');
		expect(execution.data.resultData.runData.After).toBeUndefined();
		expect(chart()).toEqual(before);
	});

	it('a lost answer: it is looked whether it arrived, and nobody is there twice', async () => {
		faults(
			{ kind: 'resetAfter', match: { route: 'createMembers', nth: 1 } },
			{ kind: 'resetBefore', match: { route: 'createOrganization', nth: 2 } },
		);
		const execution = expectSuccess(await run([{ chart: given }], sync()));
		expect(lastOf(execution)).toMatchObject({ outcome: 'complete' });
		expect(steps(execution).slice(-3)).toEqual(['create m1 recovered', 'create m2 recovered', 'create m3 recovered']);
		expect([keys(chart().organizations), keys(chart().members)]).toEqual([
			['head', 'team'],
			['m1', 'm2', 'm3'],
		]);
		expect([requests('createMembers').length, requests('createOrganization').length]).toEqual([1, 3]);
	});

	it('what one refused step needs is skipped, the rest is done; the next run goes on from the state', async () => {
		world.sandbox.hiworksOrg.configure({ failingKeys: ['team'] });
		const execution = expectSuccess(await run([{ chart: given }], sync()));
		expect(steps(execution)).toEqual([
			'create p1 done',
			'create d1 done',
			'create head done',
			'create team rejected',
			'create m1 skipped',
			'create m2 skipped',
			'create m3 skipped',
		]);
		expect(lastOf(execution)).toMatchObject({
			outcome: 'incomplete',
			state: { organizations: [{ externalKey: 'head' }], members: [] },
		});
		world.sandbox.hiworksOrg.configure({ failingKeys: [] });
		expect(steps(expectSuccess(await run([{ chart: given, state: lastOf(execution)?.state }], sync())))).toEqual([
			'create team done',
			'create m1 done',
			'create m2 done',
			'create m3 done',
		]);
	});
});

describe('what a user sees of wrong input: field, item, what is expected; nothing is sent', () => {
	const member = (changes: object) => ({ externalKey: 'm1', name: '사람', ...changes });
	const chartOf = (given: object) => operation('Node', 'orgChart.sync', { chartSource: 'object', chartJson: given });

	it.each<[string, () => WorkflowNode, RegExp]>([
		[
			'no external key',
			() => operation('Node', 'duty.create', { externalKey: '={{ $json.missing }}', name: '영업', order: '01' }),
			/External Key \[item 0\]: expected/,
		],
		[
			'a mail address',
			() => operation('Node', 'member.create', memberForm({ details: { email: 'nobody' } })),
			/Email \[item 0\]: expected one e-mail address/,
		],
		[
			'a change without changes',
			() => operation('Node', 'member.update', { externalKey: byId('m1'), changes: {} }),
			/Changes \[item 0\]: expected at least one change/,
		],
		[
			'half a move',
			() => operation('Node', 'member.update', { externalKey: byId('m1'), changes: { toOrganizationKey: byId('o1') } }),
			/both Organization Now and New Organization/,
		],
		[
			'a circle',
			() =>
				chartOf({
					organizations: [
						{ externalKey: 'a', name: 'A', parentKey: 'b' },
						{ externalKey: 'b', name: 'B', parentKey: 'a' },
					],
				}),
			/Organizations, entry 1: Parent Key \[item 0\]: expected a tree; these go in a circle/,
		],
		[
			'a member of nothing',
			() => chartOf({ organizations: [], members: [member({ organizationKeys: ['gone'] })] }),
			/Members, entry 1: Organization Keys \[item 0\]: expected a key that exists/,
		],
		[
			'a name of the vendor',
			() => chartOf({ members: [{ extKey: 'm1', name: '사람' }] }),
			/expected the name "externalKey" instead/,
		],
		['no JSON', () => chartOf('{ "members": ' as unknown as object), /Chart \[item 0\]: expected well-formed JSON/],
		[
			'an address that is none',
			() =>
				operation('Node', 'sso.logIn', {
					partnerId: 'p',
					temporaryKey: 'k',
					destination: 'address',
					address: 'javascript:1',
				}),
			/Address \[item 0\]: expected an address/,
		],
	])('%s', async (_, made, message) => {
		const execution = await run(people(1), made());
		expect(execution.status).toBe('error');
		expect(errorOf(execution).message).toMatch(message);
		expect(requests().filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('the item is named that is wrong, and the others are sent', async () => {
		const rows = [...ranks(2), { externalKey: '', name: '이름', order: '09' }];
		const execution = expectSuccess(await run(rows, operation('Create', 'duty.create', rankForm, CONTINUE)));
		expect(json(execution, 'Create', 1)).toEqual([
			expect.objectContaining({
				error: expect.objectContaining({
					message: expect.stringMatching(/External Key \[item 2\]/),
					outcome: 'notSent',
					itemIndex: 2,
				}),
			}),
		]);
		expect(keys(chart().duties)).toEqual(['r1', 'r2']);
	});

	it('two rows with one key are an error before anything is sent', async () => {
		const execution = await run([...ranks(2), ...ranks(1)], operation('Create', 'position.create', rankForm));
		expect(errorOf(execution).description).toMatch(/item 0 and item 2.*r1/);
		expect(requests()).toEqual([]);
	});
});

describe('when Hiworks fails', () => {
	const create = (more: Partial<WorkflowNode> = {}, options: object = {}) =>
		operation(
			'Create',
			'organization.create',
			{ ...fields('externalKey', 'name'), options: { itemsInFlight: 1, ...options } },
			more,
		);
	const rows = ranks(3);

	it.each<[Fault['kind'], string, RegExp]>([
		['500', 'unknown', /unknown/i],
		['resetBefore', 'unknown', /unknown/i],
		['200errorEnvelope', 'rejected', /일시적인 오류가 발생했습니다/],
		['429', 'rejected', /limit|429/i],
	])('%s on one of three: it comes out of the error output as %s', async (kind, outcome, message) => {
		faults({ kind, retryAfter: 3600, match: { route: 'createOrganization', referenceIds: ['r2'] } });
		const execution = expectSuccess(await run(rows, create(CONTINUE)));
		const failed = json(execution, 'Create', 1);
		expect(
			failed.map(({ externalKey, error }) => [
				externalKey,
				message.test(String((error as Record<string, unknown>).message)),
			]),
		).toEqual([['r2', true]]);
		expect(failuresOf(failed)).toEqual([expect.objectContaining({ outcome, itemIndex: 1 })]);
		expect(keys(chart().organizations)).toEqual(['r1', 'r3']);
		expect(requests('createOrganization').filter(({ referenceId }) => referenceId === 'r2')).toHaveLength(1);
	});

	it.each<Fault['kind']>(['resetAfter', 'truncatedJson', '200withoutKey'])(
		'%s after the work was done: it is seen that it is there, and nothing is sent again',
		async (kind) => {
			faults({ kind, match: { route: 'createOrganization', referenceIds: ['r2'] } });
			const execution = expectSuccess(await run(rows, create(CONTINUE)));
			expect(json(execution, 'Create').map(({ externalKey, recovered }) => [externalKey, recovered])).toEqual([
				['r1', false],
				['r2', true],
				['r3', false],
			]);
			expect(json(execution, 'Create', 1)).toEqual([]);
			expect(routes()).toEqual(['createOrganization', 'createOrganization', 'listOrganizations', 'createOrganization']);
		},
	);

	it('401: the credential is refused, and what is left is not sent', async () => {
		world.sandbox.hiworksOrg.configure({ linkTokens: ['another'] });
		const execution = expectSuccess(await run(rows, create(CONTINUE)));
		expect(json(execution, 'Create', 1)).toHaveLength(3);
		expect(json(execution, 'Create', 1)[0]?.error).toMatchObject({
			message: expect.stringContaining('Hiworks refused the credential'),
		});
		expect(requests()).toHaveLength(1);
	});

	it('Retry On Fail: what the first try did is not asked for again', async () => {
		faults({ kind: '500', match: { route: 'createOrganization', referenceIds: ['r2'], attempt: 1 } });
		const execution = expectSuccess(await run(rows, create(RETRY)));
		expect(json(execution, 'Create').map(({ externalKey }) => externalKey)).toEqual(['r1', 'r2', 'r3']);
		expect(
			requests('createOrganization')
				.map(({ referenceId }) => referenceId)
				.filter((key) => key === 'r1'),
		).toHaveLength(1);
		expect(keys(chart().organizations).sort()).toEqual(['r1', 'r2', 'r3']);
	});

	it.each([
		['allOrNothing', []],
		['upToTheBadRow', ['r1', 'r2']],
		['skipTheBadRows', ['r1', 'r2', 'r4']],
	] as const)(
		'a list with a bad row (%s): all its items fail, and it says what is in place',
		async (listFailure, there) => {
			world.sandbox.hiworksOrg.configure({ listFailure, failingKeys: ['r3'] });
			const execution = expectSuccess(await run(ranks(4), operation('Create', 'duty.create', rankForm, CONTINUE)));
			const failed = failuresOf(json(execution, 'Create', 1));
			expect(failed.map(({ itemIndex }) => itemIndex)).toEqual([0, 1, 2, 3]);
			const said = JSON.stringify(json(execution, 'Create', 1));
			expect(said).toContain('part of it may have been applied');
			if (there.length > 0) expect(said).toContain(`In place now: ${there.join(', ')}.`);
			expect(keys(chart().duties)).toEqual(there);
		},
	);

	it('a refused member does not show its password', async () => {
		world.sandbox.hiworksOrg.configure({ failingKeys: ['m1'] });
		const execution = await run(people(1), operation('Create', 'member.create', memberForm()));
		expect(errorOf(execution).message).toContain('처리하지 못했습니다.');
		expect(keptOf(execution, 'Create')).not.toContain(PASSWORD);
	});

	it('calls for others are kept, and the rest of the items is told', async () => {
		world.sandbox.hiworksOrg.configure({ dailyLimit: 10, callsUsed: 6, rateHeaders: true });
		const execution = expectSuccess(await run(ranks(4), create(CONTINUE, { keepCalls: 2 })));
		expect(json(execution, 'Create').map(({ callsRemaining }) => callsRemaining)).toEqual([3, 2]);
		expect(failuresOf(json(execution, 'Create', 1)).map(({ outcome, code }) => [outcome, code])).toEqual([
			['notSent', 'QUOTA'],
			['notSent', 'NOT_STARTED'],
		]);
	});
});

describe('single sign-on', () => {
	it('key, log-in, log-out: what Hiworks answers is handed on, and no redirect is followed', async () => {
		world.sandbox.hiworksOrg.configure({ accountTokens: [ACCOUNT] });
		const execution = expectSuccess(
			await run(
				[{}],
				operation('Key', 'sso.getTemporaryKey'),
				operation('In', 'sso.logIn', {
					partnerId: 'partner-1',
					temporaryKey: '={{ $json.body.data.tmp_key }}',
					destination: 'menu',
					menu: 'mail',
				}),
				operation('Out', 'sso.logOut', {
					temporaryKey: "={{ $('Key').first().json.body.data.tmp_key }}",
					destination: 'menu',
					menu: 'main',
				}),
			),
		);
		const address = `${world.sandbox.hiworksOrg.url}/office/sso/validate`;
		expect(json(execution, 'In')).toEqual([expect.objectContaining({ status: 302, location: `${address}/mail` })]);
		expect(json(execution, 'Out')).toEqual([expect.objectContaining({ status: 302, location: `${address}/main` })]);
		expect(routes()).toEqual(['createSsoTemporaryKey', 'ssoLogin', 'ssoLogout']);
		expect(world.sandbox.hiworksOrg.sso()).toEqual([
			expect.objectContaining({ state: 'loggedOut', partnerId: 'partner-1' }),
		]);
		expect(problems()).toEqual([]);
	});

	it('a token from a redirect gives its user, without the credential; the token stands in no output', async () => {
		const who = () => operation('Who', 'sso.getUserByToken', { token: '={{ $json.token }}' }, CONTINUE);
		const execution = expectSuccess(await run([{ token: 'sample-token' }], who()));
		expect(json(execution, 'Who')).toEqual([
			{ userNumber: '1234567', userId: 'admin', name: '홍길동', employeeNumber: '1' },
		]);
		expect([routes(), problems()]).toEqual([['getUserByToken'], []]);
		expect(keptOf(execution, 'Who')).not.toContain('sample-token');

		// Good for one look: the second one is refused, and told without the token.
		const again = await run([{ token: 'sample-token' }], { ...who(), onError: 'stopWorkflow' });
		expect(errorOf(again).message).toContain('유효하지 않은 토큰입니다.');
		expect(keptOf(again, 'Who')).not.toContain('sample-token');
	});

	it.each<[Fault['kind'], RegExp]>([
		['401empty', /Hiworks refused the credential/],
		['500', /unknown/i],
		['resetAfter', /unknown/i],
		['429', /limit|429/i],
	])('%s on a log-in ends as everywhere, and is sent once', async (kind, message) => {
		faults({ kind, retryAfter: 3600 });
		const execution = await run(
			[{}],
			operation('In', 'sso.logIn', {
				partnerId: 'partner-1',
				temporaryKey: 'temporary-key-1',
				destination: 'menu',
				menu: 'main',
			}),
		);
		expect(errorOf(execution).message).toMatch(message);
		expect(requests()).toHaveLength(1);
	});
});

describe('lists in the editor', () => {
	const opened = async (methodName: string, filter?: string) =>
		await world.client.call<{ results: Array<{ name: string; value: string }> }>(
			'POST',
			'/dynamic-node-parameters/resource-locator-results',
			{
				path: 'parameters.externalKey',
				nodeTypeAndVersion: { name: HIWORKS_ORG, version: 1 },
				methodName,
				currentNodeParameters: { resource: 'member', operation: 'get' },
				credentials: { hiworksOrgApi: org },
				...(filter !== undefined && { filter }),
			},
		);

	it('show names and give keys, and are searched by either', async () => {
		world.sandbox.hiworksOrg.setChart({
			positions: [{ extKey: 'p1', name: '부장' }],
			duties: [{ extKey: 'd1', name: '영업' }],
			organizations: [{ extKey: 'o1', name: '본사' }],
			members: [
				{ extKey: 'm1', user_id: 'hana', user_name: '김하나' },
				{ extKey: 'm2', user_id: 'duri', user_name: '이두리' },
			],
		});
		const shown = await Promise.all(
			['searchPositions', 'searchDuties', 'searchOrganizations'].map(async (method) => (await opened(method)).results),
		);
		expect(shown.flat()).toEqual([
			{ name: '부장 (p1)', value: 'p1' },
			{ name: '영업 (d1)', value: 'd1' },
			{ name: '본사 (o1)', value: 'o1' },
		]);
		expect((await opened('searchMembers', '두리')).results).toEqual([{ name: '이두리 (m2)', value: 'm2' }]);
	});

	it('an office that cannot be asked is an error, not an empty list', async () => {
		world.sandbox.hiworksOrg.configure({ linkTokens: ['another'] });
		await expect(opened('searchMembers')).rejects.toThrow(/Hiworks refused the credential/);
	});
});
