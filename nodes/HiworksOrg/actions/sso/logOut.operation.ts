import { ssoLogOut } from '../../api/sso';
import { destination, redirectAddress, temporaryKey, unofficial } from '../../sso/fields';
import { onceForKey, ssoOutput } from '../../sso/output';
import { ssoOperation as operation } from '../../vendor';

export const logOut = operation({
	value: 'logOut',
	name: 'Log Out',
	action: 'Log out with SSO',
	description: `Ask Hiworks to log a user out, with the temporary key of the log-in ${unofficial}`,
	fields: { temporaryKey, ...destination },
	prepare({ fields: { temporaryKey: key, menu, address } }, { client, baseUrl }) {
		const rd_url = redirectAddress(baseUrl, { menu, address });
		return {
			request: client.request(ssoLogOut, { body: { tmp_key: key, rd_url }, hidden: [key] }),
			policy: onceForKey('logOut', key, [rd_url]),
		};
	},
	send: async ({ request, policy }, { once }) => ssoOutput(await once.change(request, policy)),
});
