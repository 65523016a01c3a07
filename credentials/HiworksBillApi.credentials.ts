import type { IAuthenticate, Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { hiworksBill, tokenHeaders } from '../nodes/HiworksBill/vendor';
import { edition } from '../nodes/HiworksBill/words';
import { hostProperty } from '../nodes/HiworksShared/credentialProperties';
import { testRules } from '../nodes/shared/http/credentialTest';
import { defaultSupplier } from '../nodes/shared/invoice/defaultSupplier';
import { propertiesIn } from '../nodes/shared/words/formTexts';

export class HiworksBillApi implements ICredentialType {
	name = 'hiworksBillApi';

	displayName = edition.text('title', 'Hiworks Bill API');

	icon: Icon = { light: 'file:hiworksBillApi.svg', dark: 'file:hiworksBillApi.dark.svg' };

	documentationUrl = edition.page('credentials#hiworks-bill');

	properties: INodeProperties[] = propertiesIn(edition, [
		{
			displayName: 'Office Token',
			name: 'officeToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Hiworks: 오피스관리 → API 관리 (or 서비스 연동), made with 전자세금계산서 switched on. A new token stops all programs that use the old one.',
		},
		{
			displayName: 'Bill Access Token',
			name: 'billToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From Hiworks: 전자세금계산서 → API 연동. Each user has their own.',
		},
		{
			displayName:
				'Hiworks has no test mode: every document that is made stands in your office, and what easy sign issues is a legal document, sent to the National Tax Service (국세청).',
			name: 'liveNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Allow Easy Sign',
			name: 'allowEasySign',
			type: 'boolean',
			default: false,
			description:
				'Whether nodes with this credential may issue documents and send them to the tax office at once. Your consent to legal effect.',
		},
		{
			displayName: 'Reseller Code',
			name: 'resellerCode',
			type: 'string',
			default: '',
			description: 'Only for resellers of Gabia: sent along when documents are made',
		},
		hostProperty('https://bill-api.hiworks.com'),
		...defaultSupplier,
	]);

	/**
	 * Both tokens travel as they are, without "Bearer". A credential that would send them in clear text sends nothing:
	 * not even its own test.
	 */
	authenticate: IAuthenticate = async (credentials, request) => {
		hiworksBill.connect(credentials);
		return { ...request, headers: { ...request.headers, ...tokenHeaders(credentials) } };
	};

	/** Lists the files that the office shares: it changes nothing. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim() }}',
			url: '/v4/office-files',
			disableFollowRedirect: true,
			timeout: 30_000,
		},
		rules: testRules(edition, [
			// A refusal may come with HTTP 200; then there is no list.
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'data',
					value: undefined,
					message: edition.text('sentence', 'Hiworks does not accept these tokens'),
				},
			},
		]),
	};
}
