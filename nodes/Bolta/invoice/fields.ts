import { choice, date, json, jsonRows, looseJson, number, optional, options, rows, text, when, won, type Aliases, type Fields, type Read } from '../../shared/fields';
import { Invalid } from '../../shared/invalid';
import { hasValidChecksum, parseBusinessNumber } from '../../shared/korea/businessNumber';
import { isPersonNumber, parsePartyNumber } from '../../shared/korea/personNumber';
import { formatPhone, parsePhone } from '../../shared/korea/phone';
import { customerKey } from './customerKey';

const phone = (digits: string) => formatPhone(parsePhone(digits));

const contactFields = {
	email: text({ displayName: 'Email', description: 'The invoice is mailed here', placeholder: 'e.g. tax@example.com' }),
	name: optional(text({ displayName: 'Name', description: 'Name of the contact (담당자)' })),
	phone: optional(text({ displayName: 'Phone', description: 'With or without hyphens', placeholder: 'e.g. 010-0000-0000', parse: phone, textOnly: true })),
};

const supplierNumber = text({
	displayName: 'Supplier Number',
	description: 'Business registration number (사업자등록번호) of the supplier (공급자); hyphens do not matter',
	placeholder: 'e.g. 220-00-00002',
	parse: parseBusinessNumber,
});

const recipientNumber = text({
	displayName: 'Recipient Number',
	description:
		'Business registration number (사업자등록번호) of the recipient (공급받는자), or the 13-digit resident or foreigner number of a person. Hyphens do not matter.',
	placeholder: 'e.g. 220-00-00002',
	parse: (number, given) => {
		const read = parsePartyNumber(number);
		// As a number, the resident number of somebody born from 2000 to 2009 has lost its zeros and looks like a business number.
		if (typeof given === 'number' && !isPersonNumber(read) && !hasValidChecksum(read)) throw new Invalid('text, because as a number it may have lost leading zeros');
		return read;
	},
});

const details = {
	branch: optional(text({ displayName: 'Branch Number', description: 'Number of the place of business (종사업장번호), 4 digits', placeholder: 'e.g. 0001' })),
	address: optional(text({ displayName: 'Address', description: 'Address of the place of business (주소)' })),
	businessType: optional(text({ displayName: 'Business Type', description: 'Type of business (업태)' })),
	businessItem: optional(text({ displayName: 'Business Item', description: 'Item of business (종목)' })),
};

const contactDetails = {
	contactName: optional(text({ displayName: 'Contact Name', description: 'Name of the contact (담당자)' })),
	contactPhone: optional(text({ displayName: 'Contact Phone', description: 'With or without hyphens', placeholder: 'e.g. 010-0000-0000', parse: phone, textOnly: true })),
};

/** A party as a JSON object. Names are the form's own. */
const partyFields = <N extends Fields[string]>(numberField: N) => ({
	number: { ...numberField, property: { ...numberField.property, displayName: 'Number' } },
	...details,
	name: text({ displayName: 'Name' }),
	representative: text({ displayName: 'Representative' }),
	contacts: jsonRows({ displayName: 'Contacts', fields: contactFields, aliases: { telephone: 'phone', phoneNumber: 'phone', mobilePhoneNumber: 'phone', cell: 'phone' } }),
});

export const itemFields = {
	date: optional(date({ displayName: 'Date', description: 'Day of supply (공급일자); empty: the write date' })),
	name: text({ displayName: 'Name', description: 'What was supplied (품목)' }),
	specification: optional(text({ displayName: 'Specification', description: 'Specification (규격)' })),
	quantity: optional(number({ displayName: 'Quantity', description: 'Quantity (수량)' })),
	unitPrice: optional(won({ displayName: 'Unit Price', description: 'Unit price (단가) in won' })),
	supplyCost: won({
		displayName: 'Supply Cost',
		description: 'Supply cost (공급가액) in whole won. With "Amounts" set to split, the amount including VAT.',
		placeholder: 'e.g. 1,000,000',
	}),
	tax: optional(won({ displayName: 'Tax', description: 'Tax (세액) in whole won. Leave empty when it is computed or split, and when the invoice is tax-exempt.' })),
	remark: optional(text({ displayName: 'Remark', description: 'Remark on the line (비고)' })),
};

