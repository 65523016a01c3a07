import type { IPollFunctions } from 'n8n-workflow';

import type { Words } from '../words/say';
import type { CallsOfDay, Notebook } from './notes';
import { say } from './words';

/** How many calls a poll may make. */
interface Allowance {
	/** In a day. */
	most: number;
	/** That are left to others, by the vendor's own count; undefined: none. */
	kept: number | undefined;
	/** That the poll makes at least. */
	calls: number;
}

/** Whether a poll may go ahead. How long the vendor's own count runs is not known: of the next day it says nothing. */
export const mayCall = ({ made, left }: CallsOfDay, { most, kept, calls }: Allowance): boolean =>
	made + calls <= most && (kept === undefined || left === null || left - calls >= kept);

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
	skipped === 0 ? [] : [say`${skipped} polls before this one were left out, as the calls of the day were used up`];
