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

/** How a change left this execution last. */
export interface Leaving {
	/** A digest of what it said, where the policy tells. */
	says: string | undefined;
	/** To whom. */
	account: string;
}

/** The marks of changes, by item and by content: what makes it this change, a JSON value that every try has alike. */
interface Marks {
	get(itemIndex: number, content: unknown): Mark | undefined;
	/** undefined: this execution never sent it. */
	leaving(itemIndex: number, content: unknown): Leaving | undefined;
	/** undefined forgets it. `leaving`: it is about to leave; left out, what was noted of that stays. */
	set(itemIndex: number, content: unknown, mark: Mark | undefined, leaving?: Leaving): void;
}

/** Who sent something, or may have: a try of this run; another run (a round, a branch, another call of a tool). */
type SentBy = 'thisRun' | 'anotherRun' | 'anotherContent' | 'itemOtherwise' | undefined;
type SentByOf = (itemIndex: number, content: unknown) => SentBy;
type Unaskable = Marks & {
	/**
	 * `anotherContent`: the number stands for something else; `itemOtherwise`: the item does, by an earlier try.
	 * undefined: nothing was sent.
	 */
	sentBy: SentByOf;
};

/** What an execution remembers of the changes it sent. */
export interface Memory extends Marks {
	/**
	 * The marks of what nobody but we can know to have been sent. An agent's tool sees in them what its other calls sent:
	 * for n8n each call, and each try of one, is a run of its own. What the user has a number for is told by it in every
	 * run of the execution.
	 */
	ofUnaskable(number: string | undefined): Unaskable;
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
	const leavings = (kept.leavings ??= {}) as Record<string, Leaving>;
	/** By run and item, a digest of what it sent that nobody but we can know. */
	const lastOfItems = (kept.lastOfItems ??= {}) as Record<string, string>;
	/** By the hash of a number, the key of its mark by the hash of what was sent under it. */
	const numbers = (kept.numbers ??= {}) as Record<string, Record<string, string>>;
	let known: string | undefined;
	const run = () => (known ??= String(context.getWorkflowDataProxy(0).$runIndex));
	const marksAt = (keyOf: (itemIndex: number, content: unknown) => string): Marks => ({
		get: (itemIndex, content) => marks[keyOf(itemIndex, content)],
		leaving: (itemIndex, content) => leavings[keyOf(itemIndex, content)],
		set(itemIndex, content, mark, leaving) {
			const key = keyOf(itemIndex, content);
			if (mark === undefined) {
				delete marks[key];
				delete leavings[key];
				return;
			}
			marks[key] = mark;
			if (leaving) leavings[key] = leaving;
		},
	});
	const ofRun = (itemIndex: number) => `${run()}/${itemIndex}/`;
	const ofAnyRun = (itemIndex: number) => `${ANY_RUN}/${itemIndex}/`;
	const ofThisRun = marksAt((itemIndex, content) => `${ofRun(itemIndex)}${digest(content)}`);
	const ofAllRuns = marksAt((itemIndex, content) => `${ofAnyRun(itemIndex)}${digest(content)}`);

	const isTool = runsAsTool(context);

	/**
	 * What an item of a run sent is not sent with another content or number by a later try: an expression may give
	 * another value by then. Tries of a tool cannot be told from its calls.
	 */
	function ofItem(marksOf: Unaskable, what: (content: unknown) => string): Unaskable {
		if (isTool) return marksOf;
		return {
			...marksOf,
			set(itemIndex, content, mark, leaving) {
				marksOf.set(itemIndex, content, mark, leaving);
				if (mark === undefined) delete lastOfItems[ofRun(itemIndex)];
				else lastOfItems[ofRun(itemIndex)] = what(content);
			},
			sentBy(itemIndex, content) {
				const last = lastOfItems[ofRun(itemIndex)];
				const isOther = last !== undefined && last !== what(content);
				return marksOf.sentBy(itemIndex, content) ?? (isOther ? 'itemOtherwise' : undefined);
			},
		};
	}

	const withoutNumber = (all: Marks): Unaskable =>
		ofItem({ ...all, sentBy: (...change) => all.get(...change) && (isTool ? 'anotherRun' : 'thisRun') }, digest);

	function numbered(number: string): Unaskable {
		const own = hash(number);
		const sent = () => numbers[own] ?? {};
		const keyOf = (itemIndex: number, content: unknown) =>
			sent()[digest(content)] ?? `${ofRun(itemIndex)}${hash([number, digest(content)])}`;
		const all = marksAt(keyOf);
		const ofNumber: Unaskable = {
			...all,
			set(itemIndex, content, mark, leaving) {
				const key = keyOf(itemIndex, content);
				all.set(itemIndex, content, mark, leaving);
				const { [digest(content)]: _this, ...others } = sent();
				numbers[own] = mark === undefined ? others : { ...others, [digest(content)]: key };
			},
			sentBy(_itemIndex, content) {
				const key = sent()[digest(content)];
				if (key === undefined) return Object.keys(sent()).length > 0 ? 'anotherContent' : undefined;
				return key.startsWith(`${run()}/`) ? 'thisRun' : 'anotherRun';
			},
		};
		return ofItem(ofNumber, (content) => hash([number, digest(content)]));
	}

	return {
		...ofThisRun,
		ofUnaskable: (number) => (number === undefined ? withoutNumber(isTool ? ofAllRuns : ofThisRun) : numbered(number)),
		isOpen: (itemIndex) =>
			Object.entries(marks).some(
				([key, mark]) =>
					(key.startsWith(ofRun(itemIndex)) || key.startsWith(ofAnyRun(itemIndex))) &&
					(mark === 'uncertain' || 'before' in mark),
			),
	};
}
