import { bolta, invoiceItem, invoiceItems, issueForm } from '../support/bolta';
import { ledgerTime } from '../support/clock';
import { withBolta } from '../support/operations';
import { byReference, rows, told } from '../support/reports';
import { asSoonAs } from '../support/vendor';

const { sandbox, documents, posts } = withBolta();

const ON_CONTINUE = ['continueRegularOutput', 'continueErrorOutput'] as const;
const withBad = (count: number, bad: (n: number) => boolean) =>
	invoiceItems(count).map((item, n) => (bad(n) ? { ...item, supplyCost: '1,00' } : item));

describe('Invalid items', () => {
	it('row 50 of 100: nothing is asked or sent, and the error names field and item', async () => {
		const { error, outputs } = await bolta(sandbox.bolta.url, {
			parameters: issueForm(),
			input: withBad(100, (n) => n === 50),
		});
		expect(error?.message).toBe('Items, line 1: Supply Cost [item 50]: expected a whole number of won, found "1,00"');
		expect(error?.description).toBe('Nothing was sent. Correct it and try again.');
		expect(error?.context).toMatchObject({ itemIndex: 50 });
		expect(outputs).toEqual([]);
		expect([sandbox.bolta.requests(), sandbox.bolta.ledger()]).toEqual([[], []]);
	});

	it('25 of 30: the first 20 are listed, and how many more there are', async () => {
		const { error } = await bolta(sandbox.bolta.url, { parameters: issueForm(), input: withBad(30, (n) => n >= 5) });
		expect(error?.message).toBe('25 of 30 cannot be sent as they stand; nothing was sent');
		expect(error?.description?.split('\n')).toEqual([
			...Array.from(
				{ length: 20 },
				(_, n) => `Items, line 1: Supply Cost [item ${n + 5}]: expected a whole number of won, found "1,00"`,
			),
			'… and 5 more',
		]);
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it.each(ON_CONTINUE)('fail alone on %s', async (onError) => {
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm(),
			input: withBad(6, (n) => n % 2 === 1),
			onError,
		});
		expect(result.error).toBeUndefined();
		const found = byReference(result);
		for (const n of [1, 3, 5])
			expect(told(found[`order-${n}`])).toEqual({
				outcome: 'notSent',
				code: 'INVALID',
				httpStatus: null,
				vendorMessage: null,
				referenceId: `order-${n}`,
				itemIndex: n,
			});
		for (const n of [0, 2, 4]) expect(found[`order-${n}`]).toMatchObject({ status: 'accepted' });
		expect(sandbox.bolta.ledger('test')).toHaveLength(3);
		expect(
			(onError === 'continueErrorOutput' ? result.outputs[1] : result.outputs[0])
				?.filter(({ json }) => json.error)
				.map(({ pairedItem }) => pairedItem),
		).toEqual([[{ item: 1 }], [{ item: 3 }], [{ item: 5 }]]);
	});

	it.each([
		['equal reference ids', {}, { referenceId: 'order-0' }, 'order-0'],
		['two equal rows with an id derived from the content', { referenceIdSource: 'derived' }, invoiceItem(0), 'd'],
	])('%s: both are named, and nothing is sent', async (_, more, change, id) => {
		const input = [invoiceItem(0), invoiceItem(1), invoiceItem(2, change)];
		const { error } = await bolta(sandbox.bolta.url, { parameters: issueForm({}, more), input });
		expect(error?.message).toBe('2 of 3 cannot be sent as they stand; nothing was sent');
		expect(error?.description).toMatch(
			id === 'd'
				? /item 0 and item 2 say the same: if both are meant/
				: /Reference ID \[item 0 and item 2\]: expected a different one for each document, found "order-0/,
		);
		expect(sandbox.bolta.requests()).toEqual([]);

		const found = rows(
			await bolta(sandbox.bolta.url, { parameters: issueForm({}, more), input, onError: 'continueRegularOutput' }),
		);
		expect(found.map((row) => (row.error ? told(row).code : row.status))).toEqual(['INVALID', 'accepted', 'INVALID']);
		expect(sandbox.bolta.ledger('test')).toHaveLength(1);
	});

	it.each([
		['주문-1', '주문-1'],
		['with a space', 'order 1'],
		['empty', ''],
		['of 241 characters', 'x'.repeat(241)],
	])('reference id %s: nothing arrives, and the field is named', async (_, referenceId) => {
		const { error } = await bolta(sandbox.bolta.url, {
			parameters: issueForm(),
			input: [invoiceItem(0, { referenceId })],
		});
		expect(error?.message).toContain('Reference ID [item 0]: expected');
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it.each(['..', '.', 'a/b', 'a\\b', '가', ' ', ''])(
		'issuance key "%s": nothing arrives, and the field is named',
		async (issuanceKey) => {
			const parameters = {
				resource: 'taxInvoice',
				operation: 'get',
				issuanceKey: { __rl: true, mode: 'id', value: '={{ $json.issuanceKey }}' } as never,
				options: {},
			};
			const { error } = await bolta(sandbox.bolta.url, { parameters, input: [{ issuanceKey }] });
			expect(error?.message).toMatch(/issuance ?key \[item 0\]/i);
			expect(sandbox.bolta.requests()).toEqual([]);
		},
	);

	it('status of a reference id that cannot travel: nothing arrives', async () => {
		const { error } = await bolta(sandbox.bolta.url, {
			parameters: { resource: 'taxInvoice', operation: 'getStatus', referenceId: '주문-1', options: {} },
			input: [{}],
		});
		expect(error?.message).toContain('Reference ID [item 0]');
		expect(sandbox.bolta.requests()).toEqual([]);
	});
});

describe('A key that Bolta refuses from the start', () => {
	it.each([undefined, ...ON_CONTINUE])('starts no more than is in flight and sends nothing (%s)', async (onError) => {
		sandbox.bolta.configure({ keys: ['test_another'] });
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight: 4 }),
			input: invoiceItems(20),
			...(onError && { onError }),
		});
		expect(sandbox.bolta.requests().length).toBeLessThanOrEqual(4);
		expect(posts()).toBe(0);
		if (onError === undefined) {
			expect(result.error?.message).toContain('refused the credential');
			expect(result.error?.message).toContain('Not sent');
			expect(result.error?.description).toContain('Nothing else was done.');
			return;
		}
		expect(result.error).toBeUndefined();
		const found = rows(result);
		expect(found.map((row) => told(row).outcome)).toEqual(Array.from({ length: 20 }, () => 'notSent'));
		expect(found.filter((row) => told(row).httpStatus === 401)).toHaveLength(sandbox.bolta.requests().length);
	});
});

