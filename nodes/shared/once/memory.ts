import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { runsAsTool } from './asTool';
import type { Policy } from './policy';

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
	says?: string | undefined;
	/** To whom. */
	account: string;
	/** By what a person finds it. */
	named?: string | undefined;
	/** What keeps it from happening twice. */
	policy: Policy<unknown>['kind'];
}

/** What an earlier try sent for an item that asks for something else now. */
export interface SentOtherwise {
	/** Whether its end was never learned. */
	isOpen: boolean;
	/** By what a person finds it. */
	named: string | undefined;
}

/** The marks of changes, by item and by content: what makes it this change, a JSON value that every try has alike. */
interface Marks {
	/** That of this run; else, where the same stays open in another run, that: a loop may bring back what failed. */
	get(itemIndex: number, content: unknown): Mark | undefined;
	/** undefined: this execution never sent it. */
	leaving(itemIndex: number, content: unknown): Leaving | undefined;
	/** undefined forgets it. `leaving`: it is about to leave; left out, what was noted of that stays. */
	set(itemIndex: number, content: unknown, mark: Mark | undefined, leaving?: Leaving): void;
	/**
	 * What the item sent with other content: an expression with a time or a random number gives another value in a later
	 * try. That is what stays open, and what an earlier try did, unless this try has met something of the item that was
	 * sent before: what comes then is its next document. Tries of a tool cannot be told from its calls: of these nothing.
	 */
	otherwise(itemIndex: number, content: unknown): SentOtherwise | undefined;
}

/** Who sent something, or may have: a try of this run; another run (a round, a branch, another call of a tool). */
type SentBy = 'thisRun' | 'anotherRun' | undefined;
type Unaskable = Marks & {
	/** undefined: nothing was sent. */
	sentBy(itemIndex: number, content: unknown): SentBy;
	/** What was sent under its number, if that is something else. */
	underNumber(content: unknown): Pick<SentOtherwise, 'isOpen'> | undefined;
};

/** What an execution remembers of the changes it sent. */
export interface Memory extends Marks {
	/**
	 * The marks of what nobody but we can know to have been sent. An agent's tool sees in them what its other calls sent:
	 * for n8n each call, and each try of one, is a run of its own. What the user has a number for is told by it in every
	 * run of the execution.
	 */
	ofUnaskable(number: string | undefined): Unaskable;
	/**
	 * Notes how a unit of these items ended that this try came to send: a later one that does not come so far has to tell
	 * of it. What has marks of its own is open without that, whatever ended the process.
	 */
	noteEnd(itemIndexes: readonly number[], isUnknown: boolean): void;
	/**
	 * Whether anything of these items left in this run: `open`, and its end was not learned; `done`, and it took effect.
	 * Of what other calls of a tool sent, that alone whose end was not learned.
	 */
	sentBefore(itemIndexes: readonly number[]): 'open' | 'done' | undefined;
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

const isOpenMark = (mark: Mark | undefined) => mark === 'uncertain' || (mark !== undefined && 'before' in mark);

/** The part of a mark's key that names run and item. */
const placeOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1);
/** The part of it that names the content. */
const contentOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);

/**
 * Opens the memory, which n8n keeps with the execution: Retry On Fail and "Retry" of a failed execution see it, another
 * execution does not. It goes by run, item and content, so that equal rows of a loop stay apart; by number and content
 * where the user has a number for it. Opened once in a try.
 */
