import type { Beside, Columns, Form, SheetUnit, Together } from '../columns/columns';
import type { Meanings } from '../columns/meaning';
import { Invalid } from '../errors/invalid';
import { REASON_CODES, type AmendmentReason } from '../korea/amendmentSheets';
import { plainNumber } from '../korea/textForm';
import type { Words } from '../words/say';
import {
	changeMeanings,
	correctRecipient,
	correctRecipientOf,
	originalMeanings,
	readReason,
	returnedLine,
	type OriginalField,
} from './amendmentMeanings';
import { lineMeanings, referenceId } from './columnMeanings';
import { isSplit, splitAmounts, totalProblem, withTotal } from './invoiceColumns';
import { say } from './words';

/** What a vendor's form gives by columns alone, in a sheet of amendments from their originals. */
const GIVEN = ['referenceId', 'changeSource', 'items', 'itemsJson', 'returnSource', 'returned', 'returnedJson'];

/** Reasons for which a column says something; for all others its cell stays empty. */
const TAKEN_WITH: Readonly<Record<string, readonly AmendmentReason[]>> = {
	causeDate: ['supplyCostChange', 'return', 'termination'],
	correctWriteDate: ['clericalError'],
	correctTaxKind: ['clericalError'],
	...Object.fromEntries(Object.keys(correctRecipient).map((name) => [name, ['clericalError'] as const])),
	openingDate: ['localLetterOfCredit'],
	letterOfCreditAmount: ['localLetterOfCredit'],
};

/** Reasons that have lines of their own: corrected ones, differences, what came back. */
const WITH_LINES: readonly AmendmentReason[] = ['clericalError', 'supplyCostChange', 'return'];

/** Rows of one original, and of one Reference ID where there is such a column, are one amendment. */
export const byOriginal = (original: Meanings): Together => ({
	by: [...Object.keys(original), 'referenceId'],
	linesTo: ['items', 'item'],
	completeLine: withTotal,
	totalProblem,
	tellWhole: ['linesExpected'],
	partProblem: (why) =>
		new Invalid(
			say`"A Document", with the lines side by side in one row, or a column with the number of lines (품목수) of each, because rows may be missing here: ${why}. Or put the node where it gets all rows at once`,
		).within('Each Row Is'),
});

/** The lines of a unit, as the form would hold them. */
export const linesOf = ({ items }: Readonly<Form>): Form[] => (items as { item?: Form[] } | undefined)?.item ?? [];

/** @throws Invalid where the sheet says how many lines there are, and there are not */
export function expectLines({ cell }: SheetUnit, { length }: readonly Form[]): void {
	const expected = cell('linesExpected');
	if (expected !== undefined && plainNumber(String(expected)) !== String(length))
		throw new Invalid(say`${String(expected)} lines`, length).within('Lines Expected');
}

interface Settings {
	original: OriginalField;
	/** Why a sheet needs a column of the original, and of which kind. */
	why: Words;
	/** How the vendor's errors call the correct document, where they tell of several. */
	correctDocument?: Words;
	/** What only this vendor's sheets can have. */
	more?: Meanings;
	/** What else a sheet gives. */
	given?: readonly string[];
	/** The vendor's own part of what the form would hold. */
	complete?(form: Readonly<Form>, beside: Beside): Form;
}

/** How rows of a sheet become amendments of any reason, with vendors for which the law is read here. */
export function amendmentColumns({
	original,
	why,
	correctDocument,
	more = {},
	given = [],
	complete,
}: Settings): Columns {
	const originals = originalMeanings(original);
	const [first = ''] = Object.keys(originals);
	const meanings = { ...originals, referenceId, ...changeMeanings, ...correctRecipientOf(correctDocument), ...more };
	return {
		meanings,
		given: [...GIVEN, original.field, ...given],
		lacks: (has) => (Object.keys(originals).some(has) ? [] : [first]),
		why: { [first]: why },
		unlike: [],
		together: byOriginal(originals),
		complete(form, unit, beside) {
			const reason = reasonOf(form, unit, beside);
			const ofVendor = complete?.(form, beside) ?? {};
			if (reason === undefined) return ofVendor;
			refuseOthers(reason, meanings, unit);
			expectLines(unit, linesOf(form));
			return { ...ofVendor, ...changeOf(reason, form, unit, beside) };
		},
	};
}

