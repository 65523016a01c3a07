import { plainLine } from '../../shared/korea/textForm';
import type { RecordKey } from '../records/rows';
import type { Office } from './office';
import type { LastState } from './state';

/** Gives a key as Hiworks has it, where one there is the same to whoever reads it: on macOS a text is often in NFD. */
export function keyIn(stored: readonly RecordKey[] = []) {
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