export function openMemory(context: IExecuteFunctions): Memory {
	const kept = context.getContext('node');
	const marks = (kept.sent ??= {}) as Record<string, Mark>;
	const leavings = (kept.leavings ??= {}) as Record<string, Leaving>;
	/** By the hash of a number, the key of its mark by the hash of what was sent under it. */
	const numbers = (kept.numbers ??= {}) as Record<string, Record<string, string>>;
	/** By run and item: units of which a try ended with an unknown outcome. */
	const unknown = (kept.unknown ??= {}) as Record<string, true>;
	let known: string | undefined;
	const run = () => (known ??= String(context.getWorkflowDataProxy(0).$runIndex));
	const isTool = runsAsTool(context);

	const ofThisRunOrAny = (key: string) => key.startsWith(`${run()}/`) || key.startsWith(`${ANY_RUN}/`);
	/** What earlier tries of this run sent, by the keys of the marks. A loop has many other runs. */
	const earlier = new Set(Object.keys(marks).filter(ofThisRunOrAny));
	/** Of other runs what stays open, by its content. */
	const openElsewhere = new Map(
		Object.keys(marks).flatMap((key) =>
			isOpenMark(marks[key]) && !ofThisRunOrAny(key) ? [[contentOf(key), key] as const] : [],
		),
	);
	/** The keys of marks by run and item. */
	const keysOf = new Map<string, Set<string>>();
	const addKey = (key: string) => keysOf.set(placeOf(key), (keysOf.get(placeOf(key)) ?? new Set()).add(key));
	for (const key of earlier) addKey(key);
	/** Run and item of those of which this try has met what was sent before. */
	const met = new Set<string>();

	const ofRun = (itemIndex: number) => `${run()}/${itemIndex}/`;
	const ofAnyRun = (itemIndex: number) => `${ANY_RUN}/${itemIndex}/`;
	const openAt = (key: string) => openElsewhere.get(contentOf(key));
	const foundAt = (own: string) => (marks[own] === undefined ? (openAt(own) ?? own) : own);
	const marksAt = (keyOf: (itemIndex: number, content: unknown) => string): Marks => ({
		get: (itemIndex, content) => marks[foundAt(keyOf(itemIndex, content))],
		leaving: (itemIndex, content) => leavings[foundAt(keyOf(itemIndex, content))],
		set(itemIndex, content, mark, leaving) {
			const key = keyOf(itemIndex, content);
			const open = openAt(key);
			// What was found is that which was lost.
			if (open !== undefined && mark !== undefined && !isOpenMark(mark)) {
				marks[open] = mark;
				if (leavings[open]) leavings[key] ??= leavings[open];
				openElsewhere.delete(contentOf(open));
			}
			if (mark === undefined) {
				delete marks[key];
				delete leavings[key];
				keysOf.get(placeOf(key))?.delete(key);
				return;
			}
			marks[key] = mark;
			addKey(key);
			if (leaving) leavings[key] = leaving;
		},
		otherwise(itemIndex, content) {
			const own = keyOf(itemIndex, content);
			const place = ofRun(itemIndex);
			if (marks[own]) met.add(place);
			if (isTool || marks[own]) return undefined;
			const others = [...(keysOf.get(place) ?? [])];
			const open = others.find((key) => isOpenMark(marks[key]));
			const sent = open ?? (met.has(place) ? undefined : others.find((key) => earlier.has(key)));
			return sent === undefined ? undefined : { isOpen: sent === open, named: leavings[sent]?.named };
		},
	});
	const ofThisRun = marksAt((itemIndex, content) => `${ofRun(itemIndex)}${digest(content)}`);
	const ofAllRuns = marksAt((itemIndex, content) => `${ofAnyRun(itemIndex)}${digest(content)}`);

	const withoutNumber = (all: Marks): Unaskable => ({
		...all,
		sentBy: (...change) => all.get(...change) && (isTool ? 'anotherRun' : 'thisRun'),
		underNumber: () => undefined,
	});

	function numbered(number: string): Unaskable {
		const own = hash(number);
		const sent = () => numbers[own] ?? {};
		const keyOf = (itemIndex: number, content: unknown) =>
			sent()[digest(content)] ?? `${ofRun(itemIndex)}${hash([number, digest(content)])}`;
		const all = marksAt(keyOf);
		return {
			...all,
			set(itemIndex, content, mark, leaving) {
				const key = keyOf(itemIndex, content);
				all.set(itemIndex, content, mark, leaving);
				const { [digest(content)]: _this, ...others } = sent();
				numbers[own] = mark === undefined ? others : { ...others, [digest(content)]: key };
			},
			sentBy(_itemIndex, content) {
				const key = sent()[digest(content)];
				if (key === undefined) return undefined;
				return key.startsWith(`${run()}/`) ? 'thisRun' : 'anotherRun';
			},
			underNumber(content) {
				const { [digest(content)]: same, ...others } = sent();
				const keys = Object.values(others);
				if (same !== undefined || keys.length === 0) return undefined;
				return { isOpen: keys.some((key) => isOpenMark(marks[key])) };
			},
		};
	}

	const hasOpen = (place: string) => [...(keysOf.get(place) ?? [])].some((key) => isOpenMark(marks[key]));
	return {
		...ofThisRun,
		ofUnaskable: (number) => (number === undefined ? withoutNumber(isTool ? ofAllRuns : ofThisRun) : numbered(number)),
		noteEnd(itemIndexes, isUnknown) {
			if (!isUnknown && Object.keys(unknown).length === 0) return;
			for (const place of itemIndexes.map(ofRun)) {
				if (isUnknown) unknown[place] = true;
				else delete unknown[place];
			}
		},
		sentBefore(itemIndexes) {
			const isOpen = (index: number) =>
				unknown[ofRun(index)] === true || hasOpen(ofRun(index)) || hasOpen(ofAnyRun(index));
			if (itemIndexes.some(isOpen)) return 'open';
			return itemIndexes.some((index) => (keysOf.get(ofRun(index))?.size ?? 0) > 0) ? 'done' : undefined;
		},
	};
}
