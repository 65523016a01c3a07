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
	const column = columns.find(({ meaning, line }) => {
		const known = meanings[meaning];
		const shown = shownAt(known);
		return (
			(known?.ofLine === true) === (ofLine !== undefined) &&
			line === ofLine?.line &&
			shown.length > 0 &&
			shown.every((step, index) => step === names[index])
		);
	});
	const row = ofLine?.row ?? unit.rows[0];
	return column && row && cellName(column, row);
}