/** What Bolta, Hiworks and PortOne (also in its retired preview) call the fields of a party. */
const partyAliases: Aliases = {
	identificationNumber: 'number',
	companyNumber: 'number',
	brn: 'number',
	taxRegistrationId: 'branch',
	taxNumber: 'branch',
	organizationName: 'name',
	companyName: 'name',
	representativeName: 'representative',
	ceoName: 'representative',
	companyAddress: 'address',
	bizType: 'businessType',
	bizClassification: 'businessItem',
	businessClass: 'businessItem',
	manager: 'contacts',
	managers: 'contacts',
	contact: 'contacts',
	primaryContact: 'contacts',
	secondaryContact: 'contacts',
	additionalContacts: 'contacts',
	email: 'contacts',
};

/** The same for a line. */
export const itemAliases: Aliases = {
	purchaseDate: 'date',
	subject: 'name',
	itemName: 'name',
	spec: 'specification',
	unit: 'specification',
	unitCostAmount: 'unitPrice',
	supplyPrice: 'supplyCost',
	supplyCostAmount: 'supplyCost',
	supplyAmount: 'supplyCost',
	taxAmount: 'tax',
	description: 'remark',
};

export const invoiceFields = {
	writeDateSource: choice({
		displayName: 'Write Date Source',
		description: 'Where the write date (작성일자) comes from. Days are those of Seoul.',
		choices: { date: 'A Date', lastDayOfPreviousMonth: 'Last Day of the Previous Month', today: 'Today' },
		default: 'date',
	}),
	writeDate: when(
		{ writeDateSource: ['date'] },
		date({ displayName: 'Write Date', description: 'Date of the invoice (작성일자), not after today. Forms such as 2026-01-31, 20260131 and 2026. 1. 31. are read.' }),
	),
	purpose: choice({
		displayName: 'Purpose',
		description: 'Whether the money is still to be paid (청구) or was already paid (영수)',
		choices: { claim: 'Claim (청구)', receipt: 'Receipt (영수)' },
		default: 'claim',
	}),
	taxKind: choice({
		displayName: 'Tax Kind',
		description: 'One invoice has one tax kind',
		choices: { taxable: 'Taxable (과세)', taxExempt: 'Tax-Exempt (면세)', zeroRated: 'Zero-Rated (영세율)' },
		default: 'taxable',
	}),
	supplierSource: choice({
		displayName: 'Supplier Source',
		description: 'Where the supplier (공급자) comes from',
		choices: {
			customerKey: { name: 'From Customer Key', description: 'Number, name and representative are read from Bolta by the customer key' },
			form: { name: 'From the Form', description: 'Fill in the fields below' },
			json: { name: 'From JSON', description: 'One JSON object' },
		},
		default: 'form',
	}),
	supplierNumber: when({ supplierSource: ['form'] }, supplierNumber),
	supplierName: when({ supplierSource: ['form'] }, text({ displayName: 'Supplier Name', description: 'Name of the company (상호)' })),
	supplierRepresentative: when(
		{ supplierSource: ['form'] },
		text({ displayName: 'Supplier Representative', description: 'Representative (대표자명) as printed on the business registration' }),
	),
	supplierEmail: when(
		{ supplierSource: ['form', 'customerKey'] },
		text({ displayName: 'Supplier Email', description: 'E-mail of the contact (담당자)', placeholder: 'e.g. tax@example.com' }),
	),
	supplierDetails: when({ supplierSource: ['form', 'customerKey'] }, options({ displayName: 'Supplier Details', placeholder: 'Add detail', fields: { ...details, ...contactDetails } })),
	supplierJson: when(
		{ supplierSource: ['json'] },
		json({
			displayName: 'Supplier JSON',
			description:
				'Keys: number, name, representative, contacts [{ email, name, phone }] (exactly one), and if you like branch, address, businessType, businessItem',
			placeholder: 'e.g. { "number": "2200000002", "name": "…", "representative": "…", "contacts": [{ "email": "tax@example.com" }] }',
			fields: partyFields(supplierNumber),
			aliases: partyAliases,
		}),
	),
	recipientSource: choice({
		displayName: 'Recipient Source',
		description: 'Where the recipient (공급받는자) comes from',
		choices: { form: { name: 'From the Form', description: 'Fill in the fields below' }, json: { name: 'From JSON', description: 'One JSON object' } },
		default: 'form',
	}),
	recipientNumber: when({ recipientSource: ['form'] }, recipientNumber),
	recipientName: when({ recipientSource: ['form'] }, text({ displayName: 'Recipient Name', description: 'Name of the company (상호), or of the person' })),
	recipientRepresentative: when({ recipientSource: ['form'] }, text({ displayName: 'Recipient Representative', description: 'Representative (대표자명)' })),
	recipientEmail: when(
		{ recipientSource: ['form'] },
		text({ displayName: 'Recipient Email', description: 'The invoice is mailed to this contact (담당자)', placeholder: 'e.g. tax@example.com' }),
	),
	recipientDetails: when(
		{ recipientSource: ['form'] },
		options({
			displayName: 'Recipient Details',
			placeholder: 'Add detail',
			fields: {
				...details,
				...contactDetails,
				furtherContacts: rows({
					displayName: 'Further Contacts',
					description: 'The invoice is mailed to these contacts too',
					group: 'contact',
					groupName: 'Contact',
					buttonText: 'Add Contact',
					fields: contactFields,
				}),
			},
		}),
	),
	recipientJson: when(
		{ recipientSource: ['json'] },
		json({
			displayName: 'Recipient JSON',
			description:
				'Keys: number, name, representative, contacts [{ email, name, phone }], and if you like branch, address, businessType, businessItem',
			placeholder: 'e.g. { "number": "8888888888", "name": "…", "representative": "…", "contacts": [{ "email": "tax@example.com" }] }',
			fields: partyFields(recipientNumber),
			aliases: partyAliases,
		}),
	),
	itemSource: choice({
		displayName: 'Item Source',
		description: 'Where the lines (품목) of the invoice come from',
		choices: {
			form: { name: 'From the Form', description: 'Fill in one row per line' },
			rows: { name: 'From Input Rows', description: 'Each input item is one line; items with the same reference ID make one invoice' },
			json: { name: 'From JSON', description: 'A JSON array with one object per line' },
		},
		default: 'form',
	}),
	items: when(
		{ itemSource: ['form'] },
		rows({ displayName: 'Items', description: 'The lines (품목) of the invoice', group: 'item', groupName: 'Item', buttonText: 'Add Item', fields: itemFields }),
	),
	itemsJson: when(
		{ itemSource: ['json'] },
		jsonRows({
			displayName: 'Items JSON',
			description: 'An array of objects with the keys name, supplyCost, and if you like date, specification, quantity, unitPrice, tax, remark',
			placeholder: 'e.g. [{ "name": "…", "supplyCost": 100000, "tax": 10000 }]',
			fields: itemFields,
			aliases: itemAliases,
		}),
	),
	row: when(
		{ itemSource: ['rows'] },
		looseJson({
			displayName: 'Row',
			description:
				'The line in this row: an object with the keys name, supplyCost, and if you like date, specification, quantity, unitPrice, tax, remark. Other columns do not matter. Map other column names by an expression.',
			default: '={{ $json }}',
			fields: itemFields,
			aliases: itemAliases,
		}),
	),
	remark: optional(text({ displayName: 'Remark', description: 'Remark on the invoice (비고)' })),
	customerKey,
};

