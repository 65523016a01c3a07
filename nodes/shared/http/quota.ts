import type { IDataObject } from 'n8n-workflow';

import { ITEM_NOT_SENT, notSent } from '../errors/failure';
import { say } from './words';

/** The calls that a vendor still allows, as its answers count them. */
export interface Quota {
	/** By the lowest count seen; null where no answer said anything. */
	readonly remaining: number | null;
	/** From now on no call starts that would leave fewer than `calls` to others. */
	keep(calls: number): void;
	/**
	 * Before a call starts; waits while the first answer, which tells the count, is still to come.
	 * @throws Failure when too few are left
	 */
	enter(): Promise<void>;
	/**
	 * After the call. `accepted`: its answer was a success, which tells the count wherever the vendor tells it at all.
	 */
	leave(headers?: IDataObject, accepted?: boolean): void;
}

/** @param header in which the vendor says how many calls are left; undefined: it says nothing */
export function createQuota(vendorName: string, header: string | undefined): Quota {
	let remaining: number | null = null;
	let kept: number | undefined;
	let answered = false;
	let inFlight = 0;
	let waiting: Array<() => void> = [];

	function mustWait(): boolean {
		if (kept === undefined || header === undefined) return false;
		return !answered || (remaining !== null && remaining > kept && remaining - inFlight <= kept);
	}

	return {
		get remaining() {
			return remaining;
		},
		keep(calls) {
			kept = calls;
		},
		async enter() {
			// How many are left is known from the first answer on: until then one call goes at a time. Near the limit calls
			// on their way may be in the count or not, as answers overtake each other: the next answer tells.
			while (inFlight > 0 && mustWait()) await new Promise<void>((resolve) => waiting.push(resolve));
			if (kept !== undefined && remaining !== null && remaining <= kept) throw tooFew(vendorName, remaining, kept);
			inFlight++;
		},
		leave(headers, accepted = false) {
			inFlight--;
			const told = header === undefined ? '' : String(headers?.[header] ?? '');
			const tells = /^\d{1,9}$/.test(told);
			// Answers overtake each other: the lowest count is the newest.
			if (tells) remaining = Math.min(remaining ?? Infinity, Number(told));
			answered ||= tells || accepted;
			const woken = waiting;
			waiting = [];
			for (const wake of woken) wake();
		},
	};
}

function tooFew(vendorName: string, remaining: number, kept: number) {
	const title =
		kept === 0
			? say`${vendorName} says that no calls are left`
			: say`${vendorName} says that ${remaining} calls are left, and ${kept} are kept for others`;
	return notSent(
		title,
		say`When ${vendorName} counts anew is not documented; try the rest again later, tomorrow at the latest.`,
		'QUOTA',
		ITEM_NOT_SENT,
	).with({ stopsRun: true });
}
