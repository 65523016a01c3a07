import type { INodeExecutionData } from 'n8n-workflow';

import { Invalid } from '../errors/invalid';
import { plainLine } from '../korea/textForm';
import type { Words } from '../words/say';
import { saysOtherUnit } from './heading';
import { say } from './words';

/** A row of a sheet that says something. */
export interface SheetRow {
	/** Of the input item that it is. */
	itemIndex: number;
	/** Where a person finds it: the row of the sheet where the input tells, else the item, counted from 0 as n8n does. */
	place: Words;
	/** The item's JSON. */
	cells: Readonly<Record<string, unknown>>;
}

export interface Sheet {
	/** Each key of the items and the heading of its column, from left to right. */
	keys: ReadonlyMap<string, string>;
	rows: readonly SheetRow[];
	/** Rows without anything in them. */
	blankRows: number;
}

/** What n8n's Google Sheets and Excel nodes number rows by: no column of the sheet. */
const ROW_NUMBER = 'row_number';

/** Above the headings of a form stand a few rows of guidance. */
const MOST_GUIDE_ROWS = 20;

/** So many known names at least make a row the row of headings. */
const LEAST_HEADINGS = 3;

/** How sheet readers call a column above which nothing stands. */
const NAMELESS = /^(?:__EMPTY(?:_\d+)?|col_\d+)$/;

/** A cell above the headings of one side: `공급받는자`, `공급자 정보`. */
const SIDE = /^(공급자|공급받는자)(?:정보|사항|란)?$/;

/** A heading that says by itself of whom it speaks, whatever stands above: the cell there may be no longer over it. */
const OWN_SIDE = /공급자|공급받는자|거래처|고객|supplier|recipient/i;

/** Something to see, which most cells begin with. */
const VISIBLE = /[\x21-\x7E가-힣]/;

export const isEmptyCell = (cell: unknown): boolean =>
	cell === undefined || cell === null || (typeof cell === 'string' && !VISIBLE.test(cell) && plainLine(cell) === '');

/**
 * Reads items as the rows of a sheet. Where it was read from its first row and has its headings further down, as the
 * Hometax form in row 6, these are found, and what stands above them is no row.
 * @param isHeading whether a name is one of those that columns here may have
 * @throws Invalid where it says above its rows that amounts are in thousands of won, or in other money
 */
export function readSheet(items: readonly INodeExecutionData[], isHeading: (name: string) => boolean): Sheet {
	const keys = new Map<string, string>();
	for (const { json } of items) for (const key of Object.keys(json)) if (key !== ROW_NUMBER) keys.set(key, key);
	const start = headingRow(items, isHeading, [...keys.keys()].filter(isHeading).length);
	const top = items.slice(0, start + 1).map(({ json }) => json);
	const unit = [...keys.keys(), ...top.flatMap((cells) => Object.values(cells))].find(saysOtherUnit);
	if (unit !== undefined) throw new Invalid(say`amounts in won`, unit).within('Data From');
	const rows: SheetRow[] = [];
	let blankRows = 0;
	for (let itemIndex = start + 1; itemIndex < items.length; itemIndex++) {
		const cells = items[itemIndex]?.json ?? {};
		if (Object.entries(cells).every(([key, cell]) => key === ROW_NUMBER || isEmptyCell(cell))) blankRows++;
		else rows.push({ itemIndex, place: placeOf(cells[ROW_NUMBER], itemIndex), cells });
	}
	return { keys: top.length > 0 ? headingsFrom(top, keys, isHeading) : keys, rows, blankRows };
}

/** As a number, or as the text that a table in between has made of it. */
const isRowNumber = (cell: unknown): cell is number | string =>
	typeof cell === 'number' || (typeof cell === 'string' && /^\d+$/.test(cell));

const placeOf = (rowNumber: unknown, itemIndex: number): Words =>
	isRowNumber(rowNumber) ? say`row ${rowNumber}` : say`item ${itemIndex}`;

/**
 * The index of the item that holds the headings, which has more of them than one above it that groups them; -1: the
 * keys are the headings.
 */
function headingRow(items: readonly INodeExecutionData[], isHeading: (name: string) => boolean, known: number): number {
	let [found, most] = [-1, Math.max(known, LEAST_HEADINGS - 1)];
	for (const [index, { json }] of items.slice(0, MOST_GUIDE_ROWS).entries()) {
		const named = Object.values(json).filter((cell) => typeof cell === 'string' && isHeading(cell)).length;
		if (named > most) [found, most] = [index, named];
	}
	return found;
}

/**
 * Equal headings are numbered as those of a first row are by sheet readers: `상호`, `상호_1`. A column that has none in
 * their row has the one above it, as where its cell is merged with that; what stands below a side is that side's.
 * @param top rows of the sheet, the last of which holds the headings
 */
function headingsFrom(
	top: ReadonlyArray<SheetRow['cells']>,
	keys: ReadonlyMap<string, string>,
	isHeading: (name: string) => boolean,
) {
	const seen = new Map<string, number>();
	const sides = sidesAbove(top, isHeading);
	return new Map(
		[...keys.keys()].flatMap((key) => {
			const cell = top.findLast((cells) => !isEmptyCell(cells[key]))?.[key] ?? key;
			const side = sides.get(key);
			const heading = side === undefined ? String(cell) : `${String(cell)}(${side})`;
			if (NAMELESS.test(heading)) return [];
			const before = seen.get(heading) ?? 0;
			seen.set(heading, before + 1);
			return [[key, before > 0 ? `${heading}_${before}` : heading] as const];
		}),
	);
}

/**
 * The side of which the cell above a heading speaks, or the last one to its left, with which it is merged. One with a
 * value beside it, `공급자 | 우리 주식회사`, speaks of no column.
 */
function sidesAbove(
	top: ReadonlyArray<SheetRow['cells']>,
	isHeading: (name: string) => boolean,
): ReadonlyMap<string, string> {
	const headings = top.at(-1) ?? {};
	const above = top.at(-2);
	// In the order of the row itself: the keys of all rows may have another.
	const columns = Object.keys(headings);
	const cells = columns.map((key) => compact(above ? above[key] : NAMELESS.test(key) ? undefined : key));
	const isValue = (cell = '') => cell !== '' && !SIDE.test(cell) && !isHeading(cell);
	let side: string | undefined;
	return new Map(
		columns.flatMap((key, index) => {
			const cell = cells[index] ?? '';
			if (cell !== '') side = isValue(cells[index + 1]) ? undefined : SIDE.exec(cell)?.[1];
			const heading = compact(headings[key]);
			return side === undefined || heading === '' || OWN_SIDE.test(heading) ? [] : [[key, side] as const];
		}),
	);
}

const compact = (cell: unknown): string => (isEmptyCell(cell) ? '' : plainLine(String(cell)).replace(/\s/g, ''));
