import { Invalid } from '../errors/invalid';
import {
	choice,
	count,
	date,
	jsonRows,
	number,
	optional,
	perItem,
	rows,
	when,
	won,
	type Conditions,
	type Field,
	type Fields,
	type Read,
} from '../fields/fields';
import type { AmendmentReason } from '../korea/amendmentSheets';
import type { TaxKind } from '../korea/vat';
import type { Words } from '../words/say';
import { remark } from './documentFields';
import { itemAliases, itemFieldsWithDecimals, lineJson, lineRows } from './lineFields';
import { recipientJson, type Party } from './partyFields';
import type { SheetLine } from './sheet';

/** A line of an amendment, with what it takes or gives back in won. */
export type AmendedLine = SheetLine<Read<typeof itemFieldsWithDecimals>>;

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
		// A sheet of amendments has the reason in a column, and an agent chooses it.
		...perItem(field),
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
type Corrections = Partial<Omit<Read<ReturnType<typeof correctionFields>>, 'recipientJson'>> & {
	recipientJson?: Party | undefined;
	taxKind?: 'original' | TaxKind | undefined;
};

export interface ChangeInput extends Partial<Read<ReturnType<typeof changeFields>>> {
	reason: AmendmentReason;
	corrections?: Corrections | undefined;
	letterOfCreditAmount?: bigint | undefined;
	openingDate?: string | undefined;
}
