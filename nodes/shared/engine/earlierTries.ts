import type { Failure } from '../errors/failure';
import type { Memory } from '../once/memory';
import { doneBefore, stillUncertain } from '../once/uncertain';
import { lines } from '../words/compose';
import type { Entry } from './entry';
import type { AnyOperation } from './operation';
import { nameOf } from './report';
import { say } from './words';

/** What this execution knows of earlier tries of a run. */
export interface EarlierTries {
	/** Corrects the failures of units that did not come to be sent in this try: an earlier one sent them, or may have. */
	correct(entries: readonly Entry[]): void;
	/** The failure of a run that sends nothing, with what earlier tries sent of its units. */
	told(failure: Failure, entries: readonly Entry[], operation: AnyOperation): Failure;
}

/**
 * What keeps a later try from sending a unit tells nothing of an earlier one: without this it would be told as not sent
 * though it is done, or may be.
 */
export function earlierTries(memory: Memory): EarlierTries {
	return {
		correct(entries) {
			for (const entry of entries) {
				const { failure, itemIndexes, isBegun } = entry;
				// Of what was sent again and refused, and of what is done, the door has judged.
				if (!failure || failure.outcome === 'rejected' || failure.outcome === 'unknown') continue;
				const before = memory.sentBefore(itemIndexes);
				if (before && !(isBegun && before === 'done')) entry.failure = notSentAgain(failure, before);
			}
		},
		told(failure, entries, operation) {
			const named = (wanted: SentBefore) =>
				entries
					.filter(({ itemIndexes }) => memory.sentBefore(itemIndexes) === wanted)
					.map((entry) => nameOf(entry, operation));
			const [open, done] = [named('open'), named('done')];
			if (open.length + done.length === 0) return failure;
			return notSentAgain(failure, open.length > 0 ? 'open' : 'done').with({
				nothing: say`Nothing was sent again.`,
				description: lines(
					...(open.length > 0
						? [say`Look at the vendor whether it took effect before you send it again: ${open.join(', ')}.`]
						: []),
					...(done.length > 0 ? [say`Already done (${done.length}): ${done.join(', ')}.`] : []),
					failure.advice,
				),
			});
		},
	};
}

type SentBefore = NonNullable<ReturnType<Memory['sentBefore']>>;

const notSentAgain = (failure: Failure, before: SentBefore): Failure =>
	(before === 'open' ? stillUncertain : doneBefore)(failure.with({ outcome: 'notSent' })).with({
		code: 'UNKNOWN_BEFORE',
	});
