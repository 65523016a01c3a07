import type { IAuthenticate, Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { hiworksOrg } from '../nodes/HiworksOrg/vendor';
import { edition } from '../nodes/HiworksOrg/words';
import { bearer } from '../nodes/HiworksShared/api/vendor';
import { hostProperty, refusedTokenRules } from '../nodes/HiworksShared/credentialProperties';
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

	/** A credential that would send the token in clear text sends nothing: not even its own test. */
	authenticate: IAuthenticate = async (credentials, request) => {
		hiworksOrg.connect(credentials);
		return {
			...request,
			headers: { ...request.headers, Authorization: `Bearer ${bearer('Link Token', credentials.linkToken)}` },
		};
	};

	/**
	 * Lists the duties: the shortest list whose answer is documented. A token that is not accepted may come back as HTTP
	 * 200 with a code.
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim() }}',
			url: '/office/org/duty?extKey=',
			headers: { 'Content-Type': 'application/json' },
			disableFollowRedirect: true,
			timeout: 30_000,
		},
		rules: refusedTokenRules(edition),
	};
}
