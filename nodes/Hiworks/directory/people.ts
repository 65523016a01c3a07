import { notSent } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import { getOrganization, listUsers } from '../api/directory';
import { say } from '../words';
import { flat } from './output';

/** Where somebody works. */
export interface Place {
	[key: string]: string | string[];
	departmentId: string;
	department: string;
	/** Names from the root down. */
	path: string[];
}

/** Somebody of the office. What only the organization chart says is null where it does not have the person. */
export interface Person {
	name: string;
	userId: string;
	userNo: string;
	email: string | null;
	phone: string | null;
	cell: string | null;
	isAdmin: boolean | null;
	isConstructionAdmin: boolean | null;
	/** By their ID: the order of the chart says nothing. */
	places: Place[];
}

/**
 * Everybody whom the list of users or the organization chart has, each once. An office without anybody is not believed:
 * who asks is one of them.
 * @throws Failure, where the chart lacks more than half of the users
 */
export async function readPeople(client: Client): Promise<Person[]> {
	const users = await client.read(client.request(listUsers, {}));
	const chart = flat(await client.read(client.request(getOrganization, {})));
	if (users.length === 0 || chart.length === 0) return [];
	const people = new Map<string, Person>();
	for (const { departmentId, department, path, ...entry } of chart) {
		const person = people.get(entry.userId) ?? { ...entry, places: [] };
		person.places.push({ departmentId, department, path });
		people.set(entry.userId, person);
	}
	const lacking = users.filter(({ user_id: userId }) => !people.has(userId));
	if (lacking.length * 2 > users.length)
		throw notSent(
			say`The organization chart lacks ${lacking.length} of ${users.length} users`,
			say`An answer that was cut short looks like this, so nothing is told. Look in Hiworks whether they stand in a department.`,
			'SHRUNKEN',
		);
	for (const { no: userNo, user_id: userId, name } of lacking)
		people.set(userId, { ...STRANGER, name, userId, userNo, places: [] });
	for (const { places } of people.values()) places.sort((a, b) => (a.departmentId < b.departmentId ? -1 : 1));
	return [...people.values()];
}

const STRANGER = { email: null, phone: null, cell: null, isAdmin: null, isConstructionAdmin: null };
