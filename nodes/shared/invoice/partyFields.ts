import { Invalid } from '../errors/invalid';
import { businessNumber } from '../fields/businessNumber';
import {
	alsoOfSheet,
	json,
	jsonRows,
	optional,
	options,
	rows,
	text,
	when,
	type Aliases,
	type Field,
	type Fields,
	type Read,
} from '../fields/fields';
import { name } from '../fields/name';
import { parseEmail } from '../korea/email';
import { hasValidChecksum, isPersonNumber, parsePartyNumber } from '../korea/partyNumber';
import { readShownPhone } from '../korea/phone';
import { recipientSource } from './partySource';
import { say } from './words';

export const phone = (displayName: string) =>
	optional(
		text({
			displayName,
			description: 'With or without hyphens',
			placeholder: 'e.g. 010-0000-0000',
			parse: (given) => readShownPhone(given).text,
			textOnly: true,
		}),
	);

export const email = (shown: { displayName: string; description: string }) =>
	text({ ...shown, placeholder: 'e.g. tax@example.com', parse: parseEmail });

/** A contact as every vendor takes it. */
export const contactFields = {
	email: email({ displayName: 'Email', description: 'The invoice is mailed here' }),
	name: optional(text({ displayName: 'Name', description: 'Name of the contact (담당자)' })),
	phone: phone('Phone'),
};

/** The first contact of a form, whose e-mail is a field of its own. */
export const contactDetails = {
	contactName: optional(text({ displayName: 'Contact Name', description: 'Name of the contact (담당자)' })),
	contactPhone: phone('Contact Phone'),
};

export const supplierNumber = businessNumber(
	'Supplier Number',
	'Business registration number (사업자등록번호) of the supplier (공급자); hyphens do not matter',
);

export const recipientNumber = text({
	displayName: 'Recipient Number',
	description:
		'Business registration number (사업자등록번호) of the recipient (공급받는자), or the 13-digit resident or foreigner number of a person. Hyphens do not matter.',
	placeholder: 'e.g. 220-00-00002',
	parse: (number, given) => {
		const read = parsePartyNumber(number);
		// As a number, the resident number of somebody born from 2000 to 2009 has lost its zeros and looks like a business
		// number.
		if (typeof given === 'number' && !isPersonNumber(read) && !hasValidChecksum(read))
			throw new Invalid(say`text: as a number it may have lost leading zeros (make the column of the sheet text)`);
		return read;
	},
});

/** What is known of a company beside its number, names and contacts. */
export const details = {
	branch: optional(
		text({
			displayName: 'Branch Number',
			description: 'Number of the place of business (종사업장번호), 4 digits',
			placeholder: 'e.g. 0001',
		}),
	),
	address: optional(text({ displayName: 'Address', description: 'Address of the place of business (주소)' })),
	businessType: optional(text({ displayName: 'Business Type', description: 'Type of business (업태)' })),
	businessItem: optional(text({ displayName: 'Business Item', description: 'Item of business (종목)' })),
};

export interface Contact {
	email: string;
	name?: string | undefined;
	phone?: string | undefined;
	/** Where the vendor tells mobile phones from others. */
	mobile?: string | undefined;
	/** Where the vendor knows departments. */
	department?: string | undefined;
}

export interface Party extends Read<typeof details> {
	number: string;
	name: string;
	representative: string;
	contacts: Contact[];
}

/** What Bolta, Hiworks and PortOne (also in its retired preview) call the fields of a party. */
const partyAliases: Aliases = Object.fromEntries(
	Object.entries({
		number: ['identificationNumber', 'companyNumber', 'brn'],
		branch: ['taxRegistrationId', 'taxNumber'],
		name: ['organizationName', 'companyName'],
		representative: ['representativeName', 'ceoName'],
		address: ['companyAddress'],
		businessType: ['bizType'],
		businessItem: ['bizClassification', 'businessClass'],
		contacts: ['manager', 'managers', 'contact', 'primaryContact', 'secondaryContact', 'additionalContacts', 'email'],
	}).flatMap(([ours, theirs]) => theirs.map((name) => [name, ours])),
);

const contactAliases = (contact: Fields): Aliases => {
	const mobile = 'mobile' in contact ? 'mobile' : 'phone';
	return { telephone: 'phone', phoneNumber: 'phone', mobilePhoneNumber: mobile, cell: mobile };
};

