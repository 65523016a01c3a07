import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
} from 'n8n-workflow';

import type { Edition } from '../words/edition';

type Rule = IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody;

/**
 * By what the test of a credential fails. A page in place of the API's JSON, as of a gateway where one signs in, or of
 * another address, says nothing of the credential, though it comes with HTTP 200.
 * @param rules a vendor's own
 */
export function testRules({ text }: Edition, rules: readonly Rule[]): NonNullable<ICredentialTestRequest['rules']> {
	const noPage: Rule = {
		type: 'responseSuccessBody',
		properties: {
			// The first sign of the text that came.
			key: '0',
			value: '<',
			message: text(
				'sentence',
				'A web page came back, not an answer of the API. Check the Base URL, and whether a proxy or firewall stands between',
			),
		},
	};
	// n8n takes each rule by its kind; its type has lists of one kind alone.
	return [noPage, ...rules] as NonNullable<ICredentialTestRequest['rules']>;
}
