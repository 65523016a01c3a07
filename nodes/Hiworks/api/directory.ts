import { z } from 'zod';

import { endpoint, looseObject } from '../../shared/http/endpoint';

const text = z.string().nullish();

const key = z.union([z.string(), z.number().transform(String)]);

const user = looseObject({ no: key, user_id: z.string(), name: z.string() });

/** 사용자 조회: everybody, as a bare array. */
export const listUsers = endpoint({
	method: 'GET',
	path: '/hrm/v2/users',
	standing: 'documented',
	effect: 'read',
	response: z.array(user),
});

const entry = looseObject({
	user_no: key,
	mail_id: z.string(),
	name: z.string(),
	email: text,
	phone: text,
	cell: text,
	is_admin: text,
	is_construction_admin: text,
});

export type Entry = z.output<typeof entry>;

/** A department. */
export interface OrganizationNode {
	node_id: string;
	name: string;
	parent_no?: string | null | undefined;
	entries: Entry[];
	nodes: OrganizationNode[];
}

const node: z.ZodType<OrganizationNode, z.ZodTypeDef, unknown> = z.lazy(() =>
	z.object({
		node_id: key,
		name: z.string(),
		parent_no: key.nullish(),
		entries: z.array(entry),
		/** A leaf may come without (in practice, 5.1). */
		nodes: z
			.array(node)
			.nullish()
			.transform((list) => list ?? []),
	}),
);

/** 조직도 조회: the whole office in one answer. */
export const getOrganization = endpoint({
	method: 'GET',
	path: '/hrm/v2/organizations',
	standing: 'documented',
	effect: 'read',
	response: node,
});
