import { organizationCalls } from '../../../nodes/HiworksOrg/sync/organizationCalls';
import fc from '../../support/properties';

const set = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));

/** What Hiworks does with the three fields, as documented. */
function applied(now: string[], calls: ReturnType<typeof organizationCalls>['calls']): string[] {
	const inside = new Set(now);
	for (const { fromOrganizationKey, toOrganizationKey, addOrganizationKey } of calls) {
		if (fromOrganizationKey !== undefined) {
			expect(inside.delete(fromOrganizationKey)).toBe(true);
			expect(toOrganizationKey).toBeDefined();
		}
		for (const key of [toOrganizationKey, addOrganizationKey]) {
			if (key === undefined) continue;
			expect(inside.has(key)).toBe(false);
			inside.add(key);
		}
	}
	return [...inside].sort();
}

it('leads from any organizations to any others, but for those that cannot be left', () => {
	fc.assert(
		fc.property(set, set, (now, wanted) => {
			const { calls, staysIn } = organizationCalls({ now, wanted });
			expect(applied(now, calls)).toEqual([...new Set([...wanted, ...staysIn])].sort());
			expect(staysIn.length).toBe(
				Math.max(
					0,
					now.filter((key) => !wanted.includes(key)).length - wanted.filter((key) => !now.includes(key)).length,
				),
			);
			expect(calls.every((call) => Object.keys(call).length > 0)).toBe(true);
		}),
		{ numRuns: 500, seed: 20_260_131 },
	);
});

it('asks for nothing where nothing changes, whatever the order', () => {
	expect(organizationCalls({ now: ['a', 'b'], wanted: ['b', 'a'] })).toEqual({ calls: [], staysIn: [] });
});
