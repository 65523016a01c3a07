import { inside, Invalid } from '../../shared/errors/invalid';
import type { Party } from '../../shared/invoice/partyFields';
import { checkForeigner, generalWarnings, lineDateWarnings, volumeOf, type Sheet } from '../../shared/invoice/sheet';
import { isMobile010 } from '../../shared/korea/phone';
import { toSafeNumber } from '../../shared/korea/won';
import type { Words } from '../../shared/words/say';
import type { InvoiceBody } from '../api/schemas';
import { stricterLimits } from '../api/stricterLimits';
import { say } from '../words';
import type { BoltaLine } from './fields';

const PURPOSES = { claim: 'CLAIM', receipt: 'RECEIPT' } as const;
export const TAX_TYPES = { taxable: 'TAXABLE', zeroRated: 'ZERO_RATE', taxExempt: 'TAX_FREE' } as const;

/** @throws Invalid that names the field, when the amount is too large for the wire */
export const amountAt = (line: number, field: string, amount: bigint) =>
	inside('Items', () => inside(line, () => inside(field, () => toSafeNumber(amount))));

/** @throws Invalid when an amount is too large for the wire */
export function toBody(sheet: Sheet<BoltaLine>, { leaveOutTaxType }: { leaveOutTaxType: boolean }): InvoiceBody {
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
	checkForeigner(sheet);
	const [firstContact, ...others] = sheet.supplier.contacts;
	if (!firstContact || others.length > 0) throw new Invalid(say`exactly one contact`).at([say`Supplier Contacts`]);
	const items = sheet.lines.map(
		({ date, name, supplyCost, tax, unitPrice, quantity, specification, remark }, index) => ({
			date,
			name,
			supplyCost: amountAt(index, 'Supply Cost', supplyCost),
			// A tax-exempt line is told by null, not by 0 (docs: 정발행).
			tax: sheet.taxKind === 'taxExempt' ? null : amountAt(index, 'Tax', tax),
			unitPrice: unitPrice === undefined ? undefined : amountAt(index, 'Unit Price', unitPrice),
			quantity,
			specification,
			description: remark,
		}),
	);
	// Outputs have the total as a number too.
	inside('Items', () => toSafeNumber(volumeOf(sheet)));
	return {
		date: sheet.writeDate,
		purpose: PURPOSES[sheet.purpose],
		taxType: leaveOutTaxType ? undefined : TAX_TYPES[sheet.taxKind],
		supplier: { ...party(sheet.supplier), manager: manager(firstContact) },
		supplied: { ...party(sheet.recipient), managers: sheet.recipient.contacts.map(manager) },
		items,
		description: sheet.remark,
	};
}

/** Telephone numbers of contacts that some versions of Bolta's documents would refuse. */
const landlines = ({ supplier, supplied }: InvoiceBody) =>
	[supplier.manager, ...supplied.managers].filter(({ telephone }) => telephone !== undefined && !isMobile010(telephone))
		.length;

/** What may be sent but is worth a look. */
export function warningsFor(sheet: Sheet<BoltaLine>, body: InvoiceBody, now: Date): Words[] {
	return [
		...lineDateWarnings(sheet),
		...generalWarnings(sheet, now),
		...(landlines(body) > 0
			? [
					say`Phone: some versions of Bolta's documents allow only mobile numbers of 010, and ${landlines(body)} here are others`,
				]
			: []),
		...stricterLimits.flatMap(({ field, most, lengths }) => {
			const longest = Math.max(0, ...lengths(body).map((length) => length ?? 0));
			return longest > most
				? [say`${field}: ${longest}, while some versions of Bolta's documents allow only ${most}`]
				: [];
		}),
	];
}
