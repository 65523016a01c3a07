import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Client } from '../shared/http/client';
import { editorClient, matching } from '../shared/http/editorClient';
import { readMembers } from './records/members';
import { readOrganizations } from './records/organizations';
import { duties, positions } from './records/ranks';
import { hiworksOrg } from './vendor';

interface Named {
	externalKey: string;
	name: string;
}

/** Records by name, with their external keys as values; what has no key cannot be named. */
const searchIn = (read: (client: Client) => Promise<Named[]>) =>
	async function search(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const found = await read(await editorClient(this, hiworksOrg));
		return matching(
			found
				.filter(({ externalKey }) => externalKey !== '')
				.map(({ externalKey, name }) => ({ name: `${name} (${externalKey})`, value: externalKey })),
			filter,
		);
	};

export const searches = {
	searchDuties: searchIn(async (client) => await duties.read(client)),
	searchMembers: searchIn(async (client) => await readMembers(client)),
	searchOrganizations: searchIn(async (client) => await readOrganizations(client)),
	searchPositions: searchIn(async (client) => await positions.read(client)),
};
