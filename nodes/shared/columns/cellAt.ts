import type { Step } from '../errors/invalid';
import type { Words } from '../words/say';
import type { Columns, SheetUnit } from './columns';
import { shownAt, type Column } from './meaning';
import { cellName } from './units';

/**
 * The cell that an error is about; undefined: no column has it.
 * @param path as the form shows it, from the outside in: `['Items', 0, 'Supply Cost']`
 */
export function cellAt(
	path: readonly Step[],
	{ rows, lines }: Pick<SheetUnit, 'rows' | 'lines'>,
	{ meanings }: Columns,
	columns: readonly Column[],
): Words | undefined {
	const find = (names: readonly Step[], line: SheetUnit['lines'][number] | undefined) => {
		const here = columns.filter(
			(column) => (meanings[column.meaning]?.ofLine === true) === (line !== undefined) && column.line === line?.line,
		);
		const shownOf = ({ meaning }: Column) => shownAt(meanings[meaning]);
		const isPlace = (column: Column) => {
			const shown = shownOf(column);
			return shown.length > 0 && shown.every((step, index) => step === names[index]);
		};
		// What an operation finds wrong with one of its options it tells without their heading.
		return here.find(isPlace) ?? here.find((one) => shownOf(one).at(-1) === names[0]);
	};
	const place = path.findIndex((step) => typeof step === 'number');
	const line = lines[Number(path[place])];
	// A document too may have rows of its own, such as contacts: they are no lines.
	const ofDocument = find(path, undefined);
	const column = ofDocument ?? (line && find(path.slice(place + 1), line));
	const row = (ofDocument ? undefined : line?.row) ?? rows[0];
	return column && row && cellName(column, row);
}
