import { Failure, notStarted } from '../errors/failure';
import type { ChangeRequest } from '../http/client';
import type { ChangingEffect, HarmlessEffect } from '../http/endpoint';
import { SEND } from '../http/send';
import type { Around, Changed, How } from './change';
import type { Leaving, Mark, Told } from './memory';
import type { ReadBackRows, RowPolicy } from './rowPolicy';
import {
	askedOfAnother,
	failureOf,
	notAnswered,
	notSentAgain,
	otherContent,
	stillUncertain,
	uncertainty,
} from './uncertain';

/** A call that changes many records at once. */
export interface ListCall<Row, Answer, Result, E extends ChangingEffect = HarmlessEffect> {
	/** Rows of one call, at most. */
	size: number;
	/** Rows of which this differs go in different calls: what stands once in a call holds for all its rows. */
	kindOf?(row: Row): string | undefined;
	/** By what a person finds a row at the vendor: told where a later try asks for something else. */
	nameOf?(row: Row): string | undefined;
	/** @throws what keeps these rows from being sent */
	request(rows: readonly Row[]): ChangeRequest<Answer, E>;
	/** What the answer says of each row, in their order; by key, where the vendor does not promise the order. */
	results(answer: Answer, rows: readonly Row[]): Array<Result | Failure>;
	/** The failure of a whole call as it may be shown: no text of a vendor may repeat what is secret. */
	shown?(failure: Failure, rows: readonly Row[]): Failure;
	/**
	 * What makes a row this change, as a JSON value without secrets: what this execution did with it is remembered by
	 * that, row by row, since a later try may cut other lists. Left out: the rows were planned from what was read a
	 * moment ago, and a later try plans anew.
	 */
	content?(row: Row): unknown;
}

type End<Result> = Changed<Result> | Failure;

const changed = <Result>(
	result: Result,
	how: How,
	told: Told | undefined = how === 'afterLoss' ? 'recovered' : undefined,
): Changed<Result> => ({ result, how, duplicate: told === 'duplicate', recovered: told === 'recovered' });

const isUnknown = (end: End<unknown> | undefined) => end instanceof Failure && end.outcome === 'unknown';

/**
 * Changes many records, `size` in a call, one call after the other; after a refused credential nothing more is sent.
 * Memory and outcome are those of each row.
 * @param itemIndexes of the rows' input items, in their order
 * @returns what became of each row, in their order
 */
