/**
 * Time in the engine tests.
 *
 * The node waits 1, 3 and 9 seconds after an unknown outcome. Waiting is all that happens then, so these tests let it
 * pass faster, and faster still where nothing goes on at the vendor meanwhile. All else keeps its time, the limit of a
 * call above all: a busy machine must not turn a good answer into a late one.
 */
const PACE = 1_000;

/** Slow enough for the order of what happens in the ledger and in the node. */
const PACE_OF_LEDGER = 40;

let pace = PACE;

/** From here on the node's waits, in this test file, are such that something can happen at the vendor meanwhile. */
export const atPaceOfLedger = () => void (pace = PACE_OF_LEDGER);

/** What `TEST_SIZE` asks for: the stated sizes, or small ones. */
export const full = process.env.TEST_SIZE === 'full';

/** Lags and delays of the sandbox, in milliseconds, that pass while the node believes to wait so many seconds. */
export function ledgerTime(seconds: number): number {
	atPaceOfLedger();
	return (seconds * 1000) / pace;
}

/** Seconds a call may take where a test lets calls run into their limit: long enough for a busy machine. */
export const TIME_LIMIT = 5;

/** Milliseconds of latency, for the sandbox, that it forgives. */
export const WITHIN_TIME_LIMIT = 200;

/** Milliseconds of latency that outlast it. */
export const BEYOND_TIME_LIMIT = 7_000;

/** How the node waits in these tests; what waits in a stopped execution holds no process. */
export const passFaster = async (seconds: number): Promise<void> =>
	await new Promise((resolve) => void setTimeout(resolve, (seconds * 1000) / pace).unref());

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
