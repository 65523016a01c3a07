import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, invoiceItems, issueForm } from '../support/bolta';
import { moveCalendar } from '../support/clock';
import { rows, told } from '../support/reports';
import { asSoonAs, posts } from '../support/vendor';

const sandbox = withSandbox();
beforeEach(() => {
	sandbox.bolta.reset();
	moveCalendar();
});
afterAll(() => moveCalendar());

const REFUSED_AT_FIRST = ['order-0', 'order-3', 'order-7'];

describe('Retry On Fail on a mixed batch', () => {
	it.each([undefined, 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'sends again only what failed, and doubles none (%s)',
		async (onError) => {
			sandbox.bolta.setFaults([
				{ kind: '200errorEnvelope', match: { method: 'POST', referenceIds: REFUSED_AT_FIRST, attempt: [1] } },
			]);
			const result = await bolta(sandbox.bolta.url, {
				// All are in flight at once, so that a first failure does not keep the others from being sent.
				parameters: issueForm({ itemsInFlight: 10 }),
				input: invoiceItems(10),
				retryOnFail: { maxTries: 3 },
				...(onError && { onError }),
			});
			expect(result.error).toBeUndefined();
			// Another try of the same run is no earlier run.
			expect(rows(result).map(({ referenceId, duplicate }) => [referenceId, duplicate])).toEqual(
				Array.from({ length: 10 }, (_, n) => [`order-${n}`, false]),
			);
			expect(Array.from({ length: 10 }, (_, n) => posts(sandbox, `order-${n}`))).toEqual(
				Array.from({ length: 10 }, (_, n) => (REFUSED_AT_FIRST.includes(`order-${n}`) ? 2 : 1)),
			);
			expect(sandbox.bolta.ledger('test')).toHaveLength(10);
		},
	);

	it('sends the rest of a batch that stopped', async () => {
		sandbox.bolta.setFaults([
			{ kind: '429', retryAfter: 100, match: { method: 'POST', referenceIds: ['order-4'], attempt: [1] } },
		]);
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight: 1 }),
			input: invoiceItems(10),
			retryOnFail: { maxTries: 2 },
		});
		expect(rows(result).every(({ duplicate }) => duplicate === false)).toBe(true);
		expect([posts(sandbox), sandbox.bolta.ledger('test').length]).toEqual([11, 10]);
	});

	it('doubles none where answers are lost on top', async () => {
		sandbox.bolta.configure({ usedId: 'notChecked', seed: 7 });
		sandbox.bolta.setFaults([
			{ kind: '200errorEnvelope', match: { method: 'POST', referenceIds: REFUSED_AT_FIRST, attempt: [1] } },
			{ kind: 'resetAfter', match: { method: 'POST', rate: 0.5 } },
		]);
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight: 20 }),
			input: invoiceItems(20),
			retryOnFail: { maxTries: 3 },
		});
		expect(result.error).toBeUndefined();
		expect(
			sandbox.bolta
				.ledger('test')
				.map(({ clientReferenceId }) => clientReferenceId)
				.sort(),
		).toEqual(
			invoiceItems(20)
				.map(({ referenceId }) => referenceId)
				.sort(),
		);
	});

	it('does not take its own first try for an earlier run where "If Already Issued" is fail', async () => {
		sandbox.bolta.setFaults([
			{ kind: '200errorEnvelope', match: { method: 'POST', referenceIds: ['order-1'], attempt: [1] } },
		]);
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight: 2, ifAlreadyIssued: 'fail' }),
			input: invoiceItems(2),
			retryOnFail: { maxTries: 2 },
		});
		expect(rows(result).map(({ duplicate }) => duplicate)).toEqual([false, false]);
		expect(sandbox.bolta.ledger('test')).toHaveLength(2);
	});
});

describe('Retry by hand, with the workflow as it is saved by then', () => {
	const ITEMS = { itemSource: 'json', itemsJson: '[{ "name": "품목 0", "supplyCost": 50000, "tax": 5000 }]' };

	it.each([
		['while Bolta cannot read it', 600_000, 'The reference ID "order-0" was used for something else in this execution'],
		['once Bolta reads it', 0, 'The reference ID "order-0" was used for something else: the invoice'],
	])('tells no other amounts than were sent: %s', async (_, issueDelayMs, says) => {
		sandbox.bolta.configure({ issueDelayMs });
		sandbox.bolta.setFaults([{ kind: '429', retryAfter: 100, match: { method: 'POST', nth: 2 } }]);
		const failed = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight: 1 }),
			input: invoiceItems(2),
		});
		const again = { input: [], retryOf: failed.run };
		const other = await bolta(sandbox.bolta.url, { parameters: issueForm({ itemsInFlight: 1 }, ITEMS), ...again });
		expect(other.error?.message).toContain(says);
		// What has no legal weight may be another.
		const same = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight: 1 }, { recipientEmail: 'other@example.com' }),
			...again,
		});
		expect(rows(same).map(({ duplicate, supplyCost }) => [duplicate, supplyCost])).toEqual([
			[false, 10_000],
			[false, 10_010],
		]);
		expect(sandbox.bolta.ledger('test')).toHaveLength(2);
	});

	it('sends what an earlier try lost not with the key of another account, which does not show it', async () => {
		const parameters = issueForm();
		const lost = { kind: 'resetAfter', match: { method: 'POST' } } as const;
		sandbox.bolta.setFaults([lost, { kind: '503html', match: { route: 'getByClientReferenceId', nth: [2, 3, 4] } }]);
		const failed = await bolta(sandbox.bolta.url, { parameters, input: invoiceItems(1) });
		expect(failed.error?.message).toContain('It is not known whether Bolta has it');
		sandbox.bolta.setFaults([]);
		const again = { parameters, input: [], retryOf: failed.run };
		const other = await bolta(sandbox.bolta.url, { ...again, credential: { apiKey: 'test_of_another_account' } });
		expect(other.error?.message).toContain('It is not known whether Bolta has it: an earlier try of this execution');
		expect(rows(await bolta(sandbox.bolta.url, again))).toMatchObject([{ recovered: true, duplicate: false }]);
		expect(sandbox.bolta.ledger('test')).toHaveLength(1);
	});
});

