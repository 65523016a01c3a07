import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import type { Organization } from '../records/organizations';
import type { Rank } from '../records/ranks';
import type { Chart, ChartMember } from './chart';
import type { Office } from './office';
import type { MemberValues, Step } from './step';

/** A member as it was last applied: never with a password. */
export type KnownMember = Omit<ChartMember, 'password' | 'name' | keyof MemberValues> & MemberValues;

/** What is known to stand in Hiworks: what it reads back, and of the rest what was applied. Has the form of a chart. */
export interface State {
	positions: Map<string, Rank>;
	duties: Map<string, Rank>;
	organizations: Map<string, Organization>;
	members: Map<string, KnownMember>;
}

/** The last applied state as it was put out, where one is given. */
export type LastState = {
	[List in keyof State]?: State[List] extends Map<string, infer Row> ? Row[] | undefined : never;
};

const byKey = <Row extends { externalKey: string }>(rows: readonly Row[] = []) =>
	new Map(rows.map((row) => [row.externalKey, row]));

export const readState = ({ positions, duties, organizations, members }: LastState): State => ({
	positions: byKey(positions),
	duties: byKey(duties),
	organizations: byKey(organizations),
	members: byKey(members),
});

/** The same without memberships in organizations that are gone since. */
export function withoutGone(last: State, { organizations }: Office): State {
	if (!organizations) return last;
	const there = new Set(organizations.map(({ externalKey }) => externalKey));
	const members = [...last.members.values()].map((member) => ({
		...member,
		organizationKeys: member.organizationKeys?.filter((key) => there.has(key)),
	}));
	return { ...last, members: byKey(members) };
}

/**
 * Where a run begins: what is read counts, records that are gone are gone. The parent of an organization that no state
 * knows is taken from the chart, since Hiworks does not tell it and could not change it: from then on a change is
 * noticed.
 */
export function startingState(last: State | undefined, office: Office, chart: Chart): State {
	const parents = new Map(chart.organizations?.map(({ externalKey, parentKey }) => [externalKey, parentKey]));
	const merge = <Row extends { externalKey: string }>(
		rows: readonly Row[] | undefined,
		known: Map<string, Row> | undefined,
	) =>
		rows
			? byKey(
					rows
						.filter(({ externalKey }) => externalKey !== '')
						.map((row) => ({ ...known?.get(row.externalKey), ...definedOf(row) })),
				)
			: new Map(known);
	return {
		positions: merge<Rank>(office.positions, last?.positions),
		duties: merge<Rank>(office.duties, last?.duties),
		organizations: merge<Organization>(
			office.organizations?.map(({ externalKey, name }) => ({
				externalKey,
				name,
				parentKey: last?.organizations.has(externalKey) ? undefined : parents.get(externalKey),
			})),
			last?.organizations,
		),
		members: merge<KnownMember>(
			office.members?.map(({ externalKey, userId, name, email, phone, cell, organizationKeys }) => ({
				externalKey,
				userId: userId || undefined,
				name,
				email: email || undefined,
				phone: phone || undefined,
				cell: cell || undefined,
				organizationKeys,
			})),
			last?.members,
		),
	};
}

/** With its keys in one order, whichever way the row came about: equal states are equal as texts too. */
const inOrder = <Row extends object>(row: Row): Row =>
	Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))) as Row;

const definedOf = <Row extends object>(row: Row): Row => {
	const copy = { ...row };
	for (const name of Object.keys(copy) as Array<keyof Row>) if (copy[name] === undefined) delete copy[name];
	return copy;
};

/** Notes a step that is done. */
export function noteDone(state: State, { key, change }: Step): void {
	if (!change) return;
	switch (change.type) {
		case 'createRank':
		case 'updateRank': {
			const list = listOf(state, change.register.value);
			list.set(key, { ...(list.get(key) ?? { externalKey: key, name: '', order: '' }), ...definedOf(change.row) });
			return;
		}
		case 'removeRank':
			listOf(state, change.register.value).delete(key);
			return;
		case 'createOrganization':
			state.organizations.set(key, change.row);
			return;
		case 'updateOrganization':
			state.organizations.set(key, { ...state.organizations.get(key), ...change.row });
			return;
		case 'removeOrganization':
			state.organizations.delete(key);
			for (const member of state.members.values())
				member.organizationKeys = member.organizationKeys?.filter((one) => one !== key);
			return;
		case 'createMember': {
			const { password: _password, organizationKey, ...rest } = change.row;
			state.members.set(
				key,
				definedOf({ ...rest, organizationKeys: organizationKey === undefined ? [] : [organizationKey], active: true }),
			);
			return;
		}
		case 'updateMember':
			state.members.set(key, {
				...(state.members.get(key) ?? { externalKey: key, userId: undefined, organizationKeys: undefined }),
				...definedOf(change.values),
				...(change.organizations && { organizationKeys: organizationsAfter(change.organizations) }),
			});
			return;
		case 'removeMember':
			state.members.delete(key);
	}
}

const listOf = (state: State, kind: 'position' | 'duty') => (kind === 'position' ? state.positions : state.duties);

/** Those that cannot be left stay. */
function organizationsAfter({ now, wanted }: { now: string[]; wanted: string[] }): string[] {
	const leaving = now.filter((key) => !wanted.includes(key));
	const entering = wanted.filter((key) => !now.includes(key));
	return [...now.filter((key) => wanted.includes(key)), ...entering, ...leaving.slice(entering.length)];
}

/** As it is put out, in the order of the keys: resident numbers that somebody wrote into a free text are masked. */
export function stateOutput(state: State) {
	const sorted = <Row extends { externalKey: string }>(rows: Map<string, Row>) =>
		[...rows.values()].map((row) => inOrder(definedOf(row))).sort((a, b) => (a.externalKey < b.externalKey ? -1 : 1));
	return {
		positions: sorted(state.positions),
		duties: sorted(state.duties),
		organizations: sorted(state.organizations),
		members: sorted(state.members).map((member) => ({
			...member,
			...(member.organizationKeys && { organizationKeys: member.organizationKeys.toSorted() }),
			...masked(member),
		})),
	};
}

const masked = ({ address, introduction, activeMemo }: KnownMember) =>
	Object.fromEntries(
		Object.entries({ address, introduction, activeMemo }).flatMap(([name, value]) =>
			value === undefined ? [] : [[name, maskPersonNumbers(value)]],
		),
	);
