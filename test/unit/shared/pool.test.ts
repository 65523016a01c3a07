import { inParallel } from '../../../nodes/shared/engine/pool';

/** Work that ends when told to. */
function heldWork() {
	const started: number[] = [];
	const release = new Map<number, () => void>();
	const work = async (entry: number) => {
		started.push(entry);
		await new Promise<void>((resolve) => release.set(entry, resolve));
	};
	const end = async (entry: number) => {
		release.get(entry)?.();
		// Whoever waits for it goes on in tasks of their own.
		await new Promise<void>((resolve) => {
			setImmediate(resolve);
		});
	};
	return { started, work, end };
}

describe('inParallel', () => {
	it('has at most so many under way, and starts the next in order as one ends', async () => {
		const { started, work, end } = heldWork();
		const all = inParallel([0, 1, 2, 3, 4], 2, work);
		expect(started).toEqual([0, 1]);
		await end(1);
		expect(started).toEqual([0, 1, 2]);
		await end(0);
		expect(started).toEqual([0, 1, 2, 3]);
		await end(2);
		expect(started).toEqual([0, 1, 2, 3, 4]);
		let isOver = false;
		void all.then(() => (isOver = true));
		await end(3);
		expect(isOver).toBe(false);
		await end(4);
		expect(isOver).toBe(true);
	});

	it('starts nothing once halted, but waits for what is under way', async () => {
		const { started, work, end } = heldWork();
		let halted = false;
		let isOver = false;
		const all = inParallel([0, 1, 2, 3], 2, work, () => halted);
		void all.then(() => (isOver = true));
		halted = true;
		await end(0);
		expect([started, isOver]).toEqual([[0, 1], false]);
		await end(1);
		expect([started, isOver]).toEqual([[0, 1], true]);
	});

	it('starts nothing when halted from the start', async () => {
		const { started, work } = heldWork();
		await inParallel([0, 1], 2, work, () => true);
		expect(started).toEqual([]);
	});

	it.each([
		[0, 3],
		[1, 5],
		[7, 1],
		[7, 7],
		[3, 100],
	])('does %i entries once each, %i at once', async (count, limit) => {
		const entries = Array.from({ length: count }, (_, index) => `entry ${index}`);
		const seen: Array<[string, number]> = [];
		let [underWay, peak] = [0, 0];
		await inParallel(entries, limit, async (entry, index) => {
			peak = Math.max(peak, ++underWay);
			seen.push([entry, index]);
			await Promise.resolve();
			underWay--;
		});
		expect(seen).toEqual(entries.map((entry, index) => [entry, index]));
		expect(peak).toBe(Math.min(limit, count));
	});
});
