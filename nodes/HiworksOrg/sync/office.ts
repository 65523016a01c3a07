import type { Client } from '../../shared/http/client';
import { readMembers } from '../records/members';
import { withOrganizations, type OfficeMember } from '../records/memberships';
import { readOrganizations, type StoredOrganization } from '../records/organizations';
import { duties, positions, type Rank } from '../records/ranks';
import type { Chart } from './chart';

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
