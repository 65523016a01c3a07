import type { IDataObject } from 'n8n-workflow';

import { quotaOutput } from '../../HiworksShared/callOptions';
import type { Run } from '../../shared/engine/operation';
import { asFailure } from '../../shared/engine/report';
import type { Failure } from '../../shared/errors/failure';
import { doneInExecution } from '../../shared/once/onceInExecution';

/** What became of a row: nothing went wrong, or why it did. */
export interface RowResult {
	failure?: Failure;
	/** Our answer was lost or a refusal, and yet the row is there. */
	recovered: boolean;
}

/** A call that changes one record, or a list of them with one answer for all. */
export interface RowCall<Row> {
	/** @throws Failure that is true of all rows */
	send(rows: readonly Row[]): Promise<void>;
	/** Reads the records; the function says of a row whether it took effect. undefined: it cannot be told. */
	look(rows: readonly Row[]): Promise<(row: Row) => boolean | undefined>;
	nameOf(row: Row): string;
}

/**
 * Sends one call. Hiworks answers a list without rows: where the call fails, or its answer is lost, part of it may have
 * been applied, so the records are read once to tell. `again`: what a lost call left undone is sent once more (keys are
 * unique, so nothing is made twice), and what a refused list did all the same counts as done.
 */
export async function applyRows<Row>(
	rows: readonly Row[],
	call: RowCall<Row>,
	{ again = false } = {},
): Promise<RowResult[]> {
	const failure = await attempt(call, rows);
	if (!failure) return rows.map(() => ({ recovered: false }));
	if (failure.outcome === 'notSent' || failure.stopsRun) return rows.map(() => ({ failure, recovered: false }));
	const seen = await call.look(rows).catch(() => undefined);
	const states = rows.map((row) => seen?.(row));
	const lost = failure.outcome === 'unknown';
	const told = (state: boolean | undefined) =>
		explained(failure, rows.map(call.nameOf), states, seen !== undefined, state);
	const isDone = (state: boolean | undefined) => state === true && (lost || again);
	const open = rows.filter((_, index) => !isDone(states[index]));
	const second =
		lost && again && seen !== undefined && open.length > 0 ? { failure: await attempt(call, open) } : undefined;
	return states.map((state) => {
		if (isDone(state)) return { recovered: true };
		if (!second) return { failure: told(state), recovered: false };
		return second.failure ? { failure: second.failure, recovered: false } : { recovered: false };
	});
}

const attempt = async <Row>({ send }: RowCall<Row>, rows: readonly Row[]): Promise<Failure | undefined> =>
	await send(rows).then(() => undefined, asFailure);

function explained(
	failure: Failure,
	names: string[],
	states: Array<boolean | undefined>,
	hasSeen: boolean,
	own: boolean | undefined,
): Failure {
	const listed = (state: boolean) =>
		names
			.filter((_, index) => states[index] === state)
			.slice(0, 50)
			.join(', ');
	const part = names.length > 1 ? ' Hiworks answers a list as a whole: part of it may have been applied.' : '';
	const found = !hasSeen
		? ' Whether anything was could not be read.'
		: own === undefined
			? ' What can be read back does not tell.'
			: `${listed(true) ? ` In place now: ${listed(true)}.` : ''}${listed(false) ? ` Not in place now: ${listed(false)}.` : ''}`;
	return failure.with({ description: `${failure.description}${part}${found}` });
}

/** A change that one item asks for. */
export interface Prepared<Row> {
	itemIndex: number;
	/** What tells it from the item's other changes, as a JSON value without secrets. */
	content: unknown;
	row: Row;
	output: IDataObject;
}

/**
 * Makes the changes of many items. n8n's Retry On Fail runs all items again: what this execution has done already is
 * answered from its memory, since Hiworks would refuse the second try.
 */
export async function changeOnce<Row>(
	prepared: ReadonlyArray<Prepared<Row>>,
	{ context, client }: Run,
	apply: (rows: Row[]) => Promise<RowResult[]>,
): Promise<Array<IDataObject | Failure>> {
	const done = doneInExecution(context);
	const earlier = prepared.map(({ itemIndex, content }) => done.get(itemIndex, content));
	const open = prepared.filter((_, index) => earlier[index] === undefined);
	const results = open.length > 0 ? await apply(open.map(({ row }) => row)) : [];
	const fresh = new Map(open.map((one, index) => [one, results[index]]));
	return prepared.map((one, index) => {
		const result = fresh.get(one);
		if (result?.failure) return result.failure;
		const output = earlier[index] ?? { ...one.output, recovered: result?.recovered ?? false };
		done.set(one.itemIndex, one.content, output);
		return { ...output, ...quotaOutput(client) };
	});
}
