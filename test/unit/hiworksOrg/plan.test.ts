import type { StoredMember } from '../../../nodes/HiworksOrg/records/members';
import { withOrganizations } from '../../../nodes/HiworksOrg/records/memberships';
import { positions } from '../../../nodes/HiworksOrg/records/ranks';
import { wayUp } from '../../../nodes/HiworksOrg/sync/chart';
import { planOrganizations, planRanks } from '../../../nodes/HiworksOrg/sync/planLists';
import { noteDone, readState, stateOutput } from '../../../nodes/HiworksOrg/sync/state';
import type { Step } from '../../../nodes/HiworksOrg/sync/step';

const stored = (...keys: string[]) =>
	keys.map((externalKey) => ({ externalKey, name: `N-${externalKey}`, registeredAt: '2026-01-05' }));
const wanted = (...pairs: Array<[string, string?]>) =>
	pairs.map(([externalKey, parentKey]) => ({ externalKey, name: `N-${externalKey}`, parentKey }));
const brief = (steps: Step[]) => steps.map(({ action, key }) => `${action} ${key}`);

describe('organizations', () => {
	it('are made from the top and deleted from the bottom, as far as the last state knows the tree', () => {
		const last = new Map(wanted(['x'], ['y', 'x'], ['z', 'y']).map((one) => [one.externalKey, one]));
		const steps = planOrganizations(wanted(['c', 'b'], ['b', 'a'], ['a']), stored('x', 'z', 'y'), {
			last,
			removes: true,
		});
		expect(brief(steps)).toEqual(['create a', 'create b', 'create c', 'delete z', 'delete y', 'delete x']);
		expect(steps.at(-1)?.needs).toEqual(['organization/y']);
		expect(steps[2]?.needs).toEqual(['organization/b']);
	});

	it('without a last state, the list is taken from its end, and what is not in the chart stays by default', () => {
		expect(brief(planOrganizations([], stored('x', 'y'), { last: undefined, removes: true }))).toEqual([
			'delete y',
			'delete x',
		]);
		expect(planOrganizations([], stored('x', 'y'), { last: undefined, removes: false })).toEqual([]);
	});

	it('compares the name only', () => {
		const [step] = planOrganizations([{ externalKey: 'a', name: 'New', parentKey: undefined }], stored('a'), {
			last: undefined,
			removes: true,
		});
		expect(step).toMatchObject({
			action: 'update',
			changed: ['name'],
			change: { type: 'updateOrganization', row: { externalKey: 'a', name: 'New' } },
		});
	});

	it.each([
		[['c', 'b', 'a'], { c: 'b', b: 'a', a: undefined }],
		[['c', 'b', 'a', 'b'], { c: 'b', b: 'a', a: 'b' }],
		[['c', 'c'], { c: 'c' }],
	])('the way up ends: %j', (way, parents) =>
		expect(wayUp('c', new Map<string, string | undefined>(Object.entries(parents)))).toEqual(way),
	);
});

describe('positions', () => {
	const rank = (externalKey: string, order = '1', level?: string) => ({ externalKey, name: externalKey, order, level });
	const settings = { last: undefined, sendUnreadable: false, removes: false };

	it('orders are texts: 1 and 01 are not the same', () => {
		expect(planRanks(positions, [rank('a', '01')], [rank('a', '1')], settings)).toMatchObject([
			{ changed: ['order'], change: { row: { externalKey: 'a', order: '01' } } },
		]);
	});

	it('a level is compared with the last state only', () => {
		const plan = (last: string | undefined, more = {}) =>
			planRanks(positions, [rank('a', '1', '9')], [rank('a')], {
				...settings,
				...more,
				last: new Map([['a', rank('a', '1', last)]]),
			});
		expect(plan('9')).toEqual([]);
		expect(plan('8')).toMatchObject([{ changed: ['level'] }]);
		expect(plan(undefined)).toMatchObject([{ changed: ['level'] }]);
		expect(planRanks(positions, [rank('a', '1', '9')], [rank('a')], settings)).toEqual([]);
		expect(plan('9', { sendUnreadable: true })).toMatchObject([{ changed: ['level'] }]);
	});

	it('thirty are kept, and one more is refused only where one is new', () => {
		const all = Array.from({ length: 30 }, (_, index) => rank(`p${index}`));
		expect(planRanks(positions, all, all.slice(1), settings)).toHaveLength(1);
		expect(() => planRanks(positions, [...all, rank('q')], all, settings)).toThrow('it has 30, and 1 would be new');
		expect(planRanks(positions, [rank('p0', '2')], [...all, rank('q')], settings)).toHaveLength(1);
	});
});

describe('organizations of members', () => {
	const member = (organizations: StoredMember['organizations']): StoredMember => ({
		externalKey: 'm',
		userId: 'u',
		name: 'n',
		email: '',
		phone: '',
		cell: '',
		organizations,
	});
	const text = (value: string) => ({ externalKey: value, name: value });
	const read = (...organizations: StoredMember['organizations']) =>
		withOrganizations(
			[member(organizations)],
			[
				...stored('a', 'b'),
				{ externalKey: 'c', name: 'N-b', registeredAt: '' },
				{ externalKey: '', name: 'Web', registeredAt: '' },
			],
		)[0]?.organizationKeys;

	it.each([
		['none', [], []],
		['a key', [text('a')], ['a']],
		['a name', [text('N-a')], ['a']],
		['an object', [{ externalKey: 'b', name: 'N-b' }], ['b']],
		['a name that two have', [text('N-b')], undefined],
		['something unknown', [text('zzz')], undefined],
		['something without key and name', [{ externalKey: null, name: null }], undefined],
		['an organization without a key', [text('Web')], undefined],
		['one known, one not', [text('a'), text('zzz')], undefined],
	] as const)('%s', (_name, entries, keys) => expect(read(...entries)).toEqual(keys));
});

describe('the state', () => {
	const step = (change: Step['change']): Step => ({
		id: '',
		action: 'update',
		kind: 'member',
		key: 'm',
		name: 'n',
		changed: [],
		reason: null,
		needs: [],
		...(change && { change }),
	});

	it('never holds a password, and holds organizations that could not be left', () => {
		const state = readState({});
		noteDone(
			state,
			step({
				type: 'createMember',
				row: { externalKey: 'm', userId: 'u', name: 'n', password: 's3cret', organizationKey: 'a' },
			}),
		);
		noteDone(
			state,
			step({
				type: 'updateMember',
				values: { name: 'N', email: undefined },
				organizations: { now: ['a', 'b', 'c'], wanted: ['d'] },
			}),
		);
		expect(stateOutput(state).members).toEqual([
			{ externalKey: 'm', userId: 'u', name: 'N', active: true, organizationKeys: ['b', 'c', 'd'] },
		]);
	});

	it('a step that could not be done changes nothing', () => {
		const state = readState({ members: [{ externalKey: 'm', userId: 'u', organizationKeys: [], name: 'n' }] });
		noteDone(state, step(undefined));
		expect(stateOutput(state).members).toEqual([{ externalKey: 'm', userId: 'u', organizationKeys: [], name: 'n' }]);
	});
});
