import {
	alwaysShown,
	choice,
	date,
	jsonRows,
	number,
	optional,
	rows,
	text,
	when,
	won,
	type Aliases,
	type Fields,
	type Field,
	type Read,
} from '../fields/fields';
import { name } from '../fields/name';
import { withoutFence } from '../korea/textForm';
import { isLineText, readLineText } from './lineText';

const first = {
	name: name({ displayName: 'Name', description: 'What was supplied (품목)' }),
	supplyCost: alwaysShown(
		optional(
			won({
				displayName: 'Supply Cost',
				description:
					'Supply cost (공급가액) in whole won; empty: quantity × unit price. With "Amounts" set to split, the amount including VAT.',
				placeholder: 'e.g. 1,000,000',
			}),
		),
	),
	tax: alwaysShown(
		optional(
			won({
				displayName: 'Tax',
				description:
					'Tax (세액) in whole won. Empty in all lines: computed. Leave empty when it is split, and when the invoice is tax-exempt.',
			}),
		),
	),
	quantity: optional(number({ displayName: 'Quantity' })),
};

const last = {
	specification: optional(text({ displayName: 'Specification' })),
	date: optional(date({ displayName: 'Date', description: 'Day of supply (공급일자); empty: the write date' })),
	remark: optional(text({ displayName: 'Remark', description: 'Remark on the line (비고)' })),
};

/** A line, but for the unit price: some vendors take fractions of a won there. */
export type Line = Read<typeof first & typeof last>;

/** A line whose unit price is whole won: what most lines have stands first. */
export const itemFields = {
	...first,
	unitPrice: optional(won({ displayName: 'Unit Price', description: 'Unit price (단가) in won' })),
	...last,
};

/** A line whose unit price may have decimals. */
export const itemFieldsWithDecimals = {
	...first,
	unitPrice: optional(
		number({ displayName: 'Unit Price', description: 'Unit price (단가) in won, with at most 2 decimals' }),
	),
	...last,
};

/** What Bolta, Hiworks and PortOne (also in its retired preview) call the fields of a line. */
export const itemAliases: Aliases = {
	purchaseDate: 'date',
	subject: 'name',
	itemName: 'name',
	spec: 'specification',
	unit: 'specification',
	unitCostAmount: 'unitPrice',
	supplyPrice: 'supplyCost',
	supplyCostAmount: 'supplyCost',
	supplyAmount: 'supplyCost',
	taxAmount: 'tax',
	description: 'remark',
};

const KEYS = 'name, supplyCost (or quantity and unitPrice), and if you like date, specification, tax, remark';

/** Lines from the form. */
export const lineRows = <F extends Fields>(fields: F, description = 'The lines (품목) of the invoice') =>
	rows({
		displayName: 'Items',
		description,
		group: 'item',
		groupName: 'Item',
		buttonText: 'Add Item',
		detailText: 'Add Item Detail',
		fields,
	});

/**
 * Lines from a JSON array, or from text with one line each: a model writes JSON within JSON badly, and a person who is
 * asked whether that may be issued cannot read it.
 */
export const lineJson = <F extends Fields>(
	fields: F,
	what = 'objects',
	example = '{ "name": "…", "supplyCost": 100000, "tax": 10000 }',
): Field<Array<Read<F>>> => {
	const field = jsonRows({
		displayName: 'Items JSON',
		description: `An array of ${what} with the keys ${KEYS}. Or text, each line 품목 | 공급가액 | 세액, or with other headings in the first.`,
		placeholder: `e.g. [${example}]`,
		fields,
		aliases: itemAliases,
	});
	return {
		...field,
		read: (value) => {
			const given = typeof value === 'string' ? withoutFence(value) : value;
			return isLineText(given) ? readLineText(given, fields) : field.read(given);
		},
	};
};

/** The lines of an invoice: from the form or from JSON. */
export const lineFields = <F extends Fields>(fields: F) => ({
	itemSource: choice({
		displayName: 'Item Source',
		description: 'Where the lines (품목) of the invoice come from',
		choices: {
			form: { name: 'From the Form', description: 'Fill in one row per line' },
			json: {
				name: 'From JSON',
				description: 'A JSON array with one object per line, or text such as 품목 | 공급가액 | 세액',
			},
		},
		default: 'form',
	}),
	items: when({ itemSource: ['form'] }, lineRows(fields)),
	itemsJson: when({ itemSource: ['json'] }, lineJson(fields)),
});

/** The lines of an item, whichever way they came. */
export const linesOf = <L>({
	itemSource,
	items,
	itemsJson,
}: {
	itemSource: string;
	items?: L[] | undefined;
	itemsJson?: L[] | undefined;
}): L[] => (itemSource === 'json' ? itemsJson : items) ?? [];
