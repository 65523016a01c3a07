import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Client } from './client';
import { connectedClient } from './connectedClient';
import type { ConnectedVendor } from './vendor';

/** Seconds that somebody who opens a list waits for it. */
const PATIENCE = 15;

/** A client for lists in the editor, which are fetched when somebody opens them. */
export async function editorClient(context: ILoadOptionsFunctions, vendor: ConnectedVendor): Promise<Client> {
	const credentials = await context.getCredentials(vendor.credentialType);
	return connectedClient({ context, vendor, credentials, timeout: PATIENCE }).client;
}

/** The entries whose name holds what was typed, by name. */
export function matching(entries: INodeListSearchResult['results'], filter: string): INodeListSearchResult {
	return {
		results: entries
			.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}
