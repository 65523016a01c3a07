import type { Fault } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { BEYOND_TIME_LIMIT, WITHIN_TIME_LIMIT, TIME_LIMIT } from '../support/clock';
import { documentItem, documentItems } from '../support/hiworksBill';
import { CONTINUE, create, fileItem, first, ledger, run, sent, withFiles, type More } from '../support/hiworksBillRun';
import { rows, told, type Told } from '../support/reports';
import { closedPort, standIn } from '../support/standIn';

const sandbox = withSandbox();
beforeEach(() => sandbox.hiworksBill.reset());

interface Expected {
	/** What meets the sends of one document. */
	fault: Omit<Fault, 'match'>;
	/** Which of its sends; all without it. */
	attempt?: number[];
	sends: number;
	documents: number;
	/** Without it: made. */
	told?: Partial<Told>;
}

const TOO_MANY = {
	outcome: 'rejected',
	httpStatus: 429,
	code: 'Too Many Requests',
	vendorMessage: 'Too many requests.',
} as const;
const lost = (code: string) => ({ outcome: 'unknown', httpStatus: null, code }) as const;
const half = { outcome: 'unknown', httpStatus: 200, code: null } as const;

/** Every fault of the sandbox on the send, but for the two that end the run: nothing but 429 is sent again. */
const SENDING: Record<string, Expected> = {
	'latency-within': { fault: { kind: 'latency', ms: WITHIN_TIME_LIMIT }, sends: 1, documents: 1 },
	'latency-beyond': {
		fault: { kind: 'latency', ms: BEYOND_TIME_LIMIT },
		sends: 1,
		documents: 1,
		told: lost('ECONNABORTED'),
	},
	'429-always': { fault: { kind: '429' }, sends: 4, documents: 0, told: TOO_MANY },
	'429-passes': { fault: { kind: '429' }, attempt: [1, 2, 3], sends: 4, documents: 1 },
	'429-no-header': { fault: { kind: '429', retryAfter: null }, attempt: [1], sends: 2, documents: 1 },
	'429-asks-too-much': { fault: { kind: '429', retryAfter: 61 }, sends: 1, documents: 0, told: TOO_MANY },
	'500': {
		fault: { kind: '500' },
		sends: 1,
		documents: 0,
		told: {
			outcome: 'unknown',
			httpStatus: 500,
			code: 'Internal Server Error',
			vendorMessage: 'Internal server error.',
		},
	},
	'503html': {
		fault: { kind: '503html' },
		sends: 1,
		documents: 0,
		told: { outcome: 'unknown', httpStatus: 503, code: null, vendorMessage: null },
	},
	'reset-before': { fault: { kind: 'resetBefore' }, sends: 1, documents: 0, told: lost('ECONNRESET') },
	'reset-after': { fault: { kind: 'resetAfter' }, sends: 1, documents: 1, told: lost('ECONNRESET') },
	'no-answer': { fault: { kind: 'noAnswer' }, sends: 1, documents: 0, told: lost('ECONNABORTED') },
	'no-answer-effect': { fault: { kind: 'noAnswer', effect: true }, sends: 1, documents: 1, told: lost('ECONNABORTED') },
	'200-without-key': { fault: { kind: '200withoutKey' }, sends: 1, documents: 1, told: half },
	'200-error-envelope': {
		fault: { kind: '200errorEnvelope' },
		sends: 1,
		documents: 0,
		told: {
			outcome: 'rejected',
			httpStatus: 200,
			code: 'Internal Server Error',
			vendorMessage: '일시적인 오류가 발생했습니다.',
		},
	},
	truncated: { fault: { kind: 'truncatedJson' }, sends: 1, documents: 1, told: half },
	redirect: { fault: { kind: 'redirect' }, sends: 1, documents: 0, told: { outcome: 'unknown', httpStatus: 302 } },
	'408': {
		fault: { kind: '408' },
		sends: 1,
		documents: 0,
		told: { outcome: 'unknown', httpStatus: 408, code: 'Request Timeout', vendorMessage: 'Request timeout.' },
	},
};

