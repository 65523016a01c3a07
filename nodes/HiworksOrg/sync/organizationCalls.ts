import type { MemberChange } from '../records/updateMember';
import type { Membership } from './step';

/**
 * How a member comes into its organizations, by the three fields that Hiworks has:
 *
 * | In now | Shall be in | Request |
 * |---|---|---|
 * | – | A | addOrgExtKey A |
 * | A | B | orgExtKey A, modifyOrgExtKey B |
 * | A | A, B | addOrgExtKey B |
 * | A, B | A, C | orgExtKey B, modifyOrgExtKey C |
 * | A, B | C, D | two calls: A by C, then B by D |
 * | A, B | C, D, E | A by C and E added, then B by D |
 * | A, B | A | cannot be done: no field leaves one of several |
 * | A | – | cannot be done |
 * | A, B | C | A by C; B stays |
 */
export function organizationCalls({ now, wanted }: Membership): {
	calls: Array<Pick<MemberChange, 'fromOrganizationKey' | 'toOrganizationKey' | 'addOrganizationKey'>>;
	staysIn: string[];
} {
	const leaving = now.filter((key) => !wanted.includes(key));
	const entering = wanted.filter((key) => !now.includes(key));
	const swaps = Math.min(leaving.length, entering.length);
	const added = entering.slice(swaps);
	const calls = Array.from({ length: Math.max(swaps, added.length) }, (_, index) => ({
		...(index < swaps && { fromOrganizationKey: leaving[index], toOrganizationKey: entering[index] }),
		...(index < added.length && { addOrganizationKey: added[index] }),
	}));
	return { calls, staysIn: leaving.slice(swaps) };
}
