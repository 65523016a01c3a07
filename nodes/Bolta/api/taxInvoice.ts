import { z } from 'zod';

import { endpoint, looseObject } from '../../shared/http/endpoint';
import { formWords } from './formWords';
import { accepted, invoiceBody } from './schemas';

/** What nothing hangs on: in another form it counts as not told. */
const readText = z.string().nullish().catch(undefined);
const readManager = looseObject({ email: readText, name: readText, telephone: readText });

const readParty = looseObject({
	identificationNumber: z.string(),
	organizationName: z.string().nullish(),
	taxRegistrationId: z.string().nullish(),
	representativeName: readText,
	address: readText,
	businessType: readText,
	businessItem: readText,
	manager: readManager.nullish().catch(undefined),
	managers: z.array(readManager).nullish().catch(undefined),
});

/** docs.bolta.io 전자세금계산서 내용 조회. Unknown keys pass. */
const issuedInvoice = looseObject({
	issuanceKey: z.string().min(1),
	ntsTransactionId: z.string().nullish(),
	issuedAt: z.string().nullish(),
	invoice: looseObject({
		date: z.string(),
		purpose: z.string().nullish(),
		taxType: z.string().nullish(),
		description: readText,
		supplier: readParty,
		supplied: readParty,
		items: z.array(
			looseObject({
				date: z.string(),
				name: z.string(),
				quantity: z.number().nullish(),
				supplyCost: z.number().int().safe(),
				tax: z.number().int().safe().nullish(),
				unitPrice: z.number().nullish().catch(undefined),
				specification: readText,
				description: readText,
			}),
		),
	}),
});

export type IssuedInvoice = z.output<typeof issuedInvoice>;

/** Accepts an invoice; whether it is issued shows later, by webhook or by reading it. */
export const issue = endpoint({
	method: 'POST',
	path: '/v1/taxInvoices/issue',
	standing: 'documented',
	effect: 'binding',
	body: invoiceBody,
	formWords,
	response: accepted,
});

/** Reads an issued invoice; 404 until it is issued, and for ever when it failed. */
export const get = endpoint({
	method: 'GET',
	path: '/v1/taxInvoices/{issuanceKey}',
	standing: 'documented',
	effect: 'read',
	response: issuedInvoice,
});

/** Whether a reference id was accepted; 400 (or 404) when Bolta does not know it. `message` is prose, not a state. */
export const getStatus = endpoint({
	method: 'GET',
	path: '/v1/taxInvoices/issue/status',
	standing: 'documented',
	effect: 'read',
	response: looseObject({ issuanceKey: z.string().min(1), message: z.string().nullish() }),
});