/** The memo is the only thing of a document that is the client's own, so faults know it by that. */
const MEMO = { notes: { memo: '={{ $json.referenceId }}' } };
const sends = (memo: string) => sandbox.hiworksBill.requests().filter(({ referenceId }) => referenceId === memo).length;
const documents = (memo: string) => ledger(sandbox).filter((entry) => entry.memo === memo);

describe('Create', () => {
	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'tells what became of each document, whatever meets its sending (%s)',
		async (onError) => {
			const names = Object.keys(SENDING);
			sandbox.hiworksBill.setFaults(
				Object.entries(SENDING).map(([name, { fault, attempt }]): Fault => ({
					...fault,
					match: { route: 'createInvoice', referenceIds: [name], ...(attempt && { attempt }) },
				})),
			);
			const input = names.map((referenceId, n) => documentItem(n, { referenceId }));
			const result = await create(sandbox, input, MEMO, {
				onError,
				options: { timeout: TIME_LIMIT, itemsInFlight: names.length, stopAtZero: false },
			});
			expect(result.error).toBeUndefined();
			expect(Object.fromEntries(names.map((name) => [name, [sends(name), documents(name).length]]))).toEqual(
				Object.fromEntries(names.map((name) => [name, [SENDING[name]?.sends, SENDING[name]?.documents]])),
			);

			const found = Object.fromEntries(rows(result).map((row) => [row.referenceId ?? told(row).referenceId, row]));
			for (const [index, name] of names.entries()) {
				const expected = SENDING[name]?.told;
				const row = found[name]!;
				if (!expected) {
					expect({ name, row }).toMatchObject({
						name,
						row: {
							status: 'created',
							recovered: false,
							duplicate: false,
							documentId: documents(name)[0]?.documentId,
							total: 11_000 + 11 * index,
						},
					});
					continue;
				}
				expect({ name, told: told(row) }).toMatchObject({
					name,
					told: { ...expected, referenceId: name, itemIndex: index },
				});
				if (expected.vendorMessage) expect(row.error?.message).toContain(expected.vendorMessage);
				if (expected.outcome === 'unknown')
					expect(row.error?.description).toMatch(
						/^It was not sent again\. Hiworks knows no number.*look for recipient 구매자 \d+, write date 2026-01-31 and total \d+ won/,
					);
			}
			expect(found['503html']?.error?.message).toBe(
				'The outcome is unknown: Hiworks answered with HTTP 503, maintenance (점검 중)',
			);

			const failed = names.filter((name) => SENDING[name]?.told);
			const branch = (index: number) =>
				(result.outputs[index] ?? []).map(({ json, pairedItem }) => [
					json.referenceId ?? (json.error as unknown as Told).referenceId,
					pairedItem,
				]);
			const paired = (some: string[]) => some.map((name) => [name, [{ item: names.indexOf(name) }]]);
			expect(branch(0)).toEqual(
				paired(onError === 'continueRegularOutput' ? names : names.filter((name) => !failed.includes(name))),
			);
			if (onError === 'continueErrorOutput') {
				expect(branch(1)).toEqual(paired(failed));
				return;
			}
			for (const { json } of result.outputs[0] ?? [])
				if (json.error !== undefined) expect(Object.keys(json).sort()).toEqual(['error', 'message']);
		},
	);

	it('says by which mark a document whose answer was lost can be found', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter' }]);
		const { error } = await create(sandbox, [documentItem(0)], {}, { options: { markForRecovery: true } });
		expect(error?.message).toMatch(
			/^The outcome is unknown: the connection to Hiworks was lost .* \[item 0 \(order-0\)\]$/,
		);
		expect(error?.description).toContain(
			'look for the memo "[order-0]". If it is not there, send it in a new execution.',
		);
		expect(ledger(sandbox)).toMatchObject([{ memo: '[order-0]' }]);
	});

	it.each([
		['401empty', 401, null, null, 'Hiworks refused the credential and gave no reason (HTTP 401)'],
		['403', 403, 'Forbidden', 'Forbidden.', 'Hiworks refused the credential: Forbidden. (Forbidden, HTTP 403)'],
	] as const)('starts nothing more after %s', async (kind, httpStatus, code, vendorMessage, words) => {
		sandbox.hiworksBill.setFaults([{ kind, match: { route: 'createInvoice', nth: 2 } }]);
		const [made, refused, ...rest] = rows(
			await create(sandbox, documentItems(4), {}, { ...CONTINUE, options: { itemsInFlight: 1 } }),
		);
		expect(made).toMatchObject({ status: 'created' });
		expect(told(refused)).toEqual({
			outcome: 'rejected',
			httpStatus,
			code,
			vendorMessage,
			referenceId: 'order-1',
			itemIndex: 1,
		});
		expect(refused?.error?.message).toBe(words);
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
		expect(sent(sandbox)).toHaveLength(2);
	});

	it.each([['officeTokens'], ['billTokens']])(
		'a token that Hiworks does not have ends the run (%s)',
		async (tokens) => {
			sandbox.hiworksBill.configure({ [tokens]: ['another'] });
			const { error } = await create(sandbox, documentItems(10), {}, { options: { itemsInFlight: 3 } });
			expect(error?.message).toMatch(
				/^Hiworks refused the credential: (Office|Bill-Access)-Authorization: 유효하지 않은 토큰입니다\. \(Unauthorized, HTTP 401\) \[item 0 \(order-0\)\]$/,
			);
			expect(sandbox.hiworksBill.requests().length).toBeLessThanOrEqual(3);
			expect(ledger(sandbox)).toEqual([]);
		},
	);

	it('names, where it stops, what was done, what failed too and what was not started', async () => {
		sandbox.hiworksBill.setFaults([
			{ kind: '429', retryAfter: 100, match: { referenceIds: ['order-1'] } },
			{ kind: '200errorEnvelope', ms: 50, match: { referenceIds: ['order-2'] } },
			{ kind: 'latency', ms: 150, match: { referenceIds: ['order-0'] } },
		]);
		const { error, outputs } = await create(sandbox, documentItems(6), MEMO, {
			options: { itemsInFlight: 3, stopAtZero: false },
		});
		expect(outputs).toEqual([]);
		expect(error?.message).toBe(
			'Hiworks refused the request: Too many requests. (Too Many Requests, HTTP 429) [item 1 (order-1)]',
		);
		expect(error?.description?.split('\n')).toEqual([
			expect.stringContaining('Lower "Items in Flight"'),
			'Already done (1):',
			`item 0 (order-0) → ${documents('order-0')[0]?.documentId}`,
			'Also failed: item 2 (order-2): Hiworks refused the request: 일시적인 오류가 발생했습니다. (Internal Server Error, HTTP 200)',
			'Not started: 3',
		]);
		expect(error?.context).toMatchObject({ itemIndex: 1 });
	});

	it.each(['', 'data'])('where nobody listens is not sent, and says so (attachment: "%s")', async (binaryFields) => {
		const baseUrl = await closedPort();
		const input = withFiles(fileItem(documentItem(0), { data: { bytes: Buffer.from('x') } }));
		const [row] = rows(
			await create(sandbox, input, { attachments: { binaryFields } }, { ...CONTINUE, credential: { baseUrl } }),
		);
		expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'ECONNREFUSED', httpStatus: null });
		expect(row?.error?.message).toContain('Hiworks was not reached');
	});

	it('takes every refusal that comes with HTTP 200 for one', async () => {
		sandbox.hiworksBill.configure({ errorsWithStatus200: true, registeredNumbers: [] });
		expect(told(rows(await create(sandbox, [documentItem(0)], {}, CONTINUE))[0])).toMatchObject({
			outcome: 'rejected',
			httpStatus: 200,
			code: 'Parameter Error',
		});
	});

	it.each([
		['a list in the list, as amendments have it', ['A', ['B']], ['A', 'B']],
		['two ids', ['A', 'B'], ['A', 'B']],
	])('gives an item for each id: %s', async (_, documentId, ids) => {
		const vendor = await standIn(() => ({ status: 200, body: { data: { documentId }, meta: {} } }));
		const result = await create(sandbox, [documentItem(0)], {}, { credential: { baseUrl: vendor.url } });
		await vendor.close();
		expect(result.outputs[0]?.map(({ json, pairedItem }) => [json.documentId, pairedItem])).toEqual(
			ids.map((id) => [id, [{ item: 0 }]]),
		);
	});

	it.each([[[]], [[[]]], [''], [null], [['']], [{}]])(
		'takes %j in place of ids for an unknown outcome',
		async (documentId) => {
			const vendor = await standIn(() => ({ status: 200, body: { data: { documentId } } }));
			const [row] = rows(
				await create(sandbox, [documentItem(0)], {}, { ...CONTINUE, credential: { baseUrl: vendor.url } }),
			);
			await vendor.close();
			expect(told(row)).toMatchObject({ outcome: 'unknown', httpStatus: 200 });
			expect(vendor.requests).toHaveLength(1);
		},
	);

	it('pressed Stop starts nothing new', async () => {
		sandbox.hiworksBill.configure({ latencyMs: 20 });
		let asked = -1;
		await create(
			sandbox,
			documentItems(100),
			{},
			{
				options: { itemsInFlight: 5, stopAtZero: false },
				running: ({ cancel }) => {
					const watch = setInterval(() => {
						if (ledger(sandbox).length < 20) return;
						clearInterval(watch);
						asked = sandbox.hiworksBill.requests().length;
						cancel();
					}, 1);
				},
			},
		);
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(asked).toBeGreaterThan(0);
		// A request whose bytes were on their way when the button was pressed still arrives.
		expect(sandbox.hiworksBill.requests().length).toBeLessThanOrEqual(asked + 5);
	});
});

