/**
 * Seoul is UTC+9 all year: its last summer time ended in October 1988, and nobody invoices for days before that.
 * So plain arithmetic does, and neither the instance's zone nor the ICU data it was built with can move a day.
 */
export const SEOUL_AHEAD_MS = 9 * 60 * 60 * 1000;

/**
 * What the clock of Seoul shows at a Date or Luxon DateTime, as milliseconds in UTC; undefined: it is neither. By
 * duck-typing: a Date may come from another realm, where instanceof fails, and Luxon is no dependency.
 */
export function seoulClock(value: unknown): number | undefined {
	const { toMillis, getTime } = (value ?? {}) as { toMillis?: unknown; getTime?: unknown };
	const read = toMillis ?? getTime;
	return typeof read === 'function' ? Number(read.call(value)) + SEOUL_AHEAD_MS : undefined;
}

/** A moment as ISO text in Seoul. */
export function inSeoul(now: Date): string {
	return new Date(now.getTime() + SEOUL_AHEAD_MS).toISOString().replace('Z', '+09:00');
}