/** undefined: the cell is empty, or the node says none. */
function reasonOf({ reason }: Readonly<Form>, { has, rows: [row] }: SheetUnit, { parameter }: Beside) {
	const said = has('reason') ? reason : parameter('reason', row?.itemIndex);
	return said === undefined || said === null || said === '' ? undefined : readReason(said);
}

/** What a reason does not ask for must not be said: it would be left out unseen. @throws Invalid */
function refuseOthers(reason: AmendmentReason, meanings: Meanings, { cell }: SheetUnit): void {
	for (const [meaning, reasons] of Object.entries(TAKEN_WITH))
		if (cell(meaning) !== undefined && !reasons.includes(reason))
			throw notWith(reason).within(meanings[meaning]?.label ?? meaning);
}

const notWith = (reason: AmendmentReason) =>
	new Invalid(
		say`an empty cell, since an amendment of the reason ${REASON_CODES[reason]} takes nothing from it: empty it, or leave the column out`,
	);

/** What a reason makes of the lines. @throws Invalid naming the column */
function changeOf(reason: AmendmentReason, form: Readonly<Form>, unit: SheetUnit, beside: Beside): Form {
	const lines = linesOf(form);
	const [first = {}] = lines;
	if (lines.length > 0 && !WITH_LINES.includes(reason)) throw notWith(reason).within(labelOfFirst(first));
	const own = lines.map(({ line: _line, ...rest }) => rest);
	if (reason !== 'return' && lines.some(({ line }) => line !== undefined && line !== null))
		throw notWith(reason).within(returnedLine.label);
	switch (reason) {
		case 'supplyCostChange':
			if (lines.length === 0)
				throw new Invalid(say`a line with the difference`).within(lineMeanings.itemSupplyCost.label);
			return { changeSource: 'form', items: { item: own }, ...splitAmounts(form, unit, beside) };
		case 'return':
			if (lines.some(({ line }) => line === undefined || line === null))
				throw new Invalid(
					say`the line number of the original, or nothing in all columns of the item where everything came back`,
				).within(returnedLine.label);
			if (isSplit(unit) && lines.some(({ supplyCost }) => supplyCost !== null))
				throw new Invalid(say`a supply cost, and no total with VAT in it`).within(lineMeanings.itemTotal.label);
			return lines.length === 0 ? { returnSource: 'everything' } : { returnSource: 'form', returned: { item: lines } };
		case 'clericalError':
			return corrected(own, form, unit, beside);
		default:
			return {};
	}
}

/** The column by which a line was told: the error is shown at it. */
export const labelOfFirst = (line: Readonly<Form>): string =>
	Object.entries(changeMeanings).find(
		([, { to: [name = ''] = [], ofLine }]) => ofLine && line[name] !== undefined && line[name] !== null,
	)?.[1].label ?? lineMeanings.itemName.label;

/** @throws Invalid where nothing is corrected: it would be an amendment that says the same again */
function corrected(lines: readonly Form[], form: Readonly<Form>, unit: SheetUnit, beside: Beside): Form {
	const ofNode = (beside.parameter('corrections') ?? {}) as Form;
	const recipientJson = recipientOf(form, unit);
	const corrections = { ...(form.corrections as Form | undefined), ...(recipientJson && { recipientJson }) };
	const isCorrected = [...Object.values(corrections), ...Object.values(ofNode)].some(
		(one) => one !== null && one !== '',
	);
	if (lines.length === 0 && !isCorrected && unit.cell('remark') === undefined)
		throw new Invalid(
			say`something to correct with reason 01: lines, 정정 작성일자, 정정 공급받는자, 비고, or "Corrections" in the node`,
		).within('Reason');
	return lines.length === 0
		? { ...(recipientJson && { corrections }) }
		: { corrections: { ...corrections, itemsJson: lines }, ...splitAmounts(form, unit, beside) };
}

/** The recipient of the correct document, as the form takes it; undefined: the row says nothing of it. */
function recipientOf(form: Readonly<Form>, { cell }: SheetUnit): Form | undefined {
	if (!Object.keys(correctRecipient).some((name) => cell(name) !== undefined)) return undefined;
	const { contactName, contactPhone, ...details } = (form.correctRecipientDetails ?? {}) as Form;
	const email = form.correctRecipientEmail ?? null;
	return {
		number: form.correctRecipientNumber ?? null,
		name: form.correctRecipientName ?? null,
		representative: form.correctRecipientRepresentative ?? null,
		...details,
		contacts: [{ email, name: contactName, phone: contactPhone }],
	};
}