describe('Items in flight', () => {
	it.each([1, 3, 10])('are %d at most, and results come in the order of the input', async (itemsInFlight) => {
		// Long enough for a busy machine to bring all that may be under way.
		const ms = 30 * itemsInFlight;
		sandbox.bolta.setFaults([
			{ kind: 'latency', ms },
			{ kind: 'latency', ms: 3 * ms, match: { method: 'POST', referenceIds: ['order-0', 'order-4', 'order-7'] } },
		]);
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight }),
			input: invoiceItems(20),
		});
		expect(sandbox.bolta.stats().peakInFlight).toBe(itemsInFlight);
		expect(result.outputs[0]?.map(({ json, pairedItem }) => [json.referenceId, json.total, pairedItem])).toEqual(
			Array.from({ length: 20 }, (_, n) => [`order-${n}`, 11_000 + 11 * n, [{ item: n }]]),
		);
		const answered = sandbox.bolta
			.requests()
			.filter(({ method }) => method === 'POST')
			.sort((one, other) => Number(one.answeredAt) - Number(other.answeredAt));
		if (itemsInFlight > 1)
			expect(answered.map(({ referenceId }) => referenceId)).not.toEqual(
				Array.from({ length: 20 }, (_, n) => `order-${n}`),
			);
	});

	it('are 5 where nothing else is said', async () => {
		sandbox.bolta.configure({ latencyMs: 150 });
		await bolta(sandbox.bolta.url, { parameters: issueForm(), input: invoiceItems(20) });
		expect(sandbox.bolta.stats().peakInFlight).toBe(5);
	});
});

