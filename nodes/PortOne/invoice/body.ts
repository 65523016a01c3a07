import { inside, Invalid } from '../../shared/errors/invalid';
import type { Contact, Party } from '../../shared/invoice/partyFields';
import { checkPayment, type Payment } from '../../shared/invoice/payment';
import type { Sheet } from '../../shared/invoice/sheet';
import { sumAmounts, type TaxKind } from '../../shared/korea/vat';
import { toSafeNumber } from '../../shared/korea/won';
import type { CompanyBody, InvoiceInputBody } from '../api/schemas';
import { say } from '../words';
import { toDecimal } from './decimal';
import type { Notes, PortOneLine, PortOnePurpose } from './fields';
import { draftingSide } from './output';

export const TAXATION_TYPES = {
	taxable: 'TAXABLE',
	zeroRated: 'ZERO_RATED',
	taxExempt: 'FREE',
} as const satisfies Record<TaxKind, string>;
export const PURPOSE_TYPES = { claim: 'INVOICE', receipt: 'RECEIPT', none: 'NONE' } as const satisfies Record<
	PortOnePurpose,
	string
>;

/** A party; with a counterparty id PortOne has it registered and takes the rest from there. */
export interface PortOneParty extends Party {
	counterpartyId?: string | undefined;
}

/** A sheet with what only PortOne takes. */
export interface PortOneSheet extends Sheet<PortOneLine, PortOneParty, PortOnePurpose> {
	issuanceType: 'NORMAL' | 'REVERSE';
	recipient: PortOneParty;
	payment: Partial<Payment>;
	notes: Partial<Notes>;
	sendSms: boolean;
	useCounterpartyAdditionalContacts: boolean;
}

/** The keys under which both sides know the document. */
export interface DocumentKeys {
	/** Of the side that makes it. */
	own: string | undefined;
	other: string | undefined;
}

/** Up to three, in order. */
export const remarksOf = ({ remark, notes: { secondRemark, thirdRemark } }: PortOneSheet): string[] =>
	[remark, secondRemark, thirdRemark].filter((one) => one !== undefined);

/** @throws Invalid when something cannot be said to PortOne */
export function invoiceBody(sheet: PortOneSheet, keys: DocumentKeys): InvoiceInputBody {
	const { payment, notes } = sheet;
	const totals = sumAmounts(sheet.lines);
	checkPayment(payment, totals);
	const remarks = remarksOf(sheet);
	const [supplierDocumentKey, recipientDocumentKey] =
		draftingSide(sheet.issuanceType) === 'supplier' ? [keys.own, keys.other] : [keys.other, keys.own];
	const further = sheet.recipient.counterpartyId === undefined ? sheet.recipient.contacts.slice(1) : [];
	return {
		taxationType: TAXATION_TYPES[sheet.taxKind],
		issuanceType: sheet.issuanceType,
		serialNumber: notes.serialNumber,
		bookVolume: notes.bookVolume,
		bookIssue: notes.bookIssue,
		writeDate: sheet.writeDate,
		purposeType: PURPOSE_TYPES[sheet.purpose],
		totalSupplyAmount: inside('Items', () => toSafeNumber(totals.supplyCost)),
		totalTaxAmount: inside('Items', () => toSafeNumber(totals.tax)),
		totalAmount: inside('Items', () => toSafeNumber(totals.supplyCost + totals.tax)),
		cashAmount: amount(payment.cash),
		checkAmount: amount(payment.check),
		creditAmount: amount(payment.uncollected),
		noteAmount: amount(payment.draft),
		...(remarks.length > 0 && { remarks }),
		supplierDocumentKey,
		supplier: companyBody(sheet.supplier, 'Supplier'),
		recipientDocumentKey,
		recipient: companyBody(sheet.recipient, 'Recipient'),
		...(sheet.sendSms && { sendSms: true }),
		items: sheet.lines.map((line, index) => inside('Items', () => inside(index, () => itemBody(line)))),
		...(further.length > 0 && {
			additionalContacts: further.map(({ email, name, phone, mobile }) => ({
				name,
				email,
				phoneNumber: phone ?? mobile,
			})),
		}),
		...(sheet.useCounterpartyAdditionalContacts && { useCounterpartyAdditionalContacts: true }),
	};
}

const amount = (won: bigint | undefined) =>
	won === undefined ? undefined : inside('Payment', () => toSafeNumber(won));

function itemBody({
	date,
	name,
	specification,
	quantity,
	unitPrice,
	supplyCost,
	tax,
	remark,
}: PortOneSheet['lines'][number]) {
	return {
		purchaseDate: date,
		name,
		spec: specification,
		quantity: quantity === undefined ? undefined : inside('Quantity', () => toDecimal(quantity)),
		unitCostAmount: unitPrice === undefined ? undefined : inside('Unit Price', () => toDecimal(unitPrice)),
		supplyCostAmount: inside('Supply Cost', () => toSafeNumber(supplyCost)),
		taxAmount: inside('Tax', () => toSafeNumber(tax)),
		remark,
	};
}

function companyBody(
	{ counterpartyId, number, branch, name, representative, address, businessType, businessItem, contacts }: PortOneParty,
	side: 'Supplier' | 'Recipient',
): CompanyBody {
	if (counterpartyId !== undefined) return { counterpartyId };
	const [contact, ...others] = contacts;
	if (!contact || (side === 'Supplier' && others.length > 0))
		throw side === 'Supplier'
			? new Invalid(say`exactly one contact`).at([say`Supplier Contacts`])
			: new Invalid(say`at least one contact`).at([say`Recipient Contacts`]);
	return {
		brn: number,
		taxRegistrationId: branch,
		name,
		representativeName: representative,
		address,
		businessType,
		businessClass: businessItem,
		contact: contactBody(contact),
	};
}

const contactBody = ({ email, name, phone, mobile, department }: Contact) => ({
	name,
	department,
	phoneNumber: phone,
	mobilePhoneNumber: mobile,
	email,
});
