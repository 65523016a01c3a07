import { Failure } from '../errors/failure';
import type { ChangeRequest, Client } from '../http/client';
import type { ChangingEffect } from '../http/endpoint';
import { SEND } from '../http/send';
import { ask, knownOf } from './ask';
import type { Leaving, Mark, Memory, SentOtherwise, Told } from './memory';
import { beforeSending, type Policy } from './policy';
import {
	askedOfAnother,
	failureOf,
	NOT_SHOWN,
	otherContent,
	silentYes,
	uncertainty,
	unknownBefore,
	usedAndHidden,
	usedInExecution,
} from './uncertain';
import { say } from './words';

/**
 * How the end of a change was learned: by the answer to it; from what this execution remembers; found before it was
 * sent, after a refusal of the first request, or after an uncertain outcome of our own.
 */
export type How = 'sent' | 'kept' | 'before' | 'afterRefusal' | 'afterLoss';

/** A change that took effect. */
export interface Changed<Result> {
	result: Result;
	how: How;
	/** An earlier run had done it. */
	duplicate: boolean;
	/** Our own answer was lost; the vendor was asked and has it. */
	recovered: boolean;
	/** What it said when it left this execution last, as the policy told then; undefined: it did not leave. */
	says?: string | undefined;
}

/** What the door needs of a run. */
export interface Around {
	client: Client;
	memory: Memory;
	/** As users know the vendor. */
	vendor: string;
	/** Tells the credential's account from others, under which nothing shows of it. */
	account: string;
	/** What is told of an error that is no Failure yet. */
	asFailure(error: unknown): Failure;
}

interface Attempt<Answer, Result> {
	/** Makes the request anew for each time that it is sent. @throws what keeps it from being sent */
	make(): ChangeRequest<Answer, ChangingEffect> | Promise<ChangeRequest<Answer, ChangingEffect>>;
	/** What the answer means. @throws Failure where the vendor's yes is none */
	accept(answer: Answer): Result;
	policy: Policy<Result>;
	/** What makes it this change, the same in every try. */
	content: unknown;
	itemIndex: number;
}

/** Three times at most: the first, and two after the vendor said that it never got it. */
const MOST_SENDS = 3;
/** Seconds before each look after an uncertain outcome; what was taken may show late. */
const WAITS_AFTER_LOSS = [1, 3, 9];
/** The same after a refusal, which may mean that it is there. */
const WAITS_AFTER_REFUSAL = [0, 1, 3];
/** The same where the vendor says that the key is in use: what was made under it may take its time to show. */
const WAITS_WHERE_USED = [...WAITS_AFTER_REFUSAL, 9, 20];
/** The same where nothing shows right after a yes without a word. */
const WAITS_AFTER_YES = [1];
/** Seconds before something that does no harm is sent again. */
const WAITS_TO_REPEAT = [1, 3];

/**
 * Changes something at a vendor, as its policy says. Before the request leaves it is noted in the execution as
 * uncertain, whatever then ends this process; a certain answer to a later try never overwrites an uncertain earlier
 * one.
 * @throws Failure
 */
