import type { IDataObject } from 'n8n-workflow';

import { documentItem, documentItems } from '../support/hiworksBill';
import { CONTINUE, fileItem, first, locator, withBill, withFiles, type More } from '../support/hiworksBillRun';
import { rows, told } from '../support/reports';

const { sandbox, run, create, created, calls, ledger } = withBill();

const left = (remaining: number) => sandbox.hiworksBill.configure({ callsUsed: 1_000 - remaining });
const QUOTA = { outcome: 'notSent', code: 'QUOTA', httpStatus: null, vendorMessage: null };

describe('Calls left', () => {
	it('stand in every output', async () => {
		const documentId = locator(await created());
		const input = withFiles(fileItem({}, { data: { bytes: Buffer.from('x') } }));
		const operations: Array<[string, IDataObject, More?]> = [
			['invoice.get', { documentId }],
			['invoice.getNtsResult', { documentId }],
			['file.getAll', {}],
			['file.upload', {}, { input }],
			['business.checkStatus', { businessNumber: '2200000002' }],
			[
				'business.verifyRegistration',
				{ businessNumber: '2200000002', openingDate: '2020-01-01', representative: '김대표' },
			],
			['invoice.delete', { documentId }],
		];
		for (const [index, [name, fields, more]] of operations.entries()) {
			expect([name, first(await run(name, fields as never, more)).callsRemaining]).toEqual([name, 998 - index]);
		}
	});

	it('stand in descriptions of errors, where an answer told them', async () => {
		left(500);
		await create();
		const result = await create(
			[documentItem(0), documentItem(1, { supplierNumber: '5555555553' })],
			{},
			{ options: { itemsInFlight: 1 } },
		);
		expect(result.error).toBeUndefined();
		sandbox.hiworksBill.configure({ registeredNumbers: ['2200000002'] });
		const { error } = await create(
			[documentItem(0), documentItem(1, { supplierNumber: '5555555553' })],
			{},
			{ options: { itemsInFlight: 1 } },
		);
		// Refusals are not counted.
		expect(error?.description).toContain('Calls left, as Hiworks counts them: 496.');
	});

	it('are null where nobody tells them', async () => {
		sandbox.hiworksBill.configure({ rateHeaders: false });
		expect(first(await create())).toMatchObject({ callsRemaining: null });
		expect(first(await create([documentItem(0)], {}, { options: { dryRun: true } }))).toMatchObject({
			callsRemaining: null,
		});
	});
});

describe('Stop When No Calls Are Left', () => {
	it('starts nothing more at 0, and says so', async () => {
		left(2);
		const result = rows(await create(documentItems(4), {}, { ...CONTINUE, options: { itemsInFlight: 1 } }));
		expect(result.map((row) => (row.error ? told(row).code : row.callsRemaining))).toEqual([
			1,
			0,
			'QUOTA',
			'NOT_STARTED',
		]);
		expect(told(result[2])).toEqual({ ...QUOTA, referenceId: 'order-2', itemIndex: 2 });
		expect(result[2]?.error?.message).toBe('Hiworks says that no calls are left');
		expect(result[2]?.message).toContain('When Hiworks counts anew is not documented');
		expect(result[3]?.error?.message).toBe(
			'Not started, because of an earlier item: Hiworks says that no calls are left',
		);
		expect(sandbox.hiworksBill.requests()).toHaveLength(2);
	});

	it('switched off sends on, and Hiworks refuses', async () => {
		left(2);
		const result = rows(
			await create(documentItems(4), {}, { ...CONTINUE, options: { itemsInFlight: 1, stopAtZero: false } }),
		);
		expect(result.map((row) => (row.error ? told(row).httpStatus : row.callsRemaining))).toEqual([1, 0, 429, 429]);
	});

	it('on stop lists what was done', async () => {
		left(2);
		const { error } = await create(documentItems(4), {}, { options: { itemsInFlight: 1 } });
		expect(error?.message).toBe('Hiworks says that no calls are left [item 2 (order-2)]');
		expect(error?.description).toContain('Already done (2):');
		expect(error?.description).toContain('Not started: 1');
	});
});

