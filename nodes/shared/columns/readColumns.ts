import type { INodeExecutionData } from 'n8n-workflow';

import { notSent, NOTHING_SENT, type Failure } from '../errors/failure';
import { Invalid } from '../errors/invalid';
import { lines } from '../words/compose';
import { foreign } from '../words/foreign';
import { eachRowIsWhole, type Beside, type Columns, type ColumnSettings, type SheetUnit } from './columns';
import { headingOf, shownHeading } from './heading';
import { matchColumns, type Matched } from './matchColumns';
import { nameOfMeaning, shownMeaning, type Column, type Meanings } from './meaning';
import { isKnown, namesOf } from './names';
import { plainCell } from './sameCell';
import { refuseOtherVat } from './saysVat';
import { isEmptyCell, readSheet, type Sheet, type SheetRow } from './sheet';
import { unitReader } from './units';
import { say } from './words';

/** A sheet as it was read. */
export interface ReadColumns extends Matched {
	/** Rows that are one unit of work each. */
	groups: ReadonlyArray<readonly SheetRow[]>;
	unitOf(rows: readonly SheetRow[]): SheetUnit;
	blankRows: number;
	/** The error of a sheet that lacks columns. `settable`: whether fields of the node would do in their place. */
	lacking(meanings: readonly string[], settable?: boolean): Failure;
}

/**
 * Reads items as rows of a sheet.
 * @throws Invalid or Failure where its columns cannot be understood
 */
export function readColumns(
	items: readonly INodeExecutionData[],
	columns: Columns,
	settings: ColumnSettings,
	beside: Beside,
): ReadColumns {
	const names = namesOf(columns.meanings);
	const sheet = readSheet(items, (heading) => isKnown(heading, names, columns.meanings));
	const matched = matchColumns(sheet.keys, names, columns.meanings, settings.columnNames);
	refuseOtherVat(sheet, matched.columns, columns.meanings);
	refuseUnread(sheet, matched, columns.meanings);
	const has = (meaning: string) => matched.columns.some((column) => column.meaning === meaning);
	const isWhole = eachRowIsWhole(matched.columns, settings);
	const lacking = (names: readonly string[], settable = false) =>
		missing(names, columns, [...sheet.keys.values()].map(shownHeading), settable);
	const lacks = sheet.rows.length > 0 ? columns.lacks(has, isWhole) : [];
	if (lacks.length > 0) throw lacking(lacks);
	const unitOf = unitReader(columns, matched.columns, isWhole, beside);
	const groups = isWhole ? sheet.rows.map((row) => [row]) : groupsOf(sheet.rows, matched.columns, columns);
	const isPlaceless = ({ meaning }: Column) => columns.meanings[meaning]?.placeless === true;
	return {
		columns: matched.columns.filter((column) => !isPlaceless(column)),
		notUsed: [...matched.notUsed, ...matched.columns.filter(isPlaceless).map(({ heading }) => heading)],
		blankRows: sheet.blankRows,
		groups,
		unitOf,
		lacking,
	};
}

/** What the node says too, and a column says in words that are not known. @throws Invalid naming it */
function refuseUnread({ keys, rows }: Sheet, { columns, notUsed }: Matched, meanings: Meanings): void {
	const saysSomething = (key: string) => rows.some(({ cells }) => !isEmptyCell(cells[key]));
	for (const [name, meaning] of Object.entries(meanings)) {
		const { near } = meaning;
		if (!near || columns.some((column) => column.meaning === name)) continue;
		for (const [key, heading] of keys)
			if (near.test(headingOf(heading).plain) && notUsed.includes(shownHeading(heading)) && saysSomething(key))
				throw new Invalid(
					say`a heading of the ${shownMeaning(meaning)} that is known, not "${shownHeading(heading)}": say by Column Names what it means, or that it is not used`,
				).within('Data From');
	}
}

function groupsOf(
	rows: readonly SheetRow[],
	all: readonly Column[],
	{ together, meanings }: Pick<Columns, 'together' | 'meanings'>,
): SheetRow[][] {
	const columns = all.filter(({ meaning }) => together?.by.includes(meaning));
	if (columns.length === 0) return rows.map((row) => [row]);
	const groups = new Map<string, SheetRow[]>();
	for (const row of rows) {
		// A row that names no document is none's: reading it says so.
		const isNone = columns.some(({ key }) => isEmptyCell(row.cells[key]));
		const names = columns.map(({ meaning, key }) => plainCell(meanings[meaning], row.cells[key]));
		const name = isNone ? `\0${row.itemIndex}` : JSON.stringify(names);
		const group = groups.get(name);
		if (group) group.push(row);
		else groups.set(name, [row]);
	}
	return [...groups.values()];
}

function missing(
	lacking: readonly string[],
	{ meanings, why = {} }: Pick<Columns, 'meanings' | 'why'>,
	got: readonly string[],
	settable: boolean,
): Failure {
	const wanted = lacking.map((name) => {
		const meaning = meanings[name];
		if (!meaning) return foreign(name);
		const taken = [...new Set([meaning.korean, ...(meaning.headings ?? []), ...(meaning.bare ?? []), name])];
		return say`${shownMeaning(meaning)}: ${taken.map(shownHeading).join(', ')}`;
	});
	return notSent(
		say`The sheet lacks columns: ${lacking.map((name) => (meanings[name] ? nameOfMeaning(meanings[name]) : name)).join(', ')}`,
		lines(
			say`Any of these headings would do:`,
			...wanted,
			...lacking.flatMap((name) => why[name] ?? []),
			...(settable ? [say`Or set it once in the node, in the field of that name.`] : []),
			say`The sheet has: ${got.join(', ')}`,
			say`What is called otherwise: say what it means by Column Names.`,
		),
		'COLUMNS_MISSING',
		NOTHING_SENT,
	);
}
