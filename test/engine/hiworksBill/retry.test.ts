import { full, moveCalendar } from '../support/clock';
import { documentItem, documentItems } from '../support/hiworksBill';

import { locator, withBill } from '../support/hiworksBillRun';
import { rows, told } from '../support/reports';

const { sandbox, create, ledger, sent } = withBill();
afterEach(() => moveCalendar());

/** The memo is the only thing of a document that is the client's own: by it the ledger tells which is which. */
const MEMO = { notes: { memo: '={{ $json.referenceId }}' } };
const memos = () =>
	ledger()
		.map(({ memo }) => memo!)
		.sort();
const idOf = (memo: string) => ledger().find((entry) => entry.memo === memo)?.documentId;
const RETRY = { maxTries: 3 };

describe('Retry On Fail, where the answer for 1 of 20 was lost', () => {
	it.each(['continueRegularOutput', 'continueErrorOutput', undefined] as const)(
		'makes the others not again, and reports the lost one unknown again (%s)',
		async (onError) => {
			// n8n tries a node that continues again only if its first item failed.
			sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { referenceIds: ['order-0'] } }]);
			const result = await create(documentItems(20), MEMO, {
				retryOnFail: RETRY,
				options: { itemsInFlight: 20, stopAtZero: false },
				...(onError && { onError }),
			});
			expect(sent()).toHaveLength(20);
			expect(memos()).toEqual(
				documentItems(20)
					.map(({ referenceId }) => referenceId)
					.sort(),
			);
			const again =
				'The outcome is unknown: an earlier try of this execution sent it and never learned what became of it';
			if (onError === undefined) {
				expect(result.error?.message).toBe(`${again} [item 0 (order-0)]`);
				expect(result.error?.description).toContain('It was not sent again');
				expect(result.error?.description).toContain('Already done (19):');
				expect(result.error?.description).toContain(`item 7 (order-7) → ${idOf('order-7')}`);
				return;
			}
			const failed = rows(result).filter(({ error }) => error !== undefined);
			expect(failed).toMatchObject([
				{ error: { message: again, outcome: 'unknown', code: 'UNKNOWN_BEFORE', referenceId: 'order-0', itemIndex: 0 } },
			]);
			expect(
				rows(result)
					.filter(({ error }) => error === undefined)
					.map(({ referenceId, documentId }) => [referenceId, documentId]),
			).toEqual(Array.from({ length: 19 }, (_, n) => [`order-${n + 1}`, idOf(`order-${n + 1}`)]));
		},
	);
});

describe('Retry On Fail', () => {
	it('sends again what was rejected, and only that', async () => {
		sandbox.hiworksBill.setFaults([
			{ kind: '200errorEnvelope', match: { referenceIds: ['order-0', 'order-3'], attempt: 1 } },
		]);
		const result = await create(documentItems(10), MEMO, {
			retryOnFail: RETRY,
			options: { itemsInFlight: 10, stopAtZero: false },
		});
		expect(result.error).toBeUndefined();
		expect(rows(result).map(({ referenceId, documentId }) => [referenceId, documentId])).toEqual(
			Array.from({ length: 10 }, (_, n) => [`order-${n}`, idOf(`order-${n}`)]),
		);
		expect([sent().length, ledger().length]).toEqual([12, 10]);
	});

	it('sends the rest of a batch that stopped', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '429', retryAfter: 100, match: { referenceIds: ['order-4'], attempt: 1 } }]);
		const result = await create(documentItems(10), MEMO, {
			retryOnFail: RETRY,
			options: { itemsInFlight: 1 },
		});
		expect(rows(result)).toHaveLength(10);
		expect([sent().length, ledger().length]).toEqual([11, 10]);
	});

	it('makes equal rows each once: they are told apart by their place', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '200errorEnvelope', match: { nth: 3 } }]);
		const result = await create(
			Array.from({ length: 4 }, () => documentItem(0, { referenceId: '' })),
			{},
			{ retryOnFail: RETRY, options: { itemsInFlight: 1 } },
		);
		expect(result.error).toBeUndefined();
		expect([sent().length, ledger().length, new Set(rows(result).map(({ documentId }) => documentId)).size]).toEqual([
			5, 4, 4,
		]);
	});

	it('with a mark that names the execution makes none twice', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '200errorEnvelope', match: { nth: 2 } }]);
		const input = documentItems(3).map((item) => ({ ...item, referenceId: '' }));
		expect(
			(await create(input, {}, { retryOnFail: RETRY, options: { itemsInFlight: 1, markForRecovery: true } })).error,
		).toBeUndefined();
		expect(memos()).toEqual(['[n8n-1-0-0]', '[n8n-1-0-1]', '[n8n-1-0-2]']);
	});
});

const OTHER_CONTENT = 'An earlier try of this execution sent this item with other content, or may have';

it.each([
	['the remark', { referenceId: '', remark: '={{ "made at " + Math.random() }}' }],
	['the number', { referenceId: '={{ "at " + Math.random() }}' }],
])('an expression that gives another value in each try makes no second document of an item: %s', async (_, fields) => {
	sandbox.hiworksBill.setFaults([{ kind: '429', retryAfter: 100, match: { nth: 2 } }]);
	const more = { retryOnFail: RETRY, options: { itemsInFlight: 1 } };
	const { error } = await create(documentItems(2), fields, more);
	expect(error?.message).toContain(OTHER_CONTENT);
	expect(ledger().map(({ recipientName }) => recipientName)).toEqual(['구매자 0']);
});

