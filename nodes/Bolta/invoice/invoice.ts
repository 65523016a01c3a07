import { inside } from '../../shared/fields';
import { Invalid } from '../../shared/invalid';
import { hasValidChecksum } from '../../shared/korea/businessNumber';
import { issueDeadline, lastDayOfPreviousMonth, today } from '../../shared/korea/day';
import { isPersonNumber } from '../../shared/korea/personNumber';
import { sumAmounts, type Amounts } from '../../shared/korea/vat';
import { toSafeNumber } from '../../shared/korea/won';
import { stricterLimits } from '../api/stricterLimits';
import type { InvoiceBody } from '../api/invoiceSchemas';
import { lineAmounts, type AmountsMode, type TaxKind } from './amounts';
import type { InvoiceInput, Line, Party } from './fields';

/** An invoice as the user means it, checked against what the law and the documents ask. */
export interface Invoice {
	writeDate: string;
	/** The write date follows from the day of the run: two runs may disagree on it. */
	relativeDate: boolean;
	purpose: 'claim' | 'receipt';
	taxKind: TaxKind;
	supplier: Party;
	recipient: Party;
	/** `ownDate`: whether the line's date was given, and not taken from the write date. */
	lines: Array<Line & Amounts & { date: string; ownDate: boolean }>;
	remark: string | undefined;
	totals: Amounts;
}

interface InvoiceOptions {
	amounts: AmountsMode;
	expectedTotal: bigint | undefined;
	requireChecksum: boolean;
}

type FormFields = Pick<
	InvoiceInput,
	'writeDateSource' | 'writeDate' | 'purpose' | 'taxKind' | 'recipientSource' | 'recipientNumber' | 'recipientName' | 'recipientRepresentative' | 'recipientEmail' | 'recipientDetails' | 'recipientJson' | 'remark'
>;

/** @throws Invalid */
export function toInvoice(fields: FormFields, supplier: Party, lines: readonly Line[], options: InvoiceOptions, now: Date): Invoice {
	const writeDate = writeDateOf(fields, now);
	if (writeDate > today(now)) throw new Invalid('a write date not after today in Seoul', writeDate).within('Write Date');
	if (lines.length === 0) throw new Invalid('at least one line').within('Items');
	const amounts = lineAmounts(lines, fields.taxKind, options.amounts);
	const totals = sumAmounts(amounts);
	const total = totals.supplyCost + totals.tax;
	if (options.expectedTotal !== undefined && options.expectedTotal !== total) {
		throw new Invalid(`a total of ${options.expectedTotal} won`, total).within('Expected Total');
	}
	const recipient = recipientOf(fields);
	if (options.requireChecksum) {
		for (const [side, { number }] of [['Supplier Number', supplier], ['Recipient Number', recipient]] as const) {
			if (isMistyped(number)) throw new Invalid('a business registration number whose check digit is right', number).within(side);
		}
	}
	return {
		writeDate,
		relativeDate: fields.writeDateSource !== 'date',
		purpose: fields.purpose,
		taxKind: fields.taxKind,
		supplier,
		recipient,
		lines: lines.map((line, index) => ({ ...line, date: line.date ?? writeDate, ownDate: line.date !== undefined, ...(amounts[index] as Amounts) })),
		remark: fields.remark,
		totals,
	};
}

/** A party from the form's flat fields. */
export function partyFromForm(
	{ number, name, representative }: Pick<Party, 'number' | 'name' | 'representative'>,
	email: string,
	{ contactName, contactPhone, furtherContacts = [], ...details }: NonNullable<InvoiceInput['supplierDetails']> & { furtherContacts?: Party['contacts'] },
): Party {
	return { number, name, representative, ...details, contacts: [{ email, name: contactName, phone: contactPhone }, ...furtherContacts] };
}

function recipientOf(fields: FormFields): Party {
	if (fields.recipientSource === 'json') return given(fields.recipientJson);
	return partyFromForm(
		{ number: given(fields.recipientNumber), name: given(fields.recipientName), representative: given(fields.recipientRepresentative) },
		given(fields.recipientEmail),
		given(fields.recipientDetails),
	);
}

/** What is shown is read, so it is there; the types do not know which fields were shown. */
export function given<T>(value: T | undefined): T {
	if (value === undefined) throw new Invalid('a value');
	return value;
}

function writeDateOf({ writeDateSource, writeDate }: FormFields, now: Date): string {
	if (writeDateSource === 'today') return today(now);
	return writeDateSource === 'lastDayOfPreviousMonth' ? lastDayOfPreviousMonth(now) : given(writeDate);
}

const isMistyped = (number: string) => !isPersonNumber(number) && !hasValidChecksum(number);

const PURPOSES = { claim: 'CLAIM', receipt: 'RECEIPT' } as const;
export const TAX_TYPES = { taxable: 'TAXABLE', zeroRated: 'ZERO_RATE', taxExempt: 'TAX_FREE' } as const;

