import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { runsAsTool } from './asTool';

/** How the end of a change was told that was not told by its own answer. */
export type Told = 'duplicate' | 'recovered';

/**
 * What an execution knows of a change: `uncertain`, it left and its end was not learned, at times with ids of what was
 * there before; or it is done, with what came of it and how that was told: a later try tells the same.
 */
export type Mark = 'uncertain' | { before: readonly string[] } | { done: unknown; told?: Told | undefined };

/** The marks of changes, by item and by content: what makes it this change, a JSON value that every try has alike. */
interface Marks {
	get(itemIndex: number, content: unknown): Mark | undefined;
	/** undefined forgets it. */
	set(itemIndex: number, content: unknown, mark: Mark | undefined): void;
}

/** What an execution remembers of the changes it sent. */
export interface Memory extends Marks {
	/**
	 * The marks of what nobody but we can know to have been sent. An agent's tool sees in them what its other calls sent:
	 * for n8n each call, and each try of one, is a run of its own.
	 */
	readonly ofUnaskable: Marks & { outlastsRuns: boolean };
	/** Whether anything of an item left whose end was not learned. */
	isOpen(itemIndex: number): boolean;
}

/** Stands for the run where calls of a tool are told by their content alone. */
const ANY_RUN = 'tool';

/**
 * Opens the memory, which n8n keeps with the execution: Retry On Fail and "Retry" of a failed execution see it, another
 * execution does not. It goes by run, item and content, so that equal rows of a loop stay apart.
 */
export function openMemory(context: IExecuteFunctions): Memory {
	const kept = context.getContext('node');
	const marks = (kept.sent ??= {}) as Record<string, Mark>;
	let run: string | undefined;
	const thisRun = () => (run ??= String(context.getWorkflowDataProxy(0).$runIndex));
	const marksOf = (placeOf: (itemIndex: number) => string): Marks => {
		const keyOf = (itemIndex: number, content: unknown) =>
			`${placeOf(itemIndex)}${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
		return {
			get: (itemIndex, content) => marks[keyOf(itemIndex, content)],
			set(itemIndex, content, mark) {
				if (mark === undefined) delete marks[keyOf(itemIndex, content)];
				else marks[keyOf(itemIndex, content)] = mark;
			},
		};
	};
	const outlastsRuns = runsAsTool(context);
	const ofRun = (itemIndex: number) => `${thisRun()}/${itemIndex}/`;
	const ofAnyRun = (itemIndex: number) => `${ANY_RUN}/${itemIndex}/`;
	return {
		...marksOf(ofRun),
		ofUnaskable: { ...marksOf(outlastsRuns ? ofAnyRun : ofRun), outlastsRuns },
		isOpen: (itemIndex) =>
			Object.entries(marks).some(
				([key, mark]) =>
					(key.startsWith(ofRun(itemIndex)) || key.startsWith(ofAnyRun(itemIndex))) &&
					(mark === 'uncertain' || 'before' in mark),
			),
	};
}
