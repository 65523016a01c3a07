import type { INodeParameters } from 'n8n-workflow';

import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';
import type { Execution } from '../support/engine';
import { hiworksOrg, kept, startOffice, type Office } from '../support/hiworksOrg';
import { jsonOf } from '../support/reports';

let sandbox: Sandbox;
let office: Office;
beforeAll(async () => {
	[sandbox, office] = await Promise.all([startSandbox(), startOffice()]);
});
afterAll(async () => await Promise.all([sandbox.close(), office.close()]));
beforeEach(() => office.reset());

const TWO_TRIES: Partial<Execution> = { retryOnFail: { maxTries: 2 } };
/** As often as a list is asked for before the node gives up. */
const ASKS = 3;

const title = (extKey: string) => ({ extKey, name: `N-${extKey}`, order: '1' });
const rank = { externalKey: 'new', name: 'New', order: '2' };
const password = 's3cret-pass';

/** The operation, what it does, where it is sent and where it is read. */
const CHANGES: Array<[string, INodeParameters, string, string]> = [
	['position.create', { ...rank, level: '9' }, 'createPositions', 'listPositions'],
	['position.update', { externalKey: 'p', changes: { name: 'New' } }, 'updatePositions', 'listPositions'],
	['position.delete', { externalKey: 'p' }, 'deletePosition', 'listPositions'],
	['duty.create', rank, 'createDuties', 'listDuties'],
	['duty.update', { externalKey: 'd', changes: { externalKey: 'e' } }, 'updateDuties', 'listDuties'],
	['duty.delete', { externalKey: 'd' }, 'deleteDuty', 'listDuties'],
	['organization.create', { externalKey: 'new', name: 'New' }, 'createOrganization', 'listOrganizations'],
	[
		'organization.update',
		{ externalKey: 'o2', changes: { externalKey: 'o9', name: 'New' } },
		'updateOrganization',
		'listOrganizations',
	],
	['organization.delete', { externalKey: 'o3' }, 'deleteOrganization', 'listOrganizations'],
	[
		'member.create',
		{ externalKey: 'new', userId: 'new', name: 'New', password, details: {} },
		'createMembers',
		'listMembers',
	],
	['member.update', { externalKey: 'm', changes: { name: 'New' } }, 'updateMember', 'listMembers'],
	[
		'member.update',
		{ externalKey: 'm', changes: { fromOrganizationKey: 'o1', toOrganizationKey: 'o2', addOrganizationKey: 'o3' } },
		'updateMember',
		'listMembers',
	],
	['member.delete', { externalKey: 'm', userId: 'user-m' }, 'deleteMembers', 'listMembers'],
	['member.linkExisting', { userId: 'old', externalKey: 'linked' }, 'linkMembers', 'listMembers'],
];

describe.each(CHANGES)('%s %j', (name, fields, route, list) => {
	beforeEach(() => {
		const { hiworksOrg: org } = sandbox;
		org.reset();
		org.configure({ unlinkedUsers: [{ user_id: 'old', user_name: 'Old' }] });
		org.setChart({
			positions: [title('p')],
			duties: [title('d')],
			organizations: ['o1', 'o2', 'o3'].map((extKey) => ({ extKey, name: `N-${extKey}` })),
			members: [
				{ user_id: 'user-m', extKey: 'm', orgExtKeys: ['o1'] },
				{ user_id: 'user-n', extKey: 'n', orgExtKeys: ['o1'] },
			],
		});
	});
	const sent = () => sandbox.hiworksOrg.requests().filter((request) => request.route === route);
	const run = async (more: Partial<Execution> = {}) =>
		await hiworksOrg(sandbox.hiworksOrg.url, name, { ...fields, options: {} }, more);

	it('an answer that is lost after the effect is told as done', async () => {
		sandbox.hiworksOrg.setFaults([{ kind: 'resetAfter', match: { route } }]);
		const result = await run();
		expect(result.error?.message).toBeUndefined();
		expect(jsonOf(result)).toMatchObject([{ duplicate: false, recovered: true }]);
		expect(sent().map(({ effect }) => effect)).toEqual([true]);
	});

	it('Retry On Fail reads before it sends again what an earlier try lost', async () => {
		sandbox.hiworksOrg.setFaults([
			{ kind: 'resetAfter', match: { route } },
			{ kind: 'resetBefore', match: { route: list }, times: ASKS },
		]);
		const result = await run(TWO_TRIES);
		expect(result.error?.message).toBeUndefined();
		expect(jsonOf(result)).toMatchObject([{ duplicate: false, recovered: true }]);
		expect(sent().map(({ effect }) => effect)).toEqual([true]);
	});

	it('what never arrived is sent again by a later try', async () => {
		sandbox.hiworksOrg.setFaults([{ kind: 'resetBefore', match: { route }, times: 1 }]);
		const result = await run(TWO_TRIES);
		expect(result.error?.message).toBeUndefined();
		expect(jsonOf(result)).toMatchObject([{ duplicate: false, recovered: false }]);
		expect(sent().map(({ effect }) => effect)).toEqual([false, true]);
	});
});

