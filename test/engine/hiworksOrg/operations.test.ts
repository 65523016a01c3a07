import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { searchList, type Execution } from '../support/engine';
import { hiworksOrg, kept, LINK_TOKEN, startOffice, type Office } from '../support/hiworksOrg';
import { jsonOf } from '../support/reports';

let office: Office;
beforeAll(async () => {
	office = await startOffice();
});
afterAll(async () => await office.close());
beforeEach(() => office.reset());

const expr = (name: string) => `={{ $json.${name} }}`;
const run = async (name: string, fields: INodeParameters, input: IDataObject[] = [{}], more: Partial<Execution> = {}) =>
	await hiworksOrg(office.url, name, fields, { input, ...more });
const rankForm = { externalKey: expr('key'), name: expr('name'), order: expr('order') };
const memberForm = { userId: expr('user'), name: expr('name'), password: 's3cret-pass', externalKey: expr('key') };
const ranks = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => ({
		key: `k${from + index}`,
		name: `이름${from + index}`,
		order: String(index),
	}));
const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ key: `m${index}`, name: `사람${index}`, user: `user${index}` }));
const addRank = (kind: 'position' | 'duty', ...keys: string[]) =>
	keys.forEach((key) => office[kind].set(key, { extKey: key, name: `old-${key}`, order: '1', level: '' }));
const addMember = (extKey: string, more: object = {}) =>
	office.member.set(extKey, {
		user_id: `user-${extKey}`,
		user_name: `old-${extKey}`,
		extKey,
		email: '',
		phone: '',
		cell: '',
		organizations: new Set(),
		hidden: { active: 'Y' },
		...more,
	});
const addOrganization = (key: string, parent?: string) =>
	office.organization.set(key, { extKey: key, name: `old-${key}`, parent });

/** The first changing call meets this; all others go on as usual. */
const firstChange = (fault: ReturnType<Office['fault']>) => {
	let met = false;
	office.fault = ({ method }) => {
		if (met || method === 'GET') return undefined;
		met = true;
		return fault;
	};
};