it.each([
	['unknown', 'lost', [{ kind: 'resetAfter', match: { nth: 1 } }]],
	['notSent', 'done', []],
] as const)(
	'another content under a number of this execution is %s where the first is %s',
	async (outcome, _, faults) => {
		sandbox.hiworksBill.setFaults([...faults]);
		const parts = { remark: '={{ "part " + $runIndex }}' };
		const result = await create([documentItem(0)], parts, { branches: 2, onError: 'continueRegularOutput' });
		expect(told(rows(result)[0])).toMatchObject({ outcome, code: 'REFERENCE_ID_USED' });
		expect(ledger()).toHaveLength(1);
	},
);

describe('Retry by hand', () => {
	it.each([
		['nothing', {}, undefined, 3],
		['the remark, without a number,', { referenceId: '', remark: '정정' }, OTHER_CONTENT, 1],
		// Whatever stands in it makes it the document it is, and its number is used by the first.
		['the remark', { remark: '정정' }, 'The reference ID "order-0" was used for something else in this execution', 1],
	])('after %s was changed, %j, is told %j and leaves the ledger with %d', async (_, changes, problem, count) => {
		sandbox.hiworksBill.setFaults([{ kind: '429', retryAfter: 100, match: { nth: 2 } }]);
		const failed = await create(documentItems(3), MEMO, { options: { itemsInFlight: 1 } });
		expect([failed.error === undefined, ledger().length]).toEqual([false, 1]);
		const again = await create([], { ...MEMO, ...changes }, { retryOf: failed.run, options: { itemsInFlight: 1 } });
		expect([again.error?.message.split(';')[0], ledger().length]).toEqual([problem, count]);
	});
});

it.each([
	['easy sign', {}, { easySign: true }],
	['a file', { attachments: { officeFiles: { file: [{ officeFileId: locator('1') }] } } }, {}],
])('a document that a later try wants with %s is not the one that was made without', async (_, changes, options) => {
	sandbox.hiworksBill.setFaults([{ kind: '429', retryAfter: 100, match: { nth: 2 } }]);
	const failed = await create(documentItems(2), MEMO, { options: { itemsInFlight: 1 } });
	const again = { retryOf: failed.run, credential: { allowEasySign: true }, options: { itemsInFlight: 1, ...options } };
	const { error } = await create([], { ...MEMO, ...changes }, again);
	expect(error?.message).toContain('The reference ID "order-0" was used for something else in this execution');
	expect(memos()).toEqual(['order-0']);
});

describe('Midnight in Seoul between two tries', () => {
	it.each([
		['today', { writeDateSource: 'today' }, ['2026-02-09', '2026-02-09', '2026-02-10']],
		[
			'the last day of the previous month',
			{ writeDateSource: 'lastDayOfPreviousMonth' },
			['2026-01-31', '2026-01-31', '2026-01-31'],
		],
		['a given date', {}, ['2026-01-31', '2026-01-31', '2026-01-31']],
	])('doubles none: %s', async (_, more, dates) => {
		moveCalendar('2026-02-09T14:59:30Z');
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { nth: 2 } }]);
		const failed = await create(documentItems(3), { ...MEMO, ...more }, { options: { itemsInFlight: 1 } });
		expect(failed.error?.message).toContain('[item 1 (order-1)]');
		moveCalendar('2026-02-09T15:00:30Z');
		const result = await create(
			[],
			{ ...MEMO, ...more },
			{ retryOf: failed.run, onError: 'continueRegularOutput', options: { itemsInFlight: 1 } },
		);
		expect(rows(result).map((row) => (row.error ? told(row).code : row.documentId))).toEqual([
			idOf('order-0'),
			'UNKNOWN_BEFORE',
			idOf('order-2'),
		]);
		expect(ledger().map(({ writeDate }) => writeDate)).toEqual(dates);
	});
});

describe('A new execution', () => {
	it('makes them again: nothing of an earlier one is known', async () => {
		await create(documentItems(2), MEMO);
		await create(documentItems(2), MEMO);
		expect(memos()).toEqual(['order-0', 'order-0', 'order-1', 'order-1']);
	});
});

const DOCUMENTS = full ? 500 : 60;
const SEED = 20_260_131;

describe(`${DOCUMENTS} documents, 10 % of answers lost after the effect, seed ${SEED}`, () => {
	it.each([1, 20])(
		'Continue and Retry On Fail: each made once, each lost one reported unknown (%d in flight)',
		async (itemsInFlight) => {
			sandbox.hiworksBill.configure({ seed: SEED });
			// The first one fails in any case, or n8n would not try again.
			sandbox.hiworksBill.setFaults([
				{ kind: 'resetAfter', match: { referenceIds: ['order-0'] } },
				{ kind: 'resetAfter', match: { route: 'createInvoice', rate: 0.1 } },
			]);
			const input = documentItems(DOCUMENTS);
			const result = await create(input, MEMO, {
				onError: 'continueRegularOutput',
				retryOnFail: RETRY,
				options: { itemsInFlight },
			});
			expect(result.error).toBeUndefined();

			const lost = sandbox.hiworksBill
				.requests()
				.filter(({ fault }) => fault === 'resetAfter')
				.map(({ referenceId }) => referenceId!);
			expect(lost.length).toBeGreaterThan(DOCUMENTS * 0.05);
			expect(sent()).toHaveLength(DOCUMENTS);
			expect(memos()).toEqual(input.map(({ referenceId }) => referenceId).sort());
			const all = rows(result);
			expect(all).toHaveLength(DOCUMENTS);
			const unknown = all.filter(({ error }) => error !== undefined);
			expect(unknown.map((row) => told(row).outcome)).toEqual(unknown.map(() => 'unknown'));
			expect(unknown.map((row) => told(row).referenceId).sort()).toEqual(lost.sort());
			const done = all.filter(({ error }) => error === undefined);
			expect(done.map(({ documentId }) => documentId)).toEqual(done.map(({ referenceId }) => idOf(referenceId!)));
		},
		full ? 600_000 : 60_000,
	);
});
