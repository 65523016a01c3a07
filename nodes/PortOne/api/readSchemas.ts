import { z } from 'zod';
import { looseObject } from '../../shared/http/endpoint';

/** An amount that is read: an integer, or its digits where a JSON number would have become another amount. */
export const amount = z.union([z.number().int(), z.string().regex(/^-?\d+$/)]);
const readDecimal = looseObject({ value: amount, scale: z.number().int().nullish() });
const readText = z.string().nullish();

const readCompany = looseObject({
	brn: readText,
	counterpartyId: readText,
	taxRegistrationId: readText,
	name: readText,
	representativeName: readText,
	address: readText,
	businessType: readText,
	businessClass: readText,
	contact: looseObject({
		name: readText,
		department: readText,
		phoneNumber: readText,
		mobilePhoneNumber: readText,
		email: readText,
	}).nullish(),
});

const readItem = looseObject({
	purchaseDate: readText,
	name: readText,
	spec: readText,
	quantity: readDecimal.nullish(),
	unitCostAmount: readDecimal.nullish(),
	supplyCostAmount: amount.nullish(),
	taxAmount: amount.nullish(),
	remark: readText,
});

const readContact = looseObject({ name: readText, email: readText, phoneNumber: readText });

/**
 * What lists and documents both tell. Of an invoice only its id and status are promised: what was done must stay
 * readable.
 */
const readState = {
	id: z.string().min(1),
	status: z.string().min(1),
	taxationType: readText,
	documentModificationType: readText,
	issuanceType: readText,
	isDelayed: z.boolean().nullish(),
	writeDate: readText,
	issuanceDueDate: readText,
	purposeType: readText,
	totalSupplyAmount: amount.nullish(),
	totalTaxAmount: amount.nullish(),
	totalAmount: amount.nullish(),
	supplierDocumentKey: readText,
	recipientDocumentKey: readText,
	issuedAt: readText,
	statusUpdatedAt: readText,
	ntsApprovalNumber: readText,
	ntsResult: readText,
	ntsResultCode: readText,
	memo: readText,
	bulkTaxInvoiceId: readText,
	deletedAt: readText,
};

/** PortOne OpenAPI, B2bTaxInvoice. Unknown keys pass. */
export const readInvoice = looseObject({
	...readState,
	serialNumber: readText,
	bookVolume: z.number().nullish(),
	bookIssue: z.number().nullish(),
	remarks: z.array(z.string()).nullish(),
	supplier: readCompany.nullish(),
	recipient: readCompany.nullish(),
	items: z.array(readItem).nullish(),
	additionalContacts: z.array(readContact).nullish(),
	modification: looseObject({
		type: readText,
		originalNtsApprovalNumber: readText,
		originalTaxInvoiceId: readText,
		rootTaxInvoiceId: readText,
	}).nullish(),
});

/** PortOne OpenAPI, B2bTaxInvoiceSummary. */
export const readSummary = looseObject({
	...readState,
	supplierBrn: readText,
	supplierName: readText,
	recipientBrn: readText,
	recipientName: readText,
	payoutId: readText,
});

export type ReadInvoice = z.output<typeof readInvoice>;
export type ReadSummary = z.output<typeof readSummary>;
export type ReadCompany = z.output<typeof readCompany>;
export type ReadItem = z.output<typeof readItem>;

export const invoiceAnswer = looseObject({ taxInvoice: readInvoice });
export const urlAnswer = looseObject({ url: z.string().url() });

/** `totalCount` is ambiguous in the documents: nothing relies on it. */
export const pageOf = <Item extends z.ZodTypeAny>(item: Item) => looseObject({ items: z.array(item) });
