import { Failure } from '../../../nodes/shared/errors/failure';
import { createQuota, type Quota } from '../../../nodes/shared/http/quota';

const HEADER = 'x-ratelimit-remaining';
const told = (remaining: unknown) => ({ [HEADER]: remaining as string });
const tick = async () => {
	await new Promise<void>((resolve) => {
		setImmediate(resolve);
	});
};

/** Whether a call may start now, without starting one that waits. */
async function enters(quota: Quota): Promise<boolean | 'refused'> {
	let result: boolean | 'refused' = false;
	quota.enter().then(
		() => (result = true),
		() => (result = 'refused'),
	);
	await tick();
	return result;
}

describe('What is left', () => {
	it.each([
		[['999'], 999],
		// Answers overtake each other.
		[['10', '12', '11'], 10],
		[[7], 7],
		[['0'], 0],
		[[''], null],
		[['-1'], null],
		[['many', undefined, '1.5', '12345678901'], null],
		[['many', '5'], 5],
	])('%j is %j', (values, remaining) => {
		const quota = createQuota('Vendor', HEADER);
		for (const value of values) quota.leave(told(value));
		expect(quota.remaining).toBe(remaining);
	});

	it('is not known without a header to look at', () => {
		const quota = createQuota('Vendor', undefined);
		quota.keep(10);
		quota.leave(told('5'));
		expect(quota.remaining).toBeNull();
	});
});

describe('Without a limit', () => {
	it('everything goes at once, even at 0', async () => {
		const quota = createQuota('Vendor', HEADER);
		for (let call = 0; call < 5; call++) expect(await enters(quota)).toBe(true);
		quota.leave(told('0'));
		expect(await enters(quota)).toBe(true);
	});
});

describe('With a limit', () => {
	let quota: Quota;
	beforeEach(() => {
		quota = createQuota('Vendor', HEADER);
		quota.keep(100);
	});

	it('the first call goes alone, and its answer lets the others go', async () => {
		expect(await enters(quota)).toBe(true);
		const [second, third] = [enters(quota), enters(quota)];
		expect([await second, await third]).toEqual([false, false]);
		quota.leave(told('103'));
		await tick();
		// 103 left and 2 in flight: one more, and whether another may go only the next answer tells.
		expect(await enters(quota)).toBe(true);
		const last = quota.enter().catch((error: unknown) => (error as Failure).code);
		for (const remaining of ['102', '101', '100']) quota.leave(told(remaining));
		expect(await last).toBe('QUOTA');
	});

	it('without answer the next goes alone', async () => {
		expect(await enters(quota)).toBe(true);
		const waiting = [0, 1].map(async () => await quota.enter().then(() => true));
		quota.leave();
		await tick();
		expect(await enters(quota)).toBe(false);
		quota.leave(told('1000'));
		expect(await Promise.all(waiting)).toEqual([true, true]);
	});

	it('an error without the header tells nothing: the next goes alone', async () => {
		expect(await enters(quota)).toBe(true);
		quota.leave({}, false);
		expect(await enters(quota)).toBe(true);
		expect(await enters(quota)).toBe(false);
	});

	it('a success without the header lifts it', async () => {
		expect(await enters(quota)).toBe(true);
		quota.leave({}, true);
		for (let call = 0; call < 20; call++) expect(await enters(quota)).toBe(true);
	});

	it.each([
		[101, 1],
		[100, 0],
		[0, 0],
		[120, 20],
	])('of %d exactly %d more may start at once', async (remaining, more) => {
		await quota.enter();
		quota.leave(told(String(remaining)));
		const results = [];
		for (let call = 0; call < 30; call++) results.push(await enters(quota));
		expect(results.filter((result) => result === true)).toHaveLength(more);
		// The others wait for the answers of those, or are refused at once.
		expect(results.filter((result) => result === (more > 0 ? false : 'refused'))).toHaveLength(30 - more);
	});

	it('goes to what is kept, and never below, whatever the order of answers', async () => {
		let [left, lowest, underWay] = [150, 150, 0];
		const call = async (duration: number) => {
			try {
				await quota.enter();
			} catch {
				return;
			}
			underWay++;
			left--;
			lowest = Math.min(lowest, left);
			const answer = left;
			for (let step = 0; step < duration; step++) await tick();
			underWay--;
			quota.leave(told(String(answer)));
		};
		await Promise.all(
			Array.from({ length: 200 }, async (_, index) => {
				for (let step = 0; step < index % 13; step++) await tick();
				await call((index * 7) % 11);
			}),
		);
		expect([lowest, underWay]).toEqual([100, 0]);
	});

	it.each([
		[100, '57', 'Vendor says that 57 calls are left, and 100 are kept for others'],
		[0, '0', 'Vendor says that no calls are left'],
	])('says so (%d kept, %s left)', async (kept, remaining, title) => {
		quota.keep(kept);
		await quota.enter();
		quota.leave(told(remaining));
		const failure = await quota.enter().catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(Failure);
		expect(failure).toMatchObject({
			message: title,
			outcome: 'notSent',
			code: 'QUOTA',
			stopsRun: true,
			description: expect.stringContaining('not documented'),
		});
	});
});
