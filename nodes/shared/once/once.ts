import type { Failure } from '../errors/failure';
import { onWire, type ChangeRequest } from '../http/client';
import type { ChangingEffect } from '../http/endpoint';
import { changeOne, type Around, type Changed } from './change';
import { changeRows, type ListCall } from './changeAll';
import { inTurn } from './inTurn';
import type { Policy } from './policy';
import type { RowPolicy } from './rowPolicy';

type Make<Answer, E extends ChangingEffect> = () => ChangeRequest<Answer, E> | Promise<ChangeRequest<Answer, E>>;

/**
 * The one door through which everything goes that changes something at a vendor. The policy says what keeps it from
 * happening twice, and how an uncertain outcome is told.
 * @typeParam E the effects that it lets through: nothing binding, where nobody is asked for consent
 */
export interface Once<in E extends ChangingEffect = ChangingEffect> {
	/**
	 * One change. @throws Failure
	 * @param accept what the answer means; it throws where the vendor's yes is none. What it gives is kept with the
	 * execution where the vendor cannot be asked: a JSON value without secrets and persons' numbers
	 */
	change<Answer, Result = Answer>(
		request: ChangeRequest<Answer, E>,
		policy: Policy<Result>,
		accept?: (answer: Answer) => Result,
	): Promise<Changed<Result>>;
	/** The same where the request is made anew each time; what makes it this change has to be said then. */
	change<Answer, Result = Answer>(
		make: Make<Answer, E>,
		policy: Policy<Result> & { content: NonNullable<unknown> },
		accept?: (answer: Answer) => Result,
	): Promise<Changed<Result>>;
	/**
	 * Many changes in calls of many rows each: memory and outcome are those of each row.
	 * @param rows one for each unit of the batch, in their order, unless the call leaves out `content`
	 * @returns what became of each row, in their order
	 */
	changeAll<Row, Answer, Result>(
		rows: readonly Row[],
		call: ListCall<Row, Answer, Result, E>,
		policy: RowPolicy<Row, Result>,
	): Promise<Array<Changed<Result> | Failure>>;
	/** The door for some units of a batch. */
	of(...indexes: number[]): Once<E>;
}

/** Makes the door for units of a run. @param itemIndexes the first input item of each, in their order */
export type OnceFor = (itemIndexes: readonly number[]) => Once;

/** Makes the door of a run, for all its units. */
export function createOnce(around: Around): OnceFor {
	const onceFor: OnceFor = (itemIndexes) => ({
		async change<Answer, Result>(
			given: ChangeRequest<Answer, ChangingEffect> | Make<Answer, ChangingEffect>,
			policy: Policy<Result>,
			accept: (answer: Answer) => Result = (answer) => answer as Answer & Result,
		) {
			const make = typeof given === 'function' ? given : () => given;
			const content = policy.content ?? (typeof given === 'function' ? undefined : onWire(given));
			const [itemIndex = 0] = itemIndexes;
			const change = async () => await changeOne({ make, accept, policy, content, itemIndex }, around);
			return await (policy.record === undefined ? change() : inTurn(around.account, policy.record, change));
		},
		changeAll: async (rows, call, policy) => await changeRows(rows, call, policy, itemIndexes, around),
		of: (...indexes) => onceFor(indexes.map((index) => itemIndexes[index] ?? 0)),
	});
	return onceFor;
}