export async function changeRows<Row, Answer, Result>(
	rows: readonly Row[],
	call: ListCall<Row, Answer, Result, ChangingEffect>,
	policy: RowPolicy<Row, Result>,
	itemIndexes: readonly number[],
	{ client, memory, vendor, account, asFailure }: Around,
): Promise<Array<End<Result>>> {
	const readBack = policy.kind === 'readBack' ? policy : undefined;
	const unaskable = policy.kind === 'remember' ? memory.ofUnaskable(undefined) : undefined;
	const kept = unaskable ?? memory;
	const advice = policy.kind === 'remember' ? policy.advice : undefined;
	const ends: Array<End<Result> | undefined> = rows.map(() => undefined);
	const at = (index: number) => rows[index] as Row;
	const remembered = (index: number) => {
		const content = call.content?.(at(index));
		return content === undefined ? undefined : ([itemIndexes[index] ?? 0, content] as const);
	};
	const marks = rows.map((_, index) => {
		const key = remembered(index);
		return key && kept.get(...key);
	});
	const note = (index: number, mark: Mark | undefined, left?: Leaving) => {
		const key = remembered(index);
		if (key) kept.set(...key, mark, left);
	};
	const noteLeaving = (index: number) =>
		note(index, 'uncertain', { account, named: call.nameOf?.(at(index)), policy: policy.kind });
	const lostBefore = new Set(marks.flatMap((mark, index) => (mark === 'uncertain' ? [index] : [])));
	for (const [index, mark] of marks.entries()) {
		const key = remembered(index);
		const isAnothers = key && unaskable?.sentBy(...key) === 'anotherRun';
		if (typeof mark === 'object' && 'done' in mark)
			ends[index] = changed(mark.done as Result, 'kept', isAnothers ? 'duplicate' : mark.told);
		const otherwise = key && kept.otherwise(...key);
		if (otherwise && (unaskable || (otherwise.isOpen && readBack))) ends[index] = otherContent(otherwise, advice);
		// What another account was asked for, reading in this one does not tell.
		const left = key && kept.leaving(...key);
		if (lostBefore.has(index) && left && left.account !== account) ends[index] = notSentAgain(askedOfAnother());
	}
	const settledBefore = new Set(ends.flatMap((end, index) => (end ? [index] : [])));
	// At once: two calls of a tool may run side by side.
	if (unaskable) for (const index of rows.keys()) if (marks[index] === undefined && !ends[index]) noteLeaving(index);

	/** Rows of a call whose end was not learned, in this try or an earlier one. */
	const lost = new Set(lostBefore);
	let stop: Failure | undefined;
	/** The rows of each call. */
	const inCalls = (indexes: readonly number[]) => {
		const kindOf = (index: number) => call.kindOf?.(at(index));
		return [...new Set(indexes.map(kindOf))].flatMap((kind) => {
			const same = indexes.filter((index) => kindOf(index) === kind);
			return Array.from({ length: Math.ceil(same.length / call.size) }, (_, place) =>
				same.slice(place * call.size, (place + 1) * call.size),
			);
		});
	};

	async function send(indexes: readonly number[]): Promise<void> {
		for (const chunk of inCalls(indexes)) {
			const results = stop ? chunk.map(() => notStarted(stop)) : await sendChunk(chunk);
			for (const [place, index] of chunk.entries()) {
				const result = results[place] ?? notAnswered();
				ends[index] = result instanceof Failure ? result : changed(result, 'sent');
				if (result instanceof Failure && result.stopsRun) stop ??= result;
			}
		}
	}

	async function sendChunk(chunk: readonly number[]): Promise<Array<Result | Failure>> {
		const open = chunk.map(at);
		let request: ReturnType<typeof call.request>;
		try {
			request = call.request(open);
		} catch (error) {
			// Nothing of these rows leaves; what became of others is not lost by it.
			return chunk.map(() => asFailure(error));
		}
		for (const index of chunk) noteLeaving(index);
		const ended = await client[SEND](request).then((answer) => ({ answer }), failureOf);
		if (!(ended instanceof Failure)) return call.results(ended.answer, open);
		const failure = call.shown?.(ended, open) ?? ended;
		return chunk.map(() => failure);
	}

	/** What reading shows of rows; undefined where it cannot be had. */
	async function readRows(indexes: readonly number[]): Promise<Map<number, boolean | undefined> | undefined> {
		if (!readBack || indexes.length === 0) return undefined;
		const seen = await readBack.look(indexes.map(at)).catch((error: unknown) => {
			const failure = failureOf(error);
			if (failure.stopsRun) stop ??= failure;
			return undefined;
		});
		return seen && new Map(indexes.map((index) => [index, seen(at(index))]));
	}

	const recover = (seen: Map<number, boolean | undefined> | undefined) => {
		for (const [index, took] of seen ?? []) {
			if (took && readBack && mayHaveTaken(index))
				ends[index] = changed(readBack.found(at(index)), 'afterLoss', toldOf(index, readBack));
		}
	};

	/** Of one that was lost it is known that it is ours. */
	const toldOf = (index: number, { afterRefusal }: ReadBackRows<Row, Result>) => {
		const end = ends[index];
		const wasRefused = end instanceof Failure && end.outcome === 'rejected';
		return wasRefused && !lost.has(index) ? afterRefusal || undefined : undefined;
	};

	/** Whether it may have taken effect, so that what reading shows counts. */
	const mayHaveTaken = (index: number) => {
		const end = ends[index];
		if (lostBefore.has(index) && end === undefined) return true;
		if (!(end instanceof Failure) || end.stopsRun) return false;
		if (end.outcome === 'unknown') return true;
		const wasRefused = end.outcome === 'rejected' && readBack !== undefined && readBack.afterRefusal !== false;
		return wasRefused || lost.has(index);
	};

	const before = await readRows([...lostBefore].filter((index) => !settledBefore.has(index)));
	recover(before);
	const staying = new Set([...lostBefore].filter((index) => !ends[index] && !maySendLater(index)));
	for (const index of staying) ends[index] = notSentAgain();
	await send(rows.flatMap((_, index) => (ends[index] === undefined ? [index] : [])));

	/** Whether a later try sends what an earlier one lost. */
	function maySendLater(index: number): boolean {
		if (policy.kind === 'repeatable' || before?.get(index) === false) return true;
		return (readBack?.sendAgain && before !== undefined) || (readBack?.mayRepeat?.(at(index)) ?? false);
	}

	const isRejected = (index: number) => {
		const end = ends[index];
		return end instanceof Failure && end.outcome === 'rejected' && !end.stopsRun;
	};
	const isExplained = (index: number) => mayHaveTaken(index) || (isRejected(index) && readBack?.explain !== undefined);
	const doubtful = rows.flatMap((_, index) => (isExplained(index) && !settledBefore.has(index) ? [index] : []));
	const sent = doubtful.filter((index) => !staying.has(index));
	const after = stop ? undefined : await readRows(sent);
	recover(after);
	const seen = after ?? (sent.length === 0 ? before : undefined);
	const again = sent.filter((index) => isUnknown(ends[index]) && (policy.kind === 'repeatable' || after !== undefined));
	const sendsAgain = policy.kind === 'repeatable' || readBack?.sendAgain;
	const firstFailures = new Map(doubtful.map((index) => [index, ends[index]]));
	if (sendsAgain && !stop) {
		for (const index of again) lost.add(index);
		await send(again);
		// What was on its way still when it was read makes the second one a refusal, and stands.
		if (!stop) recover(await readRows(again.filter(isRejected)));
	}

	for (const [index, end] of ends.entries()) {
		if (settledBefore.has(index)) continue;
		if (!(end instanceof Failure)) {
			const told = end?.recovered ? 'recovered' : end?.duplicate ? 'duplicate' : undefined;
			note(index, { done: end?.result ?? null, told });
			continue;
		}
		// A certain answer to a later try says nothing of an earlier one.
		const first = firstFailures.get(index);
		const isOpen = lostBefore.has(index) || isUnknown(first) || isUnknown(end);
		const open = isOpen && end.outcome !== 'unknown' ? stillUncertain(end) : end;
		// A credential that is refused when reading would be refused for every further item too.
		const told = isOpen && stop ? open.with({ stopsRun: true }) : open;
		const shown = seen && [...seen].map(([place, took]) => ({ row: at(place), took }));
		ends[index] = doubtful.includes(index) ? (readBack?.explain?.(told, shown, at(index)) ?? told) : told;
		if (isOpen && policy.kind === 'remember') ends[index] = told.with(uncertainty(policy, vendor, told));
		note(index, isOpen ? 'uncertain' : undefined);
	}
	return ends.map((end) => end ?? notAnswered());
}
