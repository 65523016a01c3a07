import { z } from 'zod';

import { endpoint, looseObject, strictObject } from '../../shared/http/endpoint';
import { EMAIL } from '../../shared/korea/email';

import { say } from '../words';
import { counterpartyWords } from './formWords';
import { pageOf, urlAnswer } from './readSchemas';
import { businessNumber } from './schemas';

const text = z.string().min(1, say`a value`);
const contact = strictObject({
	name: text,
	phoneNumber: text.optional(),
	email: text.regex(EMAIL, say`an e-mail address`),
	memo: text.optional(),
});

/** PortOne OpenAPI, B2bCounterpartyInput. */
const input = strictObject({
	brn: businessNumber,
	name: text.optional(),
	representativeName: text.optional(),
	address: text.optional(),
	businessType: text.optional(),
	businessClass: text.optional(),
	contact: contact.optional(),
	additionalContacts: z
		.array(contact)
		.max(5, say`at most 5 further contacts`)
		.optional(),
	memo: text.optional(),
});

export type CounterpartyInput = z.input<typeof input>;

/** PortOne OpenAPI, B2bCounterpartyCreateOptions. */
const options = strictObject({
	checkBusinessInfo: z.boolean().optional(),
	checkBusinessStatus: z.boolean().optional(),
	businessInfoVerificationId: text.optional(),
	businessStatusVerificationId: text.optional(),
});

export type CounterpartyOptions = z.input<typeof options>;

const readText = z.string().nullish();
const readContact = looseObject({ name: readText, phoneNumber: readText, email: readText, memo: readText });
const verification = looseObject({ id: readText, checkedAt: readText });

/** PortOne OpenAPI, B2bCounterparty. */
const readCounterparty = looseObject({
	id: z.string().min(1),
	brn: z.string().min(1),
	companyName: readText,
	representativeName: readText,
	address: readText,
	businessType: readText,
	businessClass: readText,
	contact: readContact.nullish(),
	additionalContacts: z.array(readContact).nullish(),
	memo: readText,
	ntsConnectionStatus: readText,
	ntsConnectedAt: readText,
	ntsConnectionFailedReason: readText,
	partnerId: readText,
	businessStatus: readText,
	businessStatusCheckedAt: readText,
	businessStatusVerification: verification.nullish(),
	businessInfoVerification: verification.nullish(),
	appliedAt: readText,
});

export type ReadCounterparty = z.output<typeof readCounterparty>;

const answer = looseObject({ counterparty: readCounterparty });

export const createCounterparty = endpoint({
	method: 'POST',
	path: '/b2b/counterparties',
	standing: 'documented',
	effect: 'create',
	body: strictObject({ counterpartyId: text.optional(), counterparty: input, options: options.optional() }),
	formWords: counterpartyWords,
	response: answer,
});

export const getCounterparty = endpoint({
	method: 'GET',
	path: '/b2b/counterparties/{counterpartyId}',
	standing: 'documented',
	effect: 'read',
	response: readCounterparty,
});

export const listCounterparties = endpoint({
	method: 'GET',
	path: '/b2b/counterparties',
	standing: 'documented',
	effect: 'read',
	response: pageOf(readCounterparty),
});

/** Whether what is left out stays is not documented. */
export const updateCounterparty = endpoint({
	method: 'PATCH',
	path: '/b2b/counterparties/{counterpartyId}',
	standing: 'documented',
	effect: 'change',
	body: strictObject({ counterparty: input, options: options.optional() }),
	formWords: counterpartyWords,
	response: answer,
});

export const deleteCounterparty = endpoint({
	method: 'DELETE',
	path: '/b2b/counterparties/{counterpartyId}',
	standing: 'documented',
	effect: 'change',
	response: looseObject({}),
});

/** Certificates are found by the business number, not by the counterparty's id. */
export const getCertificate = endpoint({
	method: 'GET',
	path: '/b2b/counterparties/{brn}/certificate',
	standing: 'documented',
	effect: 'read',
	response: looseObject({
		registeredAt: readText,
		expiredAt: z.string().min(1),
		issuerName: readText,
		subjectName: readText,
		certificateType: readText,
		oid: readText,
		registrantContactName: readText,
		registrantContactId: readText,
	}),
});

export const getCertificateUrl = endpoint({
	method: 'GET',
	path: '/b2b/counterparties/{brn}/certificate/registration-url',
	standing: 'documented',
	effect: 'read',
	response: urlAnswer,
});

/** Asks the tax-invoice provider whether the certificate works; changes nothing. */
export const validateCertificate = endpoint({
	method: 'POST',
	path: '/b2b/counterparties/{brn}/certificate/validate',
	standing: 'documented',
	effect: 'read',
	response: looseObject({ isValid: z.boolean() }),
});
