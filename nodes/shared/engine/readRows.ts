import type { IExecuteFunctions } from 'n8n-workflow';

import { cellAt } from '../columns/cellAt';
import type { Columns, ColumnSettings, Form, SheetUnit } from '../columns/columns';
import type { Column } from '../columns/meaning';
import { readColumns, type ReadColumns } from '../columns/readColumns';
import { emptyCell } from '../columns/units';
import type { Invalid } from '../errors/invalid';
import { isEmptyDeep } from '../fields/fields';
import type { Words } from '../words/say';
import type { Entry } from './entry';
import { fieldPath } from './fieldPath';
import type { AnyOperation } from './operation';
import { isExpression, itemReader, type ReadFields } from './parameters';
import { pauses } from './pool';
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
	operation: AnyOperation,
	declared: Columns,
): Promise<{ entries: Entry[]; notes: SheetNotes }> {
	const { fields, vendor } = operation;
	const read = itemReader(context, fields);
	const { eachRowIs, columnNames = [] } = read(0).fields as Partial<ColumnSettings>;
	const credentials = await context.getCredentials(vendor.credentialType);
	const asked = new Map<string, unknown>();
	const parameter = (name: string, itemIndex = 0): unknown => {
		if (itemIndex > 0) return context.getNodeParameter(name, itemIndex, null);
		if (!asked.has(name)) asked.set(name, context.getNodeParameter(name, 0, null));
		return asked.get(name);
	};
	const beside = { credentials, parameter };
	const columns = { ...declared, ...declared.chosen?.(beside) };
	const sheet = readColumns(context.getInputData(), columns, { columnNames, ...(eachRowIs && { eachRowIs }) }, beside);
	const parts = partsIn(sheet.columns, columns);
	const valuesOf = valuesReader(context, columns, parts);
	const why = columns.together && whyInParts(context);
	const entries: Entry[] = [];
	const totals: Array<[Entry, Invalid]> = [];
	const pause = pauses();
	for (const rows of sheet.groups) {
		await pause();
		const unit = sheet.unitOf(rows);
		const itemIndexes = rows.map(({ itemIndex }) => itemIndex);
		const [first = 0] = itemIndexes;
		// Of a unit no more is kept than errors need: there are ten thousand.
		const { lines } = unit;
		const one = read(first, valuesOf(unit.form, first));
		refuseLacking(context, one, unit.form, columns, sheet);
		const entry: Entry = {
			itemIndexes,
			fields: one.fields,
			place: rows[0]?.place ?? say`item ${first}`,
			cellAt: (path) => cellAt(path, { rows, lines }, columns, sheet.columns),
			problems: unit.problems,
			...(columns.warnings && { warnings: columns.warnings(unit) }),
		};
		addEmptyCells(operation, entry, one, unit.form, columns);
		one.unreadable = one.unreadable.filter(({ name }) => !unit.unread.has(name));
		addUnreadable(context, operation, entry, one);
		if (why !== undefined && unit.mayLack && entry.problems.length === 0)
			refusePart(context, operation, entry, unit, columns, why);
		entries.push(entry);
		if (unit.totalProblem) totals.push([entry, unit.totalProblem]);
	}
	if (totals.length < entries.length)
		for (const [entry, total] of totals)
			entry.problems.push(problemOf(context, operation, entry, total.path, describe(total)));
	return { entries, notes: notesOf(sheet) };
}

/**
 * What neither a column nor the node says is lacking in all rows: it is told once, with the headings that would do.
 * @throws Failure
 */
function refuseLacking(
	context: IExecuteFunctions,
	{ unreadable }: ReadFields,
	form: Readonly<Form>,
	{ meanings, given }: Columns,
	sheet: ReadColumns,
): void {
	if (unreadable.length === 0) return;
	const isField = (meaning: string, name: string) => {
		const [field = meaning, inner] = meanings[meaning]?.to ?? [];
		return field === name && inner === undefined && !meanings[meaning]?.ofLine;
	};
	const { parameters } = context.getNode();
	const lacking = unreadable.flatMap(({ name }) => {
		if (sheet.columns.some(({ meaning }) => isField(meaning, name))) return [];
		const isLacking =
			form[name] === undefined ? given.includes(name) || isEmptyDeep(parameters[name]) : form[name] === null;
		const meaning = Object.keys(meanings).find((one) => isField(one, name));
		return isLacking && meaning !== undefined ? [{ name, meaning }] : [];
	});
	if (lacking.length === 0) return;
	const settable = lacking.every(({ name }) => !given.includes(name));
	throw sheet.lacking(
		lacking.map(({ meaning }) => meaning),
		settable,
	);
}

