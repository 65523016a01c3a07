import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { editorClient, matching } from '../shared/http/editorClient';
import { listIssuers } from './api/issuer';
import { bolta } from './vendor';

/** The issuers of the API key. */
export async function searchIssuers(this: ILoadOptionsFunctions, filter = '') {
	const client = await editorClient(this, bolta);
	const issuers = await client.read(client.request(listIssuers, {}));
	return matching(
		issuers.map(({ issuerId, organizationName, identificationNumber }) => ({
			name: [organizationName, identificationNumber].filter(Boolean).join(' ') || issuerId,
			value: issuerId,
		})),
		filter,
	);
}