export type InvoiceInput = Read<typeof invoiceFields>;
export type Line = Read<typeof itemFields>;

export interface Party extends Read<typeof details> {
	number: string;
	name: string;
	representative: string;
	contacts: Array<Read<typeof contactFields>>;
}

/** How the amounts of the lines are meant. */
export const amountsField = choice({
	displayName: 'Amounts',
	description: 'How supply cost and tax of the lines come about',
	choices: {
		asGiven: { name: 'As Given', description: 'Supply cost and tax as they stand, only checked' },
		splitFromTotal: { name: 'Split From a VAT-Inclusive Total', description: 'Supply Cost holds the amount including VAT' },
		vatComputed: { name: 'VAT Computed', description: 'Tax is 10 % of the supply cost' },
	},
	default: 'asGiven',
});

/** For a document whose supplier is not the one who asks: the customer key does not name the supplier then. */
export const supplierWithoutCustomer = {
	supplierSource: choice({
		displayName: 'Supplier Source',
		description: 'Where the supplier (공급자) comes from',
		choices: { form: { name: 'From the Form', description: 'Fill in the fields below' }, json: { name: 'From JSON', description: 'One JSON object' } },
		default: 'form',
	}),
	supplierEmail: { ...invoiceFields.supplierEmail, show: { supplierSource: ['form'] } },
	supplierDetails: { ...invoiceFields.supplierDetails, show: { supplierSource: ['form'] } },
};
