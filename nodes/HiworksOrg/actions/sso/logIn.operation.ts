import { text } from '../../../shared/fields/fields';
import { ssoLogIn } from '../../api/sso';
import { destination, redirectAddress, temporaryKey, unofficial } from '../../sso/fields';
import { onceForKey, ssoOutput } from '../../sso/output';
import { ssoOperation as operation } from '../../vendor';

export const logIn = operation({
	value: 'logIn',
	name: 'Log In',
	action: 'Log in with SSO',
	description: `Ask Hiworks to log a user in with a temporary key; a call from server to server ${unofficial}`,
	fields: {
		partnerId: text<string>({ displayName: 'Partner ID', description: 'Your ID with Hiworks (고객사 아이디)' }),
		temporaryKey,
		...destination,
	},
	prepare({ fields: { partnerId, temporaryKey: key, menu, address } }, { client, baseUrl }) {
		const rd_url = redirectAddress(baseUrl, { menu, address });
		return {
			request: client.request(ssoLogIn, { body: { partner_id: partnerId, tmp_key: key, rd_url }, hidden: [key] }),
			policy: onceForKey('logIn', key, [partnerId, rd_url]),
		};
	},
	send: async ({ request, policy }, { once }) => ssoOutput(await once.change(request, policy)),
});
