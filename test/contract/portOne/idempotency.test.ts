/**
 * Idempotency keys, and the faults that make them needed: answers that are lost, refused or never made, and whether it
 * was done all the same.
 */
import type { Fault } from '../../../sandbox/index.ts';
import { until } from '../support/client.ts';
import {
	CALL,
	contract,
	documented,
	keys,
	known,
	minimal,
	operationOf,
	operations,
	outcome,
	sheet,
	withPortOne,
	type Asked,
} from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW, REQUEST_NOW } = CALL;
const { sandbox, ask, askRaw, make, made, step, upload } = withPortOne({ resultDelayMs: 1_000_000_000 });

const MINUTE = 60_000;
const keyed = (key = 'key-of-a-test-0001') => ({ headers: { 'Idempotency-Key': `"${key}"` } });
const documents = () => sandbox.portOne.ledger().length;
const lastRecord = () => sandbox.portOne.requests().at(-1)!;
const faults = (...list: Fault[]) => sandbox.portOne.setFaults(list);
/** Without a look at the answer. */
const issue = (name: number | string = 1, asked: Asked = {}) =>
	askRaw(ISSUE_NOW, { body: { taxInvoice: sheet('NORMAL', keys(name)) }, ...asked });
const lost = (promise: Promise<unknown>) =>
	promise.then(
		() => 'answered',
		(error: NodeJS.ErrnoException) => error.code,
	);

