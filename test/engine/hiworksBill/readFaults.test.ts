import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Fault, Sandbox } from '../../../sandbox/index.ts';
import { inOwnSandboxes, settled, withSandbox } from '../../support/sandbox.ts';
import { BEYOND_TIME_LIMIT, WITHIN_TIME_LIMIT, TIME_LIMIT } from '../support/clock';
import { documentItem } from '../support/hiworksBill';
import { calls, CONTINUE, create, fileItem, first, ledger, locator, run, withFiles } from '../support/hiworksBillRun';
import { rows, told, type Told } from '../support/reports';
import { closedPort } from '../support/standIn';

const sandbox = withSandbox();

interface Reading {
	fault: Omit<Fault, 'match'>;
	nth?: number[];
	/** How often it is asked. */
	asked: number;
	/** Without it: it is read. */
	told?: Partial<Told>;
}

/** Faults on a reading call beside those of shared/readFaults.test.ts: what waits, and what is told in words. */
const READING: Record<string, Reading> = {
	'latency-within': { fault: { kind: 'latency', ms: WITHIN_TIME_LIMIT }, asked: 1 },
	'latency-beyond': {
		fault: { kind: 'latency', ms: BEYOND_TIME_LIMIT },
		asked: 3,
		told: { outcome: null, code: 'ECONNABORTED' },
	},
	'429-always': {
		fault: { kind: '429' },
		asked: 4,
		told: { outcome: 'rejected', httpStatus: 429, code: 'Too Many Requests', vendorMessage: 'Too many requests.' },
	},
	'500-always': {
		fault: { kind: '500' },
		asked: 3,
		told: { outcome: null, httpStatus: 500, code: 'Internal Server Error', vendorMessage: 'Internal server error.' },
	},
	'no-answer-passes': { fault: { kind: 'noAnswer' }, nth: [1], asked: 2 },
	'no-answer-always': { fault: { kind: 'noAnswer' }, asked: 3, told: { outcome: null, code: 'ECONNABORTED' } },
	'200-error-envelope': {
		fault: { kind: '200errorEnvelope' },
		asked: 1,
		told: {
			outcome: 'rejected',
			httpStatus: 200,
			code: 'Internal Server Error',
			vendorMessage: '일시적인 오류가 발생했습니다.',
		},
	},
	'408': { fault: { kind: '408' }, asked: 3, told: { outcome: null, httpStatus: 408, code: 'Request Timeout' } },
};

interface ReadingOperation {
	name: string;
	route: string;
	fields(sandbox: Sandbox): INodeParameters;
	/** Part of what a good answer gives. */
	good: IDataObject;
}

const documentId = (at: Sandbox) => locator(ledger(at)[0]!.documentId);

const OPERATIONS: ReadingOperation[] = [
	{
		name: 'invoice.get',
		route: 'getInvoice',
		fields: (at) => ({ documentId: documentId(at) }),
		good: { status: 'created' },
	},
	{
		name: 'invoice.getNtsResult',
		route: 'getInvoice',
		fields: (at) => ({ documentId: documentId(at) }),
		good: { ntsResult: 'Not sent yet (발송 전)', callsMade: 1 },
	},
	{
		name: 'invoice.downloadAttachment',
		route: 'downloadAttachedFile',
		fields: (at) => ({ documentId: documentId(at), fileId: 1 }),
		good: { fileId: 1 },
	},
	{
		name: 'business.checkStatus',
		route: 'checkBusinessStatus',
		fields: () => ({ businessNumber: '220-00-00002' }),
		good: { status: 'active' },
	},
	{
		name: 'business.verifyRegistration',
		route: 'validateBusinessRegistration',
		fields: () => ({ businessNumber: '220-00-00002', openingDate: '2020-01-01', representative: '김대표' }),
		good: { matches: true },
	},
	{ name: 'file.getAll', route: 'listOfficeFiles', fields: () => ({}), good: { fileId: 1 } },
];

/** Makes the document that some operations read. */
async function prepare(at: Sandbox): Promise<void> {
	await create(at, withFiles(fileItem(documentItem(0), { data: { name: 'a.txt', bytes: Buffer.from('bytes') } })), {
		attachments: { binaryFields: 'data' },
	});
	at.hiworksBill.clearRequests();
}

