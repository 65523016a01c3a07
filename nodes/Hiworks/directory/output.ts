import type { Entry, OrganizationNode } from '../api/directory';

/** A person in a department; the address is often empty. */
const person = ({
	user_no: userNo,
	mail_id: userId,
	name,
	email,
	phone,
	cell,
	is_admin: admin,
	is_construction_admin: constructionAdmin,
}: Entry) => ({
	userId,
	userNo,
	name,
	email: email || null,
	phone: phone || null,
	cell: cell || null,
	isAdmin: admin === 'Y',
	isConstructionAdmin: constructionAdmin === 'Y',
});

interface Department {
	[key: string]: string | null | Array<ReturnType<typeof person>> | Department[];
	departments: Department[];
}

export const nested = ({
	node_id: departmentId,
	name,
	parent_no: parentId,
	entries,
	nodes,
}: OrganizationNode): Department => ({
	departmentId,
	name,
	parentId: parentId ?? null,
	people: entries.map(person),
	departments: nodes.map(nested),
});

/** One for each place a person has, departments as the vendor lists them. `above`: names from the root down. */
export function flat(
	{ node_id: departmentId, name, entries, nodes }: OrganizationNode,
	above: readonly string[] = [],
): Array<ReturnType<typeof person> & { departmentId: string; department: string; path: string[] }> {
	const path = [...above, name];
	return [
		...entries.map((entry) => ({ ...person(entry), departmentId, department: name, path })),
		...nodes.flatMap((node) => flat(node, path)),
	];
}
