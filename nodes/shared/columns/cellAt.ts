import type { Words } from '../words/say';
import type { Columns, SheetUnit } from './columns';
import { shownAt, type Column } from './meaning';
import { cellName } from './units';

/**
 * The cell that an error is about; undefined: no column has it.
 * @param path as the form shows it, from the outside in: `['Items', 0, 'Supply Cost']`
 */
export function cellAt(
	path: ReadonlyArray<string | number>,
	unit: SheetUnit,
	{ meanings }: Columns,
	columns: readonly Column[],
): Words | undefined {
	const [, place] = path;
	const ofLine = typeof place === 'number' ? unit.lines[place] : undefined;
	const names = ofLine ? path.slice(2) : path;
	const isHere = ({ meaning, line }: Column) =>
		(meanings[meaning]?.ofLine === true) === (ofLine !== undefined) && line === ofLine?.line;
	const shownOf = ({ meaning }: Column) => shownAt(meanings[meaning]);
	const isPlace = (column: Column) => {
		const shown = shownOf(column);
		return shown.length > 0 && shown.every((step, index) => step === names[index]);
	};
	const here = columns.filter(isHere);
	// What an operation finds wrong with one of its options it tells without their heading.
	const column = here.find(isPlace) ?? here.find((one) => shownOf(one).at(-1) === names[0]);
	const row = ofLine?.row ?? unit.rows[0];
	return column && row && cellName(column, row);
}