describe('a key', () => {
	const takes = (id: string) => operationOf(id).parameters.some(({ name }) => name === 'Idempotency-Key');
	const changing = operations.filter(({ method }) => method !== 'GET').map(({ id }) => id);

	test('is taken by every call that is not a GET, and by no other', () => {
		expect(operations.filter(({ id, method }) => takes(id) !== (method !== 'GET'))).toEqual([]);
		expect(documented.filter(({ method }) => method !== 'GET')).toHaveLength(19);
	});

	/** What the path and body name, made beforehand. */
	async function prepare(id: string): Promise<Asked> {
		sandbox.portOne.configure({
			counterparties: [
				known('cp', '7777777770', { certificate: { expiredAt: '2099-01-01T00:00:00Z', isValid: true } }),
			],
		});
		const fileId = await upload();
		const type = /Request$|^requestB2bTaxInvoice$/.test(id) ? 'REVERSE' : 'NORMAL';
		const { id: taxInvoiceKey } = await made(DRAFT, type, keys('prepared'));
		await step('attachB2bTaxInvoiceFile', taxInvoiceKey, { body: { fileId } });
		const [{ id: attachmentId }] = (await step('getB2bTaxInvoiceAttachments', taxInvoiceKey)).json.attachments;
		if (/(cancel|refuse)B2bTaxInvoiceRequest/.test(id)) await step('requestB2bTaxInvoice', taxInvoiceKey);
		if (['cancelB2bTaxInvoiceIssuance', 'sendToNtsB2bTaxInvoice'].includes(id))
			await step('issueB2bTaxInvoice', taxInvoiceKey);
		const company = {
			brn: '7777777770',
			name: '이름',
			representativeName: '대표',
			contact: { name: '담당', email: 'a@example.com' },
		};
		const bodies: Record<string, object> = {
			createB2bFileUploadUrl: { fileName: 'a.pdf' },
			updateB2bTaxInvoiceDraft: {
				taxInvoiceKey,
				taxInvoiceKeyType: 'TAX_INVOICE_ID',
				taxInvoice: sheet('NORMAL', keys('prepared')),
			},
			[DRAFT]: { taxInvoice: sheet('NORMAL') },
			[ISSUE_NOW]: { taxInvoice: sheet('NORMAL') },
			[REQUEST_NOW]: { taxInvoice: sheet('REVERSE') },
			attachB2bTaxInvoiceFile: { fileId },
			createB2bCounterparty: { counterparty: company },
			updateB2bCounterparty: { counterparty: company },
			getB2bBusinessInfos: { brnList: ['7777777770'] },
		};
		const body = bodies[id] ?? minimal(id).body;
		return {
			path: { taxInvoiceKey, attachmentId, counterpartyId: 'cp', brn: '7777777770' },
			...(body !== undefined && { body }),
		};
	}

	test.each(changing)('of %s gives the first answer again, and does nothing', async (id) => {
		const asked = { ...(await prepare(id)), ...keyed() };
		const first = await ask(id, asked);
		const { effect } = lastRecord();
		const state = () =>
			JSON.stringify([sandbox.portOne.ledger(), sandbox.portOne.counterparties('live'), sandbox.portOne.files()]);
		const before = state();
		sandbox.portOne.advance(MINUTE);
		const second = await ask(id, asked);
		expect([first.status, second.status, second.text]).toEqual([200, 200, first.text]);
		expect(state()).toBe(before);
		// A look at a certificate or a company changes nothing the first time either.
		expect([effect, lastRecord().effect]).toEqual([
			!['validateB2bCounterpartyCertificate', 'getB2bBusinessInfos'].includes(id),
			false,
		]);
	});

	test.each(['getB2bTaxInvoice', 'getB2bTaxInvoices', 'getB2bTaxInvoiceAttachments'])(
		'is nothing to %s',
		async (id) => {
			const { id: taxInvoiceKey } = await made(DRAFT, 'NORMAL');
			const asked = { path: { taxInvoiceKey }, ...keyed() };
			const first = await ask(id, asked);
			await step('issueB2bTaxInvoice', taxInvoiceKey);
			await ask(id, asked);
			if (id !== 'getB2bTaxInvoiceAttachments') expect((await ask(id, asked)).text).not.toBe(first.text);
			// Nor does it keep the answer for somebody else.
			expect(
				(await ask(DRAFT, { body: { taxInvoice: sheet('NORMAL', keys(2)) }, ...keyed() })).json.taxInvoice.status,
			).toBe('DRAFTED');
		},
	);

	test('lasts three hours', async () => {
		const first = await issue(1, keyed());
		sandbox.portOne.advance(179 * MINUTE);
		expect((await issue(1, keyed())).text).toBe(first.text);
		sandbox.portOne.advance(MINUTE);
		expect(outcome(await issue(1, keyed()))).toBe('B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED');
		// And that is its answer from now on.
		expect(outcome(await issue(2, keyed()))).toBe('B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED');
		expect(documents()).toBe(1);
	});

	test('gives the first answer to another body too, and to another key another', async () => {
		const first = await issue(1, keyed());
		expect((await issue(2, keyed())).text).toBe(first.text);
		expect((await issue(2, { ...keyed(), query: { test: true } })).text).toBe(first.text);
		expect(documents()).toBe(1);
		expect((await issue(2, keyed('key-of-a-test-0002'))).json.taxInvoice.supplierDocumentKey).toBe('S-2');
		expect(outcome(await issue(2))).toBe('B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED');
	});

	test('keeps refusals of what was asked, but not those of how it was asked', async () => {
		await made(DRAFT, 'NORMAL');
		expect(outcome(await issue(1, keyed()))).toBe('B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED');
		expect(outcome(await issue(2, keyed()))).toBe('B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED');
		const other = keyed('key-of-a-test-0002');
		expect(outcome(await issue(2, { ...other, body: {} }))).toBe('INVALID_REQUEST');
		expect(outcome(await issue(2, { ...other, headers: { ...other.headers, Authorization: 'Bearer x' } }))).toBe(
			'UNAUTHORIZED',
		);
		expect(outcome(await issue(2, other))).toBe(200);
		// What is refused before the work is refused with a known key too.
		expect(outcome(await issue(2, { ...other, body: {} }))).toBe('INVALID_REQUEST');
	});

	test('of a request that still runs: 409, then its answer', async () => {
		sandbox.portOne.configure({ outstandingMs: 5 * MINUTE });
		const first = await issue(1, keyed());
		const running = await ask(ISSUE_NOW, { body: { taxInvoice: sheet('NORMAL', keys(2)) }, ...keyed() });
		expect([first.status, running.status, outcome(running)]).toEqual([200, 409, 'IDEMPOTENCY_OUTSTANDING_REQUEST']);
		expect(outcome(await issue(2, keyed('key-of-a-test-0002')))).toBe(200);
		sandbox.portOne.advance(5 * MINUTE);
		expect((await issue(1, keyed())).text).toBe(first.text);
		expect(documents()).toBe(2);
	});

	test.each<[string, string, boolean]>([
		['16 characters', `"${'x'.repeat(16)}"`, true],
		['256 characters', `"${'x'.repeat(256)}"`, true],
		['blanks and signs', '"a b!c#d[e]f~g{h}i"', true],
		['what stands behind a backslash', `"${'\\"'.repeat(16)}"`, true],
		['15 characters', `"${'x'.repeat(15)}"`, false],
		['257 characters', `"${'x'.repeat(257)}"`, false],
		['no quotes', 'x'.repeat(20), false],
		['one quote', `"${'x'.repeat(20)}`, false],
		['a quote inside', '"xxxxxxxxxx"xxxxxxxxxx"', false],
		['letters beyond ASCII', `"${'x'.repeat(20)}é"`, false],
		['nothing', '""', false],
		['a tab', `"${'x'.repeat(20)}\t"`, false],
	])('of %s', async (_what, key, isTaken) => {
		expect(outcome(await issue(1, { headers: { 'Idempotency-Key': key } }))).toBe(isTaken ? 200 : 'INVALID_REQUEST');
	});

	test('is forgotten with the rest', async () => {
		await issue(1, keyed());
		sandbox.portOne.reset();
		expect(outcome(await issue(2, keyed()))).toBe(200);
		expect(documents()).toBe(1);
	});
});

