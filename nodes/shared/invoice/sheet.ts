import { Invalid } from '../errors/invalid';
import { hasCorporateCheckDigit } from '../korea/corporateNumber';
import { issueDeadline, lastDayOfPreviousMonth, today } from '../korea/day';
import type { LegalSheet } from '../korea/legalSheet';
import { FOREIGNER_WITHOUT_NUMBER, hasValidChecksum, isPersonNumber } from '../korea/partyNumber';
import { readShownPhone } from '../korea/phone';
import { sumAmounts, type Amounts, type TaxKind } from '../korea/vat';
import { formatWon, magnitude } from '../korea/won';
import type { Words } from '../words/say';
import { computedWarnings, lineAmounts, type AmountsMode, type LineAmounts, type PricedLine } from './amounts';
import type { Line } from './lineFields';
import type { Party } from './partyFields';
import { say } from './words';

/** What names a supplier whom the vendor knows by the number. */
export type Supplier = Pick<Party, 'number' | 'branch'>;

/** What the invoice asks for, with every vendor: money still to be paid (청구), or paid (영수). */
export type Purpose = 'claim' | 'receipt';

/**
 * The content of one paper as people write it: parties, dates, lines. What only one vendor prints or asks for, its own
 * type adds.
 */
export interface Sheet<
	L extends Line = Line,
	S extends Supplier = Party,
	P extends string = Purpose,
> extends LegalSheet<SheetLine<L>> {
	purpose: P;
	supplier: S;
	recipient: Party;
	/** The write date follows from the day of the run: two runs may disagree on it. */
	relativeDate: boolean;
}

/** `ownDate`: whether the line's date was given, and not taken from the write date. */
export type SheetLine<L extends Line = Line> = L & LineAmounts & { date: string; ownDate?: boolean };

/** A sheet, whatever vendor takes it. */
export type AnySheet = Sheet<Line, Supplier, string>;

interface CheckOptions {
	amounts: AmountsMode;
	expectedTotal: bigint | undefined;
	expectedSupplyCost: bigint | undefined;
	expectedTax: bigint | undefined;
	linesExpected: number | undefined;
	requireChecksum: boolean;
}

interface FormFields<P extends string> {
	writeDateSource: 'date' | 'lastDayOfPreviousMonth' | 'today';
	writeDate: string | undefined;
	purpose: P;
	taxKind: TaxKind;
	remark: string | undefined;
}

/** The sheet of an invoice as the user means it, checked against what the law asks. @throws Invalid */
export function toSheet<L extends Line & PricedLine, S extends Supplier, P extends string>(
	fields: FormFields<P>,
	{ supplier, recipient }: { supplier: S; recipient: Party },
	lines: readonly L[],
	options: CheckOptions,
	now: Date,
): Sheet<L, S, P> {
	const writeDate = writeDateOf(fields, now);
	if (writeDate > today(now))
		throw new Invalid(say`a write date not after today (${today(now)} in Seoul)`, writeDate).within('Write Date');
	if (lines.length === 0) throw new Invalid(say`at least one line`).within('Items');
	if (options.linesExpected !== undefined && options.linesExpected !== lines.length)
		throw new Invalid(say`${options.linesExpected} lines`, lines.length).within('Lines Expected');
	const amounts = lineAmounts(lines, fields.taxKind, options.amounts);
	const { supplyCost, tax } = sumAmounts(amounts);
	expectAmount('Expected Supply Cost', options.expectedSupplyCost, supplyCost);
	expectAmount('Expected Tax', options.expectedTax, tax);
	expectAmount('Expected Total', options.expectedTotal, supplyCost + tax);
	if (options.requireChecksum) {
		for (const [side, { number }] of [
			['Supplier Number', supplier],
			['Recipient Number', recipient],
		] as const) {
			if (isMistyped(number))
				throw new Invalid(
					say`a valid business registration number (its check digit does not fit: is it mistyped?)`,
					number,
				).within(side);
		}
	}
	return {
		writeDate,
		relativeDate: fields.writeDateSource !== 'date',
		purpose: fields.purpose,
		taxKind: fields.taxKind,
		supplier,
		recipient,
		lines: lines.map((line, index) => ({
			...line,
			date: line.date ?? writeDate,
			ownDate: line.date !== undefined,
			...(amounts[index] as LineAmounts),
		})),
		remark: fields.remark,
	};
}

