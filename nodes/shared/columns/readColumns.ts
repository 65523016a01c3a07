import type { INodeExecutionData } from 'n8n-workflow';

import { notSent, type Failure } from '../errors/failure';
import { plainLine } from '../korea/textForm';
import { lines } from '../words/compose';
import { eachRowIsWhole, type Beside, type Columns, type ColumnSettings, type SheetUnit } from './columns';
import { shownHeading } from './heading';
import {
	isKnown,
	matchColumns,
	nameOfMeaning,
	namesOf,
	shownMeaning,
	type Column,
	type Matched,
	type Meanings,
} from './meaning';
import { isEmptyCell, readSheet, type SheetRow } from './sheet';
import { unitReader } from './units';
import { say } from './words';

/** A sheet as it was read. */
export interface ReadColumns extends Matched {
	/** Rows that are one unit of work each. */
	groups: ReadonlyArray<readonly SheetRow[]>;
	unitOf(rows: readonly SheetRow[]): SheetUnit;
	blankRows: number;
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
	const has = (meaning: string) => matched.columns.some((column) => column.meaning === meaning);
	const isWhole = eachRowIsWhole(matched.columns, settings);
	const lacking = sheet.rows.length > 0 ? columns.lacks(has, isWhole) : [];
	if (lacking.length > 0) throw missing(lacking, columns.meanings, [...sheet.keys.values()].map(shownHeading));
	const unitOf = unitReader(columns, matched.columns, isWhole, beside);
	const groups = isWhole ? sheet.rows.map((row) => [row]) : groupsOf(sheet.rows, matched.columns, columns.together?.by);
	return { ...matched, blankRows: sheet.blankRows, groups, unitOf };
}

function groupsOf(rows: readonly SheetRow[], columns: readonly Column[], by: string | undefined): SheetRow[][] {
	const key = columns.find(({ meaning }) => meaning === by)?.key;
	if (key === undefined) return rows.map((row) => [row]);
	const groups = new Map<string, SheetRow[]>();
	for (const row of rows) {
		const value = row.cells[key];
		// A row that names no document is none's: reading it says so.
		const name = isEmptyCell(value) ? `\0${row.itemIndex}` : plainLine(String(value));
		const group = groups.get(name);
		if (group) group.push(row);
		else groups.set(name, [row]);
	}
	return [...groups.values()];
}

function missing(lacking: readonly string[], meanings: Meanings, got: readonly string[]): Failure {
	const wanted = lacking.map((name) => {
		const meaning = meanings[name];
		if (!meaning) return say`${name}`;
		const taken = [...new Set([meaning.korean, ...(meaning.headings ?? []), ...(meaning.bare ?? []), name])];
		return say`${shownMeaning(meaning)}: ${taken.map(shownHeading).join(', ')}`;
	});
	return notSent(
		say`The sheet lacks ${lacking.length} columns: ${lacking.map((name) => (meanings[name] ? nameOfMeaning(meanings[name]) : name)).join(', ')}`,
		lines(
			say`Nothing was sent. Any of these headings would do:`,
			...wanted,
			say`The sheet has: ${got.join(', ')}`,
			say`What is called otherwise: say what it means by Column Names.`,
		),
		'COLUMNS_MISSING',
	);
}
