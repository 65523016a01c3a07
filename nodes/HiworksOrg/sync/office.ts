import type { Client } from '../../shared/http/client';
import { readMembers, type StoredMember } from '../records/members';
import { readOrganizations, type StoredOrganization } from '../records/organizations';
import { duties, positions, type Rank } from '../records/ranks';
import type { Chart } from './chart';

/** A member as read; `organizationKeys` is undefined where its organizations could not be read. */
export interface OfficeMember extends StoredMember {
	organizationKeys: string[] | undefined;
}

/** What Hiworks has, as far as a chart needs to know it. Undefined lists were not read. */
export interface Office {
	positions?: Rank[] | undefined;
	duties?: Rank[] | undefined;
	organizations?: StoredOrganization[] | undefined;
	members?: OfficeMember[] | undefined;
}

/** One call for each list that the chart has, or that its members point to. */
export async function readOffice(client: Client, chart: Chart): Promise<Office> {
	const { members = [] } = chart;
	const office: Office = {};
	if (chart.positions ?? members.some(({ positionKey }) => positionKey !== undefined))
		office.positions = await positions.read(client);
	if (chart.duties ?? members.some(({ dutyKey }) => dutyKey !== undefined)) office.duties = await duties.read(client);
	if (chart.organizations ?? chart.members) office.organizations = await readOrganizations(client);
	if (chart.members) office.members = withOrganizations(await readMembers(client), office.organizations ?? []);
	return office;
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
	for (const { externalKey, name } of organizations) named.set(name, [...(named.get(name) ?? []), externalKey]);
	return members.map((member) => {
		const found = member.organizations.map(({ externalKey, name }) => {
			if (externalKey !== null && keys.has(externalKey)) return externalKey;
			const [only, ...others] = named.get(name ?? '') ?? [];
			return others.length === 0 ? only || undefined : undefined;
		});
		const readable = found.filter((key): key is string => key !== undefined);
		return { ...member, organizationKeys: readable.length === found.length ? readable : undefined };
	});
}
