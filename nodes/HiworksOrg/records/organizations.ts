import type { Client } from '../../shared/http/client';
import { sameText } from '../../shared/korea/textForm';
import * as api from '../api/organization';
import { changeRecords, type Changing, type Ended, type Mode } from './rows';

export interface Organization {
	externalKey: string;
	name: string;
	/** Not read back by Hiworks; undefined: at the top. */
	parentKey?: string | undefined;
}

export interface OrganizationChange {
	externalKey: string;
	name?: string | undefined;
	newExternalKey?: string | undefined;
}

export interface StoredOrganization {
	externalKey: string;
	name: string;
	registeredAt: string;
}

/** All organizations, or those of a level or with a key; in one call. */
export async function readOrganizations(
	client: Client,
	{ level = '', externalKey = '' }: { level?: string | undefined; externalKey?: string } = {},
): Promise<StoredOrganization[]> {
	const request = client.request(api.listOrganizations, { query: { level, extKey: externalKey } });
	const { data } = await client.read(request);
	return data.map(({ extKey, name, regDate }) => ({ externalKey: extKey, name, registeredAt: regDate }));
}

/** The one with a key: what comes back beside it is left aside. */
const readOne = async (client: Client, externalKey: string) =>
	(await readOrganizations(client, { externalKey })).find((one) => one.externalKey === externalKey);

export async function createOrganization(row: Organization, changing: Changing, mode: Mode): Promise<Ended[]> {
	const { client } = changing;
	return await changeRecords(
		[row],
		{
			action: ['organization', 'create'],
			request: () =>
				client.request(api.createOrganization, {
					body: { extKey: row.externalKey, parentExtKey: row.parentKey, name: row.name },
				}),
			async look() {
				const found = await readOne(client, row.externalKey);
				return () => found !== undefined && sameText(found.name, row.name);
			},
			nameOf: ({ externalKey }) => externalKey,
		},
		changing,
		mode,
	);
}

export async function updateOrganization(change: OrganizationChange, changing: Changing, mode: Mode): Promise<Ended[]> {
	const { client } = changing;
	return await changeRecords(
		[change],
		{
			action: ['organization', 'update'],
			request: () =>
				client.request(api.updateOrganization, {
					body: { extKey: change.externalKey, name: change.name, modifyExtKey: change.newExternalKey },
				}),
			async look() {
				const found = await readOne(client, change.newExternalKey ?? change.externalKey);
				return () => found !== undefined && sameText(change.name ?? found.name, found.name);
			},
			nameOf: ({ externalKey }) => externalKey,
		},
		changing,
		mode,
	);
}

export async function removeOrganization(externalKey: string, changing: Changing, mode: Mode): Promise<Ended[]> {
	const { client } = changing;
	return await changeRecords(
		[externalKey],
		{
			action: ['organization', 'delete'],
			request: () => client.request(api.deleteOrganization, { body: { extKey: externalKey } }),
			async look() {
				const found = await readOne(client, externalKey);
				return () => found === undefined;
			},
			nameOf: (key) => key,
		},
		changing,
		mode,
	);
}
