import { utils, write, type BookType } from '@e965/xlsx';

export type Cells = readonly unknown[];

/** As Excel writes them today, and as Hometax and old programs do. */
export const FORMATS = { xlsx: 'xlsx', xls: 'biff8' } as const satisfies Record<string, BookType>;
export type Format = keyof typeof FORMATS;

/** A file with these rows on its first sheet, and a sheet of explanations behind it; empty cells are none. */
export function workbook(rows: readonly Cells[], format: Format = 'xlsx', name = 'Sheet1'): Buffer {
	const book = utils.book_new();
	const cells = rows.map((row) => row.map((cell) => (cell === undefined ? null : cell)));
	utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name);
	utils.book_append_sheet(book, utils.aoa_to_sheet([['항목설명'], ['작성일자', '20260131']]), '항목설명');
	return write(book, { type: 'buffer', bookType: FORMATS[format] }) as Buffer;
}

/** Rows by their headings: the row of headings, and one for each. */
export function table(headings: readonly string[], rows: ReadonlyArray<Readonly<Record<string, unknown>>>): Cells[] {
	return [headings, ...rows.map((row) => headings.map((heading) => row[heading]))];
}
