import type { Result } from './engine';

/** Moments of n8n's own clock, whose digits may be those of a sample number: at 1796006174820 ms one held 17482. */
const MOMENTS = new Set(['startTime', 'executionTime', 'timestamp']);

/** All that can be read off an execution but its input: outputs, errors with all they hold, state, log. */
export function visibleIn({ outputs, error, run: { data } }: Result, logged: unknown): string {
	const seen = new Set<unknown>();
	const whole = (value: unknown): unknown => {
		if (typeof value === 'bigint') return String(value);
		if (typeof value !== 'object' || value === null || seen.has(value)) return value;
		seen.add(value);
		if (Array.isArray(value)) return value.map(whole);
		// Message, stack and cause of an error are not enumerable.
		return Object.fromEntries(
			Object.getOwnPropertyNames(value)
				.filter((name) => name !== 'node' && !MOMENTS.has(name))
				.map((name) => [name, whole((value as Record<string, unknown>)[name])]),
		);
	};
	return JSON.stringify([
		whole(outputs),
		whole(error),
		whole(data.resultData.error),
		whole(data.resultData.runData.Node),
		whole(data.executionData?.contextData),
		logged,
	]);
}
