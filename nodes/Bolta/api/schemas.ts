import { z } from 'zod';
import { looseObject, strictObject } from '../../shared/http/endpoint';

import { isDay } from '../../shared/korea/day';
import { EMAIL } from '../../shared/korea/email';
import { say } from '../words';

/**
 * Bolta answers 400 to a body with a character above U+FFFF (seen in public code); half of one is no character at all.
 */
export const text = (most = Infinity) =>
	z
		.string()
		.min(1, say`a value`)
		.max(most)
		.regex(/^[^\u{D800}-\u{DFFF}\u{10000}-\u{10FFFF}]*$/u, say`text without emoji and rare characters`);

export const day = z.string().refine(isDay, say`a date such as 2026-01-31`);
const won = z
	.number()
	.int(say`whole won`)
	.safe(say`an amount below 9,007,199,254,740,991 won`);

const email = text().regex(EMAIL, say`an e-mail address`);

const manager = strictObject({ email, name: text().optional(), telephone: text().optional() });

export const businessNumber = z.string().regex(/^\d{10}$/, say`a business registration number of 10 digits`);
export const branchNumber = z.string().regex(/^(?!0{4})\d{4}$/, say`a branch number of 4 digits, not 0000`);

const party = {
	taxRegistrationId: branchNumber.optional(),
	organizationName: text(100),
	representativeName: text(50),
	address: text(200).optional(),
	businessType: text(100).optional(),
	businessItem: text(100).optional(),
};

const item = strictObject({
	date: day,
	name: text(100),
	supplyCost: won.min(1, say`at least 1 won`),
	tax: won.min(0, say`at least 0 won`).nullable(),
	unitPrice: won.optional(),
	quantity: z.number().optional(),
	specification: text().optional(),
	description: text().optional(),
});

/** A line of an amendment: the difference to the original, plus or minus. */
export const amendItem = item.extend({ supplyCost: won, tax: won.nullable() }).strict();

/**
 * The body of Issue and of a reverse request. Limits are the loosest known: docs.bolta.io 전자세금계산서 정발행 and,
 * for what it does not limit, public code. `taxType` is on no official page; all later callers send it.
 */
export const invoiceBody = strictObject({
	date: day,
	purpose: z.enum(['RECEIPT', 'CLAIM']),
	taxType: z.enum(['TAXABLE', 'ZERO_RATE', 'TAX_FREE']).optional(),
	supplier: strictObject({ identificationNumber: businessNumber, ...party, manager }),
	supplied: strictObject({
		identificationNumber: z.string().regex(/^(\d{10}|\d{13})$/, say`a number of 10 or 13 digits`),
		...party,
		managers: z.array(manager).min(1, say`at least one contact`),
	}),
	items: z
		.array(item)
		.min(1, say`at least one line`)
		.max(16, say`at most 16 lines`),
	description: text(200).optional(),
});

export type InvoiceBody = z.output<typeof invoiceBody>;

/** The request was taken; the document comes later, under this key. */
export const accepted = looseObject({ issuanceKey: z.string().min(1) });
