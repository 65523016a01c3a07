import { runFields } from '../../../shared/engine/operation';
import { Invalid } from '../../../shared/errors/invalid';
import { redactor } from '../../../shared/errors/redact';
import { text } from '../../../shared/fields/fields';
import { createClient } from '../../../shared/http/client';
import { lookUpToken } from '../../api/sso';
import { ssoOperation as operation, hiworksSso, linkBaseUrl } from '../../vendor';
import { say } from '../../words';

/** It stands in the path, and in no error: what is wrong with it is told without it. @throws Invalid */
function token(value: string): string {
	if (value.length < 4 || value.length > 200 || /[/\\\s\p{Cc}]/u.test(value) || /^\.+$/.test(value))
		throw new Invalid(say`a token of 4 to 200 signs, without spaces, / and \\`);
	return value;
}

export const getUserByToken = operation({
	value: 'getUserByToken',
	name: 'Get User by Token',
	action: 'Get user by token',
	description:
		'Find out which user of Hiworks comes with a token, when your address is opened from a menu of Hiworks (외부로 연동). Goes to link-api.hiworks.com without credential; of the credential only the host is used.',
	callsNothing: true,
	options: runFields,
	fields: {
		token: text({
			displayName: 'Token',
			description: 'From the query of the address that Hiworks opened (?token=)',
			secret: true,
			parse: token,
		}),
	},
	prepare: ({ fields: { token: value } }) => ({ value }),
	// The token is all that guards the user's data, so no error shows it. Asked once only: whether a token may be looked
	// up twice is not documented.
	async send({ value }, { context, credentials, live, timeout, wait }) {
		const redact = redactor([value, encodeURIComponent(value)]);
		const baseUrl = linkBaseUrl(credentials);
		const client = createClient({
			context,
			vendor: hiworksSso,
			baseUrl,
			live,
			timeout,
			redact,
			credentials: undefined,
			wait,
		});
		const request = client.request(lookUpToken, { path: { token: value } });
		const { data } = await client.read(request, { patient: false });
		return {
			userNumber: data['user-no'],
			userId: data['user-id'],
			name: data['user-name'],
			employeeNumber: data['employee-no'],
		};
	},
});
