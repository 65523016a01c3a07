import { Invalid } from '../errors/invalid';
import { isDay, type Day } from './day';
import type { Original, LegalSheet, LegalLine, LegalSheets } from './legalSheet';
import { noTaxOn } from './noTax';
import { atMost, returnedLines, type ReturnedPart } from './returnedLines';
import { isTenPercent, sumAmounts, totalOf, type TaxKind } from './vat';
import { formatWon } from './won';
import { say } from './words';

export type AmendmentReason =
	'clericalError' | 'supplyCostChange' | 'return' | 'termination' | 'localLetterOfCredit' | 'duplicateIssuance';

/** NTS codes of 수정사유, in the order of the law's table. */
export const REASON_CODES: Readonly<Record<AmendmentReason, '01' | '02' | '03' | '04' | '05' | '06'>> = {
	clericalError: '01',
	supplyCostChange: '02',
	return: '03',
	termination: '04',
	localLetterOfCredit: '05',
	duplicateIssuance: '06',
};

/** Reasons whose write date is the day of the cause, and not the original's. */
export const DATED_BY_CAUSE: ReadonlySet<AmendmentReason> = new Set(['supplyCostChange', 'return', 'termination']);

/** Reasons for which the law wants a day in the remark (비고): the original's write date, or a letter's opening date. */
export const REASONS_WITH_REMARK: ReadonlySet<AmendmentReason> = new Set([
	'return',
	'termination',
	'localLetterOfCredit',
]);

/** Why the original is amended, with what each reason needs to know. Amounts in won. */
export type Change<L extends LegalLine> =
	/** What is not given stays as in the original; `correctWriteDate` only where the write date itself was wrong. */
	| {
			reason: 'clericalError';
			lines?: readonly L[] | undefined;
			taxKind?: TaxKind | undefined;
			correctWriteDate?: Day | undefined;
	  }
	/** `lines`: the differences, with sign. */
	| { reason: 'supplyCostChange'; date: Day; lines: readonly L[] }
	| { reason: 'return'; date: Day; returned: readonly ReturnedPart[] }
	| { reason: 'termination'; date: Day }
	/** `amount`: how much of the supply cost the letter of credit covers. */
	| { reason: 'localLetterOfCredit'; amount: bigint; openedOn: Day }
	| { reason: 'duplicateIssuance' };

type ChangeFor<L extends LegalLine, Reason extends AmendmentReason> = Extract<Change<L>, { reason: Reason }>;

/**
 * The documents that amend a tax invoice or bill: how many, of which sign, with which write date and remark follows
 * from the reason (VAT Act Enforcement Decree art. 70; Hiworks collection, Amendment). Lines of the original are
 * negated, never computed anew, so that original and full negative come to exactly 0 whatever tax the original had.
 * Neither argument is changed, and no line is shared with them.
 *
 * @throws Invalid where the change does not fit the original; its path starts at the field, for instance `['Items', 2,
 * 'Tax']`
 */
export function amendmentSheets<L extends LegalLine>(original: Original<L>, change: Change<L>): LegalSheets<L> {
	checkOriginal(original);
	switch (change.reason) {
		case 'clericalError':
			return correct(original, change);
		case 'supplyCostChange':
			return changeSupplyCost(original, change);
		case 'return':
			return takeBack(original, change);
		case 'termination':
			return terminate(original, change);
		case 'localLetterOfCredit':
			return makeZeroRated(original, change);
		case 'duplicateIssuance':
			return { negative: fullNegative(original), positive: undefined };
	}
}

function correct<L extends LegalLine>(original: Original<L>, change: ChangeFor<L, 'clericalError'>): LegalSheets<L> {
	const { lines = original.lines, taxKind = original.taxKind, correctWriteDate = original.writeDate } = change;
	if ((taxKind === 'taxExempt') !== (original.taxKind === 'taxExempt')) {
		const expected =
			original.taxKind === 'taxExempt'
				? say`taxExempt: a bill (계산서) stays a bill`
				: say`taxable or zeroRated: a tax invoice (세금계산서) cannot become a bill`;
		throw new Invalid(expected, taxKind).within('Tax Kind');
	}
	checkDay(correctWriteDate, 'Correct Write Date');
	checkLines(lines, taxKind);
	const total = totalOf(lines);
	if (total < 0n) throw new Invalid(say`corrected lines that come to 0 won or more`, total).within('Items');
	return {
		negative: fullNegative(original),
		positive: { taxKind, writeDate: correctWriteDate, lines: copied(lines), remark: undefined },
	};
}

function changeSupplyCost<L extends LegalLine>(
	{ taxKind }: Original<L>,
	{ date, lines }: ChangeFor<L, 'supplyCostChange'>,
): LegalSheets<L> {
	checkDay(date, 'Change Date');
	checkLines(lines, taxKind);
	const total = totalOf(lines);
	if (total === 0n) throw new Invalid(say`differences that do not come to 0 won`).within('Items');
	const sheet: LegalSheet<L> = { taxKind, writeDate: date, lines: copied(lines), remark: undefined };
	return total < 0n ? { negative: sheet, positive: undefined } : { negative: undefined, positive: sheet };
}

