import { count, flag } from '../shared/fields/fields';

/** How many of Hiworks' calls are left to others. What its window is, nobody knows: it is said to be a day. */
export const keepCalls = (kept = 0) =>
	count({
		displayName: 'Keep Calls for Others',
		description:
			'An office has 1,000 successful calls a day, for all programs together. When fewer than this many would be left, the rest ends as not sent.',
		least: 0,
		most: 100_000,
		default: kept,
	});

/** What every vendor of Hiworks offers and keeps: an office has few calls. */
export const hiworksQuota = {
	quotaHeader: 'x-ratelimit-remaining',
	options: {
		keepCalls: keepCalls(),
		stopAtZero: flag({
			displayName: 'Stop When No Calls Are Left',
			description:
				'Whether to start nothing more once Hiworks says that no calls are left. How long its window is, is not documented.',
			default: true,
		}),
	},
	callsKept({ keepCalls: kept = 0, stopAtZero = true }: { keepCalls?: unknown; stopAtZero?: unknown }) {
		return Number(kept) > 0 || stopAtZero === true ? Number(kept) : undefined;
	},
};
