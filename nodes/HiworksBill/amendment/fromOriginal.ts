import { lineAmounts } from '../../shared/invoice/amounts';
import { causeDate, given, lateAmendmentWarnings } from '../../shared/invoice/invoice';
import { amendmentSheets, type Change, type Sheet as LegalSheet } from '../../shared/korea/amendmentSheets';
import { FOREIGNER_WITHOUT_NUMBER } from '../../shared/korea/personNumber';
import type { TaxKind } from '../../shared/korea/vat';
import type { Sheet } from '../invoice/body';
import type { BillLine } from '../invoice/fields';
import type { AmendInput, Returned } from './fields';
import type { OriginalDocument, OriginalLine } from './original';

/** The one or two documents of an amendment. */
export interface Halves {
	negative: Sheet | undefined;
	positive: Sheet | undefined;
	warnings: string[];
}

/** The documents that amend an original, by the law. @throws Invalid naming the rule that is broken */
export function halvesFrom(original: OriginalDocument, fields: AmendInput, now: Date): Halves {
	const { reason, corrections, options: chosen } = fields;
	const change = changeOf(original, fields, now);
	const { negative, positive } = amendmentSheets<OriginalLine>(original, change);
	const { recipientJson: correctRecipient, remark: correctRemark } = corrections ?? {};
	const typeCode = chosen.amendmentTypeCode === 'amended' ? (original.isBill ? 'N' : 'M') : original.isBill ? 'B' : 'A';
	// A foreigner is known by the remark alone.
	const keepsRemark = reason === 'clericalError' || reason === 'duplicateIssuance' || original.recipient.number === FOREIGNER_WITHOUT_NUMBER;
	const remark = chosen.remark ?? (keepsRemark ? original.remark : undefined);

	/** `own`: the lines are the user's, whose dates are not changed behind their back. */
	const sheet = (legal: LegalSheet<OriginalLine> | undefined, own: boolean, changes: Partial<Sheet> = {}): Sheet | undefined =>
		legal && {
			typeCode,
			taxKind: legal.taxKind,
			writeDate: legal.writeDate,
			purpose: original.purpose,
			supplier: original.supplier,
			recipient: original.recipient,
			lines: own ? legal.lines : legal.lines.map((line) => ({ ...line, date: fitting(line.date, legal.writeDate) })),
			remark: [legal.remark, remark].filter(Boolean).join(' ') || undefined,
			payment: {},
			notes: original.notes,
			...changes,
		};
	return {
		negative: sheet(negative, reason === 'supplyCostChange'),
		positive: sheet(positive, reason === 'supplyCostChange' || corrections?.itemsJson !== undefined, { ...(correctRecipient && { recipient: correctRecipient }), ...(correctRemark !== undefined && { remark: correctRemark }) }),
		warnings: 'date' in change ? lateAmendmentWarnings(change.date, now) : [],
	};
}

function changeOf(original: OriginalDocument, fields: AmendInput, now: Date): Change<OriginalLine> {
	const { reason, corrections, options: chosen } = fields;
	const date = () => causeDate('Cause Date', given(fields.causeDate), now);
	const withAmounts = (lines: readonly BillLine[], taxKind: TaxKind, day: string): OriginalLine[] => {
		const amounts = lineAmounts(lines, taxKind, chosen.amounts);
		return lines.map((line, index) => ({ ...line, date: line.date ?? day, supplyCost: amounts[index]?.supplyCost ?? 0n, tax: amounts[index]?.tax ?? 0n }));
	};
	switch (reason) {
		case 'clericalError': {
			const { itemsJson, taxKind: given, correctWriteDate } = corrections ?? {};
			const taxKind = given === undefined || given === 'original' ? original.taxKind : given;
			const day = correctWriteDate === undefined ? original.writeDate : causeDate('Correct Write Date', correctWriteDate, now);
			// Where only the tax kind was wrong, the tax of the lines goes or comes with it.
			const lines = itemsJson ? withAmounts(itemsJson, taxKind, day) : taxKind === original.taxKind ? undefined : withOtherTax(original.lines, taxKind);
			return { reason, taxKind, ...(lines && { lines }), ...(correctWriteDate !== undefined && { correctWriteDate: day }) };
		}
		case 'supplyCostChange': {
			const day = date();
			return { reason, date: day, lines: withAmounts((fields.changeSource === 'json' ? fields.itemsJson : fields.items) ?? [], original.taxKind, day) };
		}
		case 'return':
			return { reason, date: date(), returned: returnedOf(original, fields) };
		case 'termination':
			return { reason, date: date() };
		case 'localLetterOfCredit':
			return { reason, amount: given(fields.letterOfCreditAmount), openedOn: causeDate('Opening Date', given(fields.openingDate), now) };
		case 'duplicateIssuance':
			return { reason };
	}
}

function withOtherTax(lines: readonly OriginalLine[], taxKind: TaxKind): OriginalLine[] {
	const without = lines.map(({ tax: _tax, ...line }) => ({ ...line, tax: undefined }));
	return lineAmounts(without, taxKind, 'vatComputed').map((amounts, index) => ({ ...(lines[index] as OriginalLine), ...amounts }));
}

function returnedOf({ lines }: OriginalDocument, { returnSource, returned = [], returnedJson = [] }: AmendInput) {
	if (returnSource === 'everything') return lines.map(({ supplyCost }, index) => ({ line: index + 1, supplyCost }));
	const some: Returned[] = returnSource === 'json' ? returnedJson : returned;
	return some.map(({ line, supplyCost, tax, quantity }) => ({ line, supplyCost: supplyCost ?? lines[line - 1]?.supplyCost ?? 0n, tax, quantity }));
}

/** Hiworks takes month and day of a line only, and none after the write date: lines of another time get the write date. */
const fitting = (date: string, writeDate: string) => (date <= writeDate && date.slice(0, 4) === writeDate.slice(0, 4) ? date : writeDate);
