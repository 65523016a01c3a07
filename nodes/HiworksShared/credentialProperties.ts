import type { ICredentialTestRequest, INodeProperties } from 'n8n-workflow';

import type { Edition } from '../shared/words/edition';

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
export const refusedTokenRules = ({ text }: Edition): NonNullable<ICredentialTestRequest['rules']> => [
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
