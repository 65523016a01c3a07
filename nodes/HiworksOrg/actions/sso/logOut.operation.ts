import { operation } from '../../../shared/engine/operation';
import { ssoLogOut } from '../../api/sso';
import { destination, redirectAddress, ssoOptions, temporaryKey, unofficial } from '../../sso/fields';
import { ssoCall } from '../../sso/ssoCall';
import { keepCallsOf } from '../../sso/ssoQuota';

export const logOut = operation({
	value: 'logOut',
	name: 'Log Out',
	action: 'Log out with SSO',
	description: `Ask Hiworks to log a user out, with the temporary key of the log-in ${unofficial}`,
	fields: { temporaryKey, ...destination, options: ssoOptions },
	begin: (_run, first) => keepCallsOf(first.options),
	prepare({ fields: { temporaryKey: key, menu, address } }, { client, baseUrl }) {
		return {
			key,
			request: client.request(ssoLogOut, {
				body: { tmp_key: key, rd_url: redirectAddress(baseUrl, { menu, address }) },
			}),
		};
	},
	send: async ({ key, request }, run, quota) => await ssoCall(run, quota, request, [key]),
});
