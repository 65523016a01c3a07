import type { SendingRun } from '../../shared/engine/operation';
import { Failure, notSent, notStarted } from '../../shared/errors/failure';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { plainLine } from '../../shared/korea/textForm';
import { andMore } from '../../shared/words/compose';
import type { Words } from '../../shared/words/say';
import type { Column, Register } from '../api/accounting';
import { say } from '../words';
import { changeCall, readByList } from './changes';
import { filledFrom, newRecord, tellNewRecords, type NewRecord, type StandIns } from './newRecord';
import { readAll, sameValue, type Row, type RowChange, type Selector, type StoredRow } from './rows';

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
	return [...steps, ...missing.map(({ values }) => toDelete(values))];
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
			reason: say`It is new, and Hiworks wants ${missing.join(', ')} of a new record`,
		};
	return { ...step, action: 'created', reason: filledFrom(filled), change: { kind: 'create', row } };
}

/** Tells how many of the new records lack what. */
export const tellNew = (run: Pick<SendingRun, 'tell'>, steps: readonly Step[]): void =>
	tellNewRecords(
		run,
		steps.flatMap(({ created }) => created ?? []),
	);

/** Tells the same, and how many records failed. */
export function tellSteps(run: Pick<SendingRun, 'tell'>, steps: readonly Step[]): void {
	tellNew(run, steps);
	const failed = steps.filter(({ action }) => action === 'failed');
	if (failed[0])
		run.tell(say`${failed.length} of ${steps.length} records failed. The first: ${failed[0].reason ?? ''}`);
}

function toDelete(values: Record<string, string>): Step {
	const { code = '' } = values;
	const step = { index: undefined, values, changed: [] };
	if (code === '' || code.includes(',') || code !== code.trim()) {
		return {
			...step,
			action: 'failed',
			reason: say`It cannot be deleted through the API: its code has a comma or outer spaces, or is empty`,
		};
	}
	return { ...step, action: 'deleted', reason: null, change: { kind: 'delete', code } };
}

/**
 * Stops before anything is done when more would be deleted than a person expects.
 * @throws Failure that says what would have gone
 */
export function guardDeletions(
	steps: readonly Step[],
	storedCount: number,
	{ most, mostPercent }: { most: number; mostPercent: number },
): void {
	const gone = steps.filter(({ action }) => action === 'deleted');
	const percent = storedCount === 0 ? 0 : (gone.length * 100) / storedCount;
	if (gone.length <= most && percent <= mostPercent) return;
	const shown = gone.slice(0, 20).map(({ values }) => `${values.code} ${maskPersonNumbers(values.name ?? '')}`);
	throw notSent(
		say`${gone.length} of ${storedCount} records would be deleted, more than allowed (${most}, or ${mostPercent} %); nothing was done`,
		say`Raise the limits in the options if it is meant. It would have deleted: ${shown.join('; ')}${andMore(gone.length - shown.length)}`,
		'TOO_MANY_DELETIONS',
	);
}

/**
 * An item that could not be read has a record all the same: it would be deleted as missing.
 * @throws Failure
 */
export function requireAllItems(good: number, all: number): void {
	if (good === all) return;
	throw notSent(
		say`${all - good} of ${all} items cannot be read, and their records would be deleted as missing; nothing was done`,
		say`Correct these items, or switch off "Delete Missing", and run it again.`,
		'NOT_THE_WHOLE',
	);
}

interface Move {
	place: number;
	from: string;
	to: string;
	change: Extract<RowChange, { kind: 'update' }>;
}

/**
 * Hiworks refuses a code that another record has: who leaves a code goes before who takes it. Where records exchange
 * their codes one of them is `parked` under another code first.
 */
