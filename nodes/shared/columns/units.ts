import { Invalid, type Step } from '../errors/invalid';
import { CLEARED } from '../fields/fields';
import { plainNumber } from '../korea/textForm';
import { commonName } from '../words/edition';
import type { Words } from '../words/say';
import type { Beside, Columns, Form, SheetUnit } from './columns';
import { nameOfMeaning, shownAt, type Column, type Meanings } from './meaning';
import { sameMeaning } from './sameCell';
import { isEmptyCell, type SheetRow } from './sheet';
import { twinFinder } from './unlike';
import { say } from './words';

type LineOfUnit = SheetUnit['lines'][number];

/**
 * Makes the function that reads rows which belong together as one unit.
 * @param isWhole whether each row is a document of its own
 */
export function unitReader(
	{ meanings, together, complete, unlikeDocuments, unlike, clears = [] }: Columns,
	found: readonly Column[],
	isWhole: boolean,
	beside: Beside,
): (rows: readonly SheetRow[]) => SheetUnit {
	const isPlaceless = ({ meaning }: Column) => meanings[meaning]?.placeless === true;
	const all = found.filter((column) => !isPlaceless(column));
	const withoutPlace = found.filter(isPlaceless);
	const unlikeIn = unlike ?? (unlikeDocuments && isWhole ? [] : undefined);
	const twinOf = unlikeIn && twinFinder(unlikeIn, meanings, all);
	const isOfLine = ({ meaning }: Column) => meanings[meaning]?.ofLine === true;
	const ofDocument = all.filter((column) => !isOfLine(column));
	// Lines side by side have a number; where they stand below each other, all columns are of one.
	const lineNumbers = [...new Set(all.filter(isOfLine).map(({ line }) => line))].toSorted((a = 0, b = 0) => a - b);
	const ofLines = lineNumbers.map((line) => ({
		line,
		columns: all.filter((column) => isOfLine(column) && column.line === line),
	}));
	const used = new Set(all.map(({ meaning }) => meaning));
	const cellOf = (row: SheetRow, meaning: string): unknown => {
		const column = all.find((one) => one.meaning === meaning);
		const cell = column && row.cells[column.key];
		return isEmptyCell(cell) ? undefined : cell;
	};

	/** Puts a cell where the form has it. @throws Invalid */
	function put(form: Form, column: Column, row: SheetRow): void {
		const meaning = meanings[column.meaning];
		const cell = row.cells[column.key];
		const [field = column.meaning, inner] = meaning?.to ?? [];
		const empty = clears.includes(column.meaning) ? CLEARED : null;
		const value = isEmptyCell(cell) ? empty : (meaning?.read?.(cell, (other) => cellOf(row, other)) ?? cell);
		if (inner === undefined) form[field] = value;
		else if (value !== null || meaning?.needed) form[field] = { ...(form[field] as Form | undefined), [inner]: value };
	}

	return (rows) => {
		const [first] = rows as readonly [SheetRow];
		const problems: Words[] = [];
		const unread = new Set<string>();
		const form: Form = {};
		const putOr = (into: Form, column: Column, row: SheetRow) => {
			try {
				put(into, column, row);
			} catch (error) {
				problems.push(say`${cellName(column, row)}: ${whatIsWrong(error)}`);
				const [field = column.meaning, inner] = meanings[column.meaning]?.to ?? [];
				if (inner === undefined && !isOfLine(column)) unread.add(field);
			}
		};
		/** @param among the columns in one of which the mistake is */
		const completed = (
			given: Form,
			row: SheetRow,
			among: readonly Column[],
			complete: () => Form | undefined,
		): Form => {
			try {
				return complete() ?? given;
			} catch (error) {
				const problem = whatIsWrong(error);
				const place = error instanceof Invalid ? error.path.at(-1) : undefined;
				const column =
					among.find(({ meaning }) => meanings[meaning]?.label === place) ??
					among.find(({ meaning }) => shownAt(meanings[meaning]).at(-1) === place);
				const where = column
					? cellName(column, row)
					: place === undefined
						? row.place
						: say`${nameOfPlace(place, meanings)} [${row.place}]`;
				problems.push(say`${where}: ${problem}`);
				return given;
			}
		};
		for (const row of rows) {
			const twin = twinOf?.(row);
			if (twin !== undefined) problems.push(twin);
		}
		for (const column of ofDocument) {
			putOr(form, column, first);
			const same = sameMeaning(meanings[column.meaning]);
			for (const row of rows.slice(1))
				if (!same(first.cells[column.key], row.cells[column.key])) problems.push(differs(column, first, row));
			if (together?.by.includes(column.meaning) && !isWhole && isEmptyCell(first.cells[column.key]))
				problems.push(emptyCell(cellName(column, first), { isSettable: false }));
		}
		const lines: LineOfUnit[] = [];
		const values = rows.flatMap((row) =>
			ofLines.flatMap(({ line, columns }) => {
				if (columns.every(({ key }) => isEmptyCell(row.cells[key]))) return [];
				const value: Form = {};
				for (const column of columns) putOr(value, column, row);
				lines.push({ row, ...(line !== undefined && { line }) });
				return [completed(value, row, columns, () => together?.completeLine(value))];
			}),
		);
		const [only] = values;
		if (together && only) form[together.linesTo[0]] = { [together.linesTo[1]]: values };
		const unit: SheetUnit = {
			rows,
			form,
			problems,
			unread,
			lines,
			totalProblem: only && values.length === 1 ? together?.totalProblem(only) : undefined,
			// Of what has no lines, a row that is missing takes nothing away.
			mayLack: together !== undefined && !isWhole && lines.length > 0,
			has: (meaning) => used.has(meaning),
			cell: (meaning) => cellOf(first, meaning),
			placeless: withoutPlace
				.filter(({ key }) => rows.some(({ cells }) => saysSomething(cells[key])))
				.map(({ heading }) => heading),
		};
		Object.assign(
			form,
			completed(form, first, all, () => complete?.(form, unit, beside)),
		);
		return unit;
	};
}

/** Of what has no place a zero says no more than an empty cell. */
const saysSomething = (cell: unknown) => !isEmptyCell(cell) && plainNumber(String(cell)) !== '0';

/** What no column of the sheet says: as sheets call it, or a field beside them as the form does. */
function nameOfPlace(place: Step, meanings: Meanings): string {
	const meant = Object.values(meanings).find(({ label }) => label === place);
	return meant ? nameOfMeaning(meant) : typeof place === 'string' ? commonName(place) : '';
}

/** @throws what is no fault of a cell */
function whatIsWrong(cause: unknown): string {
	if (cause instanceof Invalid) return cause.message;
	throw cause;
}

/** What is not a line must be the same in all rows of a document. */
const differs = (column: Column, first: SheetRow, row: SheetRow): Words =>
	say`"${column.heading}" [${first.place} and ${row.place}]: expected the same value in all rows of one document, found two`;

/**
 * Of something that cannot do without: nothing else is taken in its place.
 * @param isSettable whether the node asks for it beside a sheet
 */
export const emptyCell = (cell: Words, { isSettable }: { isSettable: boolean }): Words =>
	isSettable
		? say`${cell}: expected a value, found an empty cell: fill it, or leave the column out and set it in the node`
		: say`${cell}: expected a value, found an empty cell: fill it, or leave the row out`;

/** `"공급가액" [row 12]`. */
export const cellName = ({ heading }: Pick<Column, 'heading'>, { place }: SheetRow): Words =>
	say`"${heading}" [${place}]`;
