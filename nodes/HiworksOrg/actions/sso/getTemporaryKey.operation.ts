import { repeatable } from '../../../shared/once/policy';
import { issueTemporaryKey } from '../../api/sso';
import { unofficial } from '../../sso/fields';
import { ssoOutput } from '../../sso/output';
import { ssoOperation as operation } from '../../vendor';
import { say } from '../../words';

export const getTemporaryKey = operation({
	value: 'getTemporaryKey',
	name: 'Get Temporary Key',
	action: 'Get temporary key',
	description: `Have Hiworks make a key (임시키) with which a log-in can be asked for ${unofficial}`,
	fields: {},
	prepare: (_unit, { client }) => client.request(issueTemporaryKey, {}),
	async send(request, { once }) {
		const policy = repeatable('a temporary key does nothing until a log-in is asked for with it', {
			advice: say`Try again: a key that nobody uses has no effect.`,
		});
		return ssoOutput(await once.change(request, policy));
	},
});
