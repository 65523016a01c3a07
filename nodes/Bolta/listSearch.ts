import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createClient } from '../shared/client';
import { redactor } from '../shared/redact';
import { listIssuers } from './api/issuer';
import { bolta } from './api/vendor';

/** Seconds that somebody who opens a list waits for it. */
const PATIENCE = 15;

/** The issuers of the API key, by name. */
export async function searchIssuers(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const { baseUrl, secrets } = bolta.connect(await this.getCredentials(bolta.credentialType));
	const client = createClient({ context: this, vendor: bolta, baseUrl, timeout: PATIENCE, redact: redactor(secrets) });
	const issuers = await client.call(listIssuers, {});
	const results = issuers.map(({ issuerId, organizationName, identificationNumber }) => ({ name: [organizationName, identificationNumber].filter(Boolean).join(' ') || issuerId, value: issuerId }));
	return { results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())).sort((a, b) => a.name.localeCompare(b.name)) };
}
