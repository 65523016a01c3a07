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

/** Who sent something, or may have: a try of this run; another run (a round, a branch, another call of a tool). */
type SentBy = 'thisRun' | 'anotherRun' | 'anotherContent' | undefined;

/** What an execution remembers of the changes it sent. */
export interface Memory extends Marks {
	/**
	 * The marks of what nobody but we can know to have been sent. An agent's tool sees in them what its other calls sent:
	 * for n8n each call, and each try of one, is a run of its own. What the user has a number for is told by it in every
	 * run of the execution.
	 */
	ofUnaskable(number: string | undefined): Marks & {
		/** `anotherContent`: the number stands for something else. undefined: nothing was sent. */
		sentBy(itemIndex: number, content: unknown): SentBy;
	};
	/** Whether anything of an item left whose end was not learned. */
	isOpen(itemIndex: number): boolean;
}

const hash = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** Of the body of a document, which is asked for with each mark: nobody changes it meanwhile. */
const digests = new WeakMap<object, string>();

function digest(content: unknown): string {
	if (typeof content !== 'object' || content === null) return hash(content);
	const known = digests.get(content) ?? hash(content);
	digests.set(content, known);
	return known;
}

/** Stands for the run where calls of a tool are told by their content alone. */
const ANY_RUN = 'tool';

/**
 * Opens the memory, which n8n keeps with the execution: Retry On Fail and "Retry" of a failed execution see it, another
 * execution does not. It goes by run, item and content, so that equal rows of a loop stay apart; by number and content
 * where the user has a number for it.
 */
export function openMemory(context: IExecuteFunctions): Memory {
	const kept = context.getContext('node');
	const marks = (kept.sent ??= {}) as Record<string, Mark>;
	/** By the hash of a number, the key of its mark by the hash of what was sent under it. */
	const numbers = (kept.numbers ??= {}) as Record<string, Record<string, string>>;
	let known: string | undefined;
	const run = () => (known ??= String(context.getWorkflowDataProxy(0).$runIndex));
	const marksAt = (keyOf: (itemIndex: number, content: unknown) => string): Marks => ({
		get: (itemIndex, content) => marks[keyOf(itemIndex, content)],
		set(itemIndex, content, mark) {
			if (mark === undefined) delete marks[keyOf(itemIndex, content)];
			else marks[keyOf(itemIndex, content)] = mark;
		},
	});
	const ofRun = (itemIndex: number) => `${run()}/${itemIndex}/`;
	const ofAnyRun = (itemIndex: number) => `${ANY_RUN}/${itemIndex}/`;
	const ofThisRun = marksAt((itemIndex, content) => `${ofRun(itemIndex)}${digest(content)}`);
	const ofAllRuns = marksAt((itemIndex, content) => `${ofAnyRun(itemIndex)}${digest(content)}`);

	function numbered(number: string): ReturnType<Memory['ofUnaskable']> {
		const own = hash(number);
		const sent = () => numbers[own] ?? {};
		const keyOf = (itemIndex: number, content: unknown) =>
			sent()[digest(content)] ?? `${ofRun(itemIndex)}${hash([number, digest(content)])}`;
		const all = marksAt(keyOf);
		return {
			get: all.get,
			set(itemIndex, content, mark) {
				const key = keyOf(itemIndex, content);
				all.set(itemIndex, content, mark);
				const { [digest(content)]: _this, ...others } = sent();
				numbers[own] = mark === undefined ? others : { ...others, [digest(content)]: key };
			},
			sentBy(_itemIndex, content) {
				const key = sent()[digest(content)];
				if (key === undefined) return Object.keys(sent()).length > 0 ? 'anotherContent' : undefined;
				return key.startsWith(`${run()}/`) ? 'thisRun' : 'anotherRun';
			},
		};
	}

	return {
		...ofThisRun,
		ofUnaskable(number) {
			if (number !== undefined) return numbered(number);
			const isTool = runsAsTool(context);
			const all = isTool ? ofAllRuns : ofThisRun;
			// Tries of a tool cannot be told from its calls.
			return { ...all, sentBy: (...change) => all.get(...change) && (isTool ? 'anotherRun' : 'thisRun') };
		},
		isOpen: (itemIndex) =>
			Object.entries(marks).some(
				([key, mark]) =>
					(key.startsWith(ofRun(itemIndex)) || key.startsWith(ofAnyRun(itemIndex))) &&
					(mark === 'uncertain' || 'before' in mark),
			),
	};
}
