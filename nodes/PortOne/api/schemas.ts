import { z } from 'zod';
import { oneOf, strictObject } from '../../shared/http/endpoint';

import { isDay } from '../../shared/korea/day';
import { EMAIL } from '../../shared/korea/email';
import type { Words } from '../../shared/words/say';
import { say } from '../words';

const text = (most = Infinity) =>
	z
		.string()
		.min(1, say`a value`)
		.max(most);
const day = z.string().refine(isDay, say`a date such as 2026-01-31`);
const won = z
	.number()
	.int(say`whole won`)
	.safe(say`an amount below 9,007,199,254,740,991 won`);
const email = text().regex(EMAIL, say`an e-mail address`);
const documentKey = z.string().regex(/^[A-Za-z0-9_-]+$/, say`letters of the English alphabet, digits, - and _`);
export const businessNumber = z
	.string()
	.regex(/^\d{10}$/, say`a business registration number of 10 digits: PortOne takes no numbers of persons`);
const keyType = z.enum(['SUPPLIER', 'RECIPIENT', 'TAX_INVOICE_ID']);

/** A number in whole digits: 12.5 is `{ value: 125, scale: 1 }` (PortOne OpenAPI, Decimal). */
const decimal = strictObject({
	value: z
		.number()
		.int()
		.safe(say`a number of at most 15 digits`),
	scale: z.number().int().min(0).max(2),
});

/** `least` and `most`: the whole numbers just outside of what is taken. */
const decimalBetween = (least: number, most: number, expected: Words) =>
	decimal.refine(({ value, scale }) => value > least * 10 ** scale && value < most * 10 ** scale, expected);

const contact = strictObject({
	name: text().optional(),
	department: text().optional(),
	phoneNumber: text().optional(),
	mobilePhoneNumber: text().optional(),
	email,
});

/** A company in full, or one that PortOne knows by its counterparty id (PortOne OpenAPI, B2bTaxInvoiceCompany). */
const registered = strictObject({ counterpartyId: text() });
const companyInFull = strictObject({
	brn: businessNumber,
	taxRegistrationId: z
		.string()
		.regex(/^\d{4}$/, say`a branch number of 4 digits`)
		.optional(),
	name: text(200),
	representativeName: text(100),
	address: text(300).optional(),
	businessType: text(100).optional(),
	businessClass: text(100).optional(),
	contact,
});
const company = oneOf(
	companyInFull,
	registered,
	(value) => typeof value === 'object' && value !== null && 'counterpartyId' in value,
);

const item = strictObject({
	purchaseDate: day,
	name: text(100),
	spec: text(100).optional(),
	quantity: decimalBetween(
		-100_000_000,
		1_000_000_000,
		say`a quantity from -99,999,999.99 to 999,999,999.99`,
	).optional(),
	unitCostAmount: decimalBetween(
		-1e14,
		1e15,
		say`a unit price from -99,999,999,999,999.99 to 999,999,999,999,999.99`,
	).optional(),
	supplyCostAmount: won,
	taxAmount: won,
	remark: text().optional(),
});

const bookNumber = z
	.number()
	.int()
	.min(0)
	.max(9999, say`a number from 0 to 9999`);

/** PortOne OpenAPI, B2bTaxInvoiceInput. `issuanceType` left out would mean REVERSE, so it is always there. */
const invoiceInput = strictObject({
	taxationType: z.enum(['TAXABLE', 'ZERO_RATED', 'FREE']),
	issuanceType: z.enum(['NORMAL', 'REVERSE']),
	serialNumber: text().optional(),
	bookVolume: bookNumber.optional(),
	bookIssue: bookNumber.optional(),
	writeDate: day,
	purposeType: z.enum(['RECEIPT', 'INVOICE', 'NONE']),
	totalSupplyAmount: won,
	totalTaxAmount: won,
	totalAmount: won,
	cashAmount: won.optional(),
	checkAmount: won.optional(),
	creditAmount: won.optional(),
	noteAmount: won.optional(),
	remarks: z
		.array(text())
		.max(3, say`at most 3 remarks`)
		.optional(),
	supplierDocumentKey: documentKey.optional(),
	supplier: company,
	recipientDocumentKey: documentKey.optional(),
	recipient: company,
	sendSms: z.boolean().optional(),
	items: z
		.array(item)
		.min(1, say`at least one line`)
		.max(99, say`at most 99 lines`),
	additionalContacts: z
		.array(strictObject({ name: text(100).optional(), email, phoneNumber: text().optional() }))
		.max(5, say`at most 6 contacts of the recipient`)
		.optional(),
	useCounterpartyAdditionalContacts: z.boolean().optional(),
});

/** The parts of an invoice that are sent. */
export const INVOICE_CONTENT = Object.keys(invoiceInput.shape);

export type InvoiceInputBody = z.input<typeof invoiceInput>;
export type CompanyBody = InvoiceInputBody['supplier'];
export type DecimalBody = z.input<typeof decimal>;

/**
 * What makes a new document an amendment (PortOne OpenAPI, B2bTaxInvoiceModificationCreateBody). The key type left out
 * would mean RECIPIENT.
 */
const modification = strictObject({
	type: z.enum([
		'CORRECTION_OF_ENTRY_ERRORS',
		'CHANGE_IN_SUPPLY_COST',
		'RETURN',
		'CANCELLATION_OF_CONTRACT',
		'DUPLICATE_ISSUANCE_DUE_TO_ERROR',
	]),
	taxInvoiceKey: text(),
	taxInvoiceKeyType: keyType,
	brn: businessNumber.optional(),
});

export const requestBody = strictObject({
	taxInvoice: invoiceInput,
	memo: text().optional(),
	modification: modification.optional(),
});
export const draftBody = requestBody.extend({ createRecipientCounterparty: z.boolean().optional() }).strict();
export const updateBody = strictObject({
	taxInvoiceKey: text(),
	taxInvoiceKeyType: keyType,
	brn: businessNumber.optional(),
	taxInvoice: invoiceInput,
	memo: text().optional(),
});
export const memoBody = strictObject({ memo: text().optional() });
export const issueBody = memoBody.extend({ emailSubject: text().optional() }).strict();
