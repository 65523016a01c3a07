import type { Words } from '../words/say';
import type { Column, Meanings } from './meaning';
import { plainCell } from './sameCell';
import type { SheetRow } from './sheet';
import { say } from './words';

/**
 * Makes the function that tells of each row, in their order, whether an earlier one says the same: once uploaded twice,
 * it would be done twice.
 * @param unlike meanings in which rows must differ; none: in any
 */
export function twinFinder(
	unlike: readonly string[],
	meanings: Meanings,
	columns: readonly Column[],
): (row: SheetRow) => Words | undefined {
	const counted = unlike.length > 0 ? columns.filter(({ meaning }) => unlike.includes(meaning)) : columns;
	const seen = new Map<string, SheetRow>();
	return (row) => {
		const cells = counted.map(({ meaning, key }) => plainCell(meanings[meaning], row.cells[key]));
		if (cells.every((cell) => cell === '')) return undefined;
		const said = JSON.stringify(cells);
		const twin = seen.get(said);
		if (!twin) {
			seen.set(said, row);
			return undefined;
		}
		const [first] = counted;
		return unlike.length > 0 && first
			? say`"${first.heading}" [${twin.place} and ${row.place}]: expected a different value in each row, found one twice: leave one of the rows out`
			: say`${twin.place} and ${row.place} say the same: leave one out, or, if both are meant, let the name of the item tell them apart`;
	};
}