describe('Keep Calls for Others', () => {
	it.each([
		[103, 100, 10, 1, 3],
		[103, 100, 10, 20, 3],
		[130, 100, 60, 20, 30],
		[101, 100, 10, 20, 1],
		[110, 100, 10, 20, 10],
		[3, 0, 10, 20, 3],
		// The first call has to be made to learn that there are too few.
		[50, 100, 10, 20, 1],
	])(
		'with %d left, %d kept, %d items and %d in flight exactly %5$d are made',
		async (remaining, keepCalls, items, itemsInFlight, made) => {
			sandbox.hiworksBill.configure({ latencyMs: 5 });
			left(remaining);
			const result = rows(
				await create(documentItems(items), {}, { ...CONTINUE, options: { itemsInFlight, keepCalls } }),
			);
			expect([sandbox.hiworksBill.requests().length, ledger().length]).toEqual([made, made]);
			expect(sandbox.hiworksBill.remaining()).toBe(remaining - made);
			expect(result.filter(({ error }) => error === undefined)).toHaveLength(made);
			for (const row of result.filter(({ error }) => error !== undefined)) {
				expect(told(row)).toMatchObject({ outcome: 'notSent', code: expect.stringMatching(/^(QUOTA|NOT_STARTED)$/) });
				if (keepCalls > 0)
					expect(row.error?.message).toMatch(/Hiworks says that \d+ calls are left, and 100 are kept for others/);
			}
		},
	);

	it.each([true, false])(
		'without header there is no limit, and nothing goes one by one (header: %j)',
		async (rateHeaders) => {
			sandbox.hiworksBill.configure({ rateHeaders, latencyMs: 200 });
			expect(
				(await create(documentItems(30), {}, { options: { itemsInFlight: 10, keepCalls: 100 } })).error,
			).toBeUndefined();
			expect(sandbox.hiworksBill.stats().peakInFlight).toBe(10);
			// With a limit the first goes alone: only its answer tells whether there may be more.
			const [one, two] = sandbox.hiworksBill.requests();
			expect(two!.receivedAt).toBeGreaterThanOrEqual(one!.answeredAt!);
		},
	);

	it('counts uploads too: a document whose files took the last calls is not sent', async () => {
		left(102);
		const input = withFiles(
			fileItem(documentItem(0), { data: { bytes: Buffer.from('x') }, other: { bytes: Buffer.from('y') } }),
		);
		const row = first(
			await create(
				input,
				{ attachments: { binaryFields: 'data, other' } },
				{ ...CONTINUE, options: { keepCalls: 100 } },
			),
		);
		expect(told(row)).toEqual({ ...QUOTA, referenceId: 'order-0', itemIndex: 0 });
		expect(calls('createInvoice')).toEqual([]);
	});

	it('is exact also where the first call has no answer', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetBefore', match: { nth: 1 } }]);
		left(103);
		const result = rows(
			await create(documentItems(8), {}, { ...CONTINUE, options: { itemsInFlight: 20, keepCalls: 100 } }),
		);
		// It was not counted, and three more may be made.
		expect(result.map((row) => (row.error ? told(row).outcome : 'made')).sort()).toEqual([
			'made',
			'made',
			'made',
			'notSent',
			'notSent',
			'notSent',
			'notSent',
			'unknown',
		]);
		expect(sandbox.hiworksBill.remaining()).toBe(100);
	});
});

describe('Check Status', () => {
	const check = async (numbers: string[], { options = {}, ...more }: More = {}) =>
		await run(
			'business.checkStatus',
			{ businessNumber: '={{ $json.number }}' },
			{ input: numbers.map((number) => ({ number })), options, ...more },
		);
	const asked = () => calls('checkBusinessStatus').map(({ path }) => path.split('/').at(-1));
	const [A, B, C] = ['2200000002', '8888888888', '7777777770'];

	it('leaves 100 calls to those who issue, where nothing else is said', async () => {
		left(102);
		const numbers = Array.from({ length: 20 }, (_, n) => `22000${String(n).padStart(5, '0')}`);
		expect(rows(await check(numbers, CONTINUE)).filter(({ error }) => error === undefined)).toHaveLength(2);
		expect(asked()).toHaveLength(2);
		expect(
			rows(await check(numbers, { ...CONTINUE, options: { keepCalls: 98 } })).filter(
				({ error }) => error === undefined,
			),
		).toHaveLength(2);
	});

	it.each([1, 10])('asks equal numbers once, however they are written (%d in flight)', async (itemsInFlight) => {
		sandbox.hiworksBill.configure({ latencyMs: 5 });
		sandbox.hiworksBill.setBusiness(B, { statusCode: '03', endDate: '20251231' });
		const result = await check([A, '888-88-88888', '220-00-00002', B, A, C], { options: { itemsInFlight } });
		expect(asked().sort()).toEqual([A, C, B].sort());
		expect(rows(result).map(({ businessNumber, status, cached }) => [businessNumber, status, cached])).toEqual([
			[A, 'active', false],
			[B, 'closed', false],
			[A, 'active', true],
			[B, 'closed', true],
			[A, 'active', true],
			[C, 'active', false],
		]);
		expect(result.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4, 5].map((item) => [{ item }]),
		);
	});

	it('asks on Retry On Fail only for what has no answer yet', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '429', retryAfter: 100, match: { nth: 2 } }]);
		const result = await check([A, B, C, B], { options: { itemsInFlight: 1 }, retryOnFail: { maxTries: 2 } });
		expect(rows(result).map(({ cached }) => cached)).toEqual([true, false, false, true]);
		expect(asked()).toEqual([A, B, B, C]);
	});

	it('does not keep a failure', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '200errorEnvelope', match: { nth: 1 } }]);
		const result = rows(await check([A, A, A], { ...CONTINUE, options: { itemsInFlight: 1 } }));
		expect(result.map((row) => (row.error ? told(row).outcome : row.cached))).toEqual(['rejected', false, true]);
		expect(asked()).toEqual([A, A]);
	});

	it('knows nothing of another execution', async () => {
		await check([A]);
		expect(rows(await check([A]))[0]).toMatchObject({ cached: false });
		expect(asked()).toEqual([A, A]);
	});
});