const addMember = (extKey: string, organizations: string[] = []) =>
	office.member.set(extKey, {
		user_id: `user-${extKey}`,
		user_name: `N-${extKey}`,
		extKey,
		email: '',
		phone: '',
		cell: '',
		organizations: new Set(organizations),
		hidden: { active: 'Y' },
	});
const addOrganization = (key: string) =>
	office.organization.set(key, { extKey: key, name: `N-${key}`, parent: undefined });
const run = async (name: string, fields: INodeParameters, more: Partial<Execution> = TWO_TRIES) =>
	await hiworksOrg(office.url, name, { ...fields, options: { itemsInFlight: 1 } }, more);

/** The first change takes effect and is not answered; `then` happens before anything is read. */
const loseFirst = (then: () => void = () => undefined) => {
	let isLost = false;
	office.fault = ({ method }) => {
		if (method === 'GET' && isLost) then();
		if (method === 'GET' || isLost) return undefined;
		isLost = true;
		return 'lost';
	};
};

describe('a refusal of the second try does not hide what the first may have done', () => {
	it.each([
		[
			'organization.create',
			{ externalKey: 'a', name: 'A' },
			(): void => {
				office.organization.get('a')!.name = 'Renamed';
			},
		],
		[
			'member.create',
			{ externalKey: 'a', userId: 'a', name: 'A', password },
			(): void => {
				office.member.get('a')!.user_name = 'Renamed';
			},
		],
	] as const)('%s', async (name, fields, rename) => {
		loseFirst(rename);
		const result = await run(name, fields);
		expect(office.changes()).toHaveLength(2);
		expect(result.error?.message).toContain(
			'The outcome is unknown: an earlier try may have taken effect, and the last one met: Hiworks refused the request: a exists',
		);
		expect(kept(result)).not.toContain('s3cret');
	});
});

describe('what reading does not tell', () => {
	it('values of a member are set again by a later try', async () => {
		addMember('m');
		loseFirst();
		const result = await run('member.update', { externalKey: 'm', changes: { active: false } });
		expect(jsonOf(result)).toMatchObject([{ action: 'updated', recovered: false }]);
		expect(office.changes()).toHaveLength(2);
	});

	it('an organization is not left twice: what is in place is left out when the rest is set again', async () => {
		['a', 'b'].forEach(addOrganization);
		addMember('m', ['a']);
		loseFirst();
		const changes = { fromOrganizationKey: 'a', toOrganizationKey: 'b', active: false };
		const result = await run('member.update', { externalKey: 'm', changes });
		expect(jsonOf(result)).toMatchObject([{ action: 'updated' }]);
		expect(office.changes().map(({ body }) => body)).toEqual([
			{ extKey: 'm', orgExtKey: 'a', modifyOrgExtKey: 'b', active: 'N' },
			{ extKey: 'm', active: 'N' },
		]);
	});

	it.each([
		[
			'organizations that Hiworks does not show',
			'member.update',
			{ externalKey: 'm', changes: { addOrganizationKey: 'b' } },
		],
		['a link without a key of ours', 'member.linkExisting', { userId: 'user-m' }],
	] as const)('%s: not sent again, and unknown still', async (_name, name, fields) => {
		addOrganization('b');
		addMember('m');
		office.shownAs = 'nothing';
		loseFirst();
		const result = await run(name, fields);
		expect(result.error?.message).toContain('The outcome is unknown: an earlier try of this execution sent it');
		expect(result.error?.description).toContain('It was not sent again.');
		expect(office.changes()).toHaveLength(1);
	});
});