describe('faults', () => {
	const error = (type: string) => ({ type, message: expect.any(String) });

	test.each<[Fault, object, number]>([
		[{ kind: '429' }, { status: 429, headers: { 'retry-after': '1' }, json: error('TOO_MANY_REQUESTS') }, 0],
		[{ kind: '429', retryAfter: 7 }, { status: 429, headers: { 'retry-after': '7' } }, 0],
		[{ kind: '500' }, { status: 500, json: error('INTERNAL_SERVER_ERROR') }, 0],
		[{ kind: '503html' }, { status: 503, text: expect.stringMatching(/^<!DOCTYPE html>/) }, 0],
		[{ kind: '401empty' }, { status: 401, text: '' }, 0],
		[{ kind: '403' }, { status: 403, json: error('FORBIDDEN') }, 0],
		[{ kind: '408' }, { status: 408, json: error('REQUEST_TIMEOUT') }, 0],
		[{ kind: 'redirect' }, { status: 302, headers: { location: '/redirected' } }, 0],
		[{ kind: '200errorEnvelope' }, { status: 200, json: error('B2B_EXTERNAL_SERVICE') }, 0],
		[{ kind: '200withoutKey' }, { status: 200, json: {} }, 1],
		[{ kind: 'truncatedJson' }, { status: 200, json: undefined, text: expect.stringMatching(/^\{"taxInvoice":/) }, 1],
	])('%j: what comes, what was done, and what a key makes of it', async (fault, answer, effect) => {
		faults({ ...fault, times: 1 });
		const received = await issue(1, keyed());
		expect(received).toMatchObject(answer);
		if (fault.kind === '200withoutKey') expect(received.json).toEqual({});
		expect([documents(), lastRecord().effect, lastRecord().fault]).toEqual([effect, effect === 1, fault.kind]);
		expect(outcome(await issue(1, keyed()))).toBe(200);
		expect([documents(), lastRecord().effect]).toEqual([1, effect === 0]);
	});

	test.each<[Fault, number]>([
		[{ kind: 'resetBefore' }, 0],
		[{ kind: 'resetAfter' }, 1],
	])('%j: the connection is cut, and the key tells what became of it', async (fault, effect) => {
		faults({ ...fault, times: 1 });
		await expect(issue(1, keyed())).rejects.toMatchObject({ code: 'ECONNRESET', syscall: 'read' });
		expect([documents(), lastRecord().status, lastRecord().effect]).toEqual([effect, 'reset', effect === 1]);
		expect((await issue(1, keyed())).json.taxInvoice.supplierDocumentKey).toBe('S-1');
		expect([documents(), lastRecord().effect]).toEqual([1, effect === 0]);
	});

	test('without a key, the second try after a lost answer is refused, and the document can be found', async () => {
		faults({ kind: 'resetAfter', times: 1 });
		expect(await lost(issue())).toBe('ECONNRESET');
		expect(outcome(await issue())).toBe('B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED');
		expect(
			(await step('getB2bTaxInvoice', 'S-1', { query: { taxInvoiceKeyType: 'SUPPLIER', brn: '1234567891' } })).json
				.status,
		).toBe('ISSUED');
	});

	test.each([
		[false, 0],
		[true, 1],
	])('no answer, effect %s', async (effect, count) => {
		faults({ kind: 'noAnswer', effect });
		const client = new AbortController();
		const answer = lost(askRaw(ISSUE_NOW, { body: { taxInvoice: sheet('NORMAL') } }, { signal: client.signal }));
		await until(() => sandbox.portOne.requests()[0]?.fault === 'noAnswer');
		client.abort();
		expect([await answer, documents()]).toEqual(['ABORT_ERR', count]);
	});

	test('each good answer loses what its contract promises first', async () => {
		sandbox.portOne.configure({
			counterparties: [
				known('cp', '7777777770', { certificate: { expiredAt: '2099-01-01T00:00:00Z', isValid: true } }),
			],
			bulkBatches: [{ id: 'bulk', status: 'COMPLETED', stats: {} }],
		});
		const { id: taxInvoiceKey } = await made(DRAFT, 'NORMAL');
		faults({ kind: '200withoutKey' });
		const path = {
			taxInvoiceKey,
			bulkTaxInvoiceId: 'bulk',
			counterpartyId: 'cp',
			brn: '7777777770',
			businessRegistrationNumber: '7777777770',
		};
		const reading = documented
			.filter(({ id, method }) => method === 'GET' && id !== 'downloadB2bTaxInvoicesSheet')
			.map(({ id }) => id);
		for (const id of reading) {
			const { status, json } = await askRaw(id, { path });
			expect([id, status, contract.answerProblems(id, 200, json)]).toEqual([
				id,
				200,
				[expect.stringMatching(/must have required property/)],
			]);
		}
		expect((await askRaw('createB2bFileUploadUrl', { body: { fileName: 'a' } })).json).toEqual({
			url: expect.any(String),
		});
		expect((await askRaw('validateB2bCounterpartyCertificate', { path })).json).toEqual({});
		expect((await askRaw('getB2bBusinessInfos', { body: { brnList: [] } })).json).toEqual({});
	});

	test('hit by document key: of what is made, and of the document that a path names', async () => {
		const { id } = await made(DRAFT, 'NORMAL', keys('b'));
		faults({ kind: '500', match: { referenceIds: ['S-b'] } });
		const hits = [];
		for (const call of [
			() => issue('a'),
			() => issue('b'),
			() => askRaw('getB2bTaxInvoice', { path: { taxInvoiceKey: id } }),
			() => askRaw('getB2bTaxInvoice', { path: { taxInvoiceKey: 'x' } }),
		])
			hits.push((await call()).status === 500);
		expect(hits).toEqual([false, true, true, false]);
	});
});

describe('failures behind PortOne', () => {
	const fail = (rate: number, effect: boolean) => sandbox.portOne.configure({ upstreamFailures: { rate, effect } });
	const FAILING = [
		[DRAFT, 'NORMAL'],
		[ISSUE_NOW, 'NORMAL'],
		[REQUEST_NOW, 'REVERSE'],
	] as const;

	test.each(FAILING.flatMap(([call, type]) => [true, false].map((effect) => [call, type, effect] as const)))(
		'%s %s, done %s: 502, and the same key gives it again',
		async (call, type, effect) => {
			fail(1, effect);
			for (let time = 0; time < 2; time += 1) {
				const answer = await make(call, type, {}, keyed());
				expect([answer.status, outcome(answer), documents(), lastRecord().effect]).toEqual([
					502,
					'B2B_EXTERNAL_SERVICE',
					effect ? 1 : 0,
					effect && time === 0,
				]);
			}
			sandbox.portOne.configure({ upstreamFailures: null });
			expect(outcome(await make(call, type, {}, keyed()))).toBe('B2B_EXTERNAL_SERVICE');
			expect(outcome(await make(call, type))).toBe(effect ? 'B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED' : 200);
			expect(documents()).toBe(1);
		},
	);

	test('meet the issue of a draft too, and no other call', async () => {
		const { id } = await made(DRAFT, 'NORMAL');
		fail(1, true);
		expect(outcome(await step('issueB2bTaxInvoice', id))).toBe('B2B_EXTERNAL_SERVICE');
		expect(sandbox.portOne.ledger()[0]!.status).toBe('ISSUED');
		for (const call of ['getB2bTaxInvoice', 'sendToNtsB2bTaxInvoice']) expect(outcome(await step(call, id))).toBe(200);
	});

	test('leave a refusal as it is', async () => {
		await made(DRAFT, 'NORMAL');
		fail(1, true);
		expect(outcome(await make(DRAFT, 'NORMAL'))).toBe('B2B_TAX_INVOICE_SUPPLIER_DOCUMENT_KEY_ALREADY_USED');
		expect(outcome(await ask(DRAFT, { body: {} }))).toBe('INVALID_REQUEST');
	});

	test('meet a share of them, decided by the seed, and another try is another draw', async () => {
		const names = Array.from({ length: 60 }, (_, index) => index);
		const outcomes = async (seed: number, order: number[]) => {
			sandbox.portOne.reset();
			sandbox.portOne.configure({ seed });
			fail(0.4, false);
			const answers = await Promise.all(order.map(async (name) => [name, (await issue(name)).status] as const));
			return answers
				.filter(([, status]) => status === 502)
				.map(([name]) => name)
				.sort();
		};
		const first = await outcomes(1, names);
		expect([first.length > 10, first.length < 40]).toEqual([true, true]);
		expect(await outcomes(1, [...names].reverse())).toEqual(first);
		expect(await outcomes(2, names)).not.toEqual(first);
		// Those that failed are tried until they come through.
		fail(0.4, false);
		for (let left = names; left.length > 0;) {
			await Promise.all(left.map((name) => issue(name)));
			const there = new Set(sandbox.portOne.ledger().map(({ supplierDocumentKey }) => supplierDocumentKey));
			left = names.filter((name) => !there.has(`S-${name}`));
		}
		expect(documents()).toBe(60);
	});
});
