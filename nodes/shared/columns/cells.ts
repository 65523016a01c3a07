import type { Invalid } from '../errors/invalid';
import { isExcelDay, parseDay } from '../korea/day';
import { plainNumber } from '../korea/textForm';

/** Excel counts days from here. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** A day as sheets give it: also Excel's count of days. @throws Invalid */
export function sheetDay(cell: unknown): string {
	const text = typeof cell === 'number' || typeof cell === 'string' ? plainNumber(String(cell)) : '';
	if (isExcelDay(text)) return parseDay(new Date(FIRST_DAY + Math.floor(Number(text)) * DAY_MS));
	return parseDay(cell);
}

/**
 * A day with its time, where a sheet gives it as Excel's count of days with a fraction: `46400.375` is nine o'clock.
 * Others stay as they are: the field reads them.
 * @throws Invalid
 */
export function sheetTime(cell: unknown): unknown {
	const text = typeof cell === 'number' || typeof cell === 'string' ? plainNumber(String(cell)) : '';
	if (!isExcelDay(text)) return cell;
	const seconds = Math.round((Number(text) % 1) * (DAY_MS / 1000));
	// Without a fraction it may be a day of which nobody has said the time.
	if (seconds === 0) return sheetDay(cell);
	const moment = new Date(FIRST_DAY + Math.floor(Number(text)) * DAY_MS + seconds * 1000);
	return moment.toISOString().slice(0, 'YYYY-MM-DDTHH:mm:ss'.length);
}

/** Makes the reader of one of a few words, as forms and people write them. @throws Invalid */
export const oneOf =
	(words: Readonly<Record<string, readonly string[]>>, expected: () => Invalid) =>
	(cell: unknown): string => {
		const text = plainNumber(String(cell)).replace(/\s/g, '').toLowerCase();
		const found = Object.entries(words).find(
			([value, others]) => value.toLowerCase() === text || others.includes(text),
		);
		if (!found) throw expected();
		return found[0];
	};