it('rows of a list that were done are not sent again with those that failed', async () => {
	office.fault = ({ method, body }) =>
		method === 'POST' && body.duty_list[0].extKey === 'b' && office.changes().length === 1
			? { status: 400, body: { code: 'ERR', message: 'not now' } }
			: undefined;
	const result = await hiworksOrg(
		office.url,
		'duty.create',
		{ externalKey: '={{ $json.key }}', name: 'N', order: '1', options: { rowsPerCall: 1, itemsInFlight: 1 } },
		{ ...TWO_TRIES, input: [{ key: 'a' }, { key: 'b' }] },
	);
	expect(jsonOf(result)).toMatchObject([{ externalKey: 'a' }, { externalKey: 'b' }]);
	expect(office.changes().map(({ body }) => body.duty_list[0].extKey)).toEqual(['a', 'b', 'b']);
});

it('a password is no part of what is remembered of a member', async () => {
	office.fault = ({ method, body }) =>
		method === 'POST' && body.user_list[0].extKey === 'b' && office.changes().length === 1
			? { status: 400, body: { code: 'ERR', message: 'not now' } }
			: undefined;
	const result = await hiworksOrg(
		office.url,
		'member.create',
		{
			externalKey: '={{ $json.key }}',
			userId: '={{ $json.key }}',
			name: 'N',
			// Another one in every try.
			password: '={{ "s3cret-" + Math.random() }}',
			details: {},
			options: { rowsPerCall: 1, itemsInFlight: 1 },
		},
		{ ...TWO_TRIES, input: [{ key: 'a' }, { key: 'b' }] },
	);
	expect(jsonOf(result)).toMatchObject([{ externalKey: 'a' }, { externalKey: 'b' }]);
	expect(office.changes().map(({ body }) => body.user_list[0].extKey)).toEqual(['a', 'b', 'b']);
});

it('Sync: a member who was moved by a lost call is not moved twice', async () => {
	['a', 'b'].forEach(addOrganization);
	addMember('m', ['a']);
	loseFirst();
	const chart = { members: [{ externalKey: 'm', name: 'New', organizationKeys: ['b'], address: '성남시' }] };
	const result = await run(
		'orgChart.sync',
		{ chartSource: 'object', chartJson: JSON.stringify(chart), lastStateJson: '{}' },
		{},
	);
	expect(jsonOf(result)).toMatchObject([
		{ action: 'update', kind: 'member', key: 'm', outcome: 'done', duplicate: false },
		{ kind: 'state', outcome: 'complete' },
	]);
	expect(office.changes().map(({ body }) => body)).toEqual([
		{ extKey: 'm', user_name: 'New', orgExtKey: 'a', modifyOrgExtKey: 'b', address: '성남시' },
		{ extKey: 'm', user_name: 'New', address: '성남시' },
	]);
});

it('Sync: what a refused list did all the same is told as done, and sent no more', async () => {
	const duty = (externalKey: string) => ({ externalKey, name: `N-${externalKey}`, order: '1' });
	// Somebody adds it after the list was read: Hiworks refuses from there on.
	office.fault = ({ method }) => {
		if (method === 'POST') office.duty.set('b', { ...title('b'), name: 'Other' });
		return undefined;
	};
	const chart = { duties: ['a', 'b'].map(duty) };
	const result = await run(
		'orgChart.sync',
		{ chartSource: 'object', chartJson: JSON.stringify(chart), lastStateJson: '{}' },
		{},
	);
	expect(jsonOf(result)).toMatchObject([
		{ action: 'create', kind: 'duty', key: 'a', outcome: 'recovered', recovered: true },
		{ action: 'create', kind: 'duty', key: 'b', outcome: 'rejected', recovered: false },
		{ kind: 'state', state: { duties: [{ externalKey: 'a' }] } },
	]);
	expect(office.changes()).toHaveLength(1);
});