describe.each(['position', 'duty'] as const)('%s', (kind) => {
	it('creates many in one call, up to the rows per call', async () => {
		const result = await run(`${kind}.create`, { ...rankForm, options: { rowsPerCall: 2 } }, ranks(5));
		expect(office.changes().map(({ body }) => body[`${kind}_list`].length)).toEqual([2, 2, 1]);
		expect(jsonOf(result)[4]).toMatchObject({
			action: 'created',
			externalKey: 'k4',
			name: '이름4',
			recovered: false,
			callsRemaining: 900,
		});
		expect(office[kind].size).toBe(5);
	});

	it('sends the key it has as the key it shall have, where that does not change', async () => {
		addRank(kind, 'a', 'b');
		const result = await run(`${kind}.update`, { externalKey: expr('key'), changes: { name: expr('name') } }, [
			{ key: 'a', name: 'A' },
			{ key: 'b', name: 'B' },
		]);
		expect(office.changes()).toHaveLength(1);
		expect(office.changes()[0]!.body[`${kind}_list`]).toEqual([
			{ name: 'A', extKey: 'a', modifyExtKey: 'a' },
			{ name: 'B', extKey: 'b', modifyExtKey: 'b' },
		]);
		expect(jsonOf(result)).toMatchObject([{ action: 'updated', externalKey: 'a', name: 'A' }, { externalKey: 'b' }]);
	});

	it('deletes by key; what our lost answer did is seen', async () => {
		addRank(kind, 'a', 'b');
		firstChange('lost');
		expect(
			jsonOf(
				await run(`${kind}.delete`, { externalKey: expr('key'), options: { itemsInFlight: 1 } }, [
					{ key: 'a' },
					{ key: 'b' },
				]),
			),
		).toMatchObject([{ action: 'deleted', recovered: true }, { recovered: false }]);
		expect(office[kind].size).toBe(0);
	});

	it('a lost list is read once: what is there is done, what is not is unknown, nothing is sent again', async () => {
		addRank(kind, 'k2');
		// The vendor gets as far as the key that exists.
		firstChange('lost');
		const result = await run(
			`${kind}.create`,
			{ ...rankForm, options: {} },
			[...ranks(2), { key: 'k2', name: 'new', order: '9' }, ...ranks(1, 3)],
			{ onError: 'continueRegularOutput' },
		);
		expect(office.changes()).toHaveLength(1);
		expect(office.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
		const [first, second, third, fourth] = jsonOf(result);
		expect([first, second]).toMatchObject([{ action: 'created', recovered: true }, { recovered: true }]);
		expect([third, fourth]).toMatchObject([{ error: { outcome: 'unknown' } }, { error: { outcome: 'unknown' } }]);
		expect(String(third?.message)).toContain('In place now: k0, k1. Not in place now: k2, k3.');
	});

	it('a refused list fails all of its rows, and says which exist', async () => {
		addRank(kind, 'k1');
		const result = await run(`${kind}.create`, { ...rankForm, options: {} }, ranks(3), {
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(result).map(({ error }) => (error as IDataObject).outcome)).toEqual([
			'rejected',
			'rejected',
			'rejected',
		]);
		expect(jsonOf(result)[2]).toMatchObject({
			error: { message: 'Hiworks refused the request: k1 exists (ERR, HTTP 200)', code: 'ERR', httpStatus: 200 },
		});
		expect(String(jsonOf(result)[2]?.message)).toContain(
			'part of it may have been applied. In place now: k0. Not in place now: k1, k2.',
		);
	});

	it('creates or updates what differs, reading once', async () => {
		addRank(kind, 'k0', 'k1');
		office[kind].get('k1')!.name = '이름1';
		office[kind].get('k1')!.order = '1';
		const result = await run(`${kind}.upsert`, { ...rankForm, options: {} }, ranks(3));
		expect(jsonOf(result)).toMatchObject([
			{ action: 'updated', changed: ['name', 'order'] },
			{ action: 'unchanged', changed: [] },
			{ action: 'created' },
		]);
		expect(office.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'PUT']);
		expect([...office[kind].values()].map(({ name }) => name).sort()).toEqual(['이름0', '이름1', '이름2']);
	});
});

describe('levels and limits of positions', () => {
	it('puts different levels into different calls', async () => {
		const input = [...ranks(2), { ...ranks(1, 2)[0]!, level: '9' }];
		await run('position.create', { ...rankForm, level: expr('level'), options: {} }, input);
		expect(office.changes().map(({ body }) => [body.level, body.position_list.length])).toEqual([
			[undefined, 2],
			['9', 1],
		]);
	});

	it('refuses more than 30 before anything is sent, in Create and, with what is there, in Create or Update', async () => {
		expect((await run('position.create', { ...rankForm, options: {} }, ranks(31))).error?.message).toContain(
			'at most 30 positions',
		);
		expect(office.requests).toHaveLength(0);
		addRank('position', ...Array.from({ length: 29 }, (_, index) => `old${index}`));
		const both = await run('position.upsert', { ...rankForm, options: {} }, ranks(2));
		expect(both.error?.message).toContain('it has 29, and 2 would be new');
		expect(office.changes()).toHaveLength(0);
	});
});

describe('organizations', () => {
	it('takes part in no list: one call each, and one lost is looked for by its key', async () => {
		addOrganization('top');
		firstChange('lost');
		const result = await run(
			'organization.create',
			{ externalKey: expr('key'), name: expr('name'), parentKey: 'top', options: { itemsInFlight: 1 } },
			[
				{ key: 'a', name: '가' },
				{ key: 'b', name: '나' },
			],
		);
		expect(jsonOf(result)).toMatchObject([
			{ action: 'created', parentKey: 'top', recovered: true },
			{ recovered: false },
		]);
		expect(office.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
			'POST /office/org/organization',
			'GET /office/org/organization?level=&extKey=a',
			'POST /office/org/organization',
		]);
	});

	it('a call that never arrived is unknown and not sent again', async () => {
		firstChange('cut');
		const result = await run('organization.create', { externalKey: 'a', name: '가', options: {} });
		expect(result.error?.message).toContain('The outcome is unknown');
		expect(result.error?.description).toContain('Not in place now: a.');
		expect(office.changes()).toHaveLength(1);
	});

	it('creates or updates parents first, whatever their order', async () => {
		addOrganization('top');
		const result = await run(
			'organization.upsert',
			{ externalKey: expr('key'), name: expr('name'), parentKey: expr('parent'), options: {} },
			[
				{ key: 'c', name: 'C', parent: 'b' },
				{ key: 'b', name: 'B', parent: 'top' },
				{ key: 'top', name: 'Top', parent: '' },
			],
		);
		expect(jsonOf(result)).toMatchObject([
			{ action: 'created', externalKey: 'c' },
			{ action: 'created', externalKey: 'b' },
			{ action: 'updated', externalKey: 'top', changed: ['name'] },
		]);
		expect(office.organization.get('c')).toEqual({ extKey: 'c', name: 'C', parent: 'b' });
	});

	it('a parent that cannot be made leaves its children unsent', async () => {
		const result = await run(
			'organization.upsert',
			{ externalKey: expr('key'), name: 'N', parentKey: expr('parent'), options: {} },
			[
				{ key: 'b', parent: 'nowhere' },
				{ key: 'c', parent: 'b' },
			],
			{ onError: 'continueRegularOutput' },
		);
		expect(jsonOf(result)).toMatchObject([
			{ error: { outcome: 'rejected' } },
			{ error: { outcome: 'notSent', code: 'INCOMPLETE' } },
		]);
		expect(office.changes()).toHaveLength(1);
	});

	it('changes name and key, and deletes', async () => {
		addOrganization('a');
		expect(
			jsonOf(
				await run('organization.update', { externalKey: 'a', changes: { externalKey: 'z', name: 'Z' }, options: {} }),
			),
		).toMatchObject([{ externalKey: 'z', name: 'Z' }]);
		expect((await run('organization.update', { externalKey: 'z', changes: {}, options: {} })).error?.message).toContain(
			'at least one change',
		);
		expect(jsonOf(await run('organization.delete', { externalKey: 'z', options: {} }))).toMatchObject([
			{ action: 'deleted', externalKey: 'z' },
		]);
		expect(office.organization.size).toBe(0);
	});
});

