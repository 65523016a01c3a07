import { z } from 'zod';

import { bearer } from '../../HiworksShared/api/vendor';
import { inside, Invalid } from '../../shared/errors/invalid';
import { checkBaseUrl } from '../../shared/http/baseUrl';
import { endpoint } from '../../shared/http/endpoint';
import type { Connection, ConnectedVendor } from '../../shared/http/vendor';
import { hiworks } from './vendor';

/** 내 정보 조회 (deprecated): whose access token it is. */
export const getMe = endpoint({
	method: 'GET',
	path: '/user/v2/me',
	standing: 'documented',
	effect: 'read',
	response: z
		.object({ no: z.union([z.string(), z.number().transform(String)]), user_id: z.string(), name: z.string() })
		.passthrough(),
});

const asText = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** Hiworks as a person who signed in sees it. How the access token is had stands in the credential. */
export const hiworksAccount: ConnectedVendor = {
	...hiworks,
	credentialType: 'hiworksAccessTokenApi',

	connect({ source, baseUrl, accessToken, clientId, clientSecret, accessTokenCode, refreshToken }): Connection {
		const secrets = [accessToken, clientSecret, accessTokenCode, refreshToken]
			.map(asText)
			.filter((secret) => secret !== '');
		if (source !== 'client') {
			bearer('Access Token', accessToken);
		} else if (!asText(clientId) || !asText(clientSecret)) {
			throw new Invalid('both a client ID and a client secret').within('Client ID');
		} else if (!asText(accessToken) && !asText(accessTokenCode) && !asText(refreshToken)) {
			throw new Invalid('an authorization code or a refresh token').within('Authorization Code');
		}
		return { baseUrl: inside('Base URL', () => checkBaseUrl(baseUrl)), secrets, live: true };
	},
};
