/**
 * Time in the engine tests.
 *
 * The node waits 1, 3 and 9 seconds after an unknown outcome. Waiting is all that happens then, so these tests let it
 * pass faster: it takes a PACE-th of its time. All else keeps its time, the limit of a call above all: a busy machine
 * must not turn a good answer into a late one. Lags and delays of the sandbox's ledger, which the waits outlast, are
 * given to it by `ledgerTime`.
 */
export const PACE = 40;

/** What `TEST_SIZE` asks for: the stated sizes, or small ones. */
export const full = process.env.TEST_SIZE === 'full';

/** Milliseconds on the ledger's clock that pass while the node believes to wait so many seconds. */
export const ledgerTime = (seconds: number) => (seconds * 1000) / PACE;

/** Seconds a call may take where a test lets calls run into their limit: long enough for a busy machine. */
export const TIME_LIMIT = 2;

/** Milliseconds of latency, for the sandbox, that it forgives. */
export const WITHIN_TIME_LIMIT = 200;

/** Milliseconds of latency that outlast it. */
export const BEYOND_TIME_LIMIT = 3_000;

/** How the node waits in these tests. */
export const passFaster = async (seconds: number): Promise<void> =>
	await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / PACE));

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
