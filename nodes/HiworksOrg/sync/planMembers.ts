import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { READABLE, sameValue, UNREADABLE, type NewMember } from '../records/members';
import type { OfficeMember } from '../records/memberships';
import { say } from '../words';
import type { ChartMember } from './chart';
import { organizationCalls } from './organizationCalls';
import { GONE } from './planLists';
import type { KnownMember, State } from './state';
import { about, lackedBy, pick, stepId, type MemberValues, type Step } from './step';

export interface MemberSettings {
	last: State | undefined;
	sendUnreadable: boolean;
	/** What becomes of members that the chart has not. */
	missing: 'keep' | 'suspend' | 'delete';
	suspendMemo: string;
	/** Keys of organizations that go in the same run: their members are out with them. */
	goingOrganizations: ReadonlySet<string>;
}

export function planMembers(
	desired: readonly ChartMember[],
	stored: readonly OfficeMember[],
	settings: MemberSettings,
): Step[] {
	const { last, missing, suspendMemo } = settings;
	const known = new Map(stored.map((member) => [member.externalKey, member]));
	const users = new Map(stored.filter(({ userId }) => userId !== '').map((member) => [member.userId, member]));
	const showsOrganizations = stored.some(({ organizations }) => organizations.length > 0);
	const steps = desired.flatMap((member) => {
		const found = known.get(member.externalKey);
		return found
			? toUpdate(member, found, showsOrganizations, settings)
			: toCreate(member, users.get(member.userId ?? ''));
	});
	if (missing === 'keep') return steps;
	const removals = lackedBy(desired, stored).flatMap((member): Step[] => {
		const before = last?.members.get(member.externalKey);
		const step = { ...about('member', member), reason: GONE };
		if (missing === 'suspend')
			return before?.active === false
				? []
				: [
						{
							...step,
							action: 'suspend',
							changed: ['active'],
							change: { type: 'updateMember', values: { active: false, activeMemo: suspendMemo } },
						},
					];
		const userId = member.userId || before?.userId;
		if (!userId)
			return [
				{
					...step,
					action: 'delete',
					reason: say`It is not in the org chart, but Hiworks wants the user ID too, and neither Hiworks nor the last state tells it`,
				},
			];
		return [
			{ ...step, action: 'delete', change: { type: 'removeMember', row: { userId, externalKey: member.externalKey } } },
		];
	});
	return [...steps, ...removals];
}

const needsOf = ({
	organizationKeys = [],
	positionKey,
	dutyKey,
}: Pick<ChartMember, 'organizationKeys' | 'positionKey' | 'dutyKey'>) => [
	...organizationKeys.map((key) => stepId('organization', key)),
	...(positionKey === undefined ? [] : [stepId('position', positionKey)]),
	...(dutyKey === undefined ? [] : [stepId('duty', dutyKey)]),
];

function toCreate(member: ChartMember, twin: OfficeMember | undefined): Step[] {
	const { organizationKeys = [], userId, password, active, activeMemo, ...rest } = member;
	const step = { ...about('member', member), action: 'create' as const };
	if (twin) {
		const reason =
			twin.externalKey === ''
				? say`It is new, but Hiworks has the user ID already, and that member has no external key: link it first (Member: Link Existing)`
				: say`It is new, but Hiworks has the user ID already, and that member has the external key "${twin.externalKey}"`;
		return [{ ...step, reason }];
	}
	if (userId === undefined || password === undefined) {
		const reason =
			userId !== undefined
				? say`It is new, and Hiworks wants password of a new member`
				: password !== undefined
					? say`It is new, and Hiworks wants userId of a new member`
					: say`It is new, and Hiworks wants userId and password of a new member`;
		return [{ ...step, reason }];
	}
	const [organizationKey, ...more] = organizationKeys;
	const row: NewMember = { ...rest, userId, password, organizationKey };
	const created: Step = { ...step, needs: needsOf(member), change: { type: 'createMember', row } };
	if (more.length === 0 && active !== false) return [created];
	// A new member goes into one organization, and works at first.
	const changed = [...(more.length > 0 ? ['organizationKeys'] : []), ...(active === false ? ['active'] : [])];
	const organizations =
		more.length > 0 && organizationKey !== undefined ? { now: [organizationKey], wanted: organizationKeys } : undefined;
	const values: MemberValues = active === false ? { active, activeMemo } : {};
	return [
		created,
		{
			...about('member', member),
			id: `${created.id}/more`,
			action: 'update',
			changed,
			needs: [created.id, ...needsOf(member)],
			change: { type: 'updateMember', values, organizations },
		},
	];
}

