import type { Step } from '../errors/invalid';
import type { Words } from '../words/say';
import type { Columns, SheetUnit } from './columns';
import { shownAt, type Column, type Meaning, type Meanings } from './meaning';
import { cellName } from './units';

type Path = readonly Step[];

/** Lists of the form whose entries are lines. */
const HAS_LINES = /\bItems\b/;

/**
 * The cell that an error is about; undefined: no column has it.
 * @param path as the form shows it, from the outside in: `['Items', 0, 'Supply Cost']`
 */
export function cellAt(
	path: Path,
	{ rows, lines }: Pick<SheetUnit, 'rows' | 'lines'>,
	{ meanings }: Columns,
	columns: readonly Column[],
): Words | undefined {
	const isOfLine = ({ meaning }: Column) => meanings[meaning]?.ofLine === true;
	const ofDocument = columnAt(
		path,
		columns.filter((column) => !isOfLine(column)),
		meanings,
	);
	if (ofDocument && rows[0]) return cellName(ofDocument, rows[0]);
	// A document too may have rows of its own, such as contacts: they are no lines.
	const list = path.findIndex((step) => typeof step === 'string' && HAS_LINES.test(step));
	if (list < 0) return undefined;
	const index = path[list + 1];
	// What is wrong with all lines together is shown at the first.
	const line = lines[typeof index === 'number' ? index : 0];
	const row = line?.row ?? rows[0];
	const ofLines = columns.filter((column) => isOfLine(column) && (!line || column.line === line.line));
	const column = columnAt(path.slice(typeof index === 'number' ? list + 2 : list + 1), ofLines, meanings);
	return column && row && cellName(column, row);
}

/** A way as one text, entries of lists counted from 1: `Recipient Contacts 1 Name`. */
const wayOf = (path: Path): string =>
	path.map((step) => (typeof step === 'number' ? step + 1 : typeof step === 'string' ? step : step.key)).join(' ');

/** The column of the most exact place on the way, or the first within it: parts that do not add up. */
function columnAt(path: Path, columns: readonly Column[], meanings: Meanings): Column | undefined {
	const way = wayOf(path);
	const onTheWay = (placesOf: (meaning: Meaning) => readonly string[]): Column | undefined => {
		let found: Column | undefined;
		let length = 0;
		for (const column of columns) {
			const meaning = meanings[column.meaning];
			for (const place of meaning ? placesOf(meaning) : [])
				if (place.length > length && `${way} `.startsWith(`${place} `)) [found, length] = [column, place.length];
		}
		return found;
	};
	const isWithin = ({ meaning }: Column) => way === '' || wayOf(shownAt(meanings[meaning])).startsWith(`${way} `);
	return (
		onTheWay((meaning) => [wayOf(shownAt(meaning)), meaning.label]) ??
		onTheWay(({ toldAs = [] }) => toldAs) ??
		// What an operation finds wrong with one of its options it tells without their heading.
		onTheWay((meaning) => shownAt(meaning).slice(-1)) ??
		columns.find(isWithin)
	);
}
