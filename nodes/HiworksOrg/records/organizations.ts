import type { Client } from '../../shared/http/client';
import { sameText } from '../../shared/korea/textForm';
import * as api from '../api/organization';
import type { RecordCall, RecordKey } from './rows';

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

export const organizationCreation: RecordCall<Organization> = {
	action: ['organization', 'create'],
	request: (client, [{ externalKey, parentKey, name }]) =>
		client.request(api.createOrganization, { body: { extKey: externalKey, parentExtKey: parentKey, name } }),
	async look(client, [{ externalKey }]) {
		const found = await readOne(client, externalKey);
		return ({ name }) => found !== undefined && sameText(found.name, name);
	},
};

export const organizationUpdate: RecordCall<OrganizationChange> = {
	action: ['organization', 'update'],
	request: (client, [{ externalKey, name, newExternalKey }]) =>
		client.request(api.updateOrganization, { body: { extKey: externalKey, name, modifyExtKey: newExternalKey } }),
	async look(client, [{ externalKey, newExternalKey = externalKey }]) {
		const found = await readOne(client, newExternalKey);
		return ({ name }) => found !== undefined && sameText(name ?? found.name, found.name);
	},
};

export const organizationRemoval: RecordCall<RecordKey> = {
	action: ['organization', 'delete'],
	request: (client, [{ externalKey }]) => client.request(api.deleteOrganization, { body: { extKey: externalKey } }),
	async look(client, [{ externalKey }]) {
		const found = await readOne(client, externalKey);
		return () => found === undefined;
	},
};
