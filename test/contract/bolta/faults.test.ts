/** Each fault as a client meets it, whether the document was made all the same, and which requests it hits. */
import { draw } from '../../../sandbox/faults.ts';
import type { Fault } from '../../../sandbox/index.ts';
import { withBolta } from '../support/bolta.ts';
import { invoice, until } from '../support/client.ts';

const { sandbox, issue, lookUp, read } = withBolta();

const documents = () => sandbox.bolta.ledger().length;
const lastRecord = () => sandbox.bolta.requests().at(-1)!;
const failure = (promise: Promise<unknown>) =>
	promise.then(
		() => 'answered',
		(error: NodeJS.ErrnoException) => error.code,
	);

describe('kinds', () => {
	test.each<[Fault, object, number]>([
		[{ kind: '429' }, { status: 429, headers: { 'retry-after': '1' }, json: { code: expect.any(String) } }, 0],
		[{ kind: '429', retryAfter: 7 }, { status: 429, headers: { 'retry-after': '7' } }, 0],
		[{ kind: '500' }, { status: 500, json: { code: expect.any(String), message: expect.any(String) } }, 0],
		[
			{ kind: '503html' },
			{
				status: 503,
				headers: { 'content-type': expect.stringContaining('text/html') },
				text: expect.stringMatching(/^<!DOCTYPE html>/),
			},
			0,
		],
		[{ kind: '401empty' }, { status: 401, text: '' }, 0],
		[{ kind: '403' }, { status: 403, json: { code: 'FORBIDDEN' } }, 0],
		[{ kind: '408' }, { status: 408 }, 0],
		[{ kind: 'redirect' }, { status: 302, headers: { location: '/redirected' } }, 0],
		[{ kind: 'redirect', location: '/elsewhere' }, { status: 302, headers: { location: '/elsewhere' } }, 0],
		[
			{ kind: '200errorEnvelope' },
			{
				status: 200,
				json: {
					type: 'ERROR',
					timestamp: expect.any(String),
					body: { code: expect.any(String), message: expect.any(String) },
				},
			},
			0,
		],
		[{ kind: '200withoutKey' }, { status: 200, json: {} }, 1],
	])('%j', async (fault, answer, made) => {
		sandbox.bolta.setFaults([fault]);
		const received = await issue('a');
		expect(received).toMatchObject(answer);
		expect(received.text).not.toContain('issuanceKey');
		expect(documents()).toBe(made);
		expect(lastRecord()).toMatchObject({ status: received.status, effect: made === 1, fault: fault.kind });
	});

	test('429 without Retry-After', async () => {
		sandbox.bolta.setFaults([{ kind: '429', retryAfter: null }]);
		const { status, headers } = await issue('a');
		expect([status, headers['retry-after']]).toEqual([429, undefined]);
	});

	test.each<[Fault['kind'], number]>([
		['resetBefore', 0],
		['resetAfter', 1],
	])('%s', async (kind, made) => {
		sandbox.bolta.setFaults([{ kind }]);
		// A reset is met while reading; a connection that only ends would be a "socket hang up".
		await expect(issue('a')).rejects.toMatchObject({ code: 'ECONNRESET', syscall: 'read' });
		expect(documents()).toBe(made);
		expect(lastRecord()).toMatchObject({ status: 'reset', effect: made === 1, answeredAt: expect.any(Number) });
	});

	test.each([
		[false, 0],
		[true, 1],
	])('no answer, effect %s', async (effect, made) => {
		sandbox.bolta.setFaults([{ kind: 'noAnswer', effect }]);
		const client = new AbortController();
		const answer = failure(issue('a', invoice(), { signal: client.signal }));
		await until(() => sandbox.bolta.requests()[0]?.fault === 'noAnswer');
		expect(lastRecord()).toMatchObject({ status: null, answeredAt: null });
		client.abort();
		expect(await answer).toBe('ABORT_ERR');
		await until(() => lastRecord().status !== null);
		expect(lastRecord()).toMatchObject({ status: 'none', answeredAt: null, effect });
		expect(documents()).toBe(made);
	});

	test('truncated JSON comes with the length of what is there', async () => {
		sandbox.bolta.setFaults([{ kind: 'truncatedJson' }]);
		const { status, headers, text, json } = await issue('a');
		expect([status, json, Number(headers['content-length'])]).toEqual([200, undefined, Buffer.byteLength(text)]);
		expect(text).toMatch(/^\{"issuanceKey":/);
		expect(documents()).toBe(1);
	});

	test('reads and look-ups lose their promised key too', async () => {
		const { issuanceKey } = (await issue('a')).json;
		sandbox.bolta.setFaults([{ kind: '200withoutKey' }]);
		expect((await read(issuanceKey)).json).toEqual({
			ntsTransactionId: expect.any(String),
			issuedAt: expect.any(String),
			invoice: expect.anything(),
		});
		expect((await lookUp('a')).json).toEqual({ clientReferenceId: 'a', message: expect.any(String) });
	});

	test.each<[string, () => void]>([
		['a latency fault', () => sandbox.bolta.setFaults([{ kind: 'latency', ms: 600_000 }])],
		[
			'latency of another fault',
			() => sandbox.bolta.setFaults([{ kind: 'latency', ms: 600_000 }, { kind: 'resetAfter' }]),
		],
		['the latency setting', () => sandbox.bolta.configure({ latencyMs: 600_000 })],
	])('%s: the work is done on arrival, the answer waits', async (_name, prepare) => {
		prepare();
		const client = new AbortController();
		const answer = failure(issue('a', invoice(), { signal: client.signal }));
		await until(() => documents() === 1);
		expect(lastRecord()).toMatchObject({ status: null, effect: true });
		client.abort();
		expect(await answer).toBe('ABORT_ERR');
		await until(() => lastRecord().status === 'none');
	});

	test('latency ends, and joins with other faults', async () => {
		sandbox.bolta.configure({ latencyMs: 1 });
		sandbox.bolta.setFaults([{ kind: 'latency', ms: 1 }, { kind: '500' }, { kind: '403' }]);
		expect(await issue('a')).toMatchObject({ status: 500 });
		expect(lastRecord()).toMatchObject({ fault: '500', status: 500 });
	});
});

describe('which requests', () => {
	const hit = async (faults: Fault[], calls: Array<() => Promise<{ status: number }>>) => {
		sandbox.bolta.setFaults(faults);
		const statuses: number[] = [];
		for (const call of calls) statuses.push((await call()).status);
		return statuses.map((status) => status === 500);
	};
	const ask = (id: string) => () => lookUp(id);

	test('by method and route', async () => {
		const calls = [() => issue('a'), ask('a'), () => read('X')];
		expect(await hit([{ kind: '500', match: { method: 'GET' } }], calls)).toEqual([false, true, true]);
		expect(await hit([{ kind: '500', match: { route: 'getTaxInvoice' } }], calls)).toEqual([false, false, true]);
	});

	test('by reference id: in the header, in the query, and of the document that is read', async () => {
		const { issuanceKey } = (await issue('b')).json;
		const calls = [() => issue('a'), () => issue('b'), ask('a'), ask('b'), () => read(issuanceKey), () => read('X')];
		expect(await hit([{ kind: '500', match: { referenceIds: ['b'] } }], calls)).toEqual([
			false,
			true,
			false,
			true,
			true,
			false,
		]);
	});

	test('the nth, some of them, and at most so many times', async () => {
		const calls = [ask('a'), ask('b'), ask('c'), ask('d')];
		expect(await hit([{ kind: '500', match: { nth: 2 } }], calls)).toEqual([false, true, false, false]);
		expect(await hit([{ kind: '500', match: { nth: [1, 4] } }], calls)).toEqual([true, false, false, true]);
		expect(await hit([{ kind: '500', times: 2 }], calls)).toEqual([true, true, false, false]);
		expect(await hit([{ kind: '500', match: { referenceIds: ['b', 'd'], nth: 2 } }], calls)).toEqual([
			false,
			false,
			false,
			true,
		]);
	});

	test('the nth attempt at each reference id', async () => {
		const calls = [ask('a'), ask('b'), ask('a'), ask('b'), ask('b')];
		expect(await hit([{ kind: '500', match: { attempt: 2 } }], calls)).toEqual([false, false, true, true, false]);
	});

	test('a list set anew starts counting anew', async () => {
		const faults: Fault[] = [{ kind: '500', times: 1 }];
		expect(await hit(faults, [ask('a'), ask('a')])).toEqual([true, false]);
		expect(await hit(faults, [ask('a'), ask('a')])).toEqual([true, false]);
	});

	test('a share of them, decided by the seed and not by the order of arrival', async () => {
		const ids = Array.from({ length: 200 }, (_, index) => `order-${index}`);
		const lost = async (seed: number, order: string[]) => {
			sandbox.bolta.reset();
			sandbox.bolta.configure({ seed });
			sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { method: 'POST', rate: 0.2 } }]);
			const outcomes = await Promise.all(order.map(async (id) => [id, await failure(issue(id))] as const));
			expect(documents()).toBe(ids.length);
			return outcomes
				.filter(([, outcome]) => outcome === 'ECONNRESET')
				.map(([id]) => id)
				.sort();
		};
		const first = await lost(1, ids);
		expect(first.length).toBeGreaterThan(20);
		expect(first.length).toBeLessThan(60);
		expect(await lost(1, [...ids].reverse())).toEqual(first);
		expect(await lost(2, ids)).not.toEqual(first);
	});

	test('draws are spread evenly', () => {
		const draws = Array.from({ length: 10_000 }, (_, index) => draw(1, 'fault', `order-${index}`, 1));
		const tenths = Array.from(
			{ length: 10 },
			(_, tenth) => draws.filter((value) => Math.floor(value * 10) === tenth).length,
		);
		expect(Math.min(...tenths)).toBeGreaterThan(850);
		expect(Math.max(...tenths)).toBeLessThan(1_150);
	});
});
