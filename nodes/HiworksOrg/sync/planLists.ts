import { Invalid } from '../../shared/errors/invalid';
import { sameText } from '../../shared/korea/textForm';
import { POINTERS } from '../records/fields';
import type { Organization, StoredOrganization } from '../records/organizations';
import type { Rank, Register } from '../records/ranks';
import { say } from '../words';
import { wayUp } from './chart';
import { about, differing, lackedBy, pick, stepId, type Step } from './step';

export const GONE = say`It is not in the org chart`;

interface RankSettings {
	/** What was applied last; undefined: nothing is known of it. */
	last: ReadonlyMap<string, Rank> | undefined;
	sendUnreadable: boolean;
	removes: boolean;
}

/**
 * Positions or duties: name and order are read back, `level` is not for certain.
 * @throws Invalid when there would be too many
 */
export function planRanks(
	register: Register,
	desired: readonly Rank[],
	stored: readonly Rank[],
	{ last, sendUnreadable, removes }: RankSettings,
): Step[] {
	const known = new Map(stored.map((rank) => [rank.externalKey, rank]));
	const base = (rank: Rank) => about(register.value, rank);
	const steps = desired.flatMap((rank): Step[] => {
		const found = known.get(rank.externalKey);
		if (!found) return [{ ...base(rank), action: 'create', change: { type: 'createRank', register, row: rank } }];
		const changed = differing<Rank>(['name', 'order', 'level'], rank, (name) =>
			name === 'level'
				? sendUnreadable || (last !== undefined && last.get(rank.externalKey)?.level !== rank.level)
				: !sameText(rank[name], found[name]),
		);
		return changed.length === 0
			? []
			: [
					{
						...base(rank),
						action: 'update',
						changed,
						change: { type: 'updateRank', register, row: { ...pick(rank, changed), externalKey: rank.externalKey } },
					},
				];
	});
	const made = steps.filter(({ action }) => action === 'create').length;
	if (register.most !== undefined && made > 0 && stored.length + made > register.most) {
		throw new Invalid(
			say`at most ${register.most} ${register.pluralWords}, which is what Hiworks keeps: it has ${stored.length}, and ${made} would be new`,
		).within(register.pluralWords);
	}
	if (!removes) return steps;
	const removals = lackedBy(desired, stored).map((rank): Step => ({
		...base(rank),
		action: 'delete',
		reason: GONE,
		change: { type: 'removeRank', register, row: { externalKey: rank.externalKey } },
	}));
	return [...steps, ...removals];
}

/** Organizations, parents first; of what is read only the name can be compared. @throws Invalid when one shall move */
export function planOrganizations(
	desired: readonly Organization[],
	stored: readonly StoredOrganization[],
	{ last, removes }: { last: ReadonlyMap<string, Organization> | undefined; removes: boolean },
): Step[] {
	const known = new Map(stored.map((one) => [one.externalKey, one]));
	const parents = new Map(desired.map(({ externalKey, parentKey }) => [externalKey, parentKey]));
	for (const [index, { externalKey, parentKey }] of desired.entries()) {
		const before = last?.get(externalKey);
		if (known.has(externalKey) && before && before.parentKey !== parentKey) {
			const way = wayUp(externalKey, parents).toReversed().join(' > ');
			throw new Invalid(
				before.parentKey === undefined
					? say`no parent as before: Hiworks cannot move an organization (here to ${way})`
					: say`the parent "${before.parentKey}" as before: Hiworks cannot move an organization (here to ${way})`,
				parentKey ?? '',
			).at(['Organizations', index, POINTERS.parentKey]);
		}
	}
	const deepest = (keys: readonly Organization[], tree: ReadonlyMap<string, string | undefined>) =>
		keys.toSorted((a, b) => wayUp(b.externalKey, tree).length - wayUp(a.externalKey, tree).length);
	const steps = deepest(desired, parents)
		.toReversed()
		.flatMap((one): Step[] => {
			const { externalKey, name, parentKey } = one;
			const step = about('organization', one);
			const found = known.get(externalKey);
			if (!found) {
				const needs = parentKey === undefined ? [] : [stepId('organization', parentKey)];
				const row = { externalKey, name, parentKey };
				return [{ ...step, needs, action: 'create', change: { type: 'createOrganization', row } }];
			}
			if (sameText(found.name, name)) return [];
			const change = { type: 'updateOrganization' as const, row: { externalKey, name } };
			return [{ ...step, changed: ['name'], action: 'update', change }];
		});
	if (!removes) return steps;
	const before = new Map([...(last ?? [])].map(([key, { parentKey }]) => [key, parentKey]));
	const gone = lackedBy(desired, stored).toReversed();
	const removals = deepest(gone, before).map(({ externalKey, name }): Step => ({
		...about('organization', { externalKey, name }),
		reason: GONE,
		action: 'delete',
		change: { type: 'removeOrganization', row: { externalKey } },
		needs: gone
			.filter((child) => before.get(child.externalKey) === externalKey)
			.map((child) => stepId('organization', child.externalKey)),
	}));
	return [...steps, ...removals];
}
