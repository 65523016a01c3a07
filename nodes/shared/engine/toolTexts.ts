import { Failure, notSent } from '../errors/failure';
import { closed, sentences } from '../words/compose';
import type { Words } from '../words/say';
import { say } from './words';

/**
 * All of a failure in one text: a model is shown the message of an error and nothing else. The outcome stands between
 * what happened and what to do, in words, so that nothing is called again that may have taken effect.
 */
export function wholeTruth(failure: Failure): Words {
	const told = sentences(closed(failure.message), outcomeTold(failure), failure.description);
	return failure.stopsRun
		? sentences(told, say`Calling again does not help now: tell the person who set up this tool.`)
		: told;
}

function outcomeTold({ outcome }: Failure): Words {
	switch (outcome) {
		case 'unknown':
			return say`Outcome: unknown, it may have taken effect. Call again only as said here:`;
		case 'rejected':
			return say`Outcome: rejected by the vendor.`;
		case 'notSent':
			return say`Outcome: not sent.`;
		case null:
			return say`Outcome: not read; this only reads, nothing was changed.`;
	}
}

/**
 * An operation, or a choice in it, that cannot work where an agent calls it.
 * @param instead why, and what to use instead
 */
export const notAsTool = (operation: string, instead: Words): Failure =>
	notSent(say`"${operation}" cannot work like this as a tool of an agent`, instead, 'NOT_AS_TOOL');

/** Instead of an operation that puts out a file. */
export const noFileOut = (instead: Words): Words =>
	say`An agent gets no files: ${instead} Do not call it again; to have the file, let a node behind the agent run this operation.`;