interface PartySettings<C extends Fields, D extends Fields> {
	/** Of a contact in JSON and in further rows of the form. */
	contact: C;
	/** Of the form's first contact. */
	contactDetails: D;
}

/** A party as one JSON object. Names are the form's own. */
const partyJson = <N extends Field<unknown>, C extends Fields>(
	displayName: string,
	{ number, contact, example, contacts = '' }: { number: N; contact: C; example: string; contacts?: string },
) =>
	json({
		displayName,
		description: `Keys: number, name, representative, contacts [{ ${Object.keys(contact).join(', ')} }]${contacts}, and if you like branch, address, businessType, businessItem`,
		placeholder: `e.g. { "number": "${example}", "name": "…", "representative": "…", "contacts": [{ "email": "tax@example.com" }] }`,
		fields: {
			number: { ...number, property: { ...number.property, displayName: 'Number' } },
			...details,
			name: name({ displayName: 'Name' }),
			representative: name({ displayName: 'Representative' }),
			contacts: jsonRows({ displayName: 'Contacts', fields: contact, aliases: contactAliases(contact) }),
		},
		aliases: partyAliases,
	});

export const supplierJson = <C extends Fields>(contact: C) =>
	partyJson('Supplier JSON', {
		number: supplierNumber,
		contact,
		example: '2200000002',
		contacts: ' (exactly one)',
	});

export const recipientJson = <C extends Fields>(contact: C) =>
	partyJson('Recipient JSON', { number: recipientNumber, contact, example: '8888888888' });

const ofSupplier = { supplierSource: ['form'] };
const ofRecipient = { recipientSource: ['form'] };

/** The supplier's own fields. `numberIn`, `contactIn`: the sources with which these parts are asked for. */
export const supplierFields = <C extends Fields, D extends Fields>(
	{ contact, contactDetails: more }: PartySettings<C, D>,
	{ numberIn = ['form'], contactIn = ['form'] } = {},
) => ({
	supplierNumber: alsoOfSheet(when({ supplierSource: numberIn }, supplierNumber)),
	supplierName: when(ofSupplier, name({ displayName: 'Supplier Name', description: 'Name of the company (상호)' })),
	supplierRepresentative: when(
		ofSupplier,
		name({
			displayName: 'Supplier Representative',
			description: 'Representative (대표자명) as printed on the business registration',
		}),
	),
	supplierEmail: when(
		{ supplierSource: contactIn },
		email({ displayName: 'Supplier Email', description: 'E-mail of the contact (담당자)' }),
	),
	supplierDetails: when(
		{ supplierSource: contactIn },
		options({ displayName: 'Supplier Details', placeholder: 'Add detail', fields: { ...details, ...more } }),
	),
	supplierJson: when({ supplierSource: ['json'] }, supplierJson(contact)),
});

export const recipientFields = <C extends Fields, D extends Fields>({
	contact,
	contactDetails: more,
}: PartySettings<C, D>) => ({
	recipientSource: recipientSource(),
	recipientNumber: alsoOfSheet(when(ofRecipient, recipientNumber)),
	recipientName: when(
		ofRecipient,
		name({ displayName: 'Recipient Name', description: 'Name of the company (상호), or of the person' }),
	),
	recipientRepresentative: when(
		ofRecipient,
		name({
			displayName: 'Recipient Representative',
			description: 'Representative (대표자명) as printed on the business registration',
		}),
	),
	recipientEmail: when(
		ofRecipient,
		email({ displayName: 'Recipient Email', description: 'The invoice is mailed to this contact (담당자)' }),
	),
	recipientDetails: when(
		ofRecipient,
		options({
			displayName: 'Recipient Details',
			placeholder: 'Add detail',
			fields: {
				...details,
				...more,
				furtherContacts: rows({
					displayName: 'Further Contacts',
					description: 'The invoice is mailed to these contacts too',
					group: 'contact',
					groupName: 'Contact',
					buttonText: 'Add Contact',
					detailText: 'Add detail',
					fields: contact,
				}),
			},
		}),
	),
	recipientJson: when({ recipientSource: ['json'] }, recipientJson(contact)),
});
