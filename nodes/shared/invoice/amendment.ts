import type { Run } from '../engine/operation';
import { notSent } from '../errors/failure';
import { inside, Invalid } from '../errors/invalid';
import { amendmentSheets, type AmendmentReason } from '../korea/amendmentSheets';
import type { LegalSheet } from '../korea/legalSheet';
import { maskedOrNull } from '../korea/maskPersonNumbers';
import { sumAmounts, totalOf, type Amounts } from '../korea/vat';
import type { Words } from '../words/say';
import { changeOf, returnedOf } from './amendmentChange';
import type { AmendedLine, ChangeInput } from './amendmentFields';
import { amendmentWarnings } from './amendmentWarnings';
import { computedWarnings, type AmountsMode } from './amounts';
import { ownCompany, type OwnCompany } from './defaultSupplier';
import { beginSending, type Sending } from './documents';
import { amountsContent } from './output';
import type { Sheet, Supplier } from './sheet';
import { takeBack, takeBackLines, type TakenBack } from './takenBack';
import { say } from './words';

type Amended = Sheet<AmendedLine, Supplier, string>;

/** An issued document as an amendment repeats it, with what is worth a look. */
export interface IssuedSheet<S extends Amended> {
	sheet: S;
	warnings: Words[];
}

/** One of the documents of an amendment: what takes back, or what stands instead. */
export interface AmendmentSheet<S> {
	name: 'negative' | 'positive';
	sheet: S;
}

/**
 * Reads an original in full.
 * @param whose the vendor's
 * @param read throws Invalid for what an amendment repeats and the vendor's answer lacks
 * @throws Failure
 */
export function readInFull<T>(whose: Words, id: string, advice: Words, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw error instanceof Invalid ? incomplete(whose, id, advice, error) : error;
	}
}

/**
 * The lines of an original are all there: they add up to its totals, as far as these are told.
 * @throws Invalid
 */
export function checkLinesOf(
	lines: readonly Amounts[],
	told: { supplyCost: bigint | undefined; tax: bigint | undefined },
): void {
	if (lines.length === 0) throw new Invalid(say`at least one line`);
	const { supplyCost, tax } = sumAmounts(lines);
	if ((told.supplyCost ?? supplyCost) !== supplyCost || (told.tax ?? tax) !== tax)
		throw new Invalid(say`lines that add up to its totals`);
}

const incomplete = (whose: string, id: string, advice: Words, { message }: Invalid) =>
	notSent(
		say`${whose} answer about ${id} lacks something that an amendment repeats: ${message}`,
		advice,
		'ORIGINAL_INCOMPLETE',
	);

/** Whether the remark of the original stays with a reason. */
export const remarkStays = (reason: AmendmentReason) => reason === 'clericalError' || reason === 'duplicateIssuance';

/**
 * The documents that amend an original by the law, in the order in which they are sent. A line of the original that
 * does not fit another write date gets that date; those that the user gives are not changed behind their back.
 * @param keepsRemark for reasons too with which the remark of the original falls away
 * @param fits whether a line of that day may stand under that write date: the tax office takes none after it
 * @throws Invalid naming the rule that is broken
 */
