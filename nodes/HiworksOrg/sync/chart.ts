import { Invalid } from '../../shared/errors/invalid';
import type { Read } from '../../shared/fields/fields';
import { POINTERS, type chartMember } from '../records/fields';
import type { Organization } from '../records/organizations';
import type { Rank } from '../records/ranks';
import { say } from '../words';

/** A member as a chart has it; the password only counts for a new one. */
export type ChartMember = Read<typeof chartMember> & { password?: string | undefined };

/** What Hiworks shall have. A list that is not given is left alone. */
export interface Chart {
	positions?: Rank[] | undefined;
	duties?: Rank[] | undefined;
	organizations?: Organization[] | undefined;
	members?: ChartMember[] | undefined;
}

/** How many records its lists have, all together. */
export const recordsIn = ({ positions = [], duties = [], organizations = [], members = [] }: Chart): number =>
	positions.length + duties.length + organizations.length + members.length;

/**
 * Checks what can be checked without Hiworks: one record per key, parents that exist, no circles, members that point to
 * what the chart has.
 * @throws Invalid with the way to the record
 */
export function checkChart({ positions, duties, organizations, members }: Chart): void {
	unique('Positions', positions);
	unique('Duties', duties);
	unique('Organizations', organizations);
	unique('Members', members);
	checkTree(organizations ?? []);
	const keys = { organizationKeys: keysOf(organizations), positionKey: keysOf(positions), dutyKey: keysOf(duties) };
	checkReferences(members ?? [], keys);
}

const keysOf = (rows: ReadonlyArray<{ externalKey: string }> | undefined) =>
	rows ? new Set(rows.map(({ externalKey }) => externalKey)) : undefined;

function unique(list: string, rows: ReadonlyArray<{ externalKey: string }> = []): void {
	const seen = new Map<string, number>();
	for (const [index, { externalKey }] of rows.entries()) {
		const before = seen.get(externalKey);
		if (before !== undefined)
			throw new Invalid(say`a key of its own: entry ${before + 1} has it too`, externalKey).at([
				list,
				index,
				'External Key',
			]);
		seen.set(externalKey, index);
	}
}

function checkTree(organizations: readonly Organization[]): void {
	const parents = new Map(organizations.map(({ externalKey, parentKey }) => [externalKey, parentKey]));
	for (const [index, { externalKey, parentKey }] of organizations.entries()) {
		if (parentKey !== undefined && !parents.has(parentKey)) {
			throw new Invalid(say`a parent that the chart has, on the way ${parentKey} > ${externalKey}`, parentKey).at([
				'Organizations',
				index,
				POINTERS.parentKey,
			]);
		}
		const way = wayUp(externalKey, parents);
		if (way.length > 1 && way.at(-1) === way[0])
			throw new Invalid(say`a tree; these go in a circle: ${way.toReversed().join(' > ')}`).at([
				'Organizations',
				index,
				POINTERS.parentKey,
			]);
	}
}

/** From an organization to the top; ends where it comes back to its beginning, or to any it has passed. */
export function wayUp(key: string, parents: ReadonlyMap<string, string | undefined>): string[] {
	const way = [key];
	const passed = new Set(way);
	for (let parent = parents.get(key); parent !== undefined; parent = parents.get(parent)) {
		way.push(parent);
		if (passed.has(parent)) break;
		passed.add(parent);
	}
	return way;
}

/** Sets of keys that exist; undefined: not known. */
export interface KnownKeys {
	organizationKeys: ReadonlySet<string> | undefined;
	positionKey: ReadonlySet<string> | undefined;
	dutyKey: ReadonlySet<string> | undefined;
}

/** @throws Invalid when a member points to something that is not there */
export function checkReferences(members: readonly ChartMember[], known: KnownKeys): void {
	for (const [index, member] of members.entries()) {
		const [twice] = (member.organizationKeys ?? []).filter((key, place, keys) => keys.indexOf(key) !== place);
		if (twice !== undefined)
			throw new Invalid(say`each organization once`, twice).at(['Members', index, POINTERS.organizationKeys]);
		const references = [
			...(member.organizationKeys ?? []).map(
				(key) => [POINTERS.organizationKeys, key, known.organizationKeys] as const,
			),
			[POINTERS.positionKey, member.positionKey, known.positionKey] as const,
			[POINTERS.dutyKey, member.dutyKey, known.dutyKey] as const,
		];
		for (const [field, key, keys] of references) {
			if (key !== undefined && keys && !keys.has(key))
				throw new Invalid(say`a key that exists`, key).at(['Members', index, field]);
		}
	}
}
