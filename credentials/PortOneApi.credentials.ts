import type { IAuthenticate, Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { apiSecretOf, portOne } from '../nodes/PortOne/vendor';
import { edition } from '../nodes/PortOne/words';
import { testRules } from '../nodes/shared/http/credentialTest';
import { defaultSupplier } from '../nodes/shared/invoice/defaultSupplier';
import { propertiesIn } from '../nodes/shared/words/formTexts';

export class PortOneApi implements ICredentialType {
	name = 'portOneApi';

	displayName = edition.text('title', 'PortOne API');

	icon: Icon = { light: 'file:portOneApi.svg', dark: 'file:portOneApi.dark.svg' };

	documentationUrl = edition.page('credentials#portone');

	properties: INodeProperties[] = propertiesIn(edition, [
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'A V2 API secret from the PortOne console: 결제연동 → 식별코드·API Keys → V2 API',
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Live',
					value: 'live',
					description: 'Issues legal documents, which are sent to the National Tax Service (국세청)',
				},
				{ name: 'Test', value: 'test', description: 'Nothing reaches the tax office' },
			],
			default: 'test',
			description:
				'Which of the two books of PortOne every call means. A secret works for both, so this alone decides.',
		},
		{
			displayName:
				'This is live: invoices issued with it are legal documents, sent to the National Tax Service (국세청).',
			name: 'liveNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { environment: ['live'] } },
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.portone.io',
			description: 'Scheme and host only. HTTPS, or HTTP on this machine.',
		},
		{
			displayName: 'Webhook Token',
			name: 'webhookToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for the PortOne B2B Trigger: a secret of your own that stands in the URL you give PortOne',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. whsec_…',
			description:
				'Only for the PortOne B2B Trigger: the secret with which PortOne signs, where it does so for your account',
		},
		...defaultSupplier,
	]);

	/** A credential that would send the secret in clear text sends nothing: not even its own test. */
	authenticate: IAuthenticate = async (credentials, request) => {
		portOne.connect(credentials);
		return { ...request, headers: { ...request.headers, Authorization: `PortOne ${apiSecretOf(credentials)}` } };
	};

	/** One line of the list of invoices, in the chosen mode. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim() }}',
			url: '/b2b/tax-invoices',
			qs: {
				requestBody: '={{ JSON.stringify({ test: $credentials.environment !== "live", pageNumber: 0, pageSize: 1 }) }}',
			},
			disableFollowRedirect: true,
			timeout: 30_000,
		},
		rules: testRules(edition, [
			{
				type: 'responseCode',
				properties: { value: 401, message: edition.text('sentence', 'PortOne does not accept this API secret') },
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: edition.text(
						'sentence',
						'PortOne accepts this API secret, but the B2B product is not enabled for the account',
					),
				},
			},
		]),
	};
}
