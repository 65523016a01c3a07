import { runFields, type Run } from '../shared/engine/operation';
import { count, flag } from '../shared/fields/fields';
import type { Client } from '../shared/http/client';

/** How many of Hiworks' calls are left to others. What its window is, nobody knows: it is said to be a day. */
export const quotaFields = (kept = 0) => ({
	keepCalls: count({
		displayName: 'Keep Calls for Others',
		description:
			'An office has 1,000 successful calls a day, for all programs together. When fewer than this many would be left, the rest ends as not sent.',
		least: 0,
		most: 100_000,
		default: kept,
	}),
	stopAtZero: flag({
		displayName: 'Stop When No Calls Are Left',
		description:
			'Whether to start nothing more once Hiworks says that no calls are left. How long its window is, is not documented.',
		default: true,
	}),
});

/** Options of every operation. */
export const callOptions = (kept?: number) => ({ ...quotaFields(kept), ...runFields });

/** Tells the client what to leave to others. */
export function keepCalls(
	{ client }: Run,
	{ keepCalls: kept = 0, stopAtZero = true }: { keepCalls?: number; stopAtZero?: boolean } = {},
): void {
	if (kept > 0 || stopAtZero) client.keepCalls(kept);
}

/** How many calls are left, beside every output: an office has few. */
export const quotaOutput = ({ callsRemaining }: Client) => ({ callsRemaining });
