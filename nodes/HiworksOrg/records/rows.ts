import type { IDataObject } from 'n8n-workflow';

import type { SendingRun } from '../../shared/engine/operation';
import { asFailure } from '../../shared/engine/report';
import { Failure } from '../../shared/errors/failure';
import type { ChangeRequest } from '../../shared/http/client';
import { everyText } from '../../shared/korea/everyText';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import type { Changed } from '../../shared/once/change';
import type { ListCall, ReadBackRows } from '../../shared/once/changeAll';
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

/** A call that changes one record, or a list of them with one answer for all. */
export interface RecordCall<Row> extends Pick<ListCall<Row, unknown, 'done'>, 'kindOf' | 'shown'> {
	/** What it does with which records: `['member', 'create']`. */
	action: readonly [kind: string, action: string];
	/** What of a row may be remembered. Left out: all of it. */
	remembered?(row: Row): unknown;
	request(rows: readonly Row[]): ChangeRequest<unknown>;
	/** Reads the records; the function says of a row whether it took effect. undefined: it cannot be told. */
	look(rows: readonly Row[]): Promise<(row: Row) => boolean | undefined>;
	/** Whether a second time does no harm, where reading does not tell of the first. Left out: it may. */
	mayRepeat?(row: Row): boolean;
	nameOf(row: Row): string;
}

/**
 * Changes records in one call (several, where their kinds differ). Hiworks answers a list without rows: where the call
 * fails, or its answer is lost, part of it may have been applied, so the records are read once to tell.
 */
export async function changeRecords<Row>(
	rows: readonly Row[],
	{ action, remembered = (row) => row, look, mayRepeat = () => false, nameOf, ...call }: RecordCall<Row>,
	{ once }: Changing,
	mode: Mode,
): Promise<Ended[]> {
	const changing = once.changeAll<Row, unknown, 'done'>(
		rows,
		{
			...call,
			size: rows.length,
			results: (_answer, sent) => sent.map(() => 'done' as const),
			...(mode === 'asked' && { content: (row: Row) => [...action, everyText(remembered(row), maskPersonNumbers)] }),
		},
		{
			kind: 'readBack',
			look,
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
}

/** What items put out: what they asked for, and how it was done. */
export const outputsOf = (
	prepared: ReadonlyArray<Prepared<unknown>>,
	ended: readonly Ended[],
): Array<IDataObject | Failure> =>
	ended.map((end, index) =>
		end instanceof Failure
			? end
			: {
					...shownRecord(prepared[index]?.output ?? {}),
					duplicate: end.duplicate,
					recovered: end.recovered,
				},
	);

/** The same of one item. @throws Failure */
export function outputOf(prepared: Prepared<unknown>, ended: readonly Ended[]): IDataObject {
	const [output = {}] = outputsOf([prepared], ended);
	if (output instanceof Failure) throw output;
	return output;
}

export const rowsOf = <Row>(prepared: ReadonlyArray<Prepared<Row>>): Row[] => prepared.map(({ row }) => row);