/** A foreigner without a number is known by the remark alone, with every vendor that takes one. @throws Invalid */
export function checkForeigner({ recipient, remark = '' }: Pick<AnySheet, 'recipient' | 'remark'>): void {
	if (recipient.number === FOREIGNER_WITHOUT_NUMBER && remark.trim() === '')
		throw new Invalid(say`the passport or alien registration number of the foreigner`).within('Remark');
}

function expectAmount(field: string, expected: bigint | undefined, amount: bigint): void {
	if (expected !== undefined && expected !== amount)
		throw new Invalid(say`a total of ${formatWon(expected)}`, amount).within(field);
}

/** What is shown is read, so it is there; the types do not know which fields were shown. */
export function given<T>(value: T | undefined): T {
	if (value === undefined) throw new Invalid(say`a value`);
	return value;
}

function writeDateOf(
	{ writeDateSource, writeDate }: Pick<FormFields<string>, 'writeDateSource' | 'writeDate'>,
	now: Date,
): string {
	if (writeDateSource === 'today') return today(now);
	return writeDateSource === 'lastDayOfPreviousMonth' ? lastDayOfPreviousMonth(now) : given(writeDate);
}

const isMistyped = (number: string) => !isPersonNumber(number) && !hasValidChecksum(number);

/** Supply cost and tax together in won, without sign: what consent is asked for. */
export function volumeOf({ lines }: { lines: readonly Amounts[] }): bigint {
	const { supplyCost, tax } = sumAmounts(lines);
	return magnitude(supplyCost + tax);
}

/**
 * What every vendor takes but is worth a look: a computed supply cost, a missed deadline, a mistyped number.
 * @param isTaxDocument others have no deadline
 */
export function generalWarnings(
	{ writeDate, supplier, recipient, lines }: Pick<AnySheet, 'writeDate' | 'supplier' | 'recipient' | 'lines'>,
	now: Date,
	isTaxDocument = true,
): Words[] {
	const deadline = issueDeadline(writeDate);
	return [
		...computedWarnings(lines),
		...(isTaxDocument && today(now) > deadline
			? [say`The deadline for issuing (${deadline}) has passed; late issue is subject to a penalty`]
			: []),
		...(isMistyped(supplier.number)
			? [say`The check digit of the supplier's number does not fit; is it mistyped?`]
			: []),
		...(isMistyped(recipient.number)
			? [say`The check digit of the recipient's number does not fit; is it mistyped?`]
			: []),
		...phoneWarnings('contacts' in supplier ? (supplier as Party) : undefined, say`supplier`),
		...phoneWarnings(recipient, say`recipient`),
		...(hasCorporateCheckDigit(recipient.number)
			? [
					say`The recipient's 13 digits may be a person's or a corporate number (법인등록번호); a company needs its business number (사업자등록번호)`,
				]
			: []),
	];
}

const phoneWarnings = (party: Party | undefined, side: Words): Words[] =>
	(party?.contacts ?? []).flatMap(({ phone, mobile }) =>
		[phone, mobile].flatMap((number) => {
			const warning = number === undefined ? undefined : readShownPhone(number).warning;
			return warning === undefined ? [] : [say`Telephone number of the ${side}: ${warning}`];
		}),
	);

/** A supply after the write date is unusual, but some vendors take it. */
export function lineDateWarnings({ lines, writeDate }: Pick<AnySheet, 'lines' | 'writeDate'>): Words[] {
	const late = lines.filter(({ date }) => date > writeDate);
	return late.length > 0 ? [say`${late.length} of the item dates are after the write date ${writeDate}`] : [];
}

/** The day of an amendment's cause. @throws Invalid when it is still to come in Seoul */
export function causeDate(field: string, day: string, now: Date): string {
	if (day > today(now)) throw new Invalid(say`a date not after today (${today(now)} in Seoul)`, day).within(field);
	return day;
}
