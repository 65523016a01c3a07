import { asText, bearer, readOfficeError, refusedCredentialCodes } from '../../HiworksShared/api/vendor';
import { inside } from '../../shared/errors/invalid';
import { checkBaseUrl } from '../../shared/http/baseUrl';
import type { Connection, ConnectedVendor } from '../../shared/http/vendor';

/** Hiworks (하이웍스) office services. It has no test mode. */
export const hiworks: ConnectedVendor = {
	name: 'Hiworks',
	credentialType: 'hiworksOfficeApi',
	quotaHeader: 'x-ratelimit-remaining',
	jsonOnEveryCall: true,
	readError: readOfficeError,
	refusedCredentialCodes,

	connect({ officeToken, baseUrl, callbackSecret }): Connection {
		const secret = asText(callbackSecret);
		return {
			baseUrl: inside('Base URL', () => checkBaseUrl(baseUrl)),
			secrets: [bearer('Office Token', officeToken), ...(secret ? [secret] : [])],
			live: true,
		};
	},
};
