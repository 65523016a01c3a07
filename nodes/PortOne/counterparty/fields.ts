import { businessNumber } from '../../shared/fields/businessNumber';
import { choice, flag, id, json, optional, options, rows, text, when, type Read } from '../../shared/fields/fields';
import { name } from '../../shared/fields/name';
import { simplify } from '../../shared/invoice/documentFields';
import { email, phone } from '../../shared/invoice/partyFields';
import type { CounterpartyInput, CounterpartyOptions } from '../api/counterparty';

/** A counterparty that PortOne has: chosen from the list, or named by its ID. */
export const registeredAs = (displayName: string, description: string) =>
	id({
		displayName,
		description,
		placeholder: 'e.g. partner-0001',
		locator: true,
		searchMethod: 'searchCounterparties',
		inPath: true,
	});

export const counterpartyId = registeredAs(
	'Counterparty',
	'The counterparty: chosen from the list, or named by its ID',
);

export const memo = optional(text({ displayName: 'Memo', description: 'Memo (메모) kept at PortOne' }));

const contactFields = {
	name: text({ displayName: 'Name', description: 'Name of the contact (담당자)' }),
	email: email({ displayName: 'Email', description: 'Invoices are mailed here' }),
	phone: phone('Phone'),
	memo,
};

const number = businessNumber('Number', 'Business registration number (사업자등록번호)');

const details = {
	name: optional(name({ displayName: 'Name', description: 'Name of the company (상호)' })),
	representative: optional(name({ displayName: 'Representative' })),
	address: optional(text({ displayName: 'Address', description: 'Address of the place of business (주소)' })),
	businessType: optional(text({ displayName: 'Business Type', description: 'Type of business (업태)' })),
	businessItem: optional(text({ displayName: 'Business Item', description: 'Item of business (종목)' })),
	contacts: optional(
		rows({
			displayName: 'Contacts',
			description: 'The first is the contact, up to 5 more get invoices too',
			group: 'contact',
			groupName: 'Contact',
			buttonText: 'Add Contact',
			fields: contactFields,
		}),
	),
	memo,
};

const jsonDetails = { ...details, contacts: optional(jsonContacts()) };

function jsonContacts() {
	return {
		...details.contacts,
		kind: 'json' as const,
		read: (value: unknown) => details.contacts.read(Array.isArray(value) ? { contact: value } : value),
	};
}

export type CounterpartyContent = Partial<Read<typeof details>>;

const KEYS = 'name, representative, address, businessType, businessItem, contacts [{ name, email, phone, memo }], memo';

const source = choice({
	displayName: 'Source',
	description: 'Where the data of the counterparty come from',
	choices: {
		form: { name: 'From the Form', description: 'Fill in the fields below' },
		json: { name: 'From JSON', description: 'One JSON object' },
	},
	default: 'form',
});

export const createFields = {
	source,
	number: when({ source: ['form'] }, number),
	details: when(
		{ source: ['form'] },
		options({
			displayName: 'Details',
			placeholder: 'Add detail',
			description: 'What PortOne does not look up by itself',
			fields: details,
		}),
	),
	counterpartyJson: when(
		{ source: ['json'] },
		json({
			displayName: 'Counterparty JSON',
			description: `Keys: number, and if you like ${KEYS}`,
			placeholder: 'e.g. { "number": "2200000002", "name": "…" }',
			fields: { number, ...jsonDetails },
			aliases: aliases(),
		}),
	),
};

export const updateFields = {
	counterpartyId,
	source,
	fieldsToSet: when(
		{ source: ['form'] },
		options({
			displayName: 'Fields to Set',
			placeholder: 'Add field',
			description: 'All else stays as it is. The business number cannot change.',
			fields: details,
		}),
	),
	counterpartyJson: when(
		{ source: ['json'] },
		json({
			displayName: 'Counterparty JSON',
			description: `What changes: ${KEYS}. All else stays as it is.`,
			placeholder: 'e.g. { "address": "…" }',
			fields: jsonDetails,
			aliases: aliases(),
		}),
	),
};

function aliases() {
	return {
		brn: 'number',
		companyName: 'name',
		representativeName: 'representative',
		ceoName: 'representative',
		businessClass: 'businessItem',
		contact: 'contacts',
		additionalContacts: 'contacts',
	};
}

export const lookUpOptions = {
	checkBusinessInfo: flag({
		displayName: 'Look Up Business Info',
		description: 'Whether PortOne looks up the registration data (사업자등록정보) and fills in what is missing',
	}),
	checkBusinessStatus: flag({
		displayName: 'Look Up Business Status',
		description: 'Whether PortOne looks up whether the company is in business (휴폐업 조회)',
	}),
	businessInfoVerificationId: optional(
		text<string>({
			displayName: 'Business Info Verification ID',
			description: 'The verificationId that Get Business Info gave, used instead of a new look-up',
		}),
	),
	businessStatusVerificationId: optional(
		text<string>({
			displayName: 'Business Status Verification ID',
			description: 'The verificationId that Get State gave, used instead of a new look-up',
		}),
	),
	simplify,
};

/** The body's options; undefined where nothing is to be looked up. */
export function lookUps({
	checkBusinessInfo,
	checkBusinessStatus,
	businessInfoVerificationId,
	businessStatusVerificationId,
}: Read<typeof lookUpOptions>): CounterpartyOptions | undefined {
	const chosen = {
		...(checkBusinessInfo && { checkBusinessInfo }),
		...(checkBusinessStatus && { checkBusinessStatus }),
		...(businessInfoVerificationId !== undefined && { businessInfoVerificationId }),
		...(businessStatusVerificationId !== undefined && { businessStatusVerificationId }),
	};
	return Object.keys(chosen).length > 0 ? chosen : undefined;
}

/** What is to be stored, in PortOne's words. */
export function inputOf(
	brn: string,
	{ name, representative, address, businessType, businessItem, contacts, memo: note }: CounterpartyContent,
): CounterpartyInput {
	const [contact, ...others] = (contacts ?? []).map(({ phone: phoneNumber, ...rest }) => ({ ...rest, phoneNumber }));
	return {
		brn,
		name,
		representativeName: representative,
		address,
		businessType,
		businessClass: businessItem,
		contact,
		...(others.length > 0 && { additionalContacts: others }),
		memo: note,
	};
}
