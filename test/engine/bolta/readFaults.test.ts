import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { BEYOND_TIME_LIMIT, WITHIN_TIME_LIMIT, TIME_LIMIT } from '../support/clock';
import { contentOf, rows, told, type Told } from '../support/reports';
import { closedPort } from '../support/standIn';

const sandbox = withSandbox();

const SERVER_ERROR = {
	outcome: null,
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
const ENVELOPE = {
	outcome: 'rejected',
	httpStatus: 200,
	code: 'INTERNAL_SERVER_ERROR',
	vendorMessage: '일시적인 오류가 발생했습니다.',
} as const;

/**
 * Faults on a reading call beside those of shared/readFaults.test.ts: how often it is asked, and what comes of it.
 */
const READING: Record<
	string,
	{ fault: Omit<Fault, 'match'>; attempt?: number[]; asked: number; told?: Partial<Told> }
> = {
	'latency-within': { fault: { kind: 'latency', ms: WITHIN_TIME_LIMIT }, asked: 1 },
	'latency-beyond': {
		fault: { kind: 'latency', ms: BEYOND_TIME_LIMIT },
		asked: 3,
		told: { outcome: null, code: 'ECONNABORTED' },
	},
	'429-always': { fault: { kind: '429' }, asked: 4, told: TOO_MANY },
	'500-always': { fault: { kind: '500' }, asked: 3, told: SERVER_ERROR },
	'no-answer-passes': { fault: { kind: 'noAnswer' }, attempt: [1], asked: 2 },
	'no-answer-always': { fault: { kind: 'noAnswer' }, asked: 3, told: { outcome: null, code: 'ECONNABORTED' } },
	'200-error-envelope': { fault: { kind: '200errorEnvelope' }, asked: 1, told: ENVELOPE },
	'408': { fault: { kind: '408' }, asked: 3, told: { outcome: null, httpStatus: 408, code: 'REQUEST_TIMEOUT' } },
};

const NAMES = Object.keys(READING);
const READ = { timeout: TIME_LIMIT, itemsInFlight: NAMES.length };

interface ReadingOperation {
	name: string;
	route: string;
	parameters(options: INodeParameters): INodeParameters;
}

const OPERATIONS: ReadingOperation[] = [
	{
		name: 'Get',
		route: 'getTaxInvoice',
		parameters: (options) => ({
			resource: 'taxInvoice',
			operation: 'get',
			issuanceKey: { __rl: true, mode: 'id', value: '={{ $json.issuanceKey }}' } as never,
			options,
		}),
	},
	{
		name: 'Get Status by Reference ID',
		route: 'getByClientReferenceId',
		parameters: (options) => ({
			resource: 'taxInvoice',
			operation: 'getStatus',
			referenceId: '={{ $json.referenceId }}',
			options,
		}),
	},
];

describe.each(OPERATIONS)('$name', ({ name, route, parameters }) => {
	let input: Array<{ referenceId: string; issuanceKey: string }>;
	beforeEach(async () => {
		sandbox.bolta.reset();
		const result = await bolta(sandbox.bolta.url, {
			parameters: issueForm({ lookUpFirst: false, itemsInFlight: 25 }),
			input: NAMES.map((referenceId, n) => invoiceItem(n, { referenceId })),
		});
		input = rows(result).map(({ referenceId = '', issuanceKey = '' }) => ({ referenceId, issuanceKey }));
		sandbox.bolta.clearRequests();
	});
	const asked = (referenceId: string) =>
		sandbox.bolta.requests().filter((request) => request.route === route && request.referenceId === referenceId).length;

	it('reads what was issued', async () => {
		const result = await bolta(sandbox.bolta.url, { parameters: parameters({}), input: input.slice(0, 2) });
		const [, row] = rows(result);
		expect(row).toMatchObject({
			referenceId: name === 'Get' ? null : NAMES[1],
			issuanceKey: input[1]?.issuanceKey,
			status: 'issued',
			ntsApprovalNumber: expect.stringMatching(/^\d{24}$/),
			issuedAt: expect.stringContaining('+09:00'),
			...contentOf(1),
			warnings: [],
		});
		expect(row).not.toHaveProperty('duplicate');
		expect(row).not.toHaveProperty('recovered');
		expect(result.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 1 }]]);
	});

	it('asks again, and fails plainly, whatever meets its call', async () => {
		sandbox.bolta.setFaults(
			NAMES.map((referenceId) => {
				const { fault, attempt } = READING[referenceId] as (typeof READING)[string];
				return { ...fault, match: { route, referenceIds: [referenceId], ...(attempt && { attempt }) } };
			}),
		);
		const result = await bolta(sandbox.bolta.url, {
			parameters: parameters(READ),
			input,
			onError: 'continueRegularOutput',
		});
		expect(Object.fromEntries(NAMES.map((referenceId) => [referenceId, asked(referenceId)]))).toEqual(
			Object.fromEntries(NAMES.map((referenceId) => [referenceId, READING[referenceId]?.asked])),
		);
		for (const [index, row] of rows(result).entries()) {
			const expected = READING[NAMES[index] as string]?.told;
			if (!expected)
				expect({ of: NAMES[index], row }).toMatchObject({
					row: { status: 'issued', issuanceKey: input[index]?.issuanceKey },
				});
			else expect({ of: NAMES[index], told: told(row) }).toMatchObject({ told: { ...expected, itemIndex: index } });
		}
		expect(sandbox.bolta.ledger('test')).toHaveLength(NAMES.length);
	});

	it.each(['401empty', '403'] as const)('asks nothing more after %s', async (kind) => {
		sandbox.bolta.setFaults([{ kind, match: { referenceIds: [NAMES[1] as string] } }]);
		const result = await bolta(sandbox.bolta.url, {
			parameters: parameters({ itemsInFlight: 1 }),
			input,
			onError: 'continueErrorOutput',
		});
		expect(result.outputs[0]).toHaveLength(1);
		const [refused, ...rest] = result.outputs[1] ?? [];
		expect(refused?.json.error).toMatchObject({ outcome: 'rejected', httpStatus: kind === '403' ? 403 : 401 });
		expect(refused?.pairedItem).toEqual([{ item: 1 }]);
		expect(rest.map(({ json }) => (json.error as unknown as Told).code)).toEqual(
			NAMES.slice(2).map(() => 'NOT_STARTED'),
		);
		expect(NAMES.slice(2).map(asked)).toEqual(NAMES.slice(2).map(() => 0));
	});

	it('says that nobody was reached', async () => {
		const { error } = await bolta(await closedPort(), { parameters: parameters({}), input: input.slice(0, 1) });
		expect(error?.message).toContain('Bolta was not reached');
		expect(error?.message).toContain('ECONNREFUSED');
	});

	it('says what Bolta does not know, and which item asked', async () => {
		const { error } = await bolta(sandbox.bolta.url, {
			parameters: parameters({ itemsInFlight: 1 }),
			input: [...input.slice(0, 1), { referenceId: 'none', issuanceKey: 'NONE' }],
		});
		expect(error?.message).toContain(
			name === 'Get' ? 'HTTP 404' : '존재하지 않는 요청자 관리번호입니다. (INVALID_REQUEST, HTTP 400)',
		);
		expect(error?.message).toContain('[item 1]');
		expect(error?.context).toMatchObject({ itemIndex: 1 });
	});
});

