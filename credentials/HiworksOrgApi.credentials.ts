import type { IAuthenticate, Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { hiworksOrg } from '../nodes/HiworksOrg/vendor';
import { edition } from '../nodes/HiworksOrg/words';
import { bearerAuthentication, hostProperty, tokenTest } from '../nodes/HiworksShared/credentialProperties';
import { propertiesIn } from '../nodes/shared/words/formTexts';

export class HiworksOrgApi implements ICredentialType {
	name = 'hiworksOrgApi';

	displayName = edition.text('title', 'Hiworks Org API');

	icon: Icon = { light: 'file:hiworksOrgApi.svg', dark: 'file:hiworksOrgApi.dark.svg' };

	documentationUrl = edition.page('credentials#hiworks-org');

	properties: INodeProperties[] = propertiesIn(edition, [
		{
			displayName: 'Link Token',
			name: 'linkToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The token of the organization sync (조직 연동). With the sync switched on, members and organizations cannot be edited in Hiworks itself any more.',
		},
		{
			displayName: 'Hiworks has no test mode: what a node changes with this credential changes your office.',
			name: 'liveNotice',
			type: 'notice',
			default: '',
		},
		hostProperty('https://api.hiworks.com'),
	]);

	authenticate: IAuthenticate = bearerAuthentication(hiworksOrg, 'Link Token', 'linkToken');

	/**
	 * Lists the duties: the shortest list whose answer is documented. A token that is not accepted may come back as HTTP
	 * 200 with a code.
	 */
	test: ICredentialTestRequest = tokenTest(edition, { url: '/office/org/duty?extKey=' });
}
