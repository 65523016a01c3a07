import type { Read } from '../fields/fields';
import type { Change } from '../korea/amendmentSheets';
import type { Original } from '../korea/legalSheet';
import type { ReturnedPart } from '../korea/returnedLines';
import type { TaxKind } from '../korea/vat';
import type { AmendedLine, ChangeInput } from './amendmentFields';
import { lineAmounts, type AmountsMode, type LineAmounts } from './amounts';
import type { itemFieldsWithDecimals } from './lineFields';
import { causeDate, given } from './sheet';

/** Why and how an original is amended, from the fields. @throws Invalid */
export function changeOf(
	original: Original<AmendedLine>,
	fields: ChangeInput,
	amounts: AmountsMode,
	now: Date,
): Change<AmendedLine> {
	const { reason } = fields;
	const day = () => causeDate('Cause Date', given(fields.causeDate), now);
	switch (reason) {
		case 'clericalError': {
			const { itemsJson, taxKind: chosen, correctWriteDate } = fields.corrections ?? {};
			const taxKind = chosen === undefined || chosen === 'original' ? original.taxKind : chosen;
			const writeDate =
				correctWriteDate === undefined ? original.writeDate : causeDate('Correct Write Date', correctWriteDate, now);
			// Where only the tax kind was wrong, the tax of the lines goes or comes with it.
			const lines = itemsJson
				? withAmounts(itemsJson, taxKind, writeDate, amounts)
				: taxKind === original.taxKind
					? undefined
					: withOtherTax(original.lines, taxKind);
			return {
				reason,
				taxKind,
				...(lines && { lines }),
				...(correctWriteDate !== undefined && { correctWriteDate: writeDate }),
			};
		}
		case 'supplyCostChange': {
			const date = day();
			return {
				reason,
				date,
				lines: withAmounts(
					(fields.changeSource === 'json' ? fields.itemsJson : fields.items) ?? [],
					original.taxKind,
					date,
					amounts,
				),
			};
		}
		case 'return':
			return { reason, date: day(), returned: returnedOf(original, fields) };
		case 'termination':
			return { reason, date: day() };
		case 'localLetterOfCredit':
			return {
				reason,
				amount: given(fields.letterOfCreditAmount),
				openedOn: causeDate('Opening Date', given(fields.openingDate), now),
			};
		case 'duplicateIssuance':
			return { reason };
	}
}

function withAmounts(
	lines: ReadonlyArray<Read<typeof itemFieldsWithDecimals>>,
	taxKind: TaxKind,
	day: string,
	mode: AmountsMode,
): AmendedLine[] {
	const amounts = lineAmounts(lines, taxKind, mode);
	return lines.map((line, index) => ({
		...line,
		date: line.date ?? day,
		...(amounts[index] as LineAmounts),
	}));
}

function withOtherTax(lines: readonly AmendedLine[], taxKind: TaxKind): AmendedLine[] {
	const without = lines.map(({ tax: _tax, ...line }) => ({ ...line, tax: undefined }));
	return lineAmounts(without, taxKind, 'vatComputed').map((amounts, index) => ({
		...(lines[index] as AmendedLine),
		...amounts,
	}));
}

/** What came back of which lines, as far as it is said: all of a line where nothing is. */
export function returnedOf(
	{ lines }: Pick<Original<AmendedLine>, 'lines'>,
	{ returnSource, returned = [], returnedJson = [] }: ChangeInput,
): readonly ReturnedPart[] {
	if (returnSource === 'everything') return lines.map((_, index) => ({ line: index + 1 }));
	return returnSource === 'json' ? returnedJson : returned;
}
