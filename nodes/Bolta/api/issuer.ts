import { z } from 'zod';

import { endpoint, looseObject } from '../../shared/http/endpoint';
import { certificate, partyBody } from './customer';
import { formWords } from './formWords';

/** The newer generation's word for who issues. On creation only the id is sure. */
const issuer = looseObject({
	issuerId: z.string().min(1),
	identificationNumber: z.string().nullish(),
	organizationName: z.string().nullish(),
	representativeName: z.string().nullish(),
	certificate,
});

export type Issuer = z.output<typeof issuer>;

export const createIssuer = endpoint({
	method: 'POST',
	path: '/v1/issuers',
	standing: 'seenInPublicCode',
	effect: 'create',
	body: partyBody,
	formWords,
	response: issuer,
});

/** A bare list; one caller also allows for one under `issuers` or `data`. */
export const listIssuers = endpoint({
	method: 'GET',
	path: '/v1/issuers',
	standing: 'seenInPublicCode',
	effect: 'read',
	response: z.union([
		z.array(issuer),
		z.object({ issuers: z.array(issuer) }).transform(({ issuers }) => issuers),
		z.object({ data: z.array(issuer) }).transform(({ data }) => data),
	]),
});

const url = looseObject({ url: z.string().url() });

/** One caller posts, another gets; whichever verb is not served answers 404 or 405. */
export const postIssuerCertificateUrl = endpoint({
	method: 'POST',
	path: '/v1/issuers/{issuerId}/certificates/url',
	standing: 'seenInPublicCode',
	effect: 'read',
	response: url,
});

export const getIssuerCertificateUrl = endpoint({
	method: 'GET',
	path: '/v1/issuers/{issuerId}/certificates/url',
	standing: 'seenInPublicCode',
	effect: 'read',
	response: url,
});
