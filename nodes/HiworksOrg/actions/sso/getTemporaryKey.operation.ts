import { operation } from '../../../shared/engine/operation';
import { issueTemporaryKey } from '../../api/sso';
import { ssoOptions, unofficial } from '../../sso/fields';
import { ssoCall } from '../../sso/ssoCall';
import { keepCallsOf } from '../../sso/ssoQuota';

export const getTemporaryKey = operation({
	value: 'getTemporaryKey',
	name: 'Get Temporary Key',
	action: 'Get temporary key',
	description: `Have Hiworks make a key (임시키) with which a log-in can be asked for ${unofficial}`,
	fields: { options: ssoOptions },
	begin: (_run, first) => keepCallsOf(first.options),
	prepare: (_unit, { client }) => ({ request: client.request(issueTemporaryKey, {}) }),
	send: async ({ request }, run, quota) => await ssoCall(run, quota, request),
});