/** Adds what a unit lacks where a part of its rows could be taken for the whole. */
function refusePart(
	context: IExecuteFunctions,
	operation: AnyOperation,
	entry: Entry,
	{ cell }: SheetUnit,
	{ together }: Columns,
	why: Words,
): void {
	const options = (entry.fields.options ?? {}) as Readonly<Record<string, unknown>>;
	if (!together || together.tellWhole.some((name) => options[name] !== undefined || cell(name) !== undefined)) return;
	const lacking = together.partProblem(why);
	entry.problems.push(problemOf(context, operation, entry, lacking.path, describe(lacking)));
}

/** Fields that the node asks for beside the sheet, of which it gives a part: the names of that part. */
function partsIn(used: readonly Column[], { meanings, given }: Columns): ReadonlyMap<string, readonly string[]> {
	const parts = new Map<string, string[]>();
	for (const { meaning } of used) {
		const [name, part] = meanings[meaning]?.to ?? [];
		if (name === undefined || part === undefined || given.includes(name) || meanings[meaning]?.ofLine) continue;
		parts.set(name, [...(parts.get(name) ?? []), part]);
	}
	return parts;
}

/**
 * Makes the function that tells what the fields of the form hold: of those that the node asks for beside the sheet,
 * what the sheet does not say. Of what it has a column for nothing else is taken, also where a cell is empty.
 */
function valuesReader(
	context: IExecuteFunctions,
	columns: Columns,
	parts: ReadonlyMap<string, readonly string[]>,
): (form: Readonly<Form>, itemIndex: number) => Readonly<Form> {
	const given = new Set(columns.given);
	const none: Form = { dataFrom: 'form', ...Object.fromEntries(columns.given.map((name) => [name, undefined])) };
	const { parameters } = context.getNode();
	const fixed = new Map<string, unknown>();
	// What holds no expression is the same for all rows: it is asked of n8n once.
	const ask = (name: string, itemIndex: number): unknown => {
		if (fixed.has(name)) return fixed.get(name);
		const asked = context.getNodeParameter(name, itemIndex, {});
		if (!isExpression(parameters[name])) fixed.set(name, asked);
		return asked;
	};

	return (form, itemIndex) => {
		const values: Form = { ...none, ...form };
		for (const name of new Set([...parts.keys(), ...Object.keys(form)])) {
			const value = form[name];
			if (given.has(name) || (!parts.has(name) && !(typeof value === 'object' && value !== null))) continue;
			const beside = { ...(ask(name, itemIndex) as Form | undefined) };
			for (const part of parts.get(name) ?? []) delete beside[part];
			values[name] = { ...beside, ...(value as Form | undefined) };
		}
		return values;
	};
}

/** A cell of something that cannot do without: nothing else is taken in its place. */
function addEmptyCells(
	{ vendor }: AnyOperation,
	entry: Entry,
	read: ReadFields,
	form: Readonly<Form>,
	{ given }: Columns,
): void {
	const isEmpty = ({ name }: { name: string }) => form[name] === null;
	for (const { name, field } of read.unreadable.filter(isEmpty)) {
		const cell = entry.cellAt?.([field.property.displayName]);
		const problem = emptyCell(
			cell ?? say`${fieldPath([field.property.displayName], vendor.edition)} [${entry.place}]`,
			{ isSettable: !given.includes(name) },
		);
		// What names a document was missed already, when rows were put together.
		if (!entry.problems.includes(problem)) entry.problems.push(problem);
	}
	read.unreadable = read.unreadable.filter((one) => !isEmpty(one));
}
