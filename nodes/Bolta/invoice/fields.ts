import { consentFields } from '../../shared/engine/consent';
import { choice, count, flag, id, optional, type Read } from '../../shared/fields/fields';
import {
	checkOptions,
	dryRun,
	onceOptions,
	purpose,
	remark,
	simplify,
	taxKind,
	writeDateFields,
} from '../../shared/invoice/documentFields';
import { itemFields, lineFields } from '../../shared/invoice/lineFields';
import { contactDetails, contactFields, recipientFields, supplierFields } from '../../shared/invoice/partyFields';
import { ownRecipientSource, ownSupplierSource, supplierSource } from '../../shared/invoice/partySource';
import { referenceIdFields } from '../../shared/invoice/referenceId';
import { ownReferenceId, percentEncodeReferenceId } from './referenceId';

const contacts = { contact: contactFields, contactDetails };

/** Which of the parties registered with Bolta a document is sent for. */
const customerKey = optional(
	id({
		displayName: 'Customer Key',
		description: 'The Bolta customer who issues. Empty: the default of the credential.',
		placeholder: 'e.g. customer_bf8paz',
		inPath: true,
	}),
);

const failedIssuanceKey = optional(
	id({
		displayName: 'Failed Issuance Key',
		description:
			'To send a document again that Bolta accepted but could not issue: the issuance key reported as failed. Leave empty otherwise. May be a column of the sheet: rows without it are not sent again.',
		inPath: true,
	}),
);

/** Of operations that send an invoice, Issue and the request for reverse issuance: in the order of the paper form. */
export const invoiceFields = {
	...writeDateFields,
	supplierSource: ownSupplierSource({
		customerKey: {
			name: 'From Customer Key',
			description:
				'Number, name and representative are read from Bolta by the customer key of the credential, or of the options',
		},
	}),
	...supplierFields(contacts, { contactIn: ['form', 'customerKey'] }),
	...recipientFields(contacts),
	...lineFields(itemFields),
	taxKind,
	purpose,
	remark,
	...referenceIdFields(
		'Bolta',
		ownReferenceId({
			description: 'Letters, digits and signs of the English keyboard, without spaces',
			placeholder: 'e.g. your order number',
		}),
	),
};

export type InvoiceInput = Read<typeof invoiceFields>;
export type BoltaLine = Read<typeof itemFields>;

/**
 * For a document that one's own company asks for as the recipient: credential and customer key do not name the supplier
 * then.
 */
export const partiesOfRequest = {
	supplierSource: supplierSource(),
	...supplierFields(contacts),
	recipientSource: ownRecipientSource(),
};

/**
 * Bolta's API changed twice without a word on what became of the old form. The documented generation names the party
 * who issues by the header Customer-Key, the next one by Supplier-Key; the newest sends neither and seems to find the
 * issuer by the supplier's number. Which one an account needs is the user's to say, here and nowhere else.
 */
const partyKeyHeader = choice({
	displayName: 'Party Key Header',
	description:
		"How the customer key travels. Bolta's documents say Customer-Key; newer accounts may need another way (unofficial).",
	choices: { customerKey: 'Customer-Key', none: 'None (Unofficial)', supplierKey: 'Supplier-Key (Unofficial)' },
	default: 'customerKey',
});

/** Options of every operation that sends a document. */
export const sendingOptions = {
	customerKey,
	failedIssuanceKey,
	dryRun,
	...onceOptions('Bolta'),
	partyKeyHeader,
	simplify,
	waitForCompletion: count({
		displayName: 'Wait for Completion',
		description:
			'Seconds to wait, for all documents together, until Bolta has issued them. What is not finished by then comes out as accepted, or as requested where a person must approve. With a test key Bolta takes 10 to 30 seconds, with a live key about 10 minutes.',
		least: 0,
		most: 3600,
		default: 0,
	}),
	...consentFields,
};

/** Options of operations that send an invoice. */
export const invoiceOptions = {
	...checkOptions,
	leaveOutTaxType: flag({
		displayName: 'Leave Out taxType',
		description:
			'Whether to leave out the undocumented field taxType, should your version of the API refuse it. Not possible for zero-rated invoices.',
	}),
	percentEncodeReferenceId,
	...sendingOptions,
};
