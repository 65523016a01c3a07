import { Invalid } from '../../shared/errors/invalid';
import type { Contact, Party } from '../../shared/invoice/partyFields';
import { checkPayment, type Payment } from '../../shared/invoice/payment';
import { checkForeigner, type Sheet } from '../../shared/invoice/sheet';
import { FOREIGNER_WITHOUT_NUMBER, isPersonNumber } from '../../shared/korea/partyNumber';
import { sumAmounts } from '../../shared/korea/vat';
import type { SheetBody } from '../api/schemas';
import { say } from '../words';
import type { BillLine, Notes } from './fields';

/** The registered number alone, or all of the supplier. */
export type BillSupplier = Pick<Party, 'number' | 'branch'> | Party;

/** A sheet with what only Hiworks takes. */
export interface BillSheet extends Sheet<BillLine, BillSupplier> {
	typeCode: 'A' | 'B' | 'D' | 'M' | 'N';
	payment: Partial<Payment>;
	notes: Partial<Notes>;
}

/** `2200000002` → `220-00-00002`, the form of all documented examples; others stay as they are. */
const hyphened = (number: string) => number.replace(/^(\d{3})(\d{2})(\d{5})$/, '$1-$2-$3');

/**
 * Texts that are not there go out empty, as in the documented examples; all but the second contact, which Hiworks
 * checks as soon as it is an object.
 * @throws Invalid
 */
export function sheetBody(sheet: BillSheet): SheetBody {
	const { writeDate, lines, remark = '', payment, notes } = sheet;
	const totals = sumAmounts(lines);
	checkPayment(payment, totals);
	checkForeigner(sheet);
	return {
		information: {
			issueDate: writeDate,
			memo: notes.memo ?? '',
			bookNo: notes.bookNumber ?? '',
			serial: notes.serialNumber ?? '',
			description: remark,
			cash: payment.cash?.toString(),
			check: payment.check?.toString(),
			draft: payment.draft?.toString(),
			uncollected: payment.uncollected?.toString(),
			totalSupplyPrice: String(totals.supplyCost),
			totalTax: String(totals.tax),
		},
		invoiceType: {
			transactionType: 'S',
			purposeType: sheet.purpose === 'claim' ? 'C' : 'R',
			taxType: sheet.taxKind === 'taxable' ? 'A' : 'B',
			typeCode: sheet.typeCode,
		},
		invoicer: supplierBody(sheet.supplier),
		invoicee: recipientBody(sheet.recipient),
		items: lines.map((line, index) => ({
			...monthAndDay(line.date, writeDate, index),
			subject: line.name,
			unit: line.specification ?? '',
			quantity: line.quantity?.toString(),
			unitPrice: line.unitPrice?.toString(),
			supplyPrice: String(line.supplyCost),
			tax: String(line.tax),
			description: line.remark ?? '',
		})),
	};
}

/** A line has no year, so it must be that of the document; a line of a later day is refused by the tax office. */
function monthAndDay(date: string, writeDate: string, index: number): { month: string; day: string } {
	const [year = '', month = '', day = ''] = date.split('-');
	if (date > writeDate)
		throw new Invalid(say`a date not after the write date ${writeDate}`, date).at(['Items', index, 'Date']);
	if (year !== writeDate.slice(0, 4))
		throw new Invalid(
			say`a date in the year of the write date ${writeDate}, because Hiworks takes only month and day`,
			date,
		).at(['Items', index, 'Date']);
	return { month, day };
}

function companyBody({
	number,
	branch = '',
	name,
	representative,
	address = '',
	businessType = '',
	businessItem = '',
}: Party) {
	return {
		companyNumber: hyphened(number),
		taxNumber: branch,
		companyName: name,
		companyAddress: address,
		ceoName: representative,
		bizType: businessType,
		bizClassification: businessItem,
	};
}

/** Hiworks wants a name with every contact: the representative's where there is none. */
const contactBody = ({ email, name, phone, mobile }: Contact, { representative }: Party) => ({
	name: name ?? representative,
	email,
	cell: mobile ?? '',
	phone: phone ?? '',
});

function supplierBody(supplier: BillSupplier): SheetBody['invoicer'] {
	if (!('contacts' in supplier)) return hyphened(supplier.number);
	const [contact, ...others] = supplier.contacts;
	if (!contact || others.length > 0) throw new Invalid(say`exactly one contact`).at([say`Supplier Contacts`]);
	return { ...companyBody(supplier), primaryContact: contactBody(contact, supplier) };
}

function recipientBody(recipient: Party): SheetBody['invoicee'] {
	const [first, second, ...others] = recipient.contacts;
	if (!first || others.length > 0) throw new Invalid(say`one or two contacts`).at([say`Recipient Contacts`]);
	return {
		...companyBody(recipient),
		partyTypeCode: partyType(recipient.number),
		primaryContact: contactBody(first, recipient),
		...(second && { secondaryContact: contactBody(second, recipient) }),
	};
}

/** 01 company, 02 person, 03 foreigner (collection, Invoicee). */
function partyType(number: string): '01' | '02' | '03' {
	if (!isPersonNumber(number)) return '01';
	if (number === FOREIGNER_WITHOUT_NUMBER) return '03';
	if (/^\d{6}[5-8]/.test(number)) {
		throw new Invalid(
			say`${FOREIGNER_WITHOUT_NUMBER} for a foreigner, and the passport or alien registration number in the remark`,
		).at(['Recipient Number']);
	}
	return '02';
}

/** A body with another memo. */
export const withMemo = ({ information, ...rest }: SheetBody, memoOf: (memo: string) => string): SheetBody => ({
	...rest,
	information: { ...information, memo: memoOf(information.memo ?? '') },
});

/** A body without its dates: what stays the same when they follow from the day of the run. */
export function undated({ information: { issueDate: _issueDate, ...information }, items, ...rest }: SheetBody) {
	return { ...rest, information, items: items.map(({ month: _month, day: _day, ...item }) => item) };
}
