import type { SendingRun } from '../../shared/engine/operation';
import { Failure, notSent, notStarted } from '../../shared/errors/failure';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { plainLine } from '../../shared/korea/textForm';
import type { Changed } from '../../shared/once/change';
import { andMore } from '../../shared/words/compose';
import type { Register } from '../api/accounting';
import { say } from '../words';
import { changeCall, readByList } from './changes';
import { tellNewRecords } from './newRecord';
import { plan, type Step, type SyncSettings } from './plan';
import { readAll, type Row, type RowChange, type StoredRow } from './rows';

/** Tells how many of the new records lack what. */
export const tellNew = (run: Pick<SendingRun, 'tell'>, steps: readonly Step[]): void =>
	tellNewRecords(
		run,
		steps.flatMap(({ created }) => created ?? []),
	);

/** What was done. */
export const changesOf = (steps: readonly Step[]): RowChange[] =>
	steps.flatMap(({ action, change }) => (action !== 'failed' && change ? [change] : []));

/** Tells the same, and how many records failed. */
export function tellSteps(run: Pick<SendingRun, 'tell'>, steps: readonly Step[]): void {
	tellNew(run, steps);
	const failed = steps.filter(({ action }) => action === 'failed');
	if (failed[0])
		run.tell(say`${failed.length} of ${steps.length} records failed. The first: ${failed[0].reason ?? ''}`);
}

interface DeletionLimits {
	mostDeletions: number;
	mostDeletionsPercent: number;
}

/**
 * Stops before anything is done when more would be deleted than a person expects.
 * @throws Failure that says what would have gone
 */
export function guardDeletions(
	steps: readonly Step[],
	storedCount: number,
	{ mostDeletions: most, mostDeletionsPercent: mostPercent }: DeletionLimits,
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

/** A record that has another code until the one it shall have is free. */
interface Parked {
	place: number;
	code: string;
	change: Move['change'];
}

/**
 * Hiworks refuses a code that another record has: who leaves a code goes before who takes it. Where records exchange
 * their codes one of them is `parked` under another code first.
 */
function movesInOrder(
	steps: readonly Step[],
	stored: ReadonlyMap<string, string>,
): { places: number[]; parked: Parked[] } {
	const updates = steps.flatMap(({ change }, place) => (change?.kind === 'update' ? [{ place, change }] : []));
	const moves = updates.flatMap(({ place, change }): Move[] => {
		const { code: to } = change.values;
		return to === undefined ? [] : [{ place, from: plainLine(stored.get(change.selector.value) ?? ''), to, change }];
	});
	const holders = new Map(moves.map((move) => [move.from, move]));
	const taken = new Set([...stored.values(), ...steps.map(({ values }) => values.code)]);
	const free = (code: string): string => (taken.has(code) ? free(`${code}~`) : code);
	const [ordered, open, parked] = [new Set<Move>(), new Set<Move>(), [] as Parked[]];
	for (const move of moves) {
		const way: Move[] = [];
		for (let next: Move | undefined = move; next && !ordered.has(next); next = holders.get(next.to)) {
			if (open.has(next)) {
				const code = free(`${next.from}~${next.place}`);
				parked.push({ place: next.place, code, change: { ...next.change, values: { code } } });
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

const mayStand = (parking: Changed<string> | Failure | undefined): boolean =>
	!(parking instanceof Failure) || parking.outcome === 'unknown';

/** A record that did not get its code has kept the one under which it was parked. */
const leftParked = (failure: Failure, code: string): Failure =>
	failure.with({
		outcome: 'unknown',
		nothing: undefined,
		title: say`The record was given the code "${code}" to make its own free for another, and did not get its new one: ${failure.message}`,
		description: say`Look in Hiworks for the code "${code}", and run it again: the codes are planned anew.`,
	});

/** What carrying out needs of a run. */
type Door = Pick<SendingRun, 'client' | 'once'>;

/** Places of what is to be deleted: first what has a code that another record is to take, and what can go last. */
function deletionsOf(steps: readonly Step[]): { inTheWay: number[]; others: number[] } {
	const wanted = new Set(
		steps.flatMap(({ change, values }) => (change && change.kind !== 'delete' ? (values.code ?? []) : [])),
	);
	const places = placesOf(steps, 'delete');
	const isInTheWay = (place: number) => wanted.has(plainLine(steps[place]?.values.code ?? ''));
	return { inTheWay: places.filter(isInTheWay), others: places.filter((place) => !isInTheWay(place)) };
}

const placesOf = (steps: readonly Step[], kind: RowChange['kind']): number[] =>
	steps.flatMap(({ change }, place) => (change?.kind === kind ? [place] : []));

/**
 * Carries a plan out: what frees a code, changes, new records, and last the other deletions: should anything stop it,
 * as little as may be is gone. A later try plans anew from what Hiworks has then, so nothing is remembered.
 */
export async function carryOut(
	register: Register,
	steps: readonly Step[],
	stored: readonly StoredRow[],
	{ matchBy, rowsPerCall }: Pick<SyncSettings, 'matchBy' | 'rowsPerCall'>,
	{ client, once }: Door,
): Promise<Step[]> {
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
	const { inTheWay, others } = deletionsOf(steps);
	const codes = new Map(stored.map(({ values }) => [values[matchBy] ?? '', values.code ?? '']));
	const { places: updates, parked } = movesInOrder(steps, codes);
	const carry = async (places: readonly number[], codesNow: ReadonlyMap<number, string> = new Map()) => {
		const ends = await apply(places.map((place) => steps[place]?.change as RowChange));
		for (const [index, place] of places.entries()) {
			const step = steps[place] as Step;
			const end = ends[index];
			if (end instanceof Failure) {
				const code = codesNow.get(place);
				const failure = code === undefined ? end : leftParked(end, code);
				done[place] = { ...step, action: 'failed', reason: failure.message, failure };
			} else done[place] = { ...step, duplicate: end?.duplicate, recovered: end?.recovered };
		}
	};
	await carry(inTheWay);
	// What becomes of the parking shows in what needed it.
	const parkings = await apply(parked.map(({ change }) => change));
	const codesNow = parked.flatMap(({ place, code }, index) =>
		mayStand(parkings[index]) ? [[place, code] as const] : [],
	);
	await carry(updates, new Map(codesNow));
	await carry(placesOf(steps, 'create'));
	await carry(others);
	return done;
}

/** Reads the list, plans and carries out. */
export async function synchronize(
	register: Register,
	desired: readonly Row[],
	settings: SyncSettings & DeletionLimits & { dryRun: boolean },
	door: Door,
): Promise<Step[]> {
	const stored = await readAll(register, door.client);
	const steps = plan(register, desired, stored, settings);
	if (settings.dryRun) return steps;
	guardDeletions(steps, stored.length, settings);
	return await carryOut(register, steps, stored, settings, door);
}
