import { choice, literal, rows, text, when, type Field, type Fields } from '../fields/fields';
import type { Columns } from './columns';
import { NOT_USED } from './matchColumns';
import type { Meanings } from './meaning';

const dataFrom: Field<'form' | 'columns'> = {
	...choice({
		displayName: 'Data From',
		description: 'Whether the form below says it, or the columns of the input items',
		choices: {
			columns: {
				name: 'Columns',
				description:
					'Each input item is a row of a sheet, read by the headings of its columns: the Hometax form, exports of an ERP. What the sheet does not say is set once below.',
			},
			form: { name: 'Form', description: 'The fields below, with expressions for what is in the input' },
		},
		default: 'form',
	}),
	notAsTool: true,
};

const OF_COLUMNS = { dataFrom: ['columns'] };

// A sheet is read by the same rules in all its rows.
const eachRowIs = literal(
	choice({
		displayName: 'Each Row Is',
		description:
			'Lines are put together by the column of the Reference ID, those of an amendment by its original. Where a row has its lines side by side (품목1, 품목2 …), it is a document in any case.',
		choices: { document: 'A Document', line: 'A Line of a Document' },
		default: 'line',
	}),
);

const columnNames = (meanings: Meanings) =>
	literal(
		rows({
			displayName: 'Column Names',
			description:
				'Only for columns whose headings are not understood by themselves: a hint above the output of each run names them',
			group: 'name',
			groupName: 'Column',
			buttonText: 'Add Column',
			fields: {
				column: text<string>({ displayName: 'Your Column', description: 'Its heading in the sheet' }),
				means: choice<string>({
					displayName: 'Means',
					description: 'What stands in it',
					choices: Object.fromEntries(
						[
							...Object.entries(meanings).map(([name, { label, korean }]) => [name, `${label} (${korean})`] as const),
							[NOT_USED, 'Not Used (사용 안 함)'] as const,
						].toSorted(([, a], [, b]) => a.localeCompare(b)),
					),
					default: Object.keys(meanings)[0] ?? '',
				}),
			},
		}),
	);

/** What is asked of a sheet, before anything else: in the order of the form. */
const sheetFields = (meanings: Meanings, hasLines: boolean): Fields => ({
	dataFrom,
	...(hasLines && { eachRowIs: when(OF_COLUMNS, eachRowIs) }),
	columnNames: when(OF_COLUMNS, columnNames(meanings)),
});

/**
 * The fields of an operation, behind those that ask for a sheet: of what the sheet gives nothing is asked, and what it
 * may give may stay empty.
 */
export const withColumns = (fields: Fields, { meanings, given, together }: Columns): Fields => ({
	...sheetFields(meanings, together !== undefined),
	...Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [
			name,
			given.includes(name) ? { ...field, hide: { ...field.hide, ...OF_COLUMNS } } : { ...field, free: OF_COLUMNS },
		]),
	),
});