function toUpdate(
	member: ChartMember,
	found: OfficeMember,
	showsOrganizations: boolean,
	{ last, sendUnreadable, goingOrganizations }: MemberSettings,
): Step[] {
	const step = { ...about('member', member), action: 'update' as const };
	if (member.userId !== undefined && found.userId !== '' && member.userId !== found.userId) {
		return [
			{
				...step,
				reason: say`In Hiworks the user ID under this key is "${found.userId}", and a user ID cannot be changed`,
			},
		];
	}
	const before = last?.members.get(member.externalKey);
	const isNews = (name: (typeof UNREADABLE)[number]) =>
		sendUnreadable || (last !== undefined && before?.[name] !== (member[name] && maskPersonNumbers(member[name])));
	const changed: Array<keyof MemberValues & keyof ChartMember> = [
		...READABLE.filter((name) => member[name] !== undefined && !sameValue(name, member[name], found[name])),
		...UNREADABLE.filter((name) => member[name] !== undefined && isNews(name)),
		...activeChange(member, before, sendUnreadable, last !== undefined),
	];
	const now =
		showsOrganizations || !before?.organizationKeys
			? (found.organizationKeys ?? before?.organizationKeys ?? (sendUnreadable ? [] : undefined))
			: before.organizationKeys;
	const organizations = member.organizationKeys && now ? { now, wanted: member.organizationKeys } : undefined;
	const isUntold = member.organizationKeys !== undefined && now === undefined;
	const { calls, staysIn: left } = organizations ? organizationCalls(organizations) : { calls: [], staysIn: [] };
	const staysIn = left.filter((key) => !goingOrganizations.has(key));
	const values: MemberValues = { ...pick({ ...member, active: member.active ?? true }, changed) };
	const names = [...changed, ...(calls.length > 0 ? ['organizationKeys'] : [])];
	const entered = calls
		.flatMap(({ toOrganizationKey, addOrganizationKey }) => [toOrganizationKey, addOrganizationKey])
		.filter((key): key is string => key !== undefined);
	const needs = needsOf({ organizationKeys: entered, positionKey: values.positionKey, dutyKey: values.dutyKey });
	return [
		...(names.length === 0
			? []
			: [
					{
						...step,
						changed: names,
						needs,
						change: {
							type: 'updateMember' as const,
							values,
							organizations: calls.length > 0 ? organizations : undefined,
						},
					},
				]),
		...(isUntold
			? [
					{
						...step,
						id: `${step.id}/untold`,
						changed: ['organizationKeys'],
						reason: say`Nothing tells in which organizations it is now, neither Hiworks nor a last state: it is left in them`,
					},
				]
			: []),
		...(staysIn.length === 0
			? []
			: [
					{
						...step,
						id: `${step.id}/stays`,
						changed: ['organizationKeys'],
						reason: say`It stays in ${staysIn.join(', ')}: Hiworks has no field with which a member leaves an organization without entering another`,
					},
				]),
	];
}

/** A member that the chart has works, unless it says otherwise; whether it does now only the last state knows. */
function activeChange(
	{ active, activeMemo }: ChartMember,
	before: KnownMember | undefined,
	sendUnreadable: boolean,
	hasLast: boolean,
): Array<'active' | 'activeMemo'> {
	const was = before?.active;
	const changes = active === undefined ? was === false : sendUnreadable || (hasLast && (was ?? true) !== active);
	const memoChanges =
		active === false &&
		activeMemo !== undefined &&
		(changes || (hasLast && before?.activeMemo !== maskPersonNumbers(activeMemo)));
	if (!changes && !memoChanges) return [];
	return memoChanges ? ['active', 'activeMemo'] : ['active'];
}

/** What a member holds now, by what is read and the last state: none of it goes before the step that frees it. */
export function heldBy(member: OfficeMember, before: KnownMember | undefined): string[] {
	return needsOf({
		organizationKeys: member.organizationKeys ?? before?.organizationKeys,
		positionKey: before?.positionKey,
		dutyKey: before?.dutyKey,
	});
}
