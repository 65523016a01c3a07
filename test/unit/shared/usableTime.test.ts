import { UsableTime } from '../../../nodes/shared/webhook/usableTime';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const { signal } = new AbortController();

it('passes as the clock does where nothing holds it up', async () => {
	const begun = Date.now();
	let ended = 0;
	void new UsableTime().until(4000, signal).then(() => (ended = Date.now() - begun));
	await jest.advanceTimersByTimeAsync(6000);
	expect(Math.abs(ended - 4000)).toBeLessThan(50);
});

it('does not pass while the event loop stands still', async () => {
	const time = new UsableTime();
	let isOver = false;
	void time.until(1000, signal).then(() => (isOver = true));
	for (let n = 0; n < 5; n++) {
		// What a turn of the loop that takes 3 seconds looks like from a timer.
		jest.setSystemTime(Date.now() + 3000);
		await jest.advanceTimersByTimeAsync(50);
	}
	expect([isOver, time.look() <= 700]).toEqual([false, true]);
	await jest.advanceTimersByTimeAsync(1000);
	expect(isOver).toBe(true);
});

it('does not run backwards when the clock is set', () => {
	const time = new UsableTime();
	jest.setSystemTime(Date.now() - 60_000);
	expect(time.look()).toBe(0);
});

it('ends with its signal', async () => {
	const overdue = new AbortController();
	let isOver = false;
	void new UsableTime().until(1e9, overdue.signal).then(() => (isOver = true));
	overdue.abort();
	await jest.advanceTimersByTimeAsync(50);
	expect(isOver).toBe(true);
});
