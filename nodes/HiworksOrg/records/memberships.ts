import { plainLine } from '../../shared/korea/textForm';
import type { StoredMember } from './members';
import type { StoredOrganization } from './organizations';

/** A member as read; `organizationKeys` is undefined where its organizations could not be read. */
export interface OfficeMember extends StoredMember {
	organizationKeys: string[] | undefined;
}

/**
 * The keys of the organizations that members are in. How a member shows them is not documented: an entry may hold a key
 * or a name. A name counts where only one organization has it; a member with an entry that says neither is not
 * readable. The documented example shows empty lists only: where no member at all has an entry, nothing can be
 * concluded.
 */
export function withOrganizations(
	members: readonly StoredMember[],
	organizations: readonly StoredOrganization[],
): OfficeMember[] {
	const keys = new Set(organizations.map(({ externalKey }) => externalKey).filter((key) => key !== ''));
	const named = new Map<string, string[]>();
	for (const { externalKey, name } of organizations) {
		const read = plainLine(name);
		named.set(read, [...(named.get(read) ?? []), externalKey]);
	}
	return members.map((member) => {
		const found = member.organizations.map(({ externalKey, name }) => {
			if (externalKey !== null && keys.has(externalKey)) return externalKey;
			const [only, ...others] = named.get(plainLine(name ?? '')) ?? [];
			return others.length === 0 ? only || undefined : undefined;
		});
		const readable = found.filter((key): key is string => key !== undefined);
		return { ...member, organizationKeys: readable.length === found.length ? readable : undefined };
	});
}
