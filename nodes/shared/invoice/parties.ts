import { Invalid } from '../errors/invalid';
import { samePartyNumber } from '../korea/partyNumber';
import { shownCompany, type Maker, type Named, type OwnCompany } from './defaultSupplier';
import type { Contact, Party } from './partyFields';
import { given } from './sheet';
import { say } from './words';

/** What a form says of a party beside its number, names and first e-mail. */
export interface FormDetails extends Pick<Party, 'branch' | 'address' | 'businessType' | 'businessItem'> {
	contactName?: string | undefined;
	contactPhone?: string | undefined;
	contactMobile?: string | undefined;
	contactDepartment?: string | undefined;
	furtherContacts?: Contact[];
}

/** A party from the form's flat fields. */
export function partyFromForm(
	{ number, name, representative }: Pick<Party, 'number' | 'name' | 'representative'>,
	email: string,
	{ contactName, contactPhone, contactMobile, contactDepartment, furtherContacts = [], ...details }: FormDetails,
): Party {
	const first = {
		email,
		name: contactName,
		phone: contactPhone,
		...(contactMobile !== undefined && { mobile: contactMobile }),
		...(contactDepartment !== undefined && { department: contactDepartment }),
	};
	return { number, name, representative, ...details, contacts: [first, ...furtherContacts] };
}

interface SupplierFields {
	supplierSource: string;
	supplierNumber?: string | undefined;
	supplierName?: string | undefined;
	supplierRepresentative?: string | undefined;
	supplierEmail?: string | undefined;
	supplierDetails?: FormDetails | undefined;
	supplierJson?: Party | undefined;
}

/** The supplier as credential, form or JSON give it. */
export function supplierOf(fields: SupplierFields, company: OwnCompany): Party {
	if (fields.supplierSource === 'credential') return company.party();
	if (fields.supplierSource === 'json') return given(fields.supplierJson);
	return partyFromForm(
		{
			number: given(fields.supplierNumber),
			name: given(fields.supplierName),
			representative: given(fields.supplierRepresentative),
		},
		given(fields.supplierEmail),
		given(fields.supplierDetails),
	);
}

interface RecipientFields {
	recipientSource: string;
	recipientNumber?: string | undefined;
	recipientName?: string | undefined;
	recipientRepresentative?: string | undefined;
	recipientEmail?: string | undefined;
	recipientDetails?: FormDetails | undefined;
	recipientJson?: Party | undefined;
}

/** The recipient as credential, form or JSON give it. */
export function recipientOf(fields: RecipientFields, company: OwnCompany): Party {
	if (fields.recipientSource === 'credential') return company.party();
	if (fields.recipientSource === 'json') return given(fields.recipientJson);
	return partyFromForm(
		{
			number: given(fields.recipientNumber),
			name: given(fields.recipientName),
			representative: given(fields.recipientRepresentative),
		},
		given(fields.recipientEmail),
		given(fields.recipientDetails),
	);
}

/** Which party of an invoice the one is who makes it: the supplier, or the recipient of reverse issuance (역발행). */
export type Side = 'supplier' | 'recipient';

/** What the fields of a side are called, by the source in use. */
const FIELD_OF_SOURCE: Readonly<Record<string, 'Counterparty' | 'JSON'>> = {
	counterparty: 'Counterparty',
	json: 'JSON',
};

interface SourceFields {
	supplierSource: string;
	recipientSource: string;
	/** Of a sheet also where the source is another one: its column must not be left out unseen. */
	supplierNumber?: string | undefined;
	recipientNumber?: string | undefined;
}

/**
 * Who makes a document: what it says of one's own company fits the credential.
 * @param own the side that makes the document
 * @throws Invalid where that side is another company than the credential's, or than the sheet has it, or the other side
 * is taken from the credential
 */
export function makerOf(own: Side, fields: SourceFields, parties: Record<Side, Named>, company: OwnCompany): Maker {
	const [mine, other] =
		own === 'supplier' ? (['Supplier', 'Recipient'] as const) : (['Recipient', 'Supplier'] as const);
	const { supplierSource, recipientSource } = fields;
	const [source, sourceOfOther, number] =
		own === 'supplier'
			? [supplierSource, recipientSource, fields.supplierNumber]
			: [recipientSource, supplierSource, fields.recipientNumber];
	if (sourceOfOther === 'credential')
		throw new Invalid(
			own === 'supplier'
				? say`another way than From the Credential: here your own company is the supplier (공급자)`
				: say`another way than From the Credential: here your own company is the recipient (공급받는자)`,
		).within(`${other} Source` as const);
	const party = parties[own];
	if (number !== undefined && !samePartyNumber(number, party.number))
		throw new Invalid(
			say`${shownCompany(party)}, the company that the node takes: correct the column, or leave it out`,
			number,
		).within(`${mine} Number` as const);
	const field = source === 'customerKey' ? 'Customer Key' : (`${mine} ${FIELD_OF_SOURCE[source] ?? 'Number'}` as const);
	return company.maker(party, field);
}
