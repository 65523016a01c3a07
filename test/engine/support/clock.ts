/**
 * Time in the engine tests.
 *
 * The node waits 1, 3 and 9 seconds after an unknown outcome, and n8n a second between two tries. Waiting is all that
 * happens then, so these tests let it pass faster: a timer of half a second or more ends after a PACE-th of its time,
 * for node, engine, HTTP client and sandbox alike, so that waits, time limits and latencies keep their proportions.
 * The clock of the sandbox's ledger keeps its time: lags and delays are given to it by `ledgerTime`.
 */
export const PACE = 40;

/** What `TEST_SIZE` asks for: the stated sizes, or small ones. */
export const full = process.env.TEST_SIZE === 'full';

/** Milliseconds on the ledger's clock that pass while the node believes to wait so many seconds. */
export const ledgerTime = (seconds: number) => (seconds * 1000) / PACE;

/**
 * Seconds a call may take where a test lets calls run into their limit: long enough for a busy machine, even when
 * hurried.
 */
export const TIME_LIMIT = 30;

/** Milliseconds of latency, for the sandbox, that outlast it. */
export const BEYOND_TIME_LIMIT = 48_000;

/** Lets time pass faster in this test file. */
export function hurry(): void {
	const { setTimeout } = globalThis;
	const hurried = (work: () => void, milliseconds = 0) =>
		setTimeout(work, milliseconds >= 500 ? milliseconds / PACE : milliseconds);
	globalThis.setTimeout = hurried as typeof setTimeout;
}

const RealDate = Date;

/**
 * Moves the calendar, and nothing else, to an instant from which it goes on. Without one it is the real calendar again.
 */
export function moveCalendar(instant?: string): void {
	const ahead = instant === undefined ? 0 : RealDate.parse(instant) - RealDate.now();
	if (instant === undefined) {
		globalThis.Date = RealDate;
		return;
	}
	class MovedDate extends RealDate {
		constructor(...given: [] | [number]) {
			if (given.length === 0) super(RealDate.now() + ahead);
			else super(...given);
		}

		static override [Symbol.hasInstance](value: unknown) {
			return value instanceof RealDate;
		}

		static override now() {
			return RealDate.now() + ahead;
		}
	}
	globalThis.Date = MovedDate as unknown as DateConstructor;
}
