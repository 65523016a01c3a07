import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { cellAt } from '../columns/cellAt';
import type { Columns, ColumnSettings, Form } from '../columns/columns';
import { readColumns } from '../columns/readColumns';
import { emptyCell } from '../columns/units';
import type { Entry } from './entry';
import type { AnyOperation } from './operation';
import { itemReader, type ReadFields } from './parameters';
import { PAUSE_EVERY } from './pool';
import { addUnreadable, describe, problemOf } from './report';
import { notesOf, type SheetNotes } from './sheetNotes';
import { whyInParts } from './whole';
import { say } from './words';

/**
 * Reads the items as rows of a sheet: they become what the form would hold. What the sheet does not say is set once, in
 * the fields of the node.
 * @throws Invalid or Failure where its columns cannot be understood
 */
export async function readRows(
	context: IExecuteFunctions,
	{ fields, vendor }: AnyOperation,
	columns: Columns,
): Promise<{ entries: Entry[]; notes: SheetNotes }> {
	const { eachRowIs, columnNames = [] } = itemReader(context, fields)(0).fields as Partial<ColumnSettings>;
	const credentials = await context.getCredentials(vendor.credentialType);
	const beside = { credentials, parameter: (name: string) => context.getNodeParameter(name, 0, undefined) };
	const sheet = readColumns(context.getInputData(), columns, { columnNames, ...(eachRowIs && { eachRowIs }) }, beside);
	const read = itemReader(context, fields);
	const why = columns.together && whyInParts(context);
	const entries: Entry[] = [];
	for (const [index, rows] of sheet.groups.entries()) {
		if (index % PAUSE_EVERY === 0) await sleep(0);
		const unit = sheet.unitOf(rows);
		const itemIndexes = rows.map(({ itemIndex }) => itemIndex);
		const [first = 0] = itemIndexes;
		const one = read(first, valuesOf(context, unit.form, columns, first));
		const entry: Entry = {
			itemIndexes,
			fields: one.fields,
			place: rows[0]?.place ?? say`item ${first}`,
			cellAt: (path) => cellAt(path, unit, columns, sheet.columns),
			problems: unit.problems,
		};
		addEmptyCells(entry, one, unit.form);
		addUnreadable(context, entry, one);
		if (why !== undefined && unit.mayLack && columns.together && entry.problems.length === 0) {
			const lacking = columns.together.partProblem(why);
			entry.problems.push(problemOf(context, entry, lacking.path, describe(lacking)));
		}
		entries.push(entry);
	}
	return { entries, notes: notesOf(sheet) };
}

/** What the fields of the form hold: of those that the node asks for beside the sheet, what the sheet does not say. */
function valuesOf(
	context: IExecuteFunctions,
	form: Readonly<Form>,
	{ given }: Columns,
	itemIndex: number,
): Readonly<Form> {
	const values: Form = { dataFrom: 'form' };
	for (const name of given) values[name] = undefined;
	for (const [name, value] of Object.entries(form)) {
		const isPart = typeof value === 'object' && value !== null && !given.includes(name);
		values[name] = isPart
			? { ...(context.getNodeParameter(name, itemIndex, {}) as object | undefined), ...value }
			: value;
	}
	return values;
}

/** A cell of something that cannot do without: nothing else is taken in its place. */
function addEmptyCells(entry: Entry, read: ReadFields, form: Readonly<Form>): void {
	const isEmpty = ({ name }: { name: string }) => form[name] === null;
	for (const { field } of read.unreadable.filter(isEmpty)) {
		const cell = entry.cellAt?.([field.property.displayName]);
		const problem = emptyCell(cell ?? say`${field.property.displayName} [${entry.place}]`);
		// What names a document was missed already, when rows were put together.
		if (!entry.problems.includes(problem)) entry.problems.push(problem);
	}
	read.unreadable = read.unreadable.filter((one) => !isEmpty(one));
}
