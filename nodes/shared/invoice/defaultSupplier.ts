import type { INodeProperties } from 'n8n-workflow';

import { notSent, NOTHING_SENT } from '../errors/failure';
import { inside, Invalid } from '../errors/invalid';
import { flag, optional, readRecord, text, toProperties, type Field, type Read } from '../fields/fields';
import { isPersonNumber, samePartyNumber } from '../korea/partyNumber';
import { commonName } from '../words/edition';
import { contactDetails, details, email, supplierNumber, type Party } from './partyFields';
import { say } from './words';

const SEVERAL = 'Several Suppliers (여러 공급자)';

/** A field of the form under its name in the credential; any of them may stay empty there. */
const named = <T>(displayName: string, field: Field<T>): Field<T | undefined> =>
	optional({ ...field, property: { ...field.property, displayName } });

const fields = {
	supplierNumber: named('Supplier Number (공급자 등록번호)', supplierNumber),
	supplierBranch: named('Supplier Branch Number (공급자 종사업장번호)', details.branch),
	supplierName: named(
		'Supplier Name (공급자 상호)',
		text<string>({ displayName: '', description: 'Name of the company' }),
	),
	supplierRepresentative: named(
		'Supplier Representative (공급자 대표자명)',
		text<string>({ displayName: '', description: 'As printed on the business registration' }),
	),
	supplierEmail: named(
		'Supplier Email (공급자 이메일)',
		email({ displayName: '', description: 'E-mail of the contact (담당자)' }),
	),
	supplierContactName: named('Supplier Contact Name (공급자 담당자명)', contactDetails.contactName),
	supplierContactPhone: named('Supplier Contact Phone (공급자 담당자 전화번호)', contactDetails.contactPhone),
	supplierAddress: named('Supplier Address (공급자 사업장 주소)', details.address),
	supplierBusinessType: named('Supplier Business Type (공급자 업태)', details.businessType),
	supplierBusinessItem: named('Supplier Business Item (공급자 종목)', details.businessItem),
	severalSuppliers: flag({
		displayName: SEVERAL,
		description:
			'Whether nodes with this credential make documents of other companies too. Otherwise a document whose supplier (of reverse issuance: recipient) is not the one above is refused.',
	}),
};

/** What *From the Credential* cannot do without. */
const NEEDED = ['supplierNumber', 'supplierName', 'supplierRepresentative', 'supplierEmail'] as const;

/** One's own company, as properties of a credential. */
export const defaultSupplier: INodeProperties[] = [
	{
		displayName:
			'Default Supplier (기본 공급자): your own company, for nodes whose Supplier Source is From the Credential. Once the number is filled in, documents of another company are refused. All of it may stay empty.',
		name: 'defaultSupplierNotice',
		type: 'notice',
		default: '',
	},
	...toProperties(fields),
];

/** A company as far as it must be known to be told from another. */
export type Named = Pick<Party, 'number'> & { name?: string | undefined };

declare const held: unique symbol;

/**
 * The party that makes a document, held against one's own company. Only `OwnCompany.maker` gives one, and no document
 * is made without: a new operation cannot forget it.
 */
export interface Maker {
	readonly [held]: true;
}

/** One's own company, as a credential has it. */
export interface OwnCompany {
	/** All of it. @throws Failure naming what the credential lacks; nothing is sent */
	party(): Party;
	/** Whether the credential has a company, and is for no other. */
	readonly refusesOthers: boolean;
	/**
	 * @param field where the party comes from
	 * @throws Invalid naming both, where the credential has another company and is not for several
	 */
	maker(party: Named, field: string): Maker;
}

/** @throws Invalid for what cannot be read in the credential */
export function ownCompany(credentials: Readonly<Record<string, unknown>>): OwnCompany {
	const filled = Object.keys(fields).flatMap((name) =>
		credentials[name] === undefined ? [] : [[name, credentials[name]] as const],
	);
	const own = inside(say`Credential`, () => readRecord(fields, Object.fromEntries(filled)));
	const { supplierNumber: number, supplierName: name, severalSuppliers } = own;
	return {
		party: () => partyOf(own),
		refusesOthers: number !== undefined && !severalSuppliers,
		maker(party, field) {
			if (number !== undefined && !severalSuppliers && !samePartyNumber(party.number, number))
				throw new Invalid(
					say`the company of the credential, ${shownCompany({ number, name })}, and not ${shownCompany(party)}: take the credential of that company, or switch on "${commonName(SEVERAL)}" in this one`,
				).within(field);
			return {} as Maker;
		},
	};
}

/** A company for a person to tell from another; of a person the masked number alone. */
export const shownCompany = ({ number, name }: Named) =>
	name && !isPersonNumber(number) ? `${number} (${name})` : number;

function partyOf(own: Read<typeof fields>): Party {
	const { supplierNumber: number, supplierName: name, supplierRepresentative: representative } = own;
	const { supplierEmail: mail } = own;
	if (number === undefined || name === undefined || representative === undefined || mail === undefined) {
		const missing = NEEDED.filter((key) => own[key] === undefined).map((key) =>
			commonName(fields[key].property.displayName),
		);
		throw notSent(
			say`The default supplier in the credential lacks: ${missing.join(', ')}`,
			say`Fill it in in the credential of this node, under "Default Supplier", or let the node take the company from elsewhere ("Supplier Source", of reverse issuance "Recipient Source").`,
			'DEFAULT_SUPPLIER_INCOMPLETE',
			NOTHING_SENT,
		);
	}
	return {
		number,
		branch: own.supplierBranch,
		name,
		representative,
		address: own.supplierAddress,
		businessType: own.supplierBusinessType,
		businessItem: own.supplierBusinessItem,
		contacts: [{ email: mail, name: own.supplierContactName, phone: own.supplierContactPhone }],
	};
}

/**
 * One's own company for a run; where its items take it from the credential, it has to be all there.
 * @param sources those of the first item: they are the same in all
 * @throws Failure or Invalid
 */
export function beginCompany(
	credentials: Readonly<Record<string, unknown>>,
	{ supplierSource, recipientSource }: { supplierSource?: string; recipientSource?: string },
): OwnCompany {
	const company = ownCompany(credentials);
	if (supplierSource === 'credential' || recipientSource === 'credential') company.party();
	return company;
}
