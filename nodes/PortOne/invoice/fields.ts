import { choice, count, flag, optional, options, text, when, type Read } from '../../shared/fields/fields';
import {
	checkOptions,
	dryRun,
	onceOptions,
	remark,
	simplify,
	taxKind,
	writeDateFields,
} from '../../shared/invoice/documentFields';
import { itemFieldsWithDecimals, lineFields } from '../../shared/invoice/lineFields';
import {
	contactDetails,
	contactFields,
	phone,
	recipientFields,
	supplierFields,
} from '../../shared/invoice/partyFields';
import {
	FROM_CREDENTIAL,
	ownRecipientSource,
	ownSupplierSource,
	recipientSource,
	supplierSource,
} from '../../shared/invoice/partySource';
import { payment } from '../../shared/invoice/payment';
import { referenceIdFields } from '../../shared/invoice/referenceId';
import { memo, registeredAs } from '../counterparty/fields';
import { documentKey, encodeReferenceId, ownReferenceId } from './referenceId';

/** The document key of the side that makes the invoice. */
const referenceId = ownReferenceId(
	'Becomes the document key (문서번호) of the side that makes the invoice. Letters of the English alphabet, digits, - and _; best at most 24 of them.',
);

const department = (displayName: string) =>
	optional(text({ displayName, description: 'Department of the contact (부서)' }));

/** PortOne tells mobile phones from others, and knows departments. */
export const contacts = {
	contact: { ...contactFields, mobile: phone('Mobile'), department: department('Department') },
	contactDetails: {
		...contactDetails,
		contactMobile: phone('Contact Mobile'),
		contactDepartment: department('Contact Department'),
	},
};

const registered = {
	counterparty: {
		name: 'Registered Counterparty',
		description: 'By the ID of a counterparty (거래처) at PortOne, which has all the rest',
	},
};

const purpose = choice({
	displayName: 'Purpose',
	description: 'Whether the money is still to be paid (청구) or was already paid (영수)',
	choices: { claim: 'Claim (청구)', none: 'Neither (없음)', receipt: 'Receipt (영수)' },
	default: 'claim',
	readsBrackets: true,
});

const bookNumber = (displayName: string, korean: string) =>
	optional(
		count({
			displayName,
			description: `${displayName} (${korean}) printed on the form`,
			least: 0,
			most: 9999,
			default: 0,
		}),
	);

/** What PortOne keeps or prints beside the document. */
const noteFields = {
	memo,
	serialNumber: optional(
		text({ displayName: 'Serial Number', description: 'Serial number (일련번호) printed on the form' }),
	),
	bookVolume: bookNumber('Book Volume', '권'),
	bookIssue: bookNumber('Book Issue', '호'),
	secondRemark: optional(text({ displayName: 'Second Remark', description: 'Second line of the remark (비고)' })),
	thirdRemark: optional(text({ displayName: 'Third Remark', description: 'Third line of the remark (비고)' })),
};

/** What an invoice says, whoever makes it: in the order of the paper form. */
export const contentFields = {
	...writeDateFields,
	supplierSource: ownSupplierSource(registered),
	supplierCounterpartyId: when(
		{ supplierSource: ['counterparty'] },
		registeredAs('Supplier Counterparty', 'The supplier (공급자) as registered with PortOne'),
	),
	...supplierFields(contacts),
	...recipientFields(contacts),
	recipientSource: recipientSource(registered),
	recipientCounterpartyId: when(
		{ recipientSource: ['counterparty'] },
		registeredAs('Recipient Counterparty', 'The recipient (공급받는자) as registered with PortOne'),
	),
	...lineFields(itemFieldsWithDecimals),
	taxKind,
	purpose,
	remark,
	payment,
	notes: options({
		displayName: 'Notes',
		description: 'What PortOne keeps or prints beside the document',
		placeholder: 'Add note',
		fields: noteFields,
	}),
};

export const invoiceFields = { ...contentFields, ...referenceIdFields('PortOne', referenceId) };

/** Of what one's own company requests as the recipient. */
export const requestFields = {
	...invoiceFields,
	supplierSource: supplierSource(registered),
	recipientSource: ownRecipientSource(registered),
};

/** Of a draft either party may be one's own company. */
export const partiesOfDraft = { recipientSource: recipientSource({ ...FROM_CREDENTIAL, ...registered }) };

export type ContentInput = Read<typeof contentFields>;
export type InvoiceInput = Read<typeof invoiceFields>;
export type PortOneLine = Read<typeof itemFieldsWithDecimals>;
export type Notes = Read<typeof noteFields>;
export type PortOnePurpose = Read<{ purpose: typeof purpose }>['purpose'];

/** Options of the content of an invoice. */
export const contentOptions = {
	...checkOptions,
	sendSms: flag({
		displayName: 'Send SMS',
		description: "Whether PortOne texts the mobile phone of the supplier's contact (알림 문자). Costs points.",
	}),
	useCounterpartyAdditionalContacts: flag({
		displayName: 'Use Contacts of the Counterparty',
		description:
			'Whether to mail the invoice to the further contacts that PortOne has for the counterparty too. Without effect where further contacts are given.',
	}),
	dryRun,
	simplify,
};

const otherDocumentKey = optional(
	documentKey(
		'Document Key of the Other Side',
		"The document key (문서번호) that the other side gives the invoice. A request for reverse issuance can be approved or refused by the API only with the supplier's.",
	),
);

/** Options of operations that make an invoice. */
export const makingOptions = { ...contentOptions, ...onceOptions('PortOne'), encodeReferenceId, otherDocumentKey };

export const createRecipientCounterparty = flag({
	displayName: 'Register the Recipient',
	description:
		'Whether PortOne makes a counterparty (거래처) of the recipient. Not with a recipient that is registered already.',
});
