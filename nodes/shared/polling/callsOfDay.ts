import type { IPollFunctions } from 'n8n-workflow';
import { SEOUL_AHEAD_MS } from '../korea/inSeoul';

import type { Words } from '../words/say';
import type { CallsOfDay, Notebook } from './notes';
import { say } from './words';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The part of a day's calls that is there when it begins. */
const AT_ONCE = 0.1;

/**
 * How many of a day's calls may have been made by now. They are spread over the day: else polls of every minute would
 * use up all by night, and what comes while people work would be told after the next midnight.
 */
function dueBy(now: Date, most: number): number {
	const passed = ((now.getTime() + SEOUL_AHEAD_MS) % DAY_MS) / DAY_MS;
	return Math.floor(most * (AT_ONCE + (1 - AT_ONCE) * passed));
}

/** Whether it is time for a poll that makes so many `calls`, of which a day has `most`. */
export const isDue = ({ made }: CallsOfDay, calls: number, most: number, now: Date): boolean =>
	made + calls <= Math.max(calls, dueBy(now, most));

/** How long a vendor's count is believed: when it begins anew is not known, and only a poll can tell. */
const BELIEVED_MS = 60 * 60 * 1000;

/**
 * Whether a poll leaves to others what is kept for them, by the vendor's own count of the last hour.
 * @param kept undefined: nothing is kept
 */
export function leavesEnough(
	{ left, leftAt = '' }: CallsOfDay,
	calls: number,
	kept: number | undefined,
	now: Date,
): boolean {
	const isBelieved = now.getTime() - Date.parse(leftAt) < BELIEVED_MS;
	return kept === undefined || left === null || !isBelieved || left - calls >= kept;
}

/** The same context, which notes each call as it leaves: repeats count, and so do calls of a poll that fails. */
export function countingCalls(context: IPollFunctions, notebook: Notebook, day: string): IPollFunctions {
	const { httpRequestWithAuthentication } = context.helpers;
	return Object.assign(Object.create(context) as IPollFunctions, {
		helpers: {
			...context.helpers,
			async httpRequestWithAuthentication(
				this: IPollFunctions,
				...call: Parameters<typeof httpRequestWithAuthentication>
			) {
				const calls = notebook.calls(day);
				notebook.writeCalls({ ...calls, made: calls.made + 1 });
				return (await httpRequestWithAuthentication.call(this, ...call)) as unknown;
			},
		},
	});
}

/** What an item says of polls that did not take place: it may come late. */
export const skippedWarnings = ({ skipped }: CallsOfDay): Words[] =>
	skipped === 0 ? [] : [say`${skipped} polls before this one were left out, as the calls left are kept for others`];