export function sheetsFrom<S extends Amended>(
	{ sheet: original, warnings }: IssuedSheet<S>,
	fields: ChangeInput & { options: { amounts: AmountsMode; remark: string | undefined } },
	now: Date,
	{
		keepsRemark = false,
		fits = (day, writeDate) => day <= writeDate || writeDate === original.writeDate,
	}: { keepsRemark?: boolean; fits?(this: void, day: string, writeDate: string): boolean } = {},
): { sheets: Array<AmendmentSheet<S>>; warnings: Words[] } {
	const { reason, corrections, options } = fields;
	const change = changeOf(original, fields, options.amounts, now);
	const { negative, positive } = amendmentSheets<AmendedLine>(original, change);
	const own = options.remark ?? (keepsRemark || remarkStays(reason) ? original.remark : undefined);
	const areOwn = (legal: LegalSheet<AmendedLine>) =>
		reason === 'supplyCostChange' || (legal === positive && corrections?.itemsJson !== undefined);
	const fitting = (line: AmendedLine, writeDate: string) =>
		fits(line.date, writeDate) ? line : { ...line, date: writeDate };
	const sheetOf = (legal: LegalSheet<AmendedLine>, corrected: Partial<Amended> = {}): S => ({
		...original,
		...legal,
		lines: areOwn(legal) ? legal.lines : legal.lines.map((line) => fitting(line, legal.writeDate)),
		relativeDate: false,
		remark: [legal.remark, own].filter(Boolean).join(' ') || undefined,
		...corrected,
	});
	const { recipientJson, remark: correctRemark } = corrections ?? {};
	const corrected = {
		...(recipientJson && { recipient: recipientJson }),
		...(correctRemark !== undefined && { remark: correctRemark }),
	};
	return {
		sheets: [
			...(negative ? [{ name: 'negative' as const, sheet: sheetOf(negative) }] : []),
			...(positive ? [{ name: 'positive' as const, sheet: sheetOf(positive, corrected) }] : []),
		],
		warnings: [
			...warnings,
			...('lines' in change ? computedWarnings(change.lines ?? []) : []),
			...amendmentWarnings(
				{
					reason,
					original: original.writeDate,
					cause: 'date' in change ? change.date : undefined,
					openedOn: 'openedOn' in change ? change.openedOn : undefined,
				},
				now,
			),
		],
	};
}

/** What the amendments of a run share. */
export interface AmendmentSending extends Sending {
	company: OwnCompany;
	takenBack: TakenBack;
}

export const beginAmendments = (first: Parameters<typeof beginSending>[0], run: Run): AmendmentSending => ({
	...beginSending(first),
	company: ownCompany(run.credentials),
	takenBack: new Map(),
});

/** Reasons that take back all of the original. */
const IN_FULL: ReadonlySet<AmendmentReason> = new Set(['clericalError', 'termination', 'duplicateIssuance']);

/** What stands instead gives nothing to take back; only a change of the supply cost may raise it. */
export const countsForOriginal = (reason: AmendmentReason, { name }: Pick<AmendmentSheet<unknown>, 'name'>): boolean =>
	name === 'negative' || reason === 'supplyCostChange';

/**
 * Holds what the items of a run take back of one original against it, and what came back of a line against the line.
 * @param lines of the original; undefined: nobody has read it
 * @throws Invalid at `field`
 */
export function takeBackOnce(
	original: string,
	change: ChangeInput,
	{ sheets, lines }: { sheets: ReadonlyArray<AmendmentSheet<Amended>>; lines: readonly AmendedLine[] | undefined },
	{ takenBack }: AmendmentSending,
	field: string,
): void {
	const { reason } = change;
	const amount = -totalOf(sheets.filter((one) => countsForOriginal(reason, one)).flatMap(({ sheet }) => sheet.lines));
	const all = lines ? totalOf(lines) : IN_FULL.has(reason) ? amount : undefined;
	if (lines) takeBackLinesOnce(original, change, lines, { takenBack }, field);
	inside(field, () => takeBack(takenBack, original, { amount, all }));
}

/**
 * The same of the lines alone, where the vendor is asked what all amendments of the original come to.
 * @throws Invalid at `field`
 */
export function takeBackLinesOnce(
	original: string,
	change: ChangeInput,
	lines: readonly AmendedLine[],
	{ takenBack }: Pick<AmendmentSending, 'takenBack'>,
	field: string,
): void {
	if (change.reason !== 'return') return;
	inside(field, () => takeBackLines(takenBack, original, lines, returnedOf({ lines }, change)));
}

/** What a dry run shows of a document. */
export const shownSheet = ({ name, sheet: { writeDate, remark, lines } }: AmendmentSheet<Amended>) => ({
	sheet: name,
	writeDate,
	remark: maskedOrNull(remark),
	...amountsContent(sumAmounts(lines)),
	lines: lines.map(({ date, name: item, quantity = null, unitPrice = null, supplyCost, tax }) => ({
		date,
		name: item,
		quantity,
		unitPrice,
		supplyCost: String(supplyCost),
		tax: String(tax),
	})),
});
