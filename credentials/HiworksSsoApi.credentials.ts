import type { IAuthenticate, Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { hiworksSso } from '../nodes/HiworksOrg/vendor';
import { edition } from '../nodes/HiworksOrg/words';
import { bearerAuthentication, hostProperty, tokenTest } from '../nodes/HiworksShared/credentialProperties';
import { propertiesIn } from '../nodes/shared/words/formTexts';

export class HiworksSsoApi implements ICredentialType {
	name = 'hiworksSsoApi';

	displayName = edition.text('title', 'Hiworks SSO API');

	icon: Icon = { light: 'file:hiworksSsoApi.svg', dark: 'file:hiworksSsoApi.dark.svg' };

	documentationUrl = edition.page('credentials#hiworks-sso');

	properties: INodeProperties[] = propertiesIn(edition, [
		{
			displayName: 'Account Token',
			name: 'accountToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The token of the account sync (계정 연동), for temporary keys, log-in and log-out. Get User by Token does not send it.',
		},
		hostProperty('https://api.hiworks.com'),
		hostProperty(
			'https://link-api.hiworks.com',
			'linkBaseUrl',
			'Link Base URL',
			'Where tokens of users are looked up. ',
		),
	]);

	authenticate: IAuthenticate = bearerAuthentication(hiworksSso, 'Account Token', 'accountToken');

	/** Hiworks has no call that only reads with this token: a temporary key is made, which nobody uses. */
	test: ICredentialTestRequest = tokenTest(edition, { method: 'POST', url: '/office/sso/validate/tmpkey' });
}
