import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { editorClient, matching } from '../shared/http/editorClient';
import { listUsers } from './api/directory';
import { hiworks } from './vendor';

/** The users of the office. */
export async function searchUsers(this: ILoadOptionsFunctions, filter = '') {
	const client = await editorClient(this, hiworks);
	const users = await client.read(client.request(listUsers, {}));
	return matching(
		users.map(({ user_id: value, name }) => ({ name: `${name} (${value})`, value })),
		filter,
	);
}
