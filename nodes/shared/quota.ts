import type { IDataObject } from 'n8n-workflow';

import { notSent } from './failure';

/** The calls that a vendor still allows, as its answers count them. */
export interface Quota {
	/** By the lowest count seen; null where no answer said anything. */
	readonly remaining: number | null;
	/** From now on no call starts that would leave fewer than `calls` to others. */
	keep(calls: number): void;
	/** Before a call starts; waits while the first answer, which tells the count, is still to come. @throws Failure when too few are left */
	enter(): Promise<void>;
	/** After the call: with the headers of its answer, or none. */
	leave(headers?: IDataObject): void;
}

/** @param header in which the vendor says how many calls are left; undefined: it says nothing */
export function createQuota(vendorName: string, header: string | undefined): Quota {
	let remaining: number | null = null;
	let kept: number | undefined;
	let answered = false;
	let inFlight = 0;
	let waiting: Array<() => void> = [];

	return {
		get remaining() {
			return remaining;
		},
		keep(calls) {
			kept = calls;
		},
		async enter() {
			// How many are left is known from the first answer on: until then one call goes at a time.
			while (kept !== undefined && header !== undefined && !answered && inFlight > 0) await new Promise<void>((resolve) => waiting.push(resolve));
			// Calls on their way may not be in the count yet.
			if (kept !== undefined && remaining !== null && remaining - inFlight <= kept) throw tooFew(vendorName, remaining, kept);
			inFlight++;
		},
		leave(headers) {
			inFlight--;
			if (headers && header !== undefined) {
				answered = true;
				const told = String(headers[header] ?? '');
				// Answers overtake each other: the lowest count is the newest.
				if (/^\d{1,9}$/.test(told)) remaining = Math.min(remaining ?? Infinity, Number(told));
			}
			const woken = waiting;
			waiting = [];
			for (const wake of woken) wake();
		},
	};
}

function tooFew(vendorName: string, remaining: number, kept: number) {
	const title = kept === 0 ? `${vendorName} says that no calls are left` : `${vendorName} says that ${remaining} calls are left, and ${kept} are kept for others`;
	return notSent(title, `Nothing of this item was sent. When ${vendorName} counts anew is not documented; run the rest again later, tomorrow at the latest.`, 'QUOTA').with({ stopsRun: true });
}
