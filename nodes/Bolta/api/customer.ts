import { z } from 'zod';

import { endpoint, looseObject, strictObject } from '../../shared/http/endpoint';
import { formWords } from './formWords';
import { branchNumber, businessNumber, text } from './schemas';

/** What registers a customer (고객) or, in the newer generation, an issuer. */
export const partyBody = strictObject({
	identificationNumber: businessNumber,
	organizationName: text(100),
	representativeName: text(50),
	taxRegistrationId: branchNumber.optional(),
});

export const certificate = looseObject({ issuedAt: z.string().nullish(), expiresAt: z.string().nullish() }).nullish();

const customer = looseObject({
	customerKey: z.string().min(1),
	identificationNumber: z.string(),
	organizationName: z.string(),
	representativeName: z.string(),
	taxRegistrationId: z.string().nullish(),
	certificate,
});

/** docs.bolta.io 고객 생성. */
export const createCustomer = endpoint({
	method: 'POST',
	path: '/v1/customers',
	standing: 'documented',
	effect: 'create',
	body: partyBody,
	formWords,
	response: customer,
});

/** docs.bolta.io 고객 조회. */
export const getCustomer = endpoint({
	method: 'GET',
	path: '/v1/customers/{customerKey}',
	standing: 'documented',
	effect: 'read',
	response: customer,
});

/** The page on which the customer registers a certificate (고객 공동인증서 등록 URL 조회; the path is from public code). */
export const getCertificateUrl = endpoint({
	method: 'GET',
	path: '/v1/customers/{customerKey}/certificates/url',
	standing: 'seenInPublicCode',
	effect: 'read',
	response: looseObject({ url: z.string().url() }),
});

/** The last attempt to register a certificate; null when there was none (고객 공동인증서 등록 내역 조회). */
export const getCertificateHistory = endpoint({
	method: 'GET',
	path: '/v1/customers/{customerKey}/certificates/latestHistory',
	standing: 'documented',
	effect: 'read',
	response: looseObject({
		latestHistory: looseObject({
			occurredAt: z.string().nullish(),
			code: z.string().nullish(),
			message: z.string().nullish(),
		}).nullish(),
	}),
});

/** Request and answer are empty; HTTP 200 means done (고객 공동인증서 등록해제; the path is from public code). */
export const deleteCertificate = endpoint({
	method: 'DELETE',
	path: '/v1/customers/{customerKey}/certificates',
	standing: 'seenInPublicCode',
	effect: 'change',
	response: z.unknown(),
});
