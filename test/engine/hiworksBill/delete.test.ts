import type { Fault, HiworksBillSettings, Sandbox } from '../../../sandbox/index.ts';
import { inOwnSandboxes, settled, withSandbox } from '../../support/sandbox.ts';
import { BEYOND_TIME_LIMIT, WITHIN_TIME_LIMIT, TIME_LIMIT } from '../support/clock';
import {
	calls,
	CONTINUE,
	created,
	first,
	ledger,
	locator,
	run,
	wireProblems,
	type More,
} from '../support/hiworksBillRun';
import { rows, told, type Told } from '../support/reports';
import { closedPort, standIn } from '../support/standIn';

const sandbox = withSandbox();

let documentId: string;
beforeEach(async () => {
	sandbox.hiworksBill.reset();
	documentId = await created(sandbox);
	sandbox.hiworksBill.clearRequests();
});
afterEach(() => expect(wireProblems(sandbox)).toEqual([]));

const remove = async (more: More = {}) =>
	await run(sandbox, 'invoice.delete', { documentId: locator(documentId) }, more);
const routes = () => sandbox.hiworksBill.requests().map(({ route }) => route);
const isDeleted = () => ledger(sandbox)[0]?.deleted;

describe('Delete', () => {
	it.each(['200', '204', '302', '304'] satisfies Array<HiworksBillSettings['deleteAnswer']>)(
		'takes HTTP %s for done, and follows nothing',
		async (deleteAnswer) => {
			sandbox.hiworksBill.configure({ deleteAnswer });
			const result = await remove();
			expect(result.outputs[0]).toEqual([
				{
					json: { documentId, deleted: true, duplicate: false, recovered: false, callsRemaining: 998 },
					pairedItem: [{ item: 0 }],
				},
			]);
			// Its answer says nothing: who gave it is known by reading.
			expect(routes()).toEqual(['deleteInvoice', 'getInvoice']);
			expect(calls(sandbox, 'deleteInvoice')[0]?.headers).not.toHaveProperty('content-type');
			expect(isDeleted()).toBe(true);
		},
	);

	it('says that an issued one cannot be deleted, in the words of Hiworks', async () => {
		sandbox.hiworksBill.sign(documentId);
		const { error } = await remove();
		expect(error?.message).toBe(
			'Hiworks refused the request: 국세청으로 발행 중이거나 발행된 문서는 삭제할 수 없습니다. (Delete Error, HTTP 400) [item 0]',
		);
		expect(isDeleted()).toBe(false);
	});

	it('says that there is none', async () => {
		await remove();
		expect(told(rows(await remove(CONTINUE))[0])).toMatchObject({
			outcome: 'rejected',
			httpStatus: 404,
			code: 'Not Found',
		});
	});

	interface Expected {
		fault: Omit<Fault, 'match'>;
		/** Which of the deletions it meets; all without it. */
		nth?: number[];
		/** How often it is sent, and how often the document is read after it. */
		sends: number;
		reads: number;
		gone: boolean;
		/** Of an output. */
		recovered?: boolean;
		told?: Partial<Told>;
	}
	const unknown = { outcome: 'unknown' } as const;
	const TABLE: Record<string, Expected> = {
		'latency-within': {
			fault: { kind: 'latency', ms: WITHIN_TIME_LIMIT },
			sends: 1,
			reads: 1,
			gone: true,
			recovered: false,
		},
		'latency-beyond': {
			fault: { kind: 'latency', ms: BEYOND_TIME_LIMIT },
			sends: 1,
			reads: 1,
			gone: true,
			recovered: true,
		},
		'429-always': {
			fault: { kind: '429' },
			sends: 4,
			reads: 0,
			gone: false,
			told: { outcome: 'rejected', httpStatus: 429 },
		},
		'429-passes': { fault: { kind: '429' }, nth: [1, 2, 3], sends: 4, reads: 1, gone: true, recovered: false },
		'500': { fault: { kind: '500' }, sends: 3, reads: 9, gone: false, told: { ...unknown, httpStatus: 500 } },
		'503html': { fault: { kind: '503html' }, sends: 3, reads: 9, gone: false, told: { ...unknown, httpStatus: 503 } },
		'reset-before': {
			fault: { kind: 'resetBefore' },
			sends: 3,
			reads: 9,
			gone: false,
			told: { ...unknown, code: 'ECONNRESET' },
		},
		'reset-after': { fault: { kind: 'resetAfter' }, sends: 1, reads: 1, gone: true, recovered: true },
		'no-answer': {
			fault: { kind: 'noAnswer' },
			sends: 3,
			reads: 9,
			gone: false,
			told: { ...unknown, code: 'ECONNABORTED' },
		},
		'no-answer-effect': { fault: { kind: 'noAnswer', effect: true }, sends: 1, reads: 1, gone: true, recovered: true },
		'200-error-envelope': {
			fault: { kind: '200errorEnvelope' },
			sends: 1,
			reads: 0,
			gone: false,
			told: { outcome: 'rejected', httpStatus: 200, code: 'Internal Server Error' },
		},
		// It has no body to be cut off, and no key to be left out.
		'200-without-key': { fault: { kind: '200withoutKey' }, sends: 1, reads: 1, gone: true, recovered: false },
		truncated: { fault: { kind: 'truncatedJson' }, sends: 1, reads: 1, gone: true, recovered: false },
		// As callers saw it, 302 is success: from somebody else's redirect it is told by reading.
		redirect: { fault: { kind: 'redirect' }, sends: 3, reads: 6, gone: false, told: { ...unknown, code: 'NOT_SHOWN' } },
		'408': { fault: { kind: '408' }, sends: 3, reads: 9, gone: false, told: { ...unknown, httpStatus: 408 } },
		'401': {
			fault: { kind: '401empty' },
			sends: 1,
			reads: 0,
			gone: false,
			told: { outcome: 'rejected', httpStatus: 401 },
		},
		'403': { fault: { kind: '403' }, sends: 1, reads: 0, gone: false, told: { outcome: 'rejected', httpStatus: 403 } },
	};

	/** Deletes a new document where a fault meets the deletion: what was told of it, asked for and done. */
	const meet = async ({ fault, nth }: Expected, at: Sandbox) => {
		const id = await created(at);
		at.hiworksBill.clearRequests();
		at.hiworksBill.setFaults([{ ...fault, match: { route: 'deleteInvoice', ...(nth && { nth }) } }]);
		const fields = { documentId: locator(id) };
		const row = first(await run(at, 'invoice.delete', fields, { ...CONTINUE, options: { timeout: TIME_LIMIT } }));
		const [sends, reads] = ['deleteInvoice', 'getInvoice'].map((route) => calls(at, route).length);
		return { row, met: [sends, reads, ledger(at).at(-1)?.deleted] };
	};
	/** Those that wait for the limit do so side by side, each at a vendor of its own. */
	const WAITS = ['latency-beyond', 'no-answer', 'no-answer-effect'];
	const waited = new Map<string, PromiseSettledResult<Awaited<ReturnType<typeof meet>>>>();
	beforeAll(async () => {
		const none = () => undefined;
		const met = await inOwnSandboxes(WAITS, none, async (own, name) => await meet(TABLE[name]!, own));
		for (const [index, name] of WAITS.entries()) waited.set(name, met[index]!);
	});

	it.each(Object.entries(TABLE))('%s', async (name, wanted) => {
		const { sends, reads, gone, recovered, told: expected } = wanted;
		const before = waited.get(name);
		const { row, met } = before ? settled(before) : await meet(wanted, sandbox);
		expect(met).toEqual([sends, reads, gone]);
		if (expected) expect(told(row)).toMatchObject(expected);
		else expect(row).toMatchObject({ deleted: true, recovered });
		if (expected?.outcome === 'unknown') expect(row.error?.description).toContain('deleting twice does no harm');
	});

	it('is found gone though the first look after it cannot be had', async () => {
		sandbox.hiworksBill.setFaults([
			{ kind: 'resetAfter', match: { route: 'deleteInvoice' } },
			{ kind: '500', match: { route: 'getInvoice', nth: 1 } },
		]);
		expect(first(await remove())).toMatchObject({ deleted: true, recovered: true });
		expect(routes()).toEqual(['deleteInvoice', 'getInvoice', 'getInvoice']);
	});

	it.each(['500', '403'] as const)('stays unknown where it cannot be read (%s)', async (kind) => {
		sandbox.hiworksBill.setFaults([
			{ kind: 'resetAfter', match: { route: 'deleteInvoice' } },
			{ kind, match: { route: 'getInvoice' } },
		]);
		expect(told(first(await remove(CONTINUE)))).toMatchObject(unknown);
		expect(routes()).toEqual(['deleteInvoice', 'getInvoice', 'getInvoice', 'getInvoice']);
	});

	it('stays unknown after a yes without a word where it cannot be read', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '500', match: { route: 'getInvoice' } }]);
		expect(told(first(await remove(CONTINUE)))).toMatchObject(unknown);
		expect(calls(sandbox, 'deleteInvoice')).toHaveLength(1);
	});

	it('is sent again where the document still reads', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetBefore', match: { route: 'deleteInvoice' }, times: 1 }]);
		expect(first(await remove())).toMatchObject({ deleted: true, duplicate: false, recovered: false });
		expect(routes()).toEqual([
			'deleteInvoice',
			...['getInvoice', 'getInvoice', 'getInvoice'],
			...['deleteInvoice', 'getInvoice'],
		]);
		expect(isDeleted()).toBe(true);
	});

	it('is found gone though "not found" comes with HTTP 200', async () => {
		sandbox.hiworksBill.configure({ errorsWithStatus200: true });
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'deleteInvoice' } }]);
		expect(first(await remove())).toMatchObject({ deleted: true, recovered: true });
		expect(routes()).toEqual(['deleteInvoice', 'getInvoice']);
	});

	it('is certainly not done where the document turns out to be issued', async () => {
		sandbox.hiworksBill.sign(documentId);
		sandbox.hiworksBill.setFaults([{ kind: 'resetBefore', match: { route: 'deleteInvoice' } }]);
		const row = first(await remove(CONTINUE));
		expect(told(row)).toMatchObject({ outcome: 'rejected', code: 'ISSUED' });
		expect(row.error?.message).toBe(`The document ${documentId} was not deleted: it is issued`);
		expect(routes()).toEqual(['deleteInvoice', 'getInvoice']);
	});

	const BLIND: Fault = { kind: '500', match: { route: 'getInvoice', nth: [1, 2, 3] } };

	it('is found gone by Retry On Fail, and not sent again', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'deleteInvoice' } }, BLIND]);
		const row = first(await remove({ ...CONTINUE, retryOnFail: { maxTries: 2 } }));
		expect(row).toMatchObject({ deleted: true, duplicate: false, recovered: true });
		expect([calls(sandbox, 'deleteInvoice').length, calls(sandbox, 'getInvoice').length]).toEqual([1, 4]);
	});

	it.each(['200errorEnvelope', '403'] as const)('stays unknown though the second try is refused (%s)', async (kind) => {
		sandbox.hiworksBill.setFaults([
			{ kind: 'resetBefore', match: { route: 'deleteInvoice', nth: 1 } },
			BLIND,
			{ kind, match: { route: 'deleteInvoice', nth: 2 } },
		]);
		const row = first(await remove({ ...CONTINUE, retryOnFail: { maxTries: 2 } }));
		expect(told(row)).toMatchObject(unknown);
		expect(row.error?.message).toMatch(/^It is not known whether Hiworks did it: Hiworks refused/);
		expect(calls(sandbox, 'deleteInvoice')).toHaveLength(2);
		expect(isDeleted()).toBe(false);
	});

	it('is answered from memory by Retry On Fail where it was done', async () => {
		const second = await created(sandbox, { referenceId: 'order-1' });
		sandbox.hiworksBill.clearRequests();
		sandbox.hiworksBill.setFaults([{ kind: '429', retryAfter: 100, match: { route: 'deleteInvoice', nth: 2 } }]);
		const result = await run(
			sandbox,
			'invoice.delete',
			{ documentId: locator('={{ $json.id }}') },
			{ input: [{ id: documentId }, { id: second }], options: { itemsInFlight: 1 }, retryOnFail: { maxTries: 2 } },
		);
		expect(rows(result)).toMatchObject([
			{ documentId, deleted: true },
			{ documentId: second, deleted: true },
		]);
		// Once the first; the second refused, then done. Each is read once: the second try needs no look at the first.
		expect(routes()).toEqual(['deleteInvoice', 'getInvoice', 'deleteInvoice', 'deleteInvoice', 'getInvoice']);
	});

	it.each([
		[
			'where nobody listens',
			async () => ({ url: await closedPort(), close: async () => {} }),
			{ outcome: 'notSent', code: 'ECONNREFUSED' },
		],
		[
			'where the answer is a page',
			async () =>
				await standIn(({ method }) =>
					method === 'DELETE'
						? { status: 200, body: 'a text', headers: { 'Content-Type': 'text/html' } }
						: { status: 404 },
				),
			undefined,
		],
	] as const)('%s', async (_, start, expected) => {
		const vendor = await start();
		const row = first(await remove({ ...CONTINUE, credential: { baseUrl: vendor.url } }));
		await vendor.close();
		if (expected) expect(told(row)).toMatchObject(expected);
		else expect(row).toMatchObject({ deleted: true, recovered: false });
	});
});