describe('Upload', () => {
	const upload = async (more: More = {}) =>
		await run(
			sandbox,
			'file.upload',
			{},
			{
				input: withFiles(fileItem({}, { data: { bytes: Buffer.from('x') } })),
				...CONTINUE,
				options: { timeout: TIME_LIMIT },
				...more,
			},
		);
	const counts = () => [sandbox.hiworksBill.requests().length, sandbox.hiworksBill.files().length];

	it('is sent again where its end is unknown, three times at most: nothing refers to what was lost', async () => {
		for (const [name, { fault, attempt, told: expected, sends: once, documents: files }] of Object.entries(SENDING)) {
			sandbox.hiworksBill.reset();
			sandbox.hiworksBill.setFaults([
				{ ...fault, match: { route: 'createTempFile', ...(attempt && { nth: attempt }) } },
			]);
			const row = first(await upload());
			const times = expected?.outcome === 'unknown' ? 3 : 1;
			expect([name, ...counts()]).toEqual([name, once * times, files * times]);
			if (!expected) {
				expect({ name, row }).toMatchObject({ row: { temporaryFileId: 100, duplicate: false, recovered: false } });
				continue;
			}
			expect({ name, told: told(row) }).toMatchObject({ name, told: { ...expected, referenceId: null } });
			if (times > 1) {
				expect(row.error?.message).toMatch(/^It is not known whether Hiworks did it: /);
				expect(row.error?.description).toBe('Try again: a file that no document names is of no consequence.');
			}
		}
	});

	it('gives the number of the file whose answer came', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { nth: 1 } }]);
		expect(first(await upload())).toMatchObject({ temporaryFileId: 101, duplicate: false, recovered: false });
		expect(counts()).toEqual([2, 2]);
	});

	it('stays unknown though a later try is refused', async () => {
		sandbox.hiworksBill.setFaults([
			{ kind: 'resetAfter', match: { nth: [1, 2, 3] } },
			{ kind: '200errorEnvelope', match: { nth: 4 } },
		]);
		expect(told(first(await upload({ retryOnFail: { maxTries: 2 } })))).toMatchObject({ outcome: 'unknown' });
		expect(counts()).toEqual([4, 3]);
	});
});
