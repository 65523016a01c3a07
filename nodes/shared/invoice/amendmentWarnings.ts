import type { AmendmentReason } from '../korea/amendmentSheets';
import { correctionDeadline, finalReturnDeadline, issueDeadline, today, type Day } from '../korea/day';
import type { Words } from '../words/say';
import { say } from './words';

interface Amended {
	reason: AmendmentReason;
	/** Write date of the original. */
	original: Day;
	/** Day of the cause, for reasons that have one. */
	cause?: Day | undefined;
	/** Of a local letter of credit. */
	openedOn?: Day | undefined;
}

/**
 * Time limits of the law of amendments (VAT Act Enforcement Decree art. 70 (1)), as far as days tell. All are warnings:
 * what happened on which day, and whether something was a mistake, a person knows. Deadlines move with public holidays,
 * which are not known here: the real ones are never earlier.
 */
export function amendmentWarnings({ reason, original, cause, openedOn }: Amended, now: Date): Words[] {
	const warnings: Words[] = cause === undefined ? [] : [...lateWarnings(cause, now), ...earlyWarnings(cause, original)];
	const toCorrect = correctionDeadline(original);
	if (reason === 'clericalError' && today(now) > toCorrect)
		warnings.push(
			say`What was wrong other than by mistake could be corrected until ${toCorrect} (VAT Act Enforcement Decree art. 70 (1) 6); a mistake still can be, unless you know that the tax office will correct it`,
		);
	const toOpen = finalReturnDeadline(original);
	if (openedOn !== undefined && openedOn > toOpen)
		warnings.push(
			say`The letter was opened on ${openedOn}, after ${toOpen}, 25 days after the tax period of the supply: zero rate by an amendment is for letters opened until then (VAT Act Enforcement Decree art. 70 (1) 4). Ask your tax accountant first`,
		);
	if (openedOn !== undefined && openedOn <= toOpen && today(now) > toOpen)
		warnings.push(
			say`An amendment for a local letter of credit is due by ${toOpen}, 25 days after the tax period of the supply. Ask your tax accountant first`,
		);
	return warnings;
}

/** Due by the 10th of the month after the cause (items 1 to 3). */
function lateWarnings(cause: Day, now: Date): Words[] {
	const deadline = issueDeadline(cause);
	return today(now) > deadline
		? [say`The deadline for this amendment (${deadline}) has passed; late issue is subject to a penalty`]
		: [];
}

/** What happened before the original was written should stand in it already. */
const earlyWarnings = (cause: Day, original: Day): Words[] =>
	cause < original
		? [say`The cause date ${cause} is before the write date ${original} of the original; is it the right original?`]
		: [];