describe('members', () => {
	it('creates in lists; no password comes out, not even where the vendor repeats it', async () => {
		addOrganization('a');
		addMember('x', { user_id: 'user2' });
		const good = await run(
			'member.create',
			{ ...memberForm, organizationKey: 'a', details: { email: 'a@example.com' }, options: { rowsPerCall: 2 } },
			people(2),
		);
		expect(jsonOf(good)).toMatchObject([
			{ action: 'created', externalKey: 'm0', userId: 'user0', organizationKey: 'a', email: 'a@example.com' },
			{},
		]);
		expect(office.changes()).toHaveLength(1);
		expect(office.member.get('m1')?.hidden.user_pass).toBe('s3cret-pass');
		// The stand-in's refusal quotes the password.
		const bad = await run('member.create', { ...memberForm, options: {} }, people(3).slice(2));
		expect(bad.error?.message).toContain('user2 exists (***)');
		const word = await run('member.create', { ...memberForm, options: {} }, people(3).slice(2), {
			onError: 'continueRegularOutput',
		});
		for (const result of [good, bad, word]) expect(kept(result)).not.toContain('s3cret');
	});

	it('Retry On Fail creates nobody twice, and keeps no password in its memory', async () => {
		office.fault = ({ method, body }) =>
			method === 'POST' && body.user_list[0].user_id === 'user1' && office.changes().length < 2
				? { status: 500 }
				: undefined;
		const result = await run(
			'member.create',
			{ ...memberForm, options: { rowsPerCall: 1, itemsInFlight: 1 } },
			people(2),
			{ retryOnFail: { maxTries: 3 } },
		);
		expect(result.error).toBeUndefined();
		expect(office.changes().map(({ body }) => body.user_list[0].user_id)).toEqual(['user0', 'user1', 'user1']);
		expect(kept(result)).not.toContain('s3cret');
	});

	it('updates one call each; what is read back tells of a lost answer, what is not leaves it unknown', async () => {
		addMember('a');
		addOrganization('o');
		firstChange('lost');
		expect(
			jsonOf(
				await run('member.update', { externalKey: 'a', changes: { name: 'A', email: 'a@example.com' }, options: {} }),
			),
		).toMatchObject([{ action: 'updated', name: 'A', recovered: true }]);
		firstChange('lost');
		const unclear = await run('member.update', {
			externalKey: 'a',
			changes: { name: 'AA', active: false, activeMemo: '휴직' },
			options: {},
		});
		expect(unclear.error?.description).toContain('What can be read back does not tell.');
		expect(office.member.get('a')?.hidden).toMatchObject({ active: 'N', active_memo: '휴직' });
		office.fault = () => undefined;
		await run('member.update', { externalKey: 'a', changes: { addOrganizationKey: 'o' }, options: {} });
		expect([...office.member.get('a')!.organizations]).toEqual(['o']);
		expect(
			(await run('member.update', { externalKey: 'a', changes: { toOrganizationKey: 'o' }, options: {} })).error
				?.message,
		).toContain('both Organization Now and New Organization');
	});

	it('does not send an Active that nobody set', async () => {
		addMember('a');
		await run('member.update', { externalKey: 'a', changes: { name: 'A' }, options: {} });
		expect(office.changes()[0]!.body).toEqual({ extKey: 'a', user_name: 'A' });
	});

	it('deletes in lists with both ids, and sees what a lost answer did', async () => {
		['a', 'b', 'c'].forEach((key) => addMember(key));
		firstChange('lost');
		const result = await run(
			'member.delete',
			{ externalKey: expr('key'), userId: expr('user'), options: {} },
			['a', 'b'].map((key) => ({ key, user: `user-${key}` })),
		);
		expect(jsonOf(result)).toMatchObject([
			{ action: 'deleted', userId: 'user-a', recovered: true },
			{ externalKey: 'b', recovered: true },
		]);
		expect(office.changes()).toHaveLength(1);
		expect([...office.member.keys()]).toEqual(['c']);
	});

	it('links members that are there', async () => {
		addMember('');
		expect(jsonOf(await run('member.linkExisting', { userId: 'user-', externalKey: 'n1', options: {} }))).toMatchObject(
			[{ action: 'linked', externalKey: 'n1' }],
		);
		expect(office.member.has('n1')).toBe(true);
	});

	it('says that a member is not there', async () => {
		addMember('a');
		expect((await run('member.get', { externalKey: 'b', options: {} })).error?.message).toContain(
			'no member with the external key "b"',
		);
	});

	it.each([
		['keys', [{ externalKey: 'o', name: 'o' }]],
		['names', [{ externalKey: 'old-o', name: 'old-o' }]],
		['objects', [{ externalKey: 'o', name: 'old-o' }]],
	] as const)('reads organizations that come as %s', async (shownAs, organizations) => {
		addOrganization('o');
		addMember('a', { organizations: new Set(['o']) });
		office.shownAs = shownAs;
		expect(jsonOf(await run('member.get', { externalKey: 'a', options: {} }))).toMatchObject([{ organizations }]);
		// Whatever the shape, a member that is in its organization is not put into it again.
		const again = await run('member.upsert', { externalKey: 'a', name: 'old-a', organizationKey: 'o', options: {} });
		expect(jsonOf(again)).toMatchObject([{ action: 'unchanged' }]);
	});

	it('creates or updates: what was changed of a member that stays in another organization is told', async () => {
		addOrganization('o');
		addOrganization('p');
		addMember('a', { organizations: new Set(['o', 'p']) });
		const fields = { externalKey: 'a', name: '새 이름', organizationKey: 'o', options: {} };
		const upsert = async () => await run('member.upsert', fields, [{}], { onError: 'continueRegularOutput' });
		expect(jsonOf(await upsert())[0]?.error).toMatchObject({
			outcome: 'unknown',
			message: expect.stringMatching(/^A part of it is done: name changed\. The rest is not, .*: It stays in p: /),
			description: 'Mend what the message names and try again.',
		});
		expect(office.member.get('a')!.user_name).toBe('새 이름');
		expect(jsonOf(await upsert())[0]?.error).toMatchObject({ outcome: 'notSent' });
	});

	it('creates or updates: a new one needs a password, a field that cannot be read is sent unless told not to', async () => {
		addMember('m0', { user_name: '사람0' });
		addOrganization('o');
		addRank('position', 'p');
		const fields = {
			externalKey: expr('key'),
			name: expr('name'),
			userId: expr('user'),
			positionKey: 'p',
			organizationKey: 'o',
		};
		const lacking = await run('member.upsert', { ...fields, userId: '', options: {} }, people(2), {
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(lacking)).toMatchObject([
			{ action: 'updated', changed: ['positionKey', 'organizationKeys'] },
			{ error: { message: 'It is new, and Hiworks wants userId and password of a new member', outcome: 'notSent' } },
		]);
		office.requests.length = 0;
		const without = await run(
			'member.upsert',
			{ ...fields, userId: '', options: { sendUnreadable: false } },
			people(1),
		);
		expect(jsonOf(without)).toMatchObject([{ action: 'unchanged' }]);
		expect(office.changes()).toHaveLength(0);
		const made = await run(
			'member.upsert',
			{ ...fields, userId: expr('user'), password: 's3cret', options: {} },
			people(3).slice(1),
		);
		expect(jsonOf(made)).toMatchObject([{ action: 'created' }, { action: 'created' }]);
		expect(kept(made)).not.toContain('s3cret');
	});

	it('keeps a key that is a resident number out', async () => {
		const result = await run('member.get', { externalKey: '900101-1748293', options: {} });
		expect(result.error?.message).toContain('a key that is no resident number');
		expect(kept(result)).not.toContain('1748293');
		expect(office.requests).toHaveLength(0);
	});
});

describe('every operation', () => {
	const calls: Array<[string, INodeParameters]> = [
		['position.getAll', { returnAll: true }],
		['organization.delete', { externalKey: expr('key') }],
		['member.create', { userId: 'u', name: 'n', password: 's3cret', externalKey: expr('key') }],
		['member.get', { externalKey: 'k' }],
	];

	it.each(calls)('%s: a refused token stops the run and is not shown', async (name, fields) => {
		const result = await hiworksOrg(
			office.url,
			name,
			{ ...fields, options: {} },
			{
				credential: { linkToken: 'wrong-token-123' },
				input: ['a', 'b', 'c'].map((key) => ({ key })),
				onError: 'continueRegularOutput',
			},
		);
		expect(JSON.stringify([result.outputs, result.error?.message])).not.toContain('wrong-token-123');
		expect(office.requests.length).toBeLessThanOrEqual(3);
		expect(JSON.stringify(result.outputs)).toContain('refused the credential');
	});

	it('reads are asked again when an answer is lost, and an answer without data is no empty list', async () => {
		addOrganization('o');
		office.fault = (_seen, index) => (index === 0 ? 'lost' : undefined);
		expect(jsonOf(await run('organization.getAll', { returnAll: true, options: {} }))).toMatchObject([
			{ externalKey: 'o' },
		]);
		office.fault = () => ({ status: 200, body: { code: 'SUC', message: '' } });
		expect((await run('organization.getAll', { returnAll: true, options: {} })).error?.message).toContain(
			'Reading did not work',
		);
	});

	it('an answer without the word for success is unknown', async () => {
		firstChange({ status: 200, body: {} });
		expect((await run('duty.create', { ...rankForm, options: {} }, ranks(1))).error?.message).toContain(
			'The outcome is unknown: Hiworks answered with no usable "code"',
		);
	});

	it('leaves calls to others', async () => {
		const result = await run(
			'organization.delete',
			{ externalKey: expr('key'), options: { keepCalls: 900, itemsInFlight: 1 } },
			[{ key: 'a' }, { key: 'b' }],
			{ onError: 'continueRegularOutput' },
		);
		expect(jsonOf(result)[1]).toMatchObject({ error: { outcome: 'notSent', code: 'QUOTA' } });
	});
});

it.each([
	['searchPositions', 'p', [{ name: 'old-p (p)', value: 'p' }]],
	['searchDuties', 'old', [{ name: 'old-d (d)', value: 'd' }]],
	[
		'searchOrganizations',
		undefined,
		[
			{ name: 'old-a (a)', value: 'a' },
			{ name: 'old-b (b)', value: 'b' },
		],
	],
	['searchMembers', 'zzz', []],
	['searchMembers', 'm', [{ name: 'old-m (m)', value: 'm' }]],
] as const)('%s lists what has a key', async (method, filter, results) => {
	addRank('position', 'p');
	addRank('duty', 'd');
	['b', 'a', ''].forEach((key) => addOrganization(key));
	['m', ''].forEach((key) => addMember(key));
	expect(
		await searchList('hiworksOrg', method, { hiworksOrgApi: { linkToken: LINK_TOKEN, baseUrl: office.url } }, filter),
	).toEqual({ results });
});
