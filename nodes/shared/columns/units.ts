import { Invalid } from '../errors/invalid';
import { plainLine } from '../korea/textForm';
import type { Words } from '../words/say';
import type { Beside, Columns, Form, SheetUnit } from './columns';
import { shownAt, type Column, type Meaning } from './meaning';
import { isEmptyCell, type SheetRow } from './sheet';
import { say } from './words';

type LineOfUnit = SheetUnit['lines'][number];

/**
 * Makes the function that reads rows which belong together as one unit.
 * @param isWhole whether each row is a document of its own
 */
export function unitReader(
	{ meanings, together, complete }: Columns,
	all: readonly Column[],
	isWhole: boolean,
	beside: Beside,
): (rows: readonly SheetRow[]) => SheetUnit {
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
		const value = isEmptyCell(cell) ? null : (meaning?.read?.(cell, (other) => cellOf(row, other)) ?? cell);
		if (inner === undefined) form[field] = value;
		else if (value !== null) form[field] = { ...(form[field] as Form | undefined), [inner]: value };
	}

	return (rows) => {
		const [first] = rows as readonly [SheetRow];
		const problems: Words[] = [];
		const form: Form = {};
		const putOr = (into: Form, column: Column, row: SheetRow) => {
			try {
				put(into, column, row);
			} catch (error) {
				problems.push(say`${cellName(column, row)}: ${whatIsWrong(error)}`);
			}
		};
		const completed = (line: Form, row: SheetRow, columns: readonly Column[]): Form => {
			try {
				return together?.completeLine(line) ?? line;
			} catch (error) {
				const problem = whatIsWrong(error);
				const place = error instanceof Invalid ? error.path.at(-1) : undefined;
				const column =
					columns.find(({ meaning }) => meanings[meaning]?.label === place) ??
					columns.find(({ meaning }) => shownAt(meanings[meaning]).at(-1) === place);
				problems.push(say`${column ? cellName(column, row) : row.place}: ${problem}`);
				return line;
			}
		};
		for (const column of ofDocument) {
			putOr(form, column, first);
			const same = sameMeaning(meanings[column.meaning]);
			for (const row of rows)
				if (!same(first.cells[column.key], row.cells[column.key])) problems.push(differs(column, first, row));
			if (column.meaning === together?.by && !isWhole && isEmptyCell(first.cells[column.key]))
				problems.push(emptyCell(cellName(column, first)));
		}
		const lines: LineOfUnit[] = [];
		const values = rows.flatMap((row) =>
			ofLines.flatMap(({ line, columns }) => {
				if (columns.every(({ key }) => isEmptyCell(row.cells[key]))) return [];
				const value: Form = {};
				for (const column of columns) putOr(value, column, row);
				lines.push({ row, ...(line !== undefined && { line }) });
				return [completed(value, row, columns)];
			}),
		);
		if (together && values.length > 0) form[together.linesTo[0]] = { [together.linesTo[1]]: values };
		const unit: SheetUnit = {
			rows,
			form,
			problems,
			lines,
			mayLack: together !== undefined && !isWhole,
			has: (meaning) => used.has(meaning),
			cell: (meaning) => cellOf(first, meaning),
		};
		Object.assign(form, complete?.(form, unit, beside));
		return unit;
	};
}

/** @throws what is no fault of a cell */
function whatIsWrong(cause: unknown): string {
	if (cause instanceof Invalid) return cause.message;
	throw cause;
}

/** What is not a line must be the same in all rows of a document. */
const differs = (column: Column, first: SheetRow, row: SheetRow): Words =>
	say`"${column.heading}" [${first.place} and ${row.place}]: expected the same value in all rows of one document, found two`;

/** Makes the function that tells whether two cells say the same, however they are written. */
function sameMeaning(meaning: Meaning | undefined): (a: unknown, b: unknown) => boolean {
	const plain = (cell: unknown) => {
		if (isEmptyCell(cell)) return '';
		if (meaning?.byDigits) return String(cell).replace(/\D/g, '');
		try {
			return plainLine(String(meaning?.read?.(cell, () => undefined) ?? cell));
		} catch {
			return plainLine(String(cell));
		}
	};
	return (a, b) => a === b || plain(a) === plain(b);
}

/** Of something that cannot do without: nothing else is taken in its place. */
export const emptyCell = (cell: Words): Words =>
	say`${cell}: expected a value, found an empty cell: fill it, or leave the column out and set it in the node`;

/** `"공급가액" [row 12]`. */
export const cellName = ({ heading }: Column, { place }: SheetRow): Words => say`"${heading}" [${place}]`;
