import { Invalid } from '../errors/invalid';
import {
	choice,
	count,
	date,
	jsonRows,
	number,
	optional,
	rows,
	when,
	won,
	type Conditions,
	type Field,
	type Fields,
	type Read,
} from '../fields/fields';
import type { AmendmentReason, Change } from '../korea/amendmentSheets';
import type { Original } from '../korea/sheet';
import type { TaxKind } from '../korea/vat';
import type { Words } from '../words/say';
import { lineAmounts, type AmountsMode } from './amounts';
import { remark } from './documentFields';
import { causeDate, given } from './invoice';
import { itemAliases, itemFieldsWithDecimals, lineJson, lineRows } from './lineFields';
import { recipientJson, type Party } from './partyFields';

/** A line of an amendment, with what it takes or gives back in won. */
export type AmendedLine = Read<typeof itemFieldsWithDecimals> & { date: string; supplyCost: bigint; tax: bigint };

const REASONS: Readonly<Record<AmendmentReason, { name: string; description: string }>> = {
	clericalError: {
		name: '01 Clerical Error (기재사항 착오정정)',
		description: 'The original in full negative, and the correct one',
	},
	supplyCostChange: {
		name: '02 Supply Cost Change (공급가액 변동)',
		description: 'One document with the difference, more or less',
	},
	return: { name: '03 Return (환입)', description: 'One negative document of what was returned' },
	termination: {
		name: '04 Contract Termination (계약의 해제)',
		description: 'The original in full negative, with the day of the termination',
	},
	localLetterOfCredit: {
		name: '05 Local Letter of Credit (내국신용장 사후개설)',
		description: 'What the letter covers becomes zero-rated',
	},
	duplicateIssuance: {
		name: '06 Duplicate Issuance (착오에 의한 이중발급)',
		description: 'The original in full negative, with its date',
	},
};

/** Why an invoice is amended. `refused`: reasons that the vendor does not take, with what is to be done instead. */
export function reasonField(refused: Partial<Record<AmendmentReason, Words>> = {}): Field<AmendmentReason> {
	const field = choice<AmendmentReason>({
		displayName: 'Reason',
		description:
			'Reason of the amendment (수정 사유). How many documents it takes, their signs and dates follow from it.',
		choices: Object.fromEntries(Object.entries(REASONS).filter(([reason]) => !(reason in refused))) as typeof REASONS,
		default: 'clericalError',
	});
	return {
		...field,
		read: (value) => {
			const instead = refused[value as AmendmentReason];
			if (instead !== undefined) throw new Invalid(instead, value);
			return field.read(value);
		},
	};
}

const returnedFields = {
	line: count({
		displayName: 'Line',
		description: 'Which line of the original, counted from 1',
		least: 1,
		most: 99,
		default: 1,
	}),
	supplyCost: optional(
		won({
			displayName: 'Supply Cost',
			description:
				'How much of its supply cost (공급가액) was returned, in won and with the sign of the line; empty: all of it',
		}),
	),
	tax: optional(
		won({ displayName: 'Tax', description: 'How much of its tax (세액); empty: all of it, or 10 % of a part' }),
	),
	quantity: optional(number({ displayName: 'Quantity', description: 'How many were returned' })),
};

type Returned = Read<typeof returnedFields>;

/** What is different in the correct document of a clerical error. */
export const correctionFields = <C extends Fields>(contact: C) => ({
	correctWriteDate: optional(
		date({
			displayName: 'Correct Write Date',
			description: 'Only where the write date itself was wrong; both documents keep the date of the original otherwise',
		}),
	),
	itemsJson: optional({ ...lineJson(itemFieldsWithDecimals) }),
	recipientJson: optional(recipientJson(contact)),
	remark,
});

/** What each reason has to be told. `show`: where the fields for some reasons are shown. */
export const changeFields = (show: (...reasons: AmendmentReason[]) => Conditions) => ({
	causeDate: when(
		show('supplyCostChange', 'return', 'termination'),
		date({
			displayName: 'Cause Date',
			description:
				'Day on which the supply cost changed, the goods came back or the contract ended; it becomes the write date (작성일자)',
		}),
	),
	changeSource: when(
		show('supplyCostChange'),
		choice({
			displayName: 'Change Source',
			description: 'Where the differences come from',
			choices: { form: 'From the Form', json: 'From JSON' },
			default: 'form',
		}),
	),
	items: when(
		{ ...show('supplyCostChange'), changeSource: ['form'] },
		lineRows(itemFieldsWithDecimals, 'The differences, plus or minus'),
	),
	itemsJson: when(
		{ ...show('supplyCostChange'), changeSource: ['json'] },
		lineJson(itemFieldsWithDecimals, 'differences', '{ "name": "…", "supplyCost": -10000, "tax": -1000 }'),
	),
	returnSource: when(
		show('return'),
		choice({
			displayName: 'Returned',
			description: 'What came back',
			choices: { everything: 'Everything', form: 'Lines From the Form', json: 'Lines From JSON' },
			default: 'everything',
		}),
	),
	returned: when(
		{ ...show('return'), returnSource: ['form'] },
		rows({
			displayName: 'Returned Items',
			description: 'Lines of the original, as far as they were returned',
			group: 'item',
			groupName: 'Item',
			buttonText: 'Add Item',
			fields: returnedFields,
		}),
	),
	returnedJson: when(
		{ ...show('return'), returnSource: ['json'] },
		jsonRows({
			displayName: 'Returned Items JSON',
			description: 'An array of objects with the keys line (counted from 1), and if you like supplyCost, tax, quantity',
			placeholder: 'e.g. [{ "line": 1, "supplyCost": 10000 }]',
			fields: returnedFields,
			aliases: itemAliases,
		}),
	),
});

/** Where the corrections are asked for, and how they are shown. */
export const corrections = {
	displayName: 'Corrections',
	description: 'What is different in the correct document. All else stays as in the original.',
	placeholder: 'Add correction',
};

/** Corrections as read. */
export interface Corrections {
	correctWriteDate?: string | undefined;
	itemsJson?: Array<Read<typeof itemFieldsWithDecimals>> | undefined;
	recipientJson?: Party | undefined;
	remark?: string | undefined;
	taxKind?: 'original' | TaxKind | undefined;
}

export interface ChangeInput extends Partial<Read<ReturnType<typeof changeFields>>> {
	reason: AmendmentReason;
	corrections?: Corrections | undefined;
	letterOfCreditAmount?: bigint | undefined;
	openingDate?: string | undefined;
}

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
		supplyCost: amounts[index]?.supplyCost ?? 0n,
		tax: amounts[index]?.tax ?? 0n,
	}));
}

function withOtherTax(lines: readonly AmendedLine[], taxKind: TaxKind): AmendedLine[] {
	const without = lines.map(({ tax: _tax, ...line }) => ({ ...line, tax: undefined }));
	return lineAmounts(without, taxKind, 'vatComputed').map((amounts, index) => ({
		...(lines[index] as AmendedLine),
		...amounts,
	}));
}

function returnedOf({ lines }: Original<AmendedLine>, { returnSource, returned = [], returnedJson = [] }: ChangeInput) {
	if (returnSource === 'everything') return lines.map(({ supplyCost }, index) => ({ line: index + 1, supplyCost }));
	const some: Returned[] = returnSource === 'json' ? returnedJson : returned;
	return some.map(({ line, supplyCost, tax, quantity }) => ({
		line,
		supplyCost: supplyCost ?? lines[line - 1]?.supplyCost ?? 0n,
		tax,
		quantity,
	}));
}
