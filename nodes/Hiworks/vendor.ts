import { bearer, readOfficeError, refusedCredentialCodes } from '../HiworksShared/api/vendor';
import { hiworksQuota } from '../HiworksShared/quota';
import { HIWORKS } from '../HiworksShared/words';
import { operationOf } from '../shared/engine/declare';
import type { Vendor } from '../shared/engine/vendor';
import { inside } from '../shared/errors/invalid';
import { checkBaseUrl } from '../shared/http/baseUrl';
import type { Connection } from '../shared/http/vendor';
import { filledText } from '../shared/korea/textForm';
import { holds } from './api/holds';
import { edition } from './words';

/** Hiworks (하이웍스) office services. It has no test mode. */
export const hiworks: Vendor = {
	name: HIWORKS,
	credentialType: 'hiworksOfficeApi',
	edition,
	holds,
	// Not `approvalKey`: `loginUrl`, where a person hands the draft in, ends with it (collection, 전자결재 기안).
	resultKeys: ['refKey', 'messageId'],
	...hiworksQuota,
	jsonOnEveryCall: true,
	readError: readOfficeError,
	refusedCredentialCodes,

	connect({ officeToken, baseUrl, callbackSecret }): Connection {
		const secret = filledText(callbackSecret);
		return {
			baseUrl: inside('Base URL', () => checkBaseUrl(baseUrl)),
			secrets: [bearer('Office Token', officeToken), ...(secret ? [secret] : [])],
			live: true,
		};
	},
};

export const operation = operationOf(hiworks);
