import type { Fault } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { BEYOND_TIME_LIMIT, WITHIN_TIME_LIMIT, TIME_LIMIT } from '../support/clock';
import { byReference, rows, told, type Told } from '../support/reports';
import { documents, posts } from '../support/vendor';

const sandbox = withSandbox();
beforeEach(() => sandbox.bolta.reset());

interface Expected {
	/** What meets the sends of one invoice. */
	fault: Omit<Fault, 'match'>;
	/** Which of its sends; all without it. */
	attempt?: number[];
	sends: number;
	documents: number;
	told: Partial<Told> | { recovered: boolean };
}

const DONE = { recovered: false };
const RECOVERED = { recovered: true };
const SERVER_ERROR = {
	outcome: 'unknown',
	httpStatus: 500,
	code: 'INTERNAL_SERVER_ERROR',
	vendorMessage: 'Internal server error.',
} as const;
const TOO_MANY = {
	outcome: 'rejected',
	httpStatus: 429,
	code: 'TOO_MANY_REQUESTS',
	vendorMessage: 'Too many requests.',
} as const;

/** Every fault of the sandbox on the send itself, but for the two that end the run. Look-ups work. */
const SENDING: Record<string, Expected> = {
	'latency-within': { fault: { kind: 'latency', ms: WITHIN_TIME_LIMIT }, sends: 1, documents: 1, told: DONE },
	'latency-beyond': { fault: { kind: 'latency', ms: BEYOND_TIME_LIMIT }, sends: 1, documents: 1, told: RECOVERED },
	'429-always': { fault: { kind: '429' }, sends: 4, documents: 0, told: TOO_MANY },
	'429-passes': { fault: { kind: '429' }, attempt: [1, 2, 3], sends: 4, documents: 1, told: DONE },
	'429-no-header': { fault: { kind: '429', retryAfter: null }, attempt: [1], sends: 2, documents: 1, told: DONE },
	'429-asks-too-much': { fault: { kind: '429', retryAfter: 61 }, sends: 1, documents: 0, told: TOO_MANY },
	'500-always': { fault: { kind: '500' }, sends: 3, documents: 0, told: SERVER_ERROR },
	'500-passes': { fault: { kind: '500' }, attempt: [1, 2], sends: 3, documents: 1, told: DONE },
	'503html-always': {
		fault: { kind: '503html' },
		sends: 3,
		documents: 0,
		told: { outcome: 'unknown', httpStatus: 503, code: null, vendorMessage: null },
	},
	'503html-passes': { fault: { kind: '503html' }, attempt: [1], sends: 2, documents: 1, told: DONE },
	'reset-before-always': {
		fault: { kind: 'resetBefore' },
		sends: 3,
		documents: 0,
		told: { outcome: 'unknown', httpStatus: null, code: 'ECONNRESET' },
	},
	'reset-before-passes': { fault: { kind: 'resetBefore' }, attempt: [1], sends: 2, documents: 1, told: DONE },
	'reset-after': { fault: { kind: 'resetAfter' }, sends: 1, documents: 1, told: RECOVERED },
	'no-answer-no-effect': { fault: { kind: 'noAnswer' }, attempt: [1], sends: 2, documents: 1, told: DONE },
	'no-answer-always': {
		fault: { kind: 'noAnswer' },
		sends: 3,
		documents: 0,
		told: { outcome: 'unknown', httpStatus: null, code: 'ECONNABORTED' },
	},
	'no-answer-effect': { fault: { kind: 'noAnswer', effect: true }, sends: 1, documents: 1, told: RECOVERED },
	'200-without-key': { fault: { kind: '200withoutKey' }, sends: 1, documents: 1, told: RECOVERED },
	'200-error-envelope': {
		fault: { kind: '200errorEnvelope' },
		sends: 1,
		documents: 0,
		told: {
			outcome: 'rejected',
			httpStatus: 200,
			code: 'INTERNAL_SERVER_ERROR',
			vendorMessage: '일시적인 오류가 발생했습니다.',
		},
	},
	truncated: { fault: { kind: 'truncatedJson' }, sends: 1, documents: 1, told: RECOVERED },
	redirect: { fault: { kind: 'redirect' }, sends: 3, documents: 0, told: { outcome: 'unknown', httpStatus: 302 } },
	'408': {
		fault: { kind: '408' },
		sends: 3,
		documents: 0,
		told: { outcome: 'unknown', httpStatus: 408, code: 'REQUEST_TIMEOUT', vendorMessage: 'Request timeout.' },
	},
};

