import { withoutSeparators } from '../korea/partyNumber';
import { plainLine } from '../korea/textForm';
import type { Meaning } from './meaning';
import { isEmptyCell } from './sheet';

/** What a cell says, however it is written: two cells that say the same give the same text; an empty one gives ''. */
export function plainCell(meaning: Meaning | undefined, cell: unknown): string {
	if (isEmptyCell(cell)) return '';
	if (meaning?.byDigits) return withoutSeparators(cell) || plainLine(String(cell));
	try {
		const value = meaning?.read?.(cell, () => undefined) ?? cell;
		return typeof value === 'object' ? JSON.stringify(value) : plainLine(String(value));
	} catch {
		// What cannot be read is told where it is read.
		return plainLine(String(cell));
	}
}

/** Makes the function that tells whether two cells say the same. */
export const sameMeaning =
	(meaning: Meaning | undefined) =>
	(a: unknown, b: unknown): boolean =>
		a === b || plainCell(meaning, a) === plainCell(meaning, b);
