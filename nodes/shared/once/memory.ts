import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

/** How the end of a change was told that was not told by its own answer. */
export type Told = 'duplicate' | 'recovered';

/**
 * What an execution knows of a change: `uncertain`, it left and its end was not learned, at times with ids of what was
 * there before; or it is done, with what came of it and how that was told: a later try tells the same.
 */
export type Mark = 'uncertain' | { before: readonly string[] } | { done: unknown; told?: Told | undefined };

/** What an execution remembers of the changes it sent. */
export interface Memory {
	/** @param content what makes it this change, as a JSON value: the same in every try */
	get(itemIndex: number, content: unknown): Mark | undefined;
	/** undefined forgets it. */
	set(itemIndex: number, content: unknown, mark: Mark | undefined): void;
	/** Whether anything of an item left whose end was not learned. */
	isOpen(itemIndex: number): boolean;
}

/**
 * Opens the memory, which n8n keeps with the execution: Retry On Fail and "Retry" of a failed execution see it, another
 * execution does not. It goes by run, item and content, so that equal rows of a loop stay apart.
 */
export function openMemory(context: IExecuteFunctions): Memory {
	const kept = context.getContext('node');
	const marks = (kept.sent ??= {}) as Record<string, Mark>;
	let run: string | undefined;
	const placeOf = (itemIndex: number) => `${(run ??= String(context.getWorkflowDataProxy(0).$runIndex))}/${itemIndex}/`;
	const keyOf = (itemIndex: number, content: unknown) =>
		`${placeOf(itemIndex)}${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
	return {
		get: (itemIndex, content) => marks[keyOf(itemIndex, content)],
		set(itemIndex, content, mark) {
			if (mark === undefined) delete marks[keyOf(itemIndex, content)];
			else marks[keyOf(itemIndex, content)] = mark;
		},
		isOpen: (itemIndex) =>
			Object.entries(marks).some(
				([key, mark]) => key.startsWith(placeOf(itemIndex)) && (mark === 'uncertain' || 'before' in mark),
			),
	};
}
