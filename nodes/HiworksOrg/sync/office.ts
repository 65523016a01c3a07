import type { Client } from '../../shared/http/client';
import { plainLine } from '../../shared/korea/textForm';
import { readMembers } from '../records/members';
import { withOrganizations, type OfficeMember } from '../records/memberships';
import { readOrganizations, type StoredOrganization } from '../records/organizations';
import { duties, positions, type Rank } from '../records/ranks';
import type { RecordKey } from '../records/rows';
import type { Chart } from './chart';
import type { LastState } from './state';

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

/** Gives a key as Hiworks has it, where one there is the same to whoever reads it: on macOS a text is often in NFD. */
function keyIn(stored: readonly RecordKey[] = []) {
	const keys = new Set(stored.map(({ externalKey }) => externalKey));
	const alike = new Map([...keys].map((key) => [plainLine(key), key]));
	return <Key extends string | undefined>(key: Key): Key =>
		key === undefined || keys.has(key) ? key : ((alike.get(plainLine(key)) ?? key) as Key);
}

/** Lists with their keys as Hiworks has them: by others its records would be made a second time, and those removed. */
export function withKeysOf<Lists extends LastState>(
	office: Office,
	{ positions, duties, organizations, members, ...more }: Lists,
) {
	const [position, duty] = [keyIn(office.positions), keyIn(office.duties)];
	const [organization, member] = [keyIn(office.organizations), keyIn(office.members)];
	return {
		...more,
		positions: positions?.map((row) => ({ ...row, externalKey: position(row.externalKey) })),
		duties: duties?.map((row) => ({ ...row, externalKey: duty(row.externalKey) })),
		organizations: organizations?.map((row) => ({
			...row,
			externalKey: organization(row.externalKey),
			parentKey: organization(row.parentKey),
		})),
		members: members?.map((row) => ({
			...row,
			externalKey: member(row.externalKey),
			organizationKeys: row.organizationKeys?.map(organization),
			positionKey: position(row.positionKey),
			dutyKey: duty(row.dutyKey),
		})),
	} as unknown as Lists;
}