describe('Stop', () => {
	it.each([undefined, 'continueRegularOutput'] as const)(
		'pressed in mid-run starts nothing new (%s)',
		async (onError) => {
			sandbox.bolta.configure({ latencyMs: 15 });
			let cancelled = -1;
			await bolta(sandbox.bolta.url, {
				parameters: issueForm({ itemsInFlight: 5 }),
				input: invoiceItems(100),
				...(onError && { onError }),
				running: ({ cancel }) =>
					asSoonAs(
						() => sandbox.bolta.ledger('test').length >= 20,
						() => {
							cancelled = sandbox.bolta.requests().length;
							cancel();
						},
					),
			});
			const after = () => sandbox.bolta.requests().slice(cancelled);
			const answered = () =>
				sandbox.bolta.requests().filter(({ method, status }) => method === 'POST' && status === 200).length;
			await new Promise((resolve) => setTimeout(resolve, 300));
			expect(cancelled).toBeGreaterThan(0);
			// A request whose bytes were on their way when the button was pressed still arrives.
			expect(after().length).toBeLessThanOrEqual(5);
			expect(sandbox.bolta.ledger('test').length).toBeLessThanOrEqual(answered() + 5);
			expect(sandbox.bolta.ledger('test').length).toBeLessThan(40);
		},
	);

	it('pressed while an outcome is unknown sends nothing again', async () => {
		sandbox.bolta.setFaults([{ kind: 'resetBefore', match: { method: 'POST' } }]);
		await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight: 5 }),
			input: invoiceItems(5),
			running: ({ cancel }) => asSoonAs(() => posts() === 5, cancel),
		});
		await new Promise((resolve) => setTimeout(resolve, 300));
		const asked = sandbox.bolta.requests().length;
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect([posts(), sandbox.bolta.requests().length]).toEqual([5, asked]);
	});
});

describe('Wait for completion', () => {
	it('reads until all are issued, in rounds, after everything was sent', async () => {
		sandbox.bolta.configure({ issueDelayMs: ledgerTime(12) });
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ waitForCompletion: 60 }),
			input: invoiceItems(8),
		});
		expect(rows(result).map(({ status, duplicate, recovered }) => [status, duplicate, recovered])).toEqual(
			Array.from({ length: 8 }, () => ['issued', false, false]),
		);
		expect(rows(result)[3]).toMatchObject({
			ntsApprovalNumber: expect.stringMatching(/^\d{24}$/),
			issuanceKey: documents('order-3')[0]?.issuanceKey,
			total: 11_033,
		});
		const order = sandbox.bolta.requests().map(({ route }) => route);
		expect(order.lastIndexOf('issueTaxInvoice')).toBeLessThan(order.indexOf('getTaxInvoice'));
	});

	it('leaves accepted what is not finished in time, or fails, or cannot be read', async () => {
		sandbox.bolta.configure({ failReferenceIds: ['order-1'] });
		sandbox.bolta.setFaults([{ kind: '500', match: { route: 'getTaxInvoice', referenceIds: ['order-2'] } }]);
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ waitForCompletion: 7 }),
			input: invoiceItems(4),
		});
		expect(result.error).toBeUndefined();
		expect(rows(result).map(({ status }) => status)).toEqual(['issued', 'accepted', 'accepted', 'issued']);
		// At once, after 5 seconds, and at the end of the 7.
		expect(
			sandbox.bolta
				.requests()
				.filter(({ route, referenceId }) => route === 'getTaxInvoice' && referenceId === 'order-1'),
		).toHaveLength(3);
	});
});
