import { bearer } from '../HiworksShared/api/vendor';
import { operationOf } from '../shared/engine/declare';
import type { Vendor } from '../shared/engine/vendor';
import { inside, Invalid } from '../shared/errors/invalid';
import { checkBaseUrl } from '../shared/http/baseUrl';
import type { Connection } from '../shared/http/vendor';
import { filledText } from '../shared/korea/textForm';
import { hiworks } from './vendor';
import { edition, say } from './words';

/** Hiworks as a person who signed in sees it. How the access token is had stands in the credential. */
export const hiworksAccount: Vendor = {
	...hiworks,
	credentialType: 'hiworksAccessTokenApi',
	edition,

	connect({ source, baseUrl, accessToken, clientId, clientSecret, accessTokenCode, refreshToken }): Connection {
		const secrets = [accessToken, clientSecret, accessTokenCode, refreshToken].flatMap(
			(secret) => filledText(secret) ?? [],
		);
		if (source !== 'client') {
			bearer('Access Token', accessToken);
		} else if (!filledText(clientId) || !filledText(clientSecret)) {
			throw new Invalid(say`both a client ID and a client secret`).within('Client ID');
		} else if (!filledText(accessToken) && !filledText(accessTokenCode) && !filledText(refreshToken)) {
			throw new Invalid(say`an authorization code or a refresh token`).within('Authorization Code');
		}
		return { baseUrl: inside('Base URL', () => checkBaseUrl(baseUrl)), secrets, live: true };
	},
};

export const accountOperation = operationOf(hiworksAccount);