function inOrder(
	steps: readonly Step[],
	stored: ReadonlyMap<string, string>,
): { places: number[]; parked: Array<Move['change']> } {
	const updates = steps.flatMap(({ change }, place) => (change?.kind === 'update' ? [{ place, change }] : []));
	const moves = updates.flatMap(({ place, change }): Move[] => {
		const { code: to } = change.values;
		return to === undefined ? [] : [{ place, from: plainLine(stored.get(change.selector.value) ?? ''), to, change }];
	});
	const holders = new Map(moves.map((move) => [move.from, move]));
	const taken = new Set([...stored.values(), ...steps.map(({ values }) => values.code)]);
	const free = (code: string): string => (taken.has(code) ? free(`${code}~`) : code);
	const [ordered, open, parked] = [new Set<Move>(), new Set<Move>(), [] as Array<Move['change']>];
	for (const move of moves) {
		const way: Move[] = [];
		for (let next: Move | undefined = move; next && !ordered.has(next); next = holders.get(next.to)) {
			if (open.has(next)) {
				parked.push({ ...next.change, values: { code: free(`${next.from}~${next.place}`) } });
				break;
			}
			open.add(next);
			way.push(next);
		}
		for (const one of way.toReversed()) ordered.add(one);
	}
	const moving = new Set(moves.map(({ place }) => place));
	return {
		places: [
			...updates.flatMap(({ place }) => (moving.has(place) ? [] : [place])),
			...[...ordered].map(({ place }) => place),
		],
		parked,
	};
}

/** What carrying out needs of a run. */
type Door = Pick<SendingRun, 'client' | 'once'>;

/**
 * Carries a plan out: changes, then new records, then deletions; by external key deletions go first, since a new record
 * may take the code of one that goes. A later try plans anew from what Hiworks has then, so nothing is remembered.
 */
export async function carryOut(
	register: Register,
	steps: readonly Step[],
	stored: readonly StoredRow[],
	{ matchBy, rowsPerCall }: Pick<SyncSettings, 'matchBy' | 'rowsPerCall'>,
	{ client, once }: Door,
): Promise<Step[]> {
	const kinds: Array<RowChange['kind']> =
		matchBy === 'code' ? ['update', 'create', 'delete'] : ['delete', 'update', 'create'];
	const done = [...steps];
	let stop: Failure | undefined;
	const apply = async (changes: readonly RowChange[]) => {
		if (stop) return changes.map(() => notStarted(stop));
		const ends = await once.changeAll(
			changes,
			changeCall(register, rowsPerCall, client),
			readByList(register, client, 'recovered'),
		);
		for (const end of ends) if (end instanceof Failure && end.stopsRun) stop ??= end;
		return ends;
	};
	for (const kind of kinds) {
		const { places: updates, parked } =
			kind === 'update'
				? inOrder(steps, new Map(stored.map(({ values }) => [values[matchBy] ?? '', values.code ?? ''])))
				: { places: [], parked: [] };
		const places =
			kind === 'update' ? updates : steps.flatMap(({ change }, place) => (change?.kind === kind ? [place] : []));
		// What becomes of the parking shows in what needed it.
		await apply(parked);
		const ends = await apply(places.map((place) => steps[place]?.change as RowChange));
		for (const [index, place] of places.entries()) {
			const step = steps[place] as Step;
			const end = ends[index];
			if (end instanceof Failure) done[place] = { ...step, action: 'failed', reason: end.message, failure: end };
			else done[place] = { ...step, duplicate: end?.duplicate, recovered: end?.recovered };
		}
	}
	return done;
}

/** Reads the list, plans and carries out. */
export async function synchronize(
	register: Register,
	desired: readonly Row[],
	settings: SyncSettings & { dryRun: boolean; most: number; mostPercent: number },
	door: Door,
): Promise<Step[]> {
	const stored = await readAll(register, door.client);
	const steps = plan(register, desired, stored, settings);
	if (settings.dryRun) return steps;
	guardDeletions(steps, stored.length, settings);
	return await carryOut(register, steps, stored, settings, door);
}
