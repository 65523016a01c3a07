import { z } from 'zod';
import { oneOf, strictObject } from '../../shared/http/endpoint';

import { isDay } from '../../shared/korea/day';
import { EMAIL } from '../../shared/korea/email';
import { say } from '../words';

const text = (most: number) => z.string().max(most);
const filled = (most: number) => text(most).regex(/\S/, say`a value`);

/** Digits in a string, with sign; at most 18 digits (collection, information). */
const amount = z.string().regex(/^-?\d{1,18}$/, say`whole won of at most 18 digits`);
const decimal = z.string().regex(/^-?\d+(\.\d{1,2})?$/, say`a number with at most 2 decimals`);
const day = z.string().refine(isDay, say`a date such as 2026-01-31`);

const contact = strictObject({
	name: filled(100),
	email: text(100).regex(EMAIL, say`an e-mail address`),
	cell: text(20).optional(),
	phone: text(20).optional(),
});

const company = {
	taxNumber: z.string().regex(/^(\d{4})?$/, say`a branch number of 4 digits`),
	companyName: filled(200),
	companyAddress: text(255),
	ceoName: filled(100),
	bizType: text(100),
	bizClassification: text(100),
	primaryContact: contact,
};

const registeredNumber = z.string().regex(/^\d{3}-\d{2}-\d{5}$/, say`a business registration number of 10 digits`);
const supplier = strictObject({ companyNumber: registeredNumber, ...company });

/** A number registered with the office, or all of the party, whose number must be registered too. */
const invoicer = oneOf(supplier, registeredNumber, (value) => typeof value === 'string');

/** By kind of party: 01 company, 02 person, 03 foreigner. */
const NUMBERS = { '01': /^\d{3}-\d{2}-\d{5}$/, '02': /^\d{13}$/, '03': /^9{13}$/ };

const invoicee = strictObject({
	companyNumber: z.string(),
	...company,
	partyTypeCode: z.enum(['01', '02', '03']),
	secondaryContact: contact.optional(),
}).refine(({ companyNumber, partyTypeCode }) => NUMBERS[partyTypeCode].test(companyNumber), {
	path: ['companyNumber'],
	message: say`a number that fits the kind of party`,
});

const item = strictObject({
	month: z.string().regex(/^(0[1-9]|1[0-2])$/, say`a month from 01 to 12`),
	day: z.string().regex(/^(0[1-9]|[12]\d|3[01])$/, say`a day from 01 to 31`),
	subject: text(100),
	unit: text(40),
	quantity: decimal.optional(),
	unitPrice: decimal.optional(),
	supplyPrice: amount,
	tax: amount,
	description: text(100),
});

const information = strictObject({
	issueDate: day,
	memo: z.string(),
	bookNo: z.string(),
	serial: z.string(),
	description: z.string(),
	cash: amount.optional(),
	check: amount.optional(),
	draft: amount.optional(),
	uncollected: amount.optional(),
	totalSupplyPrice: amount,
	totalTax: amount,
});

const invoiceType = (typeCodes: readonly [string, ...string[]]) =>
	strictObject({
		transactionType: z.literal('S'),
		purposeType: z.enum(['C', 'R']),
		taxType: z.enum(['A', 'B']),
		typeCode: z.enum(typeCodes as [string, ...string[]]),
	});

/** One more than the tax office's form has room for would be refused there; Hiworks documents no limit. */
const MOST_ITEMS = 99;

const sheetParts = (typeCodes: readonly [string, ...string[]]) => ({
	information,
	invoiceType: invoiceType(typeCodes),
	invoicer,
	invoicee,
	items: z
		.array(item)
		.min(1, say`at least one line`)
		.max(MOST_ITEMS, say`at most ${MOST_ITEMS} lines`),
});

const files = {
	tempFileIds: z.array(z.number().int().min(0)).optional(),
	officeFileIds: z.array(z.number().int().min(0)).optional(),
};
const easySign = z.enum(['Y']).optional();

/** Body of 세금계산서 작성. A tax invoice, B bill, D statement. */
export const createBody = strictObject({ data: strictObject({ easySign, ...sheetParts(['A', 'B', 'D']), ...files }) });

const sheet = strictObject(sheetParts(['M', 'N', 'A', 'B']));

/** Body of 수정 세금계산서 작성. */
export const amendBody = strictObject({
	data: strictObject({
		easySign,
		amendment: strictObject({
			originalIssueId: z.string().regex(/^\d{8}[0-9A-Za-z]{16}$/, say`an NTS approval number of 24 characters`),
			modifyType: z.enum(['01', '02', '03', '04', '05', '06']),
		}),
		negative: sheet.optional(),
		positive: sheet.optional(),
		...files,
	}),
});

export type SheetBody = z.input<typeof sheet>;
