import { Failure } from '../errors/failure';
import type { Words } from '../words/say';
import { say } from './words';

/** How the vendor is asked whether a change took effect. */
export interface Manner {
	/** Whether a passing fault is worth a second try. */
	patient: boolean;
	/** The refusal after which it is asked: with some vendors that is half of the answer. */
	refusal?: Failure | undefined;
	/** Whether an earlier try of this execution left and never learned its end. */
	triedBefore: boolean;
	/** What `LookUp.before` gave before the first request left, in whichever try that was. */
	before: readonly string[];
}

/**
 * @returns what the vendor has; undefined when it says that it has not taken effect; a Failure where what it says
 * proves that it never will
 * @throws Failure when the answer cannot be had
 */
export type Look<Result> = (manner: Manner) => Promise<Result | Failure | undefined>;

interface Common {
	/**
	 * What makes it this change, as a JSON value that is the same in every try: without a time that a try reads from the
	 * clock. Left out: the request as it leaves this machine.
	 */
	content?: unknown;
	/**
	 * A digest of what it says, where its content is a key alone: by it a later try that says something else is known.
	 * Without what follows from the day of the run.
	 */
	says?: string | undefined;
	/** By what a person finds it at the vendor: told where a later try asks for something else. */
	named?: string | undefined;
	/**
	 * Whether what came of it is kept with the execution, as a JSON value without secrets and persons' numbers, and a
	 * later try sends nothing: others may change it in between. Left out: where the vendor could not tell a second one.
	 */
	keeps?: boolean;
	/**
	 * The record that it concerns, where another change of that at the same time would undo it, or be taken for it: they
	 * are done one after the other.
	 */
	record?: string;
	/** What a person can do where nobody knows what became of it. */
	advice: Words;
}

/**
 * The vendor knows a key of ours, or a natural key finds it: what it has is not made again. After an uncertain outcome
 * it is asked; it is sent again only where its "not known" proves that it never arrived.
 */
export interface LookUp<Result> extends Common {
	kind: 'lookUp';
	/** Of two at the same moment neither would find the other: the second looks when the first is done. */
	record: string;
	look: Look<Result>;
	/** Whether it is asked before anything is sent. */
	first: boolean;
	/** Whether a refusal may mean that the key is in use: by an earlier run, or by our own lost request. */
	mayMeanUsed(refusal: Failure): boolean;
	/** Whether its words say that the key is in use: then a key under which nothing shows stays an open question. */
	saysUsed?(refusal: Failure): boolean;
	/** Whether "not known" proves that the vendor never got it. */
	provesAbsence: boolean;
	/**
	 * Ids of what is there and looks alike, read before the first request leaves and kept with the execution: where no
	 * key of ours tells, what was there before is not taken for this one.
	 */
	before?: () => Promise<readonly string[]>;
}

/**
 * A known id whose state can be read: after an uncertain outcome that is done, and tells whether it took effect. What
 * reads as not done is sent again.
 */
export interface ReadBack<Result> extends Common {
	kind: 'readBack';
	look: Look<Result>;
	/** What was read beforehand, where that showed it done: nothing is sent then. */
	known?: Result | undefined;
	/** Whether a refusal may mean that it was done before: then it is read too. */
	mayMeanDone(refusal: Failure): boolean;
}

/** The vendor cannot be asked: what left in this execution is not sent again, and what is uncertain stays so. */
export interface Remember extends Common {
	kind: 'remember';
	/**
	 * The user's own number of what is made, where there is one: what was sent under it is not sent again by any run of
	 * the execution, and nothing else is.
	 */
	number?: string | undefined;
}

/** A second time does no harm. */
export interface Repeatable extends Common {
	kind: 'repeatable';
	/** Why: which rule of the vendor makes a second call change nothing. */
	because: string;
	/** It only prepares another change of its item, which alone tells what became of it: nothing of it is remembered. */
	prepares?: true | undefined;
}

export type Policy<Result> = LookUp<Result> | ReadBack<Result> | Remember | Repeatable;

type Given<P, Optional extends keyof P> = Omit<P, 'kind' | Optional> & Partial<Pick<P, Optional>>;

export const lookUp = <Result>(given: Given<LookUp<Result>, never>): LookUp<Result> => ({ kind: 'lookUp', ...given });

/** A refusal counts as one, and later tries read, unless it says otherwise. */
export const readBack = <Result>(given: Given<ReadBack<Result>, 'mayMeanDone'>): ReadBack<Result> => ({
	kind: 'readBack',
	mayMeanDone: () => false,
	...given,
});

/** What is given stays part of the type: a request made at each send needs its content said. */
export const remember = <G extends Given<Remember, never>>(given: G): Remember & G => ({ kind: 'remember', ...given });

export const repeatable = (because: string, given: Given<Repeatable, 'because'>): Repeatable => ({
	kind: 'repeatable',
	because,
	...given,
});

/** Asking failed before anything was sent: the item is simply not sent. */
export async function beforeSending<T>(
	vendor: string,
	asking: Promise<T>,
	question = say`whether it was issued before`,
): Promise<T> {
	return await asking.catch((error: unknown) => {
		if (!(error instanceof Failure) || error.outcome === 'notSent') throw error;
		throw error.with({
			outcome: 'notSent',
			title: say`Not sent, because ${vendor} could not be asked ${question}. ${error.message}`,
		});
	});
}
