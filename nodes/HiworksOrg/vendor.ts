import { bearer, readOfficeError, refusedCredentialCodes } from '../HiworksShared/api/vendor';
import { hiworksQuota } from '../HiworksShared/quota';
import { HIWORKS } from '../HiworksShared/words';
import { operationOf } from '../shared/engine/declare';
import type { Vendor } from '../shared/engine/vendor';
import { inside } from '../shared/errors/invalid';
import { checkBaseUrl } from '../shared/http/baseUrl';
import type { Connection } from '../shared/http/vendor';
import { holds } from './api/holds';
import { withCodes } from './records/codes';
import { edition } from './words';

const common = {
	name: HIWORKS,
	holds,
	...hiworksQuota,
	jsonOnEveryCall: true,
	readError: readOfficeError,
	refusedCredentialCodes,
};

/** Hiworks' organization sync (조직 연동), with the token of its own that it has (linkAuth_token). It has no test mode. */
export const hiworksOrg: Vendor = {
	...common,
	credentialType: 'hiworksOrgApi',
	edition,
	connect: ({ linkToken, baseUrl }): Connection => ({
		baseUrl: inside('Base URL', () => checkBaseUrl(baseUrl)),
		secrets: [bearer('Link Token', linkToken)],
		live: true,
	}),
};

/** Single sign-on, with the account token (accountAuth_token). */
export const hiworksSso: Vendor = {
	...common,
	credentialType: 'hiworksSsoApi',
	edition,
	connect(credentials): Connection {
		const { accountToken, baseUrl } = credentials;
		linkBaseUrl(credentials);
		return {
			baseUrl: inside('Base URL', () => checkBaseUrl(baseUrl)),
			secrets: [bearer('Account Token', accountToken)],
			live: true,
		};
	},
};

/** Where tokens of users are looked up: another host, and no credential goes there. @throws Invalid */
export const linkBaseUrl = ({ linkBaseUrl: address }: Readonly<Record<string, unknown>>) =>
	inside('Link Base URL', () => checkBaseUrl(address));

/** Codes that came as numbers are settled before an operation gets them. */
export const operation = operationOf(hiworksOrg, withCodes);

export const ssoOperation = operationOf(hiworksSso);
