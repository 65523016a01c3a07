import type { Run, SendingRun } from '../../shared/engine/operation';
import { ITEM_NOT_SENT, notSent } from '../../shared/errors/failure';
import { Invalid } from '../../shared/errors/invalid';
import { seoulTime, type SeoulTime } from '../../shared/korea/koreanTime';
import { remember } from '../../shared/once/policy';
import type { Words } from '../../shared/words/say';
import { say } from '../words';

/**
 * For what Hiworks knows no key of, by which it could tell a second one from the first: what may have gone out is not
 * sent again.
 * @param found where a person can see whether it went out
 */
export const notTwice = (found: Words) =>
	remember({
		advice: say`Hiworks could not tell a second one from the first: ${found}, and only if it is not there, send it in a new execution.`,
	});

/** @param content what makes it this message, the same in every try: no time that a try would read from the clock */
export const messageOnce = (content: unknown[], found: Words) => ({ ...notTwice(found), content });

/**
 * Refuses a time that has passed when this run is first tried. A later try meets what an earlier one has sent, whose
 * time may have come meanwhile; `checkStillToCome` judges what has not been sent.
 * @throws Invalid
 */
export function checkToCome(sendAt: SeoulTime | undefined, { context, now }: Run): void {
	const kept = context.getContext('node');
	const firstTries = (kept.firstTries ??= {}) as Record<string, SeoulTime>;
	const began = (firstTries[String(context.getWorkflowDataProxy(0).$runIndex)] ??= seoulTime(now));
	if (sendAt !== undefined && sendAt <= began)
		throw new Invalid(say`a time to come (in Seoul it is ${seoulTime(now)})`, sendAt).within('Send At');
}

/** Just before it leaves. @throws Failure */
export function checkStillToCome(sendAt: SeoulTime | undefined): void {
	const now = seoulTime(new Date());
	if (sendAt === undefined || sendAt > now) return;
	throw notSent(
		say`Send At: the time ${sendAt} has passed (in Seoul it is ${now})`,
		say`Give it a later time.`,
		'TIME_PASSED',
		ITEM_NOT_SENT,
	);
}

/** How advertising has to begin: 정보통신망법 시행령 별표 6. */
const ADVERTISING = /^[[(（]\s*광고\s*[\])）]/;

/**
 * Tells in sight of the run of advertising at night: from 21:00 to 08:00 it takes a consent of its own (정보통신망법
 * article 50 (3)), and the message may be one that can still be taken back.
 * @param texts title and body
 */
export function tellNight(texts: readonly string[], sendAt: SeoulTime | undefined, { tell }: SendingRun): void {
	const hour = Number((sendAt ?? seoulTime(new Date())).slice('YYYY-MM-DD '.length, 'YYYY-MM-DD HH'.length));
	if ((hour < 8 || hour >= 21) && texts.some((text) => ADVERTISING.test(text)))
		tell(
			say`Text messages that begin with (광고) go out between 21:00 and 08:00 in Seoul, which takes a consent of its own from each receiver. "Cancel Scheduled" takes back those that still wait for their time.`,
		);
}
