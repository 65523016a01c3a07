import { consentFields } from '../../shared/engine/consent';
import {
	choice,
	flag,
	optional,
	options,
	perItem,
	text,
	when,
	withAllDigits,
	type Read,
} from '../../shared/fields/fields';
import { dryRun, purpose, remark, taxKind, writeDateFields } from '../../shared/invoice/documentFields';
import { itemFieldsWithDecimals, lineFields } from '../../shared/invoice/lineFields';
import {
	contactDetails,
	contactFields,
	phone,
	recipientFields,
	supplierFields,
} from '../../shared/invoice/partyFields';
import { ownSupplierSource } from '../../shared/invoice/partySource';
import { payment } from '../../shared/invoice/payment';
import type { TaxKind } from '../../shared/korea/vat';
import { attachments } from './attachments';

/** Hiworks tells mobile phones from others. */
export const contacts = {
	contact: { ...contactFields, mobile: phone('Mobile') },
	contactDetails: { ...contactDetails, contactMobile: phone('Contact Mobile') },
};

export const referenceId = optional(
	text({
		displayName: 'Reference ID',
		description:
			'Your own number, such as an order number. It stands in the output; Hiworks itself knows no such number and does not keep a document from being made twice.',
		placeholder: 'e.g. your order number',
		parse: withAllDigits,
	}),
);

/** What Hiworks keeps beside the document. */
export const noteFields = {
	memo: optional(text({ displayName: 'Memo', description: 'Memo (메모) kept with the document' })),
	bookNumber: optional(text({ displayName: 'Book Number', description: 'Number of the book (책번호, 권/호)' })),
	serialNumber: optional(text({ displayName: 'Serial Number' })),
};

/** In the order of the paper form. */
export const invoiceFields = {
	// It says the tax kind, which a sheet has in a column.
	document: perItem(
		choice({
			displayName: 'Document',
			description: 'Kind of document',
			choices: {
				taxExemptBill: { name: 'Bill, Tax-Exempt (계산서, 면세)', description: 'For goods and services without VAT' },
				statement: {
					name: 'Statement (거래명세서)',
					description: 'No tax document: never signed, never sent to the tax office',
				},
				taxableInvoice: { name: 'Tax Invoice, Taxable (세금계산서, 과세)', description: 'With 10 % VAT' },
				zeroRatedInvoice: {
					name: 'Tax Invoice, Zero-Rated (세금계산서, 영세율)',
					description: 'With 0 % VAT, such as for exports',
				},
			},
			default: 'taxableInvoice',
		}),
	),
	...writeDateFields,
	supplierSource: ownSupplierSource({
		registered: { name: 'Registered With Hiworks', description: 'Only the number: Hiworks fills in the rest' },
	}),
	...supplierFields(contacts, { numberIn: ['form', 'registered'] }),
	...recipientFields(contacts),
	...lineFields(itemFieldsWithDecimals),
	taxKind: when({ document: ['statement'] }, taxKind),
	purpose,
	remark,
	payment,
	notes: options({
		displayName: 'Notes',
		description: 'What Hiworks keeps beside the document',
		placeholder: 'Add note',
		fields: noteFields,
	}),
	attachments,
	referenceId,
};

export type InvoiceInput = Read<typeof invoiceFields>;
export type BillLine = Read<typeof itemFieldsWithDecimals>;
export type Notes = Read<typeof noteFields>;

/** The tax kind that follows from the kind of document; a statement has its own. */
export const taxKindOf = ({ document, taxKind: ofStatement }: Pick<InvoiceInput, 'document' | 'taxKind'>): TaxKind =>
	(
		({
			taxableInvoice: 'taxable',
			zeroRatedInvoice: 'zeroRated',
			taxExemptBill: 'taxExempt',
			statement: ofStatement ?? 'taxable',
		}) as const
	)[document];

/** Options of operations that make documents. */
export const sendingOptions = {
	dryRun,
	easySign: flag({
		displayName: 'Easy Sign (간편서명)',
		description:
			'Whether to issue the document and send it to the National Tax Service (국세청) at once. Of legal effect. Needs a Gabia certificate registered with Hiworks, and "Allow Easy Sign" in the credential. Otherwise the document waits in Hiworks until somebody signs it there.',
	}),
	markForRecovery: flag({
		displayName: 'Mark for Recovery',
		description:
			'Whether to put the reference ID, or a number of this execution, into the memo, so that a document whose answer was lost can be found in the web screen. Whether the recipient sees the memo is not documented.',
	}),
	...consentFields,
};
