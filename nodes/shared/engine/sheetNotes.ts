import type { IDataObject } from 'n8n-workflow';

import type { ReadColumns } from '../columns/readColumns';
import type { Words } from '../words/say';
import { say } from './words';

/** What became of the columns of a sheet: shown, so that nothing is taken for something else unseen. */
export interface SheetNotes {
	/** Heading → what it means. */
	columns: Readonly<Record<string, string>>;
	/** Headings that mean nothing here. */
	columnsNotUsed: readonly string[];
	blankRows: number;
}

export const notesOf = ({ columns, notUsed, blankRows }: ReadColumns): SheetNotes => ({
	columns: Object.fromEntries(columns.map(({ heading, meaning, line }) => [heading, `${meaning}${line ?? ''}`])),
	columnsNotUsed: notUsed,
	blankRows,
});

/** What a dry run shows of them. */
export const shownNotes = ({ columns, columnsNotUsed }: SheetNotes): IDataObject => ({
	columns: { ...columns },
	columnsNotUsed: [...columnsNotUsed],
});

/** What of a sheet did not count. */
export function notUsedIn(notes: SheetNotes | undefined): Words[] {
	if (!notes) return [];
	const { columnsNotUsed: notUsed, blankRows } = notes;
	return [
		...(notUsed.length > 0 ? [say`Columns not used: ${notUsed.join(', ')}.`] : []),
		...(blankRows > 0 ? [say`Empty rows skipped: ${blankRows}.`] : []),
	];
}
