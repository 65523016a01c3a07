import type { IDataObject } from 'n8n-workflow';

import type { Run } from '../../shared/engine/operation';
import { Failure, notSent } from '../../shared/errors/failure';
import { Invalid } from '../../shared/errors/invalid';
import { seoulTime, type SeoulTime } from '../../shared/korea/koreanTime';
import { onceInExecution } from '../../shared/once/onceInExecution';

/**
 * Sends a message at most once in an execution: Hiworks knows no key by which it could tell a second one.
 * @param content what makes it this message, the same in every try: no time that a try would read from the clock
 * @param advice what a person can do where nobody knows whether it went out
 * @throws Failure
 */
export async function sendOnce<T extends IDataObject>(
	{ context }: Run,
	itemIndex: number,
	content: unknown,
	advice: string,
	send: () => Promise<T>,
): Promise<T> {
	return await onceInExecution(context, itemIndex, content, send).catch((error: unknown) => {
		throw error instanceof Failure && error.outcome === 'unknown'
			? error.with({ description: `It was not sent again. ${advice}` })
			: error;
	});
}

/** For a message: what to look at before it is sent once more. */
export const sendAgainUnless = (found: string) =>
	`Hiworks could not tell a second one from the first: ${found}, and only if it is not there, run this item in a new execution.`;

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
		throw new Invalid(`a time to come (in Seoul it is ${seoulTime(now)})`, sendAt).within('Send At');
}

/** Just before it leaves. @throws Failure */
export function checkStillToCome(sendAt: SeoulTime | undefined): void {
	const now = seoulTime(new Date());
	if (sendAt === undefined || sendAt > now) return;
	throw notSent(
		`Send At: the time ${sendAt} has passed (in Seoul it is ${now})`,
		'It was not sent. Give it a later time, or none to send it at once.',
		'TIME_PASSED',
	);
}