/** Reads where a fault meets every call, or some: how often it asked, and what it told. */
async function read({ name, route, fields }: ReadingOperation, { fault, nth }: Reading, at: Sandbox = sandbox) {
	at.hiworksBill.setFaults([{ ...fault, match: { route, ...(nth && { nth }) } }]);
	const row = first(await run(at, name, fields(at), { ...CONTINUE, options: { timeout: TIME_LIMIT } }));
	return { row, asked: calls(at, route).length };
}

/** Those that wait for the limit do so side by side, each at a vendor of its own. */
const WAITS = ['latency-beyond', 'no-answer-passes', 'no-answer-always'];
const waited = new Map<string, PromiseSettledResult<Awaited<ReturnType<typeof read>>>>();

beforeAll(async () => {
	const all = OPERATIONS.flatMap((operation) => WAITS.map((kind) => ({ operation, kind })));
	const readings = await inOwnSandboxes(
		all,
		prepare,
		async (own, { operation, kind }) => await read(operation, READING[kind]!, own),
	);
	for (const [index, { operation, kind }] of all.entries()) waited.set(`${operation.name} ${kind}`, readings[index]!);
});

describe.each(OPERATIONS)('$name', (operation) => {
	const { name, route, good } = operation;
	const fields = () => operation.fields(sandbox);
	beforeEach(async () => {
		sandbox.hiworksBill.reset();
		await prepare(sandbox);
	});

	it.each(Object.entries(READING))('asks again, or fails plainly: %s', async (kind, reading) => {
		const before = waited.get(`${name} ${kind}`);
		const { row, asked } = before ? settled(before) : await read(operation, reading);
		expect(asked).toBe(reading.asked);
		if (reading.told) expect(told(row)).toMatchObject({ ...reading.told, itemIndex: 0 });
		else expect(row).toMatchObject(good);
	});

	it.each(['401empty', '403'] as const)('asks nothing more after %s', async (kind) => {
		sandbox.hiworksBill.setFaults([{ kind, match: { route, nth: 2 } }]);
		// Equal numbers are asked for once, so each item has a number of its own.
		const given = { ...fields(), ...(route === 'checkBusinessStatus' && { businessNumber: '={{ $json.number }}' }) };
		const result = await run(sandbox, name, given, {
			input: ['2200000002', '8888888888', '7777777770'].map((number) => ({ number })),
			onError: 'continueErrorOutput',
			options: { itemsInFlight: 1 },
		});
		expect(result.outputs[0]?.every(({ pairedItem }) => JSON.stringify(pairedItem) === '[{"item":0}]')).toBe(true);
		expect(
			result.outputs[1]?.map(({ json, pairedItem }) => [
				(json.error as unknown as Told).outcome,
				(json.error as unknown as Told).code,
				pairedItem,
			]),
		).toEqual([
			['rejected', kind === '403' ? 'Forbidden' : null, [{ item: 1 }]],
			['notSent', 'NOT_STARTED', [{ item: 2 }]],
		]);
		expect(calls(sandbox, route)).toHaveLength(2);
	});

	it('says that nobody was reached', async () => {
		const { error } = await run(sandbox, name, fields(), { credential: { baseUrl: await closedPort() } });
		expect(error?.message).toContain('Hiworks was not reached');
		expect(error?.message).toContain('ECONNREFUSED');
	});

	it('says that it is maintenance, and how many calls are left where that is known', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '503html', match: { route, nth: [2, 3, 4] } }]);
		const given = { ...fields(), ...(route === 'checkBusinessStatus' && { businessNumber: '={{ $json.number }}' }) };
		const row = rows(
			await run(sandbox, name, given, {
				input: [{ number: '2200000002' }, { number: '8888888888' }],
				...CONTINUE,
				options: { itemsInFlight: 1 },
			}),
		).at(-1);
		expect(row?.error?.message).toBe('Reading did not work: Hiworks answered with HTTP 503, maintenance (점검 중)');
		expect(row?.error?.description).toBe(
			'Nothing was changed. Try again later. Calls left, as Hiworks counts them: 997.',
		);
	});
});

describe('Stop', () => {
	it('throws with the item that failed', async () => {
		sandbox.hiworksBill.reset();
		const { error, outputs } = await run(sandbox, 'invoice.get', { documentId: locator('NONE') });
		expect(error?.message).toBe('Hiworks refused the request: Not Found (Not Found, HTTP 404) [item 0]');
		expect([error?.context?.itemIndex, outputs]).toEqual([0, []]);
	});
});
