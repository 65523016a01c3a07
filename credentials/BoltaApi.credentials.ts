import type { IAuthenticate, Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { bolta } from '../nodes/Bolta/vendor';
import { edition } from '../nodes/Bolta/words';
import { testRules } from '../nodes/shared/http/credentialTest';
import { defaultSupplier } from '../nodes/shared/invoice/defaultSupplier';
import { propertiesIn } from '../nodes/shared/words/formTexts';

/** Statuses other than 200 and 400, which both mean that the key works. */
const FAILURES = Array.from({ length: 500 }, (_, index) => index + 100).filter(
	(status) => status !== 200 && status !== 400,
);

export class BoltaApi implements ICredentialType {
	name = 'boltaApi';

	displayName = edition.text('title', 'Bolta API');

	icon: Icon = { light: 'file:boltaApi.svg', dark: 'file:boltaApi.dark.svg' };

	documentationUrl = edition.page('credentials#bolta');

	properties: INodeProperties[] = propertiesIn(edition, [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: "From Bolta's console: 개발자센터 → API 키. Begins with test_ or live_.",
		},
		{
			displayName:
				'This key is live: invoices issued with it are legal documents, sent to the National Tax Service (국세청).',
			name: 'liveNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { apiKey: [{ _cnd: { startsWith: 'live_' } }] } },
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Live', value: 'live', description: 'Issues legal documents. The key must begin with live_.' },
				{ name: 'Test', value: 'test', description: 'Nothing reaches the tax office. The key must begin with test_.' },
			],
			default: 'test',
			description: 'Your consent to legal effect: a live key works only when this is Live',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://xapi.bolta.io',
			description: 'Scheme and host only. HTTPS, or HTTP on this machine.',
		},
		{
			displayName: 'Default Customer Key',
			name: 'customerKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. customer_bf8paz',
			description: 'The customer (고객) who issues, where a node names no other',
		},
		{
			displayName: 'Webhook Token',
			name: 'webhookToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for the Bolta Trigger: a secret of your own that Bolta repeats with each event',
		},
		...defaultSupplier,
	]);

	/**
	 * Basic authentication with the key as user and no password; the colon is part of what is encoded.
	 * A credential that contradicts itself, or would send the key in clear text, sends nothing: not even its own test.
	 */
	authenticate: IAuthenticate = async (credentials, request) => {
		const {
			secrets: [apiKey],
		} = bolta.connect(credentials);
		return {
			...request,
			headers: { ...request.headers, Authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}` },
		};
	};

	/** Asks for a reference ID that does not exist: Bolta answers 400 to a key that works. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim() }}',
			url: '/v1/taxInvoices/issue/status',
			qs: { clientReferenceId: 'n8n-credential-test' },
			disableFollowRedirect: true,
			timeout: 30_000,
			ignoreHttpStatusErrors: { ignore: true, except: FAILURES },
		},
		rules: testRules(edition, [
			{
				type: 'responseCode',
				properties: { value: 401, message: edition.text('sentence', 'Bolta does not accept this API key') },
			},
		]),
	};
}
