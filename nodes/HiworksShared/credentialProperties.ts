import type {
	IAuthenticate,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
	INodeProperties,
} from 'n8n-workflow';

import { testRules } from '../shared/http/credentialTest';
import type { ConnectedVendor } from '../shared/http/vendor';
import type { Edition } from '../shared/words/edition';
import { bearer } from './api/vendor';

/** Where a vendor's API stands, as a field of a credential. */
export const hostProperty = (
	host: string,
	name = 'baseUrl',
	displayName = 'Base URL',
	description = '',
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: host,
	description: `${description}Scheme and host only. HTTPS, or HTTP on this machine.`,
});

/** A token that Hiworks does not accept may come back as HTTP 200 with a code. */
const refusedTokenRules = ({ text }: Edition): IAuthenticateRuleResponseSuccessBody[] => [
	{
		type: 'responseSuccessBody',
		properties: { key: 'code', value: 'ERR', message: text('sentence', 'Hiworks does not accept this token') },
	},
	{
		type: 'responseSuccessBody',
		properties: {
			key: 'code',
			value: 'EXPIRED',
			message: text('sentence', 'This token is no longer valid: a new one has been made'),
		},
	},
];

/**
 * How a token travels, after "Bearer". A credential that would send it in clear text sends nothing: not even its own
 * test.
 * @param name of the token's field, as the form shows it
 */
export const bearerAuthentication =
	({ connect }: Pick<ConnectedVendor, 'connect'>, name: string, field: string): IAuthenticate =>
	async (credentials, request) => {
		connect(credentials);
		const headers = { ...request.headers, Authorization: `Bearer ${bearer(name, credentials[field])}` };
		return await Promise.resolve({ ...request, headers });
	};

/** The test of a token, by a call that shows whether it is accepted. */
export const tokenTest = (
	edition: Edition,
	call: Pick<ICredentialTestRequest['request'], 'method' | 'url'>,
): ICredentialTestRequest => ({
	request: {
		...call,
		baseURL: '={{ $credentials.baseUrl.trim() }}',
		headers: { 'Content-Type': 'application/json' },
		disableFollowRedirect: true,
		timeout: 30_000,
	},
	rules: testRules(edition, refusedTokenRules(edition)),
});