/** Moves the calendar as soon as something of the first try has arrived: a try takes its "today" when it begins. */
const midnightDuringFirstTry = (after: string) => () =>
	asSoonAs(
		() => posts(sandbox) > 0,
		() => moveCalendar(after),
	);

describe('Midnight in Seoul between two tries', () => {
	const [BEFORE, AFTER] = ['2026-02-09T14:59:30Z', '2026-02-09T15:00:30Z'];

	it.each([
		[
			'a derived id and the last day of the previous month',
			{ referenceIdSource: 'derived', writeDateSource: 'lastDayOfPreviousMonth' },
			'2026-01-31',
		],
		['a derived id and a given date', { referenceIdSource: 'derived' }, '2026-01-31'],
		['an own id and today', { writeDateSource: 'today' }, '2026-02-09'],
		['an own id and the last day of the previous month', { writeDateSource: 'lastDayOfPreviousMonth' }, '2026-01-31'],
	])('doubles none: %s', async (_, more, issuedDate) => {
		moveCalendar(BEFORE);
		sandbox.bolta.setFaults([{ kind: '200errorEnvelope', match: { method: 'POST', nth: 2 } }]);
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight: 1 }, more),
			input: invoiceItems(4),
			retryOnFail: { maxTries: 2 },
			running: midnightDuringFirstTry(AFTER),
		});
		expect(result.error).toBeUndefined();
		expect(rows(result).map(({ duplicate }) => duplicate)).toEqual([false, false, false, false]);
		expect(rows(result)[0]).toMatchObject({ writeDate: issuedDate, status: 'issued' });
		const ledger = sandbox.bolta.ledger('test');
		expect(ledger.map(({ body }) => body.supplied.organizationName)).toEqual([
			'구매자 0',
			'구매자 1',
			'구매자 2',
			'구매자 3',
		]);
		expect(ledger[0]?.body.date).toBe(issuedDate);
		// The second try was after midnight.
		expect(ledger[3]?.body.date).toBe(issuedDate === '2026-02-09' ? '2026-02-10' : issuedDate);
	});

	it('a derived id with today is refused, and nothing is sent', async () => {
		const { error } = await bolta(sandbox.bolta.url, {
			parameters: issueForm({}, { referenceIdSource: 'derived', writeDateSource: 'today' }),
			input: [invoiceItem(0)],
		});
		expect(error?.message).toContain('Write Date Source [item 0]: expected another way than Today');
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('two tries of one derived content are one invoice, two contents are two', async () => {
		const parameters = issueForm({}, { referenceIdSource: 'derived' });
		const first = rows(await bolta(sandbox.bolta.url, { parameters, input: invoiceItems(2) }));
		const again = rows(
			await bolta(sandbox.bolta.url, {
				parameters,
				input: [invoiceItem(1, { recipientEmail: 'other@example.com' }), invoiceItem(0, { tax: '1001' })],
				onError: 'continueRegularOutput',
			}),
		);
		expect(first.every(({ referenceId = '' }) => /^d[a-z2-7]{23}$/.test(referenceId))).toBe(true);
		expect(again[0]).toMatchObject({ duplicate: true, issuanceKey: first[1]?.issuanceKey });
		expect(again[1]).toMatchObject({ duplicate: false });
		expect(sandbox.bolta.ledger('test')).toHaveLength(3);
	});

	it('a write date of tomorrow in Seoul is refused, though it is today a minute later', async () => {
		const input = [invoiceItem(0, { writeDate: '2026-02-10' })];
		moveCalendar(BEFORE);
		const [early] = rows(
			await bolta(sandbox.bolta.url, { parameters: issueForm(), input, onError: 'continueRegularOutput' }),
		);
		expect(told(early)).toMatchObject({ outcome: 'notSent', code: 'INVALID' });
		expect(early?.error?.message).toContain('not after today (');
		moveCalendar(AFTER);
		expect(rows(await bolta(sandbox.bolta.url, { parameters: issueForm(), input }))[0]).toMatchObject({
			status: 'accepted',
			warnings: [],
		});
	});
});

it('issues once where two executions of one n8n send the same reference ID at the same moment', async () => {
	sandbox.bolta.configure({ usedId: 'notChecked' });
	const issue = async () => await bolta(sandbox.bolta.url, { parameters: issueForm(), input: invoiceItems(1) });
	const results = await Promise.all([issue(), issue()]);
	expect(results.map(({ outputs }) => outputs[0]![0]!.json.duplicate).sort()).toEqual([false, true]);
	expect(sandbox.bolta.ledger()).toHaveLength(1);
});