describe('Get Status by Reference ID', () => {
	it('reports as accepted what is not issued, yet or ever', async () => {
		sandbox.bolta.reset();
		sandbox.bolta.configure({ failReferenceIds: ['order-0'] });
		await bolta(sandbox.bolta.url, { parameters: issueForm(), input: [invoiceItem(0)] });
		const [row] = rows(
			await bolta(sandbox.bolta.url, {
				parameters: { resource: 'taxInvoice', operation: 'getStatus', referenceId: 'order-0', options: {} },
				input: [{}],
			}),
		);
		expect(row).toMatchObject({
			referenceId: 'order-0',
			status: 'accepted',
			issuanceKey: sandbox.bolta.ledger('test')[0]?.issuanceKey,
			vendorStatus: expect.stringContaining('처리'),
			total: null,
		});
	});
});

describe('Get', () => {
	it('gives the whole document, numbers of persons masked, and shows one in full where that is asked for', async () => {
		sandbox.bolta.reset();
		const [issued] = rows(
			await bolta(sandbox.bolta.url, {
				parameters: issueForm(),
				input: [invoiceItem(0, { recipientNumber: '9001011234567' })],
			}),
		);
		const get = async (options: INodeParameters) =>
			rows(
				await bolta(sandbox.bolta.url, {
					parameters: {
						resource: 'taxInvoice',
						operation: 'get',
						issuanceKey: { __rl: true, mode: 'id', value: issued?.issuanceKey } as never,
						options,
					},
					input: [{}],
				}),
			)[0];
		expect(await get({ simplify: false })).toMatchObject({
			recipientNumber: '900101-1******',
			invoice: {
				date: '2026-01-31',
				supplied: { identificationNumber: '900101-1******' },
				items: [{ name: '품목 0' }],
			},
		});
		expect(JSON.stringify(await get({ simplify: false }))).not.toContain('1234567');
		expect(await get({ showFullNumber: true })).toMatchObject({
			recipientNumber: '900101-1******',
			recipientFullNumber: '9001011234567',
		});
	});
});