function takeBack<L extends LegalLine>(
	original: Original<L>,
	{ date, returned }: ChangeFor<L, 'return'>,
): LegalSheets<L> {
	checkDay(date, 'Cause Date');
	const lines = returnedLines(original, returned).map(negated);
	const { taxKind, writeDate: remark } = original;
	return { negative: { taxKind, writeDate: date, lines, remark }, positive: undefined };
}

function terminate<L extends LegalLine>(original: Original<L>, { date }: ChangeFor<L, 'termination'>): LegalSheets<L> {
	checkDay(date, 'Termination Date');
	return { negative: { ...fullNegative(original), writeDate: date, remark: original.writeDate }, positive: undefined };
}

function makeZeroRated<L extends LegalLine>(
	original: Original<L>,
	{ amount, openedOn }: ChangeFor<L, 'localLetterOfCredit'>,
): LegalSheets<L> {
	const { taxKind, writeDate, lines } = original;
	if (taxKind !== 'taxable') {
		throw new Invalid(
			taxKind === 'taxExempt'
				? say`a taxable original for a local letter of credit (내국신용장): a bill (계산서) cannot become zero-rated`
				: say`a taxable original for a local letter of credit (내국신용장): this one is already zero-rated`,
		);
	}
	const { supplyCost } = sumAmounts(lines);
	if (amount <= 0n || amount > supplyCost) {
		throw new Invalid(
			say`more than 0 and at most the original's supply cost of ${formatWon(supplyCost)}`,
			amount,
		).within('Letter of Credit Amount');
	}
	checkDay(openedOn, 'Opening Date');
	// Days compare as text. A letter opened before the supply was zero-rated from the start: nothing to amend.
	if (openedOn < writeDate)
		throw new Invalid(say`a day not before the original's write date ${writeDate}`, openedOn).within('Opening Date');
	const covered = amount === supplyCost ? lines : [coveredPart(original, amount)];
	return {
		negative: { taxKind: 'taxable', writeDate, lines: covered.map(negated), remark: openedOn },
		positive: {
			taxKind: 'zeroRated',
			writeDate,
			lines: covered.map((line) => ({ ...line, tax: 0n })),
			remark: openedOn,
		},
	};
}

/** One line for the covered part of the whole document: which goods the letter of credit covers is not known. */
function coveredPart<L extends LegalLine>({ writeDate, lines }: Original<L>, amount: bigint): L {
	const [first] = lines;
	const { supplyCost, tax } = sumAmounts(lines);
	if (first === undefined || !isTenPercent(supplyCost, tax)) {
		throw new Invalid(
			say`an original with 10 % tax, or its whole supply cost: the tax of a part cannot be told`,
			tax,
		).within('Letter of Credit Amount');
	}
	const name = lines.length > 1 ? `${first.name} 외 ${lines.length - 1}건` : first.name;
	return {
		...first,
		date: writeDate,
		name,
		quantity: undefined,
		unitPrice: undefined,
		supplyCost: amount,
		tax: atMost(tax, (amount * 10n) / 100n),
	};
}

function fullNegative<L extends LegalLine>({ taxKind, writeDate, lines }: Original<L>): LegalSheet<L> {
	return { taxKind, writeDate, lines: lines.map(negated), remark: undefined };
}

/**
 * A line that takes back the given one. The sign goes into the unit price where there is one, so that quantity × unit
 * price is the supply cost still; so it is in the example of Hiworks (quantity 1, unitPrice -100, supplyPrice -100).
 */
function negated<L extends LegalLine>(line: L): L {
	const { quantity, unitPrice } = line;
	const signed =
		unitPrice !== undefined
			? { unitPrice: minus(unitPrice) }
			: quantity !== undefined
				? { quantity: minus(quantity) }
				: {};
	return { ...line, ...signed, supplyCost: -line.supplyCost, tax: -line.tax };
}

/** Never -0, which prints as 0 but is not equal to it everywhere. */
function minus(number: number): number {
	return 0 - number;
}

function copied<L extends LegalLine>(lines: readonly L[]): L[] {
	return lines.map((line) => ({ ...line }));
}

function checkOriginal({ writeDate, lines }: Original<LegalLine>): void {
	const total = totalOf(lines);
	if (total <= 0n) throw new Invalid(say`an original of more than 0 won`, total);
	checkDay(writeDate, 'Write Date');
}

function checkDay(day: Day, field: string): void {
	if (!isDay(day)) throw new Invalid(say`a date such as 2026-01-31`, day).within(field);
}

/** Whether NTS would take lines that are not those of an issued document, as far as dates and tax go. */
function checkLines(lines: readonly LegalLine[], taxKind: TaxKind): void {
	if (lines.length === 0) throw new Invalid(say`at least one line`).within('Items');
	for (const [index, { date, tax }] of lines.entries()) {
		if (!isDay(date)) throw new Invalid(say`a date such as 2026-01-31`, date).at(['Items', index, 'Date']);
		if (taxKind !== 'taxable' && tax !== 0n) throw new Invalid(noTaxOn(taxKind), tax).at(['Items', index, 'Tax']);
	}
	const { supplyCost, tax } = sumAmounts(lines);
	if (taxKind === 'taxable' && !isTenPercent(supplyCost, tax)) {
		throw new Invalid(
			say`taxes of ${formatWon(supplyCost / 10n)}, 10 % of the supply cost ${formatWon(supplyCost)} (within 10 won)`,
			tax,
		).at(['Items', 'Tax']);
	}
}
