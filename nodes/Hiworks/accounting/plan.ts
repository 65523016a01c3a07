import type { Failure } from '../../shared/errors/failure';
import { plainLine } from '../../shared/korea/textForm';
import type { Words } from '../../shared/words/say';
import type { Column, Register } from '../api/accounting';
import { say } from '../words';
import { shownAs } from './counted';
import { filledFrom, newRecord, type NewRecord, type StandIns } from './newRecord';
import { sameValue, type Row, type RowChange, type Selector, type StoredRow } from './rows';

export type Action = 'created' | 'updated' | 'deleted' | 'unchanged' | 'inactive' | 'failed';

/** What is to be done with a record. */
export interface Step {
	action: Action;
	/** Place of the desired record; undefined: one that only Hiworks has. */
	index: number | undefined;
	values: Record<string, string>;
	/** Columns that change. */
	changed: string[];
	reason: Words | null;
	change?: RowChange;
	/** Of a new record: what it lacks. */
	created?: NewRecord;
	failure?: Failure;
	duplicate?: boolean | undefined;
	recovered?: boolean | undefined;
}

export interface SyncSettings {
	matchBy: Selector['column'];
	deleteMissing: boolean;
	rowsPerCall: number;
	/** Of each desired record: what stands in where it is new and lacks something. */
	standIns?: ReadonlyArray<StandIns | undefined>;
}

const INACTIVE = say`It is switched off in Hiworks; only a person can switch it on there`;

/** Compares what is desired with what Hiworks has. Only columns that are given count. */
export function plan(
	register: Register,
	desired: readonly Row[],
	stored: readonly StoredRow[],
	{ matchBy, deleteMissing, standIns = [] }: Pick<SyncSettings, 'matchBy' | 'deleteMissing' | 'standIns'>,
): Step[] {
	const known = new Map<string, StoredRow>();
	const twice = new Set<string>();
	for (const row of stored) {
		const key = plainLine(row.values[matchBy] ?? '');
		if (known.has(key)) twice.add(key);
		known.set(key, row);
	}
	const steps = desired.map((row, index): Step => {
		const found = known.get(row[matchBy] ?? '');
		if (!found) return toCreate(register, row, index, standIns[index]);
		// Hiworks would change all of them.
		if (twice.has(row[matchBy] ?? ''))
			return {
				action: 'failed',
				index,
				values: definedOf(row),
				changed: [],
				reason: say`Several records in Hiworks have this key`,
			};
		const changed = (Object.keys(row) as Column[]).filter(
			(column) => row[column] !== undefined && !sameValue(column, row[column], found.values[column] ?? ''),
		);
		const values = { ...found.values, ...definedOf(row) };
		const step = { index, values, changed, reason: found.active ? null : INACTIVE };
		if (changed.length === 0) return { ...step, action: found.active ? 'unchanged' : 'inactive' };
		const change: RowChange = {
			kind: 'update',
			selector: { column: matchBy, value: found.values[matchBy] ?? '' },
			values: Object.fromEntries(changed.map((column) => [column, row[column]])) as Partial<Record<Column, string>>,
		};
		return { ...step, action: found.active ? 'updated' : 'inactive', change };
	});
	if (!deleteMissing) return steps;
	const wanted = new Set(desired.map((row) => row[matchBy]));
	// A record without an external key was made by a person in Hiworks: no ERP can mean it.
	const missing = stored.filter(({ values }) => values[matchBy] && !wanted.has(plainLine(values[matchBy])));
	// What has a code that another is to take goes first: that other may then not come.
	const unmade = new Set(steps.flatMap(({ action, values }) => (action === 'failed' ? (values.code ?? []) : [])));
	return [...steps, ...missing.map((row) => toDelete(row, unmade))];
}

const definedOf = (row: Row) =>
	Object.fromEntries(Object.entries(row).filter((entry): entry is [string, string] => entry[1] !== undefined));

function toCreate(register: Register, given: Row, index: number, standIns: StandIns | undefined): Step {
	const created = newRecord(register, given, standIns);
	const { row, filled, missing } = created;
	const step = { index, values: definedOf(row), changed: [], created };
	if (missing.length > 0)
		return {
			...step,
			action: 'failed',
			reason: say`It is new, and Hiworks wants ${missing.map(shownAs).join(', ')} of a new record`,
		};
	return { ...step, action: 'created', reason: filledFrom(filled), change: { kind: 'create', row } };
}

function toDelete({ values, number }: StoredRow, unmade: ReadonlySet<string>): Step {
	const { code = '' } = values;
	const step = { index: undefined, values, changed: [] };
	const kept = (reason: Words): Step => ({ ...step, action: 'failed', reason });
	if (code === '' || code.includes(',') || code !== code.trim())
		return kept(say`It cannot be deleted through the API: its code has a comma or outer spaces, or is empty`);
	if (unmade.has(plainLine(code)))
		return kept(say`It is not deleted: the record that is to have its code cannot be made`);
	return { ...step, action: 'deleted', reason: null, change: { kind: 'delete', code, number } };
}