/** @throws Invalid that names the field, when the amount is too large for the wire */
export const amountAt = (line: number, field: string, amount: bigint) => inside('Items', () => inside(line, () => inside(field, () => toSafeNumber(amount))));

/** @throws Invalid when an amount is too large for the wire */
export function toBody(invoice: Invoice, { leaveOutTaxType }: { leaveOutTaxType: boolean }): InvoiceBody {
	const party = ({ number, branch, name, representative, address, businessType, businessItem }: Party) => ({
		identificationNumber: number,
		taxRegistrationId: branch,
		organizationName: name,
		representativeName: representative,
		address,
		businessType,
		businessItem,
	});
	const manager = ({ email, name, phone }: Party['contacts'][number]) => ({ email, name, telephone: phone });
	const [firstContact, ...others] = invoice.supplier.contacts;
	if (!firstContact || others.length > 0) throw new Invalid('exactly one contact').at(['Supplier', 'Contacts']);
	const items = invoice.lines.map(({ date, name, supplyCost, tax, unitPrice, quantity, specification, remark }, index) => ({
		date,
		name,
		supplyCost: amountAt(index, 'Supply Cost', supplyCost),
		// A tax-exempt line is told by null, not by 0 (docs: 정발행).
		tax: invoice.taxKind === 'taxExempt' ? null : amountAt(index, 'Tax', tax),
		unitPrice: unitPrice === undefined ? undefined : amountAt(index, 'Unit Price', unitPrice),
		quantity,
		specification,
		description: remark,
	}));
	// Outputs have the total as a number too.
	inside('Items', () => toSafeNumber(invoice.totals.supplyCost + invoice.totals.tax));
	return {
		date: invoice.writeDate,
		purpose: PURPOSES[invoice.purpose],
		taxType: leaveOutTaxType ? undefined : TAX_TYPES[invoice.taxKind],
		supplier: { ...party(invoice.supplier), manager: manager(firstContact) },
		supplied: { ...party(invoice.recipient), managers: invoice.recipient.contacts.map(manager) },
		items,
		description: invoice.remark,
	};
}

/** What may be sent but is worth a look. */
export function warningsFor(invoice: Invoice, body: InvoiceBody, now: Date): string[] {
	const { writeDate, supplier, recipient } = invoice;
	const late = invoice.lines.filter(({ date }) => date > writeDate);
	const deadline = issueDeadline(writeDate);
	return [
		...(late.length > 0 ? [`${late.length} of the item dates are after the write date ${writeDate}`] : []),
		...(today(now) > deadline ? [`The deadline for issuing (${deadline}) has passed; late issue is subject to a penalty`] : []),
		...(isMistyped(supplier.number) ? ["The check digit of the supplier's number does not fit; is it mistyped?"] : []),
		...(isMistyped(recipient.number) ? ["The check digit of the recipient's number does not fit; is it mistyped?"] : []),
		...stricterLimits.flatMap(({ field, most, lengths }) => {
			const longest = Math.max(0, ...lengths(body).map((length) => length ?? 0));
			return longest > most ? [`${field}: ${longest}, while some versions of Bolta's documents allow only ${most}`] : [];
		}),
	];
}

const FORM_WORDS: Readonly<Record<string, string>> = {
	date: 'Date',
	purpose: 'Purpose',
	taxType: 'Tax Kind',
	supplier: 'Supplier',
	supplied: 'Recipient',
	identificationNumber: 'Number',
	taxRegistrationId: 'Branch Number',
	organizationName: 'Name',
	representativeName: 'Representative',
	address: 'Address',
	businessType: 'Business Type',
	businessItem: 'Business Item',
	manager: 'Contact',
	managers: 'Contacts',
	email: 'Email',
	name: 'Name',
	telephone: 'Phone',
	items: 'Items',
	supplyCost: 'Supply Cost',
	tax: 'Tax',
	unitPrice: 'Unit Price',
	quantity: 'Quantity',
	specification: 'Specification',
	description: 'Remark',
};

/** Turns the way to a field in a body into the names a user knows: `['supplied', 'address']` is the "Recipient Address". */
export function inFormWords(invalid: Invalid): Invalid {
	const words = invalid.path.map((step) => (typeof step === 'number' ? step : (FORM_WORDS[step] ?? step)));
	const [side, field, ...rest] = words;
	return invalid.at((side === 'Supplier' || side === 'Recipient') && typeof field === 'string' ? [`${side} ${field}`, ...rest] : words);
}

/** Makes a request; what cannot be sent is told in the form's words. */
export function inUserWords<T>(make: () => T): T {
	try {
		return make();
	} catch (error) {
		throw error instanceof Invalid ? inFormWords(error) : error;
	}
}
