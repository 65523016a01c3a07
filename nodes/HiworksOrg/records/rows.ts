import type { IDataObject } from 'n8n-workflow';

import type { SendingRun } from '../../shared/engine/operation';
import { asFailure } from '../../shared/engine/report';
import { Failure } from '../../shared/errors/failure';
import type { ChangeRequest, Client } from '../../shared/http/client';
import { everyText } from '../../shared/korea/everyText';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import type { Changed } from '../../shared/once/change';
import type { ListCall } from '../../shared/once/changeAll';
import type { ReadBackRows } from '../../shared/once/rowPolicy';
import { sentences } from '../../shared/words/compose';
import { edition, say } from '../words';
import { shownRecord } from './shown';

/** What became of a record: Hiworks says no more than that it is done. */
export type Ended = Changed<'done'> | Failure;

/** What changing records needs of a run. */
export type Changing = Pick<SendingRun, 'client' | 'once'>;

/**
 * `asked`: an item of the input asks for it. It is remembered, and sent once in a try. `planned`: it makes up for a
 * difference that was read a moment ago. A later try plans anew, so nothing is remembered; what a lost call left undone
 * is sent once more, and what a refused list did all the same counts as done.
 */
export type Mode = 'asked' | 'planned';

/** What every row names its record by. */
interface Keyed {
	externalKey?: string | undefined;
}

/** The rows of a call: there is one at least. */
export type Rows<Row> = readonly [Row, ...Row[]];

/** A record that is removed. */
export interface RecordKey {
	externalKey: string;
}

/** A call that changes one record, or a list of them with one answer for all. */
export interface RecordCall<Row extends Keyed> extends Pick<ListCall<Row, unknown, 'done'>, 'kindOf' | 'shown'> {
	/** What it does with which records: `['member', 'create']`. */
	action: readonly [kind: string, action: string];
	/** What of a row may be remembered. Left out: all of it. */
	remembered?(row: Row): unknown;
	request(client: Client, rows: Rows<Row>): ChangeRequest<unknown>;
	/** Reads the records; the function says of a row whether it took effect. undefined: it cannot be told. */
	look(client: Client, rows: Rows<Row>): Promise<(row: Row) => boolean | undefined>;
	/** Whether a second time does no harm, where reading does not tell of the first. Left out: it may do harm. */
	mayRepeat?(row: Row): boolean;
	/** How errors name a row. Left out: by its external key. */
	nameOf?(row: Row): string;
}

/**
 * Changes records in one call (several, where their kinds differ). Hiworks answers a list without rows: where the call
 * fails, or its answer is lost, part of it may have been applied, so the records are read once to tell.
 */
export async function changeRecords<Row extends Keyed>(
	rows: readonly Row[],
	{
		action,
		remembered = (row) => row,
		request,
		look,
		mayRepeat = () => false,
		nameOf = ({ externalKey = '' }) => externalKey,
		...call
	}: RecordCall<Row>,
	{ client, once }: Changing,
	mode: Mode,
): Promise<Ended[]> {
	const changing = once.changeAll<Row, unknown, 'done'>(
		rows,
		{
			...call,
			nameOf,
			request: (open) => request(client, open as Rows<Row>),
			size: rows.length,
			results: (_answer, sent) => sent.map(() => 'done' as const),
			...(mode === 'asked' && { content: (row: Row) => [...action, everyText(remembered(row), maskPersonNumbers)] }),
		},
		{
			kind: 'readBack',
			look: async (asked) => await look(client, asked as Rows<Row>),
			found: () => 'done',
			sendAgain: mode === 'planned',
			afterRefusal: mode === 'planned' && 'recovered',
			mayRepeat,
			explain: (failure, seen, row) => explained(failure, seen, row, { nameOf, isList: rows.length > 1 }),
		},
	);
	// A Sync that carries out many calls must not end with one of them: what it did would be lost from view.
	return await changing.catch((error: unknown) => rows.map(() => asFailure(error, edition)));
}

function explained<Row>(
	failure: Failure,
	seen: Parameters<NonNullable<ReadBackRows<Row, 'done'>['explain']>>[1],
	own: Row,
	{ nameOf, isList }: { nameOf(row: Row): string; isList: boolean },
): Failure {
	const listed = (state: boolean) =>
		(seen ?? [])
			.filter(({ took }) => took === state)
			.slice(0, 50)
			.map(({ row }) => nameOf(row))
			.join(', ');
	const part = isList ? [say`Hiworks answers a list as a whole: part of it may have been applied.`] : [];
	const found = !seen
		? [say`Whether anything was could not be read.`]
		: seen.find(({ row }) => row === own)?.took === undefined
			? [say`What can be read back does not tell.`]
			: [
					...(listed(true) ? [say`In place now: ${listed(true)}.`] : []),
					...(listed(false) ? [say`Not in place now: ${listed(false)}.`] : []),
				];
	return failure.with({ description: sentences(failure.advice, ...part, ...found) });
}

/** A change that one item asks for. */
export interface Prepared<Row> {
	row: Row;
	output: IDataObject;
	/** Nothing is to be done. */
	isUnchanged?: boolean;
}

/** Changes what items ask for, in one call. @returns of each what it asked for, and how it was done */
export async function changeAll<Row extends Keyed>(
	prepared: ReadonlyArray<Prepared<Row>>,
	call: RecordCall<Row>,
	{ client, once }: Changing,
): Promise<Array<IDataObject | Failure>> {
	const places = prepared.flatMap(({ isUnchanged }, place) => (isUnchanged ? [] : [place]));
	const ended = await changeRecords(
		prepared.flatMap(({ row, isUnchanged }) => (isUnchanged ? [] : [row])),
		call,
		{ client, once: once.of(...places) },
		'asked',
	);
	const endOf = new Map(places.map((place, index) => [place, ended[index]]));
	return prepared.map((one, place) => {
		const output = shownRecord(one.output);
		if (one.isUnchanged) return { ...output, action: 'unchanged', duplicate: false, recovered: false };
		const end = endOf.get(place) as Ended;
		if (end instanceof Failure) return end;
		const { duplicate, recovered } = end;
		return { ...output, duplicate, recovered };
	});
}

/** The same of one item. @throws Failure */
export async function changeOne<Row extends Keyed>(
	prepared: Prepared<Row>,
	call: RecordCall<Row>,
	changing: Changing,
): Promise<IDataObject> {
	const [output = {}] = await changeAll([prepared], call, changing);
	if (output instanceof Failure) throw output;
	return output;
}
