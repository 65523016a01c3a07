import { operation } from '../../../shared/engine/operation';
import { text } from '../../../shared/fields/fields';
import { ssoLogIn } from '../../api/sso';
import { destination, redirectAddress, ssoOptions, temporaryKey, unofficial } from '../../sso/fields';
import { ssoCall } from '../../sso/ssoCall';
import { keepCallsOf } from '../../sso/ssoQuota';

export const logIn = operation({
	value: 'logIn',
	name: 'Log In',
	action: 'Log in with SSO',
	description: `Ask Hiworks to log a user in with a temporary key; a call from server to server ${unofficial}`,
	fields: {
		partnerId: text<string>({ displayName: 'Partner ID', description: 'Your ID with Hiworks (고객사 아이디)' }),
		temporaryKey,
		...destination,
		options: ssoOptions,
	},
	begin: (_run, first) => keepCallsOf(first.options),
	prepare({ fields: { partnerId, temporaryKey: key, menu, address } }, { client, baseUrl }) {
		return {
			key,
			request: client.request(ssoLogIn, {
				body: { partner_id: partnerId, tmp_key: key, rd_url: redirectAddress(baseUrl, { menu, address }) },
			}),
		};
	},
	send: async ({ key, request }, run, quota) => await ssoCall(run, quota, request, [key]),
});
