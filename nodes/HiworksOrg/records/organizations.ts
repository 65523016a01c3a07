import type { Client } from '../../shared/http/client';
import * as api from '../api/organization';
import { applyRows, type RowResult } from './rows';

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

interface Manner {
	again?: boolean;
}

/** All organizations, or those of a level or with a key; in one call. */
export async function readOrganizations(
	client: Client,
	{ level = '', externalKey = '' }: { level?: string | undefined; externalKey?: string } = {},
): Promise<StoredOrganization[]> {
	const { data } = await client.call(api.listOrganizations, { query: { level, extKey: externalKey } });
	return data.map(({ extKey, name, regDate }) => ({ externalKey: extKey, name, registeredAt: regDate }));
}

/** The one with a key: what comes back beside it is left aside. */
const readOne = async (client: Client, externalKey: string) =>
	(await readOrganizations(client, { externalKey })).find((one) => one.externalKey === externalKey);

export async function createOrganization(row: Organization, client: Client, manner?: Manner): Promise<RowResult[]> {
	return await applyRows(
		[row],
		{
			async send() {
				await client.call(api.createOrganization, {
					body: { extKey: row.externalKey, parentExtKey: row.parentKey, name: row.name },
				});
			},
			async look() {
				const found = await readOne(client, row.externalKey);
				return () => found?.name === row.name;
			},
			nameOf: ({ externalKey }) => externalKey,
		},
		manner,
	);
}

export async function updateOrganization(
	change: OrganizationChange,
	client: Client,
	manner?: Manner,
): Promise<RowResult[]> {
	return await applyRows(
		[change],
		{
			async send() {
				await client.call(api.updateOrganization, {
					body: { extKey: change.externalKey, name: change.name, modifyExtKey: change.newExternalKey },
				});
			},
			async look() {
				const found = await readOne(client, change.newExternalKey ?? change.externalKey);
				return () => found !== undefined && (change.name ?? found.name) === found.name;
			},
			nameOf: ({ externalKey }) => externalKey,
		},
		manner,
	);
}

export async function removeOrganization(externalKey: string, client: Client, manner?: Manner): Promise<RowResult[]> {
	return await applyRows(
		[externalKey],
		{
			async send() {
				await client.call(api.deleteOrganization, { body: { extKey: externalKey } });
			},
			async look() {
				const found = await readOne(client, externalKey);
				return () => found === undefined;
			},
			nameOf: (key) => key,
		},
		manner,
	);
}
