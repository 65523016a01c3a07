import { z } from 'zod';

import { endpoint } from '../../shared/endpoint';
import { isDay } from '../../shared/korea/day';

/** Bolta answers 400 to a body with a character above U+FFFF (seen in public code); half of one is no character at all. */
const text = (most = Infinity) =>
	z
		.string()
		.min(1, 'a value')
		.max(most, `at most ${most} characters`)
		.regex(/^[^\u{D800}-\u{DFFF}\u{10000}-\u{10FFFF}]*$/u, 'no emoji or other character above U+FFFF');

const day = z.string().refine(isDay, 'a date such as 2026-01-31');
const won = z.number().int('whole won').safe('an amount below 9,007,199,254,740,991 won');

/** What the contract's format "email" takes, with a top-level domain of at least two signs. */
const email = text().regex(
	/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9][a-z0-9-]*[a-z0-9]$/i,
	'an e-mail address',
);

const manager = z.object({ email, name: text().optional(), telephone: text().optional() }).strict();

const party = {
	taxRegistrationId: z
		.string()
		.regex(/^(?!0{4})\d{4}$/, 'a branch number of 4 digits, not 0000')
		.optional(),
	organizationName: text(100),
	representativeName: text(50),
	address: text(200).optional(),
	businessType: text(100).optional(),
	businessItem: text(100).optional(),
};

const item = z
	.object({
		date: day,
		name: text(100),
		supplyCost: won.min(1, 'at least 1 won'),
		tax: won.min(0, 'at least 0 won').nullable(),
		unitPrice: won.optional(),
		quantity: z.number().optional(),
		specification: text().optional(),
		description: text().optional(),
	})
	.strict();

/**
 * The body of Issue and of a reverse request. Limits are the loosest known: docs.bolta.io 전자세금계산서 정발행 and,
 * for what it does not limit, public code. `taxType` is on no official page; all later callers send it.
 */
export const invoiceBody = z
	.object({
		date: day,
		purpose: z.enum(['RECEIPT', 'CLAIM']),
		taxType: z.enum(['TAXABLE', 'ZERO_RATE', 'TAX_FREE']).optional(),
		supplier: z.object({ identificationNumber: z.string().regex(/^\d{10}$/), ...party, manager }).strict(),
		supplied: z.object({ identificationNumber: z.string().regex(/^(\d{10}|\d{13})$/), ...party, managers: z.array(manager).min(1, 'at least one contact') }).strict(),
		items: z.array(item).min(1, 'at least one item').max(16, 'at most 16 items'),
		description: text(200).optional(),
	})
	.strict();

export type InvoiceBody = z.output<typeof invoiceBody>;

const readParty = z
	.object({ identificationNumber: z.string(), organizationName: z.string().nullish(), taxRegistrationId: z.string().nullish() })
	.passthrough();

/** docs.bolta.io 전자세금계산서 내용 조회. Unknown keys pass. */
const issuedInvoice = z
	.object({
		issuanceKey: z.string().min(1),
		ntsTransactionId: z.string().nullish(),
		issuedAt: z.string().nullish(),
		invoice: z
			.object({
				date: z.string(),
				purpose: z.string().nullish(),
				taxType: z.string().nullish(),
				supplier: readParty,
				supplied: readParty,
				items: z.array(
					z
						.object({ date: z.string(), name: z.string(), quantity: z.number().nullish(), supplyCost: z.number().int().safe(), tax: z.number().int().safe().nullish() })
						.passthrough(),
				),
			})
			.passthrough(),
	})
	.passthrough();

export type IssuedInvoice = z.output<typeof issuedInvoice>;

/** Accepts an invoice; whether it is issued shows later, by webhook or by reading it. */
export const issue = endpoint({
	method: 'POST',
	path: '/v1/taxInvoices/issue',
	standing: 'documented',
	effect: 'binding',
	body: invoiceBody,
	response: z.object({ issuanceKey: z.string().min(1) }).passthrough(),
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
	response: z.object({ issuanceKey: z.string().min(1), message: z.string().nullish() }).passthrough(),
});
