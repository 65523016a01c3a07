import { plainLine } from '../../shared/korea/textForm';
import type { RecordKey } from '../records/rows';
import type { Office } from './office';
import type { LastState } from './state';

/*
 * Records with their keys as Hiworks has them, where one there is the same to whoever reads it: on macOS a text is
 * often in NFD. By another form of it a record would be made a second time, and the one there removed.
 */

type Stored = readonly RecordKey[] | undefined;

function keyIn(stored: Stored = []) {
	const keys = new Set(stored.map(({ externalKey }) => externalKey));
	const alike = new Map([...keys].map((key) => [plainLine(key), key]));
	return <Key extends string | undefined>(key: Key): Key =>
		key === undefined || keys.has(key) ? key : ((alike.get(plainLine(key)) ?? key) as Key);
}

export function ranksAsStored<Row extends RecordKey>(rows: readonly Row[], stored: Stored): Row[] {
	const keyOf = keyIn(stored);
	return rows.map((row) => ({ ...row, externalKey: keyOf(row.externalKey) }));
}

export function organizationsAsStored<Row extends RecordKey & { parentKey?: string | undefined }>(
	rows: readonly Row[],
	stored: Stored,
): Row[] {
	const keyOf = keyIn(stored);
	return rows.map((row) => ({ ...row, externalKey: keyOf(row.externalKey), parentKey: keyOf(row.parentKey) }));
}

interface MemberKeys extends RecordKey {
	organizationKeys?: string[] | undefined;
	positionKey?: string | undefined;
	dutyKey?: string | undefined;
}

/** Lists that the office was not asked for leave the keys that point to them as they are. */
export function membersAsStored<Row extends MemberKeys>(rows: readonly Row[], office: Office): Row[] {
	const [member, organization] = [keyIn(office.members), keyIn(office.organizations)];
	const [position, duty] = [keyIn(office.positions), keyIn(office.duties)];
	return rows.map((row) => ({
		...row,
		externalKey: member(row.externalKey),
		organizationKeys: row.organizationKeys?.map(organization),
		positionKey: position(row.positionKey),
		dutyKey: duty(row.dutyKey),
	}));
}

export const listsAsStored = <Lists extends LastState>(lists: Lists, office: Office): Lists => ({
	...lists,
	positions: lists.positions && ranksAsStored(lists.positions, office.positions),
	duties: lists.duties && ranksAsStored(lists.duties, office.duties),
	organizations: lists.organizations && organizationsAsStored(lists.organizations, office.organizations),
	members: lists.members && membersAsStored(lists.members, office),
});