export async function changeOne<Answer, Result>(
	{ make, accept, policy, content, itemIndex }: Attempt<Answer, Result>,
	{ client, memory, vendor, account }: Around,
): Promise<Changed<Result>> {
	const unaskable = policy.kind === 'remember' ? memory.ofUnaskable(policy.number) : undefined;
	const marks = unaskable ?? memory;
	const isRemembered = !(policy.kind === 'repeatable' && policy.prepares);
	const note = (mark: Mark | undefined, left?: Leaving) => {
		if (isRemembered) marks.set(itemIndex, content, mark, left);
	};
	const leaving = () => marks.leaving(itemIndex, content);
	const settle = (result: Result, how: How, told = toldBy(how)): Changed<Result> => {
		note(markOf(policy, result, told));
		return { result, how, duplicate: told === 'duplicate', recovered: told === 'recovered', says: leaving()?.says };
	};
	const uncertain = (last: Failure): Failure => last.with(uncertainty(policy, vendor, last));

	const sentBy = unaskable?.sentBy(itemIndex, content);
	const underNumber = unaskable?.underNumber(content);
	if (underNumber) throw usedInExecution((policy.kind === 'remember' && policy.number) || '', underNumber);
	const otherwise = marks.otherwise(itemIndex, content);
	if (otherwise && sentBy === undefined && keepsOthersOut(policy, otherwise))
		throw otherContent(otherwise, policy.kind === 'remember' ? policy.advice : undefined);
	const earlier = marks.get(itemIndex, content);
	const done = typeof earlier === 'object' && 'done' in earlier ? earlier : undefined;
	if (done && sentBy === 'anotherRun')
		return { result: done.done as Result, how: 'kept', duplicate: true, recovered: false };
	if (done && keepsResult(policy)) return settle(done.done as Result, 'kept', done.told);
	const isLater = earlier !== undefined;
	let saidYes = false;
	const settleFound = (result: Result) =>
		done ? settle(result, 'kept', done.told) : settle(result, saidYes ? 'sent' : 'afterLoss');
	let before = typeof earlier === 'object' && 'before' in earlier ? earlier.before : [];
	// What another account was asked for, neither reading nor sending in this one tells of.
	const left = leaving();
	const isOthers = left !== undefined && left.account !== account;
	if (isOthers && policy.kind !== 'lookUp') throw uncertain(askedOfAnother());
	if (isLater && policy.kind === 'remember') throw uncertain(unknownBefore());

	if (policy.kind === 'readBack' && policy.known !== undefined)
		return isLater ? settleFound(policy.known) : settle(policy.known, 'before');
	if (policy.kind === 'lookUp' || policy.kind === 'readBack') {
		if (isLater) {
			const found = await ask(policy.look, client, done ? WAITS_AFTER_REFUSAL : WAITS_AFTER_LOSS, {
				before,
				triedBefore: isLater,
			});
			if (found instanceof Failure) throw uncertain(found);
			if (found !== 'notKnown') return settleFound(knownOf(found, note));
			// What was done once is not done again because it does not show, nor what another account was asked for.
			if (isOthers) throw uncertain(askedOfAnother());
			if (policy.kind === 'lookUp' && (!policy.provesAbsence || done)) throw uncertain(unknownBefore());
		} else if (policy.kind === 'lookUp' && policy.first) {
			const known = await beforeSending(vendor, policy.look({ patient: true, before, triedBefore: isLater }));
			if (known instanceof Failure) throw known;
			if (known !== undefined) return settle(known, 'before');
		}
	}

	const readBefore = policy.kind === 'lookUp' ? policy.before : undefined;
	if (readBefore && !isLater) before = await beforeSending(vendor, readBefore(), say`what it has already`);

	/** An empty answer is as well that of somebody in between: where the vendor can be asked, it has to show it. */
	const proven = async (result: Result): Promise<Changed<Result> | Failure> => {
		if (policy.kind !== 'lookUp' && policy.kind !== 'readBack') return settle(result, 'sent');
		saidYes = true;
		const shown = await ask(policy.look, client, [0], { before, triedBefore: isLater });
		if (shown instanceof Failure) return shown.with({ outcome: 'unknown' });
		return shown === 'notKnown' ? silentYes(vendor) : settle(knownOf(shown, note), 'sent');
	};
	const send = async (): Promise<Changed<Result> | Failure> => {
		const mark = readBefore ? { before } : 'uncertain';
		// At once: two calls of a tool may run side by side.
		if (policy.kind === 'remember') note(mark);
		const request = await make();
		note(mark, { says: policy.says, account, named: policy.named, policy: policy.kind });
		const answer = await client[SEND](request);
		return answer === undefined ? await proven(accept(answer)) : settle(accept(answer), 'sent');
	};
	for (let sends = 1; ; sends++) {
		const isFirst = sends === 1 && !isLater;
		const ended = await send().catch(failureOf);
		if (!(ended instanceof Failure)) return ended;
		const isRefusal = ended.outcome === 'rejected';
		const mayBeThere = isRefusal && mayMeanThere(policy, ended);
		if (ended.outcome !== 'unknown' && isFirst && !mayBeThere) {
			note(undefined);
			throw ended;
		}
		if (policy.kind === 'repeatable') {
			const pause = WAITS_TO_REPEAT[sends - 1];
			if (ended.outcome !== 'unknown' || pause === undefined) throw uncertain(ended);
			await client.wait(pause).catch((stopped: unknown) => Promise.reject(uncertain(failureOf(stopped))));
			continue;
		}
		// What never left tells nothing of what left before.
		if (policy.kind === 'remember' || ended.outcome === 'notSent') throw uncertain(ended);

		const refusal = isRefusal ? ended : undefined;
		const saysUsed = refusal !== undefined && policy.kind === 'lookUp' && (policy.saysUsed?.(refusal) ?? false);
		const waits = saysUsed
			? WAITS_WHERE_USED
			: isRefusal
				? WAITS_AFTER_REFUSAL
				: ended.code === NOT_SHOWN
					? WAITS_AFTER_YES
					: WAITS_AFTER_LOSS;
		const found = await ask(policy.look, client, waits, { before, refusal, triedBefore: isLater });
		// A key that is refused by now would be refused for every further item too.
		if (found instanceof Failure) throw uncertain(ended.with({ stopsRun: ended.stopsRun || found.stopsRun }));
		if (found !== 'notKnown') {
			const known = knownOf(found, note);
			return isRefusal && isFirst ? settle(known, 'afterRefusal') : settleFound(known);
		}
		// The words are the vendor's, that nothing shows is the moment's: an earlier run may have made it.
		if (saysUsed) throw usedAndHidden(ended, vendor, policy.advice);
		if (isRefusal && isFirst) {
			note(undefined);
			throw ended;
		}
		const sendsAgain = policy.kind === 'readBack' || policy.provesAbsence;
		if (isRefusal || !sendsAgain || sends === MOST_SENDS) throw uncertain(ended);
	}
}

/**
 * Whether what an item sent before with other content keeps this from being sent: whatever is open, and where one more
 * would be made what is done too.
 */
const keepsOthersOut = ({ kind }: Policy<unknown>, { isOpen }: SentOtherwise) =>
	kind !== 'repeatable' && (isOpen || kind !== 'readBack');

/** Whether what came of it is kept for later tries: wherever the vendor could not tell a second one, or need not. */
const keepsResult = (policy: Policy<unknown>) =>
	policy.keeps ?? (policy.kind === 'remember' || (policy.kind === 'lookUp' && !policy.provesAbsence));

function markOf(policy: Policy<unknown>, result: unknown, told: Told | undefined): Mark | undefined {
	if (keepsResult(policy)) return { done: result, told };
	// That it is done is noted, and read again in a later try: it is this run that did it, and no second one is wanted.
	return policy.kind === 'readBack' || policy.kind === 'lookUp' ? { done: null, told } : undefined;
}

function toldBy(how: How): Told | undefined {
	if (how === 'before' || how === 'afterRefusal') return 'duplicate';
	return how === 'afterLoss' ? 'recovered' : undefined;
}

function mayMeanThere(policy: Policy<unknown>, refusal: Failure): boolean {
	if (policy.kind === 'lookUp') return policy.mayMeanUsed(refusal);
	return policy.kind === 'readBack' && policy.mayMeanDone(refusal);
}
