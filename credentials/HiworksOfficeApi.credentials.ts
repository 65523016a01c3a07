import type { IAuthenticate, Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { hiworks } from '../nodes/Hiworks/vendor';
import { edition } from '../nodes/Hiworks/words';
import { bearerAuthentication, hostProperty, tokenTest } from '../nodes/HiworksShared/credentialProperties';
import { propertiesIn } from '../nodes/shared/words/formTexts';

export class HiworksOfficeApi implements ICredentialType {
	name = 'hiworksOfficeApi';

	displayName = edition.text('title', 'Hiworks Office API');

	icon: Icon = { light: 'file:hiworksOfficeApi.svg', dark: 'file:hiworksOfficeApi.dark.svg' };

	documentationUrl = edition.page('credentials#hiworks-office');

	properties: INodeProperties[] = propertiesIn(edition, [
		{
			displayName: 'Office Token',
			name: 'officeToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Hiworks: 오피스관리 → API 관리 (or 서비스 연동), made with the services switched on that you use (인사, 알림, 메일, 전자결재, 문자, 알림톡, 회계). A new token stops all programs that use the old one.',
		},
		{
			displayName: 'Default User ID',
			name: 'userId',
			type: 'string',
			default: '',
			placeholder: 'e.g. admin',
			description: 'The Hiworks user in whose name SMS, Alimtalk and mail are sent, where a node names no other',
		},
		{
			displayName: 'Callback Secret',
			name: 'callbackSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for the Hiworks Approval Trigger: a secret of your own, 16 to 100 letters, digits, - and _, that stands in the address Hiworks calls',
		},
		hostProperty('https://api.hiworks.com'),
	]);

	authenticate: IAuthenticate = bearerAuthentication(hiworks, 'Office Token', 'officeToken');

	/** Lists the users; a token that is not accepted may come back as HTTP 200 with a code. */
	test: ICredentialTestRequest = tokenTest(edition, { url: '/hrm/v2/users' });
}