describe('Issue', () => {
	// All in one execution, so that their waits overlap; each fault meets the invoice of its name only.
	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'tells what became of each invoice, whatever meets its sending (%s)',
		async (onError) => {
			const names = Object.keys(SENDING);
			sandbox.bolta.setFaults(
				Object.entries(SENDING).map(([name, { fault, attempt }]): Fault => ({
					...fault,
					match: { method: 'POST', referenceIds: [name], ...(attempt && { attempt }) },
				})),
			);
			const input = names.map((referenceId, n) => invoiceItem(n, { referenceId }));
			const result = await bolta(sandbox.bolta.url, {
				parameters: issueForm({ timeout: TIME_LIMIT, itemsInFlight: names.length }),
				input,
				onError,
			});
			expect(result.error).toBeUndefined();

			const found = byReference(result);
			const seen = names.map((name) => [
				name,
				{ sends: posts(sandbox, name), documents: documents(sandbox, name).length },
			]);
			expect(Object.fromEntries(seen)).toEqual(
				Object.fromEntries(
					names.map((name) => [name, { sends: SENDING[name]?.sends, documents: SENDING[name]?.documents }]),
				),
			);
			for (const [index, name] of names.entries()) {
				const expected = (SENDING[name] as Expected).told;
				const row = found[name];
				if ('recovered' in expected) {
					expect({ name, row }).toMatchObject({
						name,
						row: {
							...expected,
							duplicate: false,
							issuanceKey: documents(sandbox, name)[0]?.issuanceKey,
							total: 11_000 + 11 * index,
						},
					});
					continue;
				}
				expect({ name, told: told(row) }).toMatchObject({
					name,
					told: { ...expected, referenceId: name, itemIndex: index },
				});
				// The title says it in the vendor's own words, and the description what to do.
				for (const words of [expected.vendorMessage, expected.code])
					if (words && expected.outcome === 'rejected') expect(row?.error?.message).toContain(words);
				if (expected.vendorMessage) expect(row?.error?.message).toContain(expected.vendorMessage);
				expect(row?.error?.description).toMatch(
					expected.outcome === 'unknown' ? /Get Status by Reference ID/ : /try again|Check the key/,
				);
			}

			const failed = names.filter((name) => 'outcome' in (SENDING[name] as Expected).told);
			const inOrder = (branch: number) =>
				(result.outputs[branch] ?? []).map(({ json, pairedItem }) => [
					json.referenceId ?? (json.error as unknown as Told).referenceId,
					pairedItem,
				]);
			const expectedOn = (some: string[]) => some.map((name) => [name, [{ item: names.indexOf(name) }]]);
			if (onError === 'continueRegularOutput') {
				expect(inOrder(0)).toEqual(expectedOn(names));
				for (const { json } of result.outputs[0] ?? [])
					if (json.error !== undefined) expect(Object.keys(json).sort()).toEqual(['error', 'message']);
			} else {
				expect(inOrder(0)).toEqual(expectedOn(names.filter((name) => !failed.includes(name))));
				expect(inOrder(1)).toEqual(expectedOn(failed));
				for (const { json, pairedItem } of result.outputs[1] ?? []) {
					// n8n itself puts the columns of the input item beside the three keys on this branch.
					const { item = -1 } = (pairedItem as Array<{ item: number }>)[0] ?? {};
					expect(json).toEqual({ ...input[item], error: json.error, message: json.message });
				}
			}
		},
	);

	it('sends nothing where the look-up before cannot be had, whatever met it, and sends where it can be had after all', async () => {
		const meets: Record<string, Omit<Fault, 'match'>> = {
			'429': { kind: '429' },
			'500': { kind: '500' },
			'503html': { kind: '503html' },
			resetBefore: { kind: 'resetBefore' },
			resetAfter: { kind: 'resetAfter' },
			noAnswer: { kind: 'noAnswer' },
			latency: { kind: 'latency', ms: BEYOND_TIME_LIMIT },
			'200errorEnvelope': { kind: '200errorEnvelope' },
			truncatedJson: { kind: 'truncatedJson' },
			redirect: { kind: 'redirect' },
			'408': { kind: '408' },
		};
		// An envelope is the vendor's own no, which asking again does not change.
		const passing = Object.keys(meets)
			.filter((name) => name !== '200errorEnvelope')
			.map((name) => `${name}-passes`);
		const names = [...Object.keys(meets), ...passing];
		// The answers that these break are those about an id that is known, so each look-up finds one.
		await bolta(sandbox.bolta.url, {
			parameters: issueForm({ lookUpFirst: false, itemsInFlight: 25 }),
			input: names.map((referenceId, n) => invoiceItem(n, { referenceId })),
		});
		sandbox.bolta.clearRequests();
		sandbox.bolta.setFaults(
			names.map((name): Fault => {
				const [kind = '', passes] = name.split('-');
				return {
					...(meets[kind] as Fault),
					match: { route: 'getByClientReferenceId', referenceIds: [name], ...(passes && { attempt: [1, 2] }) },
				};
			}),
		);
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ timeout: TIME_LIMIT, itemsInFlight: names.length }),
			input: names.map((referenceId, n) => invoiceItem(n, { referenceId })),
			onError: 'continueRegularOutput',
		});
		expect(posts(sandbox)).toBe(0);
		const found = byReference(result);
		for (const name of Object.keys(meets)) {
			expect({ name, told: told(found[name]) }).toMatchObject({ told: { outcome: 'notSent' } });
			expect(found[name]?.error?.message).toContain(
				'Not sent, because Bolta could not be asked whether it was issued before.',
			);
		}
		for (const name of passing)
			expect({ name, row: found[name] }).toMatchObject({ row: { duplicate: true, status: 'issued' } });
	});

	it.each([
		['401empty', 401, null, null, 'refused the credential and gave no reason (HTTP 401)'],
		['403', 403, 'FORBIDDEN', 'Forbidden.', 'refused the credential: Forbidden. (FORBIDDEN, HTTP 403)'],
	] as const)('starts nothing more after %s', async (kind, httpStatus, code, vendorMessage, words) => {
		sandbox.bolta.setFaults([{ kind, match: { method: 'POST', referenceIds: ['order-1'] } }]);
		const input = [0, 1, 2, 3].map((n) => invoiceItem(n));
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight: 1 }),
			input,
			onError: 'continueRegularOutput',
		});
		const [first, refused, ...rest] = rows(result);
		expect(first).toMatchObject({ status: 'accepted' });
		expect(told(refused)).toEqual({
			outcome: 'rejected',
			httpStatus,
			code,
			vendorMessage,
			referenceId: 'order-1',
			itemIndex: 1,
		});
		expect(refused?.error?.message).toContain(words);
		expect(rest.map((row) => told(row))).toEqual(
			[2, 3].map((n) => ({
				outcome: 'notSent',
				code: 'NOT_STARTED',
				httpStatus: null,
				vendorMessage: null,
				referenceId: `order-${n}`,
				itemIndex: n,
			})),
		);
		expect([posts(sandbox), sandbox.bolta.ledger('test').length]).toEqual([2, 1]);
	});

	it('names, where it stops, what was done, what failed too and what was not started', async () => {
		sandbox.bolta.setFaults([
			{ kind: '429', retryAfter: 100, match: { method: 'POST', referenceIds: ['order-1'] } },
			{ kind: '200errorEnvelope', match: { method: 'POST', referenceIds: ['order-2'] } },
			{ kind: 'latency', ms: 150, match: { method: 'POST', referenceIds: ['order-0'] } },
		]);
		const input = [0, 1, 2, 3, 4, 5].map((n) => invoiceItem(n));
		const { outputs, error } = await bolta(sandbox.bolta.url, { parameters: issueForm({ itemsInFlight: 3 }), input });
		expect(outputs).toEqual([]);
		// In flight with the first failure were two more: one ended well, one did not.
		expect(error?.message).toBe(
			'Bolta refused the request: Too many requests. (TOO_MANY_REQUESTS, HTTP 429) [item 1 (order-1)]',
		);
		expect(error?.description?.split('\n')).toEqual([
			expect.stringContaining('Lower "Items in Flight"'),
			'Already done (1):',
			`item 0 (order-0) → ${documents(sandbox, 'order-0')[0]?.issuanceKey}`,
			'Also failed: item 2 (order-2): Bolta refused the request: 일시적인 오류가 발생했습니다. (INTERNAL_SERVER_ERROR, HTTP 200)',
			'Not started: 3',
		]);
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(error?.httpCode).toBe('429');
		expect(posts(sandbox)).toBe(3);
	});

	it('says so where nothing else was done', async () => {
		sandbox.bolta.setFaults([{ kind: '429', retryAfter: 100, match: { method: 'POST' } }]);
		const { error } = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ itemsInFlight: 1 }),
			input: [invoiceItem(0), invoiceItem(1)],
		});
		expect(error?.description).toContain('Nothing else was done.');
		expect(error?.description).toContain('Not started: 1');
	});
});
