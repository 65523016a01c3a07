import { Failure, notSent } from '../errors/failure';
import { sentences } from '../words/compose';
import type { Words } from '../words/say';
import type { SentOtherwise } from './memory';
import type { Policy } from './policy';
import { say } from './words';

const LOOK = say`Look at the vendor whether it took effect before you send it in a new execution.`;

/** The code of a yes after which nothing shows. */
export const NOT_SHOWN = 'NOT_SHOWN';

/** A yes after which nothing shows. */
export const silentYes = (vendor: string): Failure => {
	const what = say`${vendor} answered with nothing, and shows nothing of it`;
	return new Failure({
		outcome: 'unknown',
		title: say`The outcome is unknown: ${what}`,
		what,
		description: say``,
		code: NOT_SHOWN,
	});
};

/** A key in use under which nothing shows: another key could make a second one. */
export const usedAndHidden = (refusal: Failure, vendor: string, advice: Words): Failure =>
	refusal.with({
		outcome: 'unknown',
		title: say`${vendor} says that the reference ID is in use, and shows nothing under it yet: ${refusal.message}`,
		description: say`Do not use another reference ID before you have looked: it may have been issued under this one. ${advice}`,
		code: 'REFERENCE_ID_USED',
	});

/**
 * A number of the user's for something else: a part of a document, or another one.
 * @param isOpen whether nobody knows what became of that
 */
export const usedInExecution = (number: string, { isOpen } = { isOpen: false }): Failure =>
	notSent(
		say`The reference ID "${number}" was used for something else in this execution; this one was not sent`,
		say`Compare both: another run of this node, or an earlier try, sent it with other content. If they are two documents, give this one a reference ID of its own; if they are parts of one, look at what was sent.`,
		'REFERENCE_ID_USED',
	).with({ outcome: isOpen ? 'unknown' : 'notSent' });

/** An item of which an earlier try sent something else: an expression gives another value, or a field was changed. */
export const otherContent = ({ named }: SentOtherwise, advice: Words = LOOK): Failure =>
	notSent(
		named === undefined
			? say`An earlier try of this execution sent this item with other content, or may have; this one was not sent`
			: say`An earlier try of this execution sent this item with other content ("${named}"), or may have; this one was not sent`,
		sentences(
			advice,
			say`What an expression gives has to be the same in every try: no time of the run and no random number.`,
		),
		'OTHER_CONTENT',
	).with({ outcome: 'unknown' });

/** An earlier request of this item may have taken effect, whatever the last one met. */
export function uncertainty({ kind, advice }: Policy<unknown>, vendor: string, { what, outcome, message }: Failure) {
	if (kind === 'remember') {
		return {
			outcome: 'unknown' as const,
			title: outcome === 'unknown' ? message : say`The outcome is unknown: ${what}`,
			nothing: say`It was not sent again.`,
			description: advice,
		};
	}
	const title =
		kind === 'lookUp'
			? say`It is not known whether ${vendor} has it: ${what}`
			: say`It is not known whether ${vendor} did it: ${what}`;
	return { outcome: 'unknown' as const, title, description: advice };
}

/** Of what an earlier try left open, and a later one does not send again. */
export const unknownBefore = (): Failure =>
	openBefore(say`an earlier try of this execution sent it and never learned what became of it`);

/** Of what an earlier try sent to another account, of which this one cannot tell. */
export const askedOfAnother = (): Failure =>
	openBefore(say`an earlier try of this execution sent it with another credential, or in another mode`);

function openBefore(what: Words): Failure {
	return new Failure({
		outcome: 'unknown',
		title: say`The outcome is unknown: ${what}`,
		what,
		description: say``,
		code: 'UNKNOWN_BEFORE',
	});
}

/** Anything else is a mistake of ours, and no outcome. */
export function failureOf(error: unknown): Failure {
	if (error instanceof Failure) return error;
	throw error;
}

/** A certain end of a later try, where an earlier one stays open. */
export const stillUncertain = (last: Failure) =>
	last.with({
		outcome: 'unknown',
		title: say`The outcome is unknown: an earlier try may have taken effect, and the last one met: ${last.what}`,
		nothing: last.outcome === 'notSent' ? say`It was not sent again.` : undefined,
		description: say`Look at the vendor whether it took effect before you send it again.`,
	});

/** What kept a later try from sending it, where an earlier one took effect. */
export const doneBefore = (last: Failure) =>
	last.with({
		outcome: 'unknown',
		title: say`An earlier try of this execution has done it, or a part of it, and the last one met: ${last.what}`,
		nothing: say`It was not sent again.`,
		description: say`Look at the vendor what stands there before you send it in a new execution.`,
	});

/** Of a row that an earlier try lost, and that is not sent again. */
export const notSentAgain = (before = unknownBefore()) =>
	before.with({
		nothing: say`It was not sent again.`,
		description: LOOK,
	});

/** Of a row that the answer does not speak of. */
export const notAnswered = () =>
	new Failure({
		outcome: 'unknown',
		title: say`The outcome is unknown: the vendor answered without this row`,
		what: say`the vendor answered without this row`,
		description: say`Look at the vendor whether it took effect before you send it again.`,
	});
