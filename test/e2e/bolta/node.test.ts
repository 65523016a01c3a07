import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../../../sandbox/index.ts';
import { outputOf, type Execution } from '../../../scripts/lib/n8n.mts';
import { expectIcons, expectNobodyReached } from '../support/checks.ts';
import { errorOf, expectSuccess, json } from '../support/executions.ts';
import {
	bolta,
	BOLTA,
	issueForm,
	manualTrigger,
	node,
	row,
	rowsAsItems,
	workflow,
	type Reference,
	type Row,
} from '../support/workflows.ts';
import { withBorrowedWorld } from '../support/world.ts';

const world = withBorrowedWorld('bolta');
let credential: Reference;

beforeAll(async () => {
	credential = await world.client.createCredential('boltaApi', boltaApi());
});

const KEY = 'test_bolta_key';
const boltaApi = (changes: object = {}) => ({
	apiKey: KEY,
	environment: 'test',
	baseUrl: world.sandbox.bolta.url,
	...changes,
});
const sends = () => world.sandbox.bolta.requests().filter(({ method }) => method === 'POST');
const ledger = () => world.sandbox.bolta.ledger('test');

describe('the package in n8n', () => {
	interface NodeType {
		name: string;
		displayName: string;
		iconUrl?: { light: string; dark: string };
		usableAsTool?: boolean;
		outputs: unknown;
		codex?: { categories?: string[]; alias?: string[] };
	}

	let types: NodeType[];
	let credentials: Array<{ name: string; iconUrl?: { light: string; dark: string }; supportedNodes?: string[] }>;

	beforeAll(async () => {
		[types, credentials] = await Promise.all([
			world.client.get<typeof types>('/types/nodes.json'),
			world.client.get<typeof credentials>('/types/credentials.json'),
		]);
	});

	const type = (name: string) => types.find((one) => one.name === name);

	it('serves its icons, light and dark', async () => {
		const credentialType = credentials.find(({ name }) => name === 'boltaApi');
		expect(await expectIcons(world, type(BOLTA), credentialType)).toBe(4);
	});

	it('is found by category and by Korean and English words', () => {
		expect(type(BOLTA)?.codex?.categories).toEqual(['Finance & Accounting']);
		expect(type(BOLTA)?.codex?.alias).toEqual(
			expect.arrayContaining(['Tax Invoice', '세금계산서', '전자세금계산서', '볼타']),
		);
	});

	it('offers its node to agents as a tool', () => {
		expect(type(BOLTA)?.usableAsTool).toBe(true);
		expect(type(`${BOLTA}Tool`)?.displayName).toBe('Bolta (볼타) Tool');
		expect(JSON.stringify(type(`${BOLTA}Tool`)?.outputs)).toContain('ai_tool');
	});

	it('lists its credential type for its node, and no other', () => {
		const own = credentials.filter(({ supportedNodes = [] }) => supportedNodes.includes(BOLTA));
		expect(own.map(({ name }) => name)).toEqual(['boltaApi']);
	});
});

describe('credential test', () => {
	const test = async (changes?: object) => await world.client.testCredential('boltaApi', boltaApi(changes));

	it('passes on 400, the answer to an id that nobody uses', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(world.sandbox.bolta.requests().map(({ route, status, mode }) => ({ route, status, mode }))).toEqual([
			{ route: 'getByClientReferenceId', status: 400, mode: 'test' },
		]);
	});

	it('passes on 200', async () => {
		const { id } = await world.client.createWorkflow(issuing([row(1, { order: 'n8n-credential-test' })]));
		await world.client.run(id, 'Start');
		world.sandbox.bolta.clearRequests();
		expect((await test()).status).toBe('OK');
		expect(world.sandbox.bolta.requests().map(({ status }) => status)).toEqual([200]);
	});

	it('passes for a stored credential whose key the editor does not know', async () => {
		const { data } = await world.client.call<{ data: Record<string, string> }>(
			'GET',
			`/credentials/${credential.id}?includeData=true`,
		);
		expect(data.apiKey).not.toContain(KEY);
		world.sandbox.bolta.configure({ keys: [KEY] });
		expect(
			await world.client.call('POST', '/credentials/test', { credentials: { ...credential, type: 'boltaApi', data } }),
		).toMatchObject({ status: 'OK' });
	});

	it('fails on 401 without a body, in our words', async () => {
		world.sandbox.bolta.configure({ keys: ['test_another_key'] });
		expect(await test()).toEqual({ status: 'Error', message: 'Bolta does not accept this API key' });
		// n8n asks once more after a 401.
		expect(new Set(world.sandbox.bolta.requests().map(({ status }) => status))).toEqual(new Set([401]));
	});

	it.each<[string, Fault]>([
		['403', { kind: '403' }],
		['408', { kind: '408' }],
		['429', { kind: '429' }],
		['500', { kind: '500' }],
		['503', { kind: '503html' }],
		['200 with a page', { kind: '200html' }],
		// Where it leads, the answer would be the good one.
		['302', { kind: 'redirect', location: '/v1/taxInvoices/issue/status?clientReferenceId=elsewhere', times: 1 }],
		['a cut connection', { kind: 'resetBefore' }],
	])('fails on %s', async (status, fault) => {
		world.sandbox.bolta.setFaults([fault]);
		const result = await test();
		expect(result.status).toBe('Error');
		expect(result.message).not.toBe('');
		const requests = world.sandbox.bolta.requests();
		expect(requests.map(({ fault: played }) => played)).toEqual([fault.kind]);
		if (/^\d+$/.test(status)) expect(String(requests[0]?.status)).toBe(status);
	});

	it('fails on 404', async () => {
		world.sandbox.bolta.configure({ unknownReferenceStatus: 404 });
		expect((await test()).status).toBe('Error');
		expect(world.sandbox.bolta.requests().map(({ status }) => status)).toEqual([404]);
	});

	it('fails where nobody listens', async () => {
		await expectNobodyReached(test);
	});

	it('tells that key and environment contradict each other, and sends nothing', async () => {
		expect(await test({ apiKey: 'live_synthetic' })).toEqual({
			status: 'Error',
			message: expect.stringContaining('the environment "Live", because the API key begins with live_'),
		});
		expect(world.sandbox.bolta.requests()).toEqual([]);
	});

	it('sends no key over plain http to another machine', async () => {
		const { port } = new URL(world.sandbox.bolta.url);
		// Both reach the sandbox, and neither is an address of this machine only.
		const addresses = [`http://0.0.0.0:${port}`, `http://127.0.0.1@0.0.0.0:${port}`];
		expect((await fetch(addresses[0] ?? '')).status).toBe(404);
		world.sandbox.bolta.clearRequests();
		for (const baseUrl of addresses) expect((await test({ baseUrl })).status).toBe('Error');
		expect(world.sandbox.bolta.requests()).toEqual([]);
	});
});

interface Settings {
	options?: Record<string, unknown>;
	form?: Record<string, unknown>;
	more?: object;
}

/** Start → Rows → Row → Issue → After. */
function issuing(rows: object[], { options, form, more }: Settings = {}) {
	const nodes = [
		manualTrigger(),
		...rowsAsItems(rows),
		bolta('Issue', credential, issueForm(options, form), more),
		node('After', 'noOp'),
	];
	return workflow('Issuing', nodes, [
		['Start', 'Rows'],
		['Rows', 'Row'],
		['Row', 'Issue'],
		['Issue', 'After'],
	]);
}

async function run(...given: Parameters<typeof issuing>): Promise<Execution> {
	const { id } = await world.client.createWorkflow(issuing(...given));
	return await world.client.run(id, 'Start');
}

describe('Issue, Get and Get Status', () => {
	/**
	 * Start → Rows → Row → Issue → Get → Status → Compare: each item meets the row that it came from, by pairing alone.
	 */
	async function issueAndRead(rows: Row[], form: Record<string, unknown>): Promise<Execution> {
		const nodes = [
			manualTrigger(),
			...rowsAsItems(rows),
			bolta('Issue', credential, issueForm({}, form)),
			bolta('Get', credential, {
				operation: 'get',
				issuanceKey: { __rl: true, mode: 'id', value: '={{ $json.issuanceKey }}' },
			}),
			bolta('Status', credential, { operation: 'getStatus', referenceId: "={{ $('Issue').item.json.referenceId }}" }),
			node(
				'Compare',
				'set',
				{
					mode: 'raw',
					jsonOutput:
						"={{ { order: $('Row').item.json.order, note: $('Row').item.json.note, issued: $('Issue').item.json.referenceId, total: $('Get').item.json.total } }}",
					options: {},
				},
				{ typeVersion: 3.4 },
			),
		];
		const names = ['Start', 'Rows', 'Row', 'Issue', 'Get', 'Status', 'Compare'];
		const { id } = await world.client.createWorkflow(
			workflow(
				'Read back',
				nodes,
				names.slice(1).map((name, index) => [names[index] ?? '', name]),
			),
		);
		return expectSuccess(await world.client.run(id, 'Start'));
	}

	const rows = [1, 2, 3].map((n) =>
		row(n, {
			recipientName: `구매자 order-${n}`,
			recipientRepresentative: '김하나',
			'E-mail': 'buyer@example.com',
		}),
	);
	/** A sheet of whose headings some are nobody's but the user's. */
	const fromColumns = {
		dataFrom: 'columns',
		columnNames: {
			name: [
				{ column: 'order', means: 'referenceId' },
				{ column: 'number', means: 'recipientNumber' },
				{ column: 'name', means: 'itemName' },
			],
		},
	};
	const asJson = {
		supplierSource: 'json',
		supplierJson:
			'={{ { number: "220-00-00002", name: "한빛소프트랩", representative: "최가람", contacts: [{ email: "tax@example.com" }] } }}',
		recipientSource: 'json',
		recipientJson:
			'={{ JSON.stringify({ number: $json.number, name: "구매자 " + $json.order, representative: "김하나", contacts: [{ email: "buyer@example.com", phone: "010-0000-0000" }] }) }}',
		itemSource: 'json',
		itemsJson: '={{ [{ name: $json.name, supplyCost: $json.supplyCost, tax: $json.tax }] }}',
	};

	it.each([
		['the form', {}],
		['JSON', asJson],
		['columns', fromColumns],
	])('issue from %s and read back', async (_, form) => {
		const execution = await issueAndRead(rows, form);
		expect(
			json(execution, 'Issue').map(({ referenceId, status, total, duplicate, recovered }) => ({
				referenceId,
				status,
				total,
				duplicate,
				recovered,
			})),
		).toEqual(
			[11_011, 11_022, 11_033].map((total, n) => ({
				referenceId: `order-${n + 1}`,
				status: 'accepted',
				total,
				duplicate: false,
				recovered: false,
			})),
		);
		const issued = new Map(ledger().map((entry) => [entry.clientReferenceId, entry]));
		expect(issued.size).toBe(3);
		for (const [index, name] of ['Get', 'Status'].entries()) {
			const read = json(execution, name);
			expect(read).toHaveLength(3);
			for (const [n, item] of read.entries()) {
				const entry = issued.get(`order-${n + 1}`);
				expect(item).toMatchObject({
					referenceId: index === 0 ? null : `order-${n + 1}`,
					issuanceKey: entry?.issuanceKey,
					status: 'issued',
					ntsApprovalNumber: entry?.ntsTransactionId,
					recipientNumber: '8888888888',
					recipientName: `구매자 order-${n + 1}`,
					supplyCost: 10_010 + 10 * n,
				});
			}
		}
		expect(json(execution, 'Compare')).toEqual(
			[1, 2, 3].map((n) => ({ order: `order-${n}`, note: `note ${n}`, issued: `order-${n}`, total: 11_000 + 11 * n })),
		);
	});

	it('one invoice of several rows is paired to all of them', async () => {
		const several = rows.map((one, n) => ({
			...one,
			order: n === 1 ? 'order-9' : 'order-1',
			recipientName: '한강물산',
		}));
		const execution = await run(several, { form: fromColumns });
		expect(
			outputOf(execution, 'Issue').map(({ json: { referenceId, total }, pairedItem }) => ({
				referenceId,
				total,
				pairedItem,
			})),
		).toEqual([
			{ referenceId: 'order-1', total: 22_044, pairedItem: [{ item: 0 }] },
			{ referenceId: 'order-9', total: 11_022, pairedItem: [{ item: 1 }] },
		]);
		expect(
			ledger()
				.map(({ clientReferenceId, body }) => [clientReferenceId, body.items.length])
				.sort(),
		).toEqual([
			['order-1', 2],
			['order-9', 1],
		]);
	});

	it('Get Status says so when Bolta does not know the id', async () => {
		const nodes = [manualTrigger(), bolta('Status', credential, { operation: 'getStatus', referenceId: 'never-sent' })];
		const { id } = await world.client.createWorkflow(workflow('Status', nodes, [['Start', 'Status']]));
		const execution = await world.client.run(id, 'Start');
		expect(execution.status).toBe('error');
		expect(errorOf(execution).message).toContain('존재하지 않는 요청자 관리번호입니다.');
	});
});

describe('what cannot be sent', () => {
	it.each([
		[
			'a required parameter that turns out empty',
			[row(1)],
			{ form: { supplierName: '={{ $json.nowhere }}' } },
			'Supplier Name [item 0]: expected a value',
		],
		['an empty reference id', [row(1), row(2, { order: '' })], {}, 'Reference ID [item 1]: expected a value'],
		[
			'a wrong business number',
			[row(1, { number: '123-45' })],
			{},
			'Recipient Number [item 0]: expected a business registration number of 10 digits or a resident or foreigner number of 13, found "123-45"',
		],
	])('%s is named with its item, and nothing is sent', async (_, rows, settings, message) => {
		const execution = await run(rows, settings);
		expect(execution.status).toBe('error');
		expect(errorOf(execution)).toMatchObject({
			message,
			description: 'Nothing was sent. Correct it and try again.',
		});
		expect(world.sandbox.bolta.requests()).toEqual([]);
	});

	it('a required parameter that was left empty is named by n8n itself', async () => {
		const execution = await run([row(1)], { form: { supplierName: '' } });
		expect(execution.status).toBe('error');
		expect(errorOf(execution).message).toBe(
			'The \'Issue\' node has issues:\n- Parameter "Supplier Name (상호)" is required.',
		);
		expect(world.sandbox.bolta.requests()).toEqual([]);
	});

	it('a key that Bolta refuses ends the run before anything is sent', async () => {
		world.sandbox.bolta.configure({ keys: ['test_another_key'] });
		const execution = await run(
			[1, 2, 3].map((n) => row(n)),
			{ options: { itemsInFlight: 1 } },
		);
		expect(errorOf(execution).message).toBe(
			'Not sent, because Bolta could not be asked whether it was issued before. Bolta refused the credential and gave no reason (HTTP 401) [item 0 (order-1)]',
		);
		expect(world.sandbox.bolta.requests().map(({ method, status }) => [method, status])).toEqual([['GET', 401]]);
	});
});

describe('failures while sending', () => {
	/** Bolta asks for more patience than we have: a rejection without further ado. */
	const refuses = (...referenceIds: string[]): Fault => ({
		kind: '429',
		retryAfter: 3600,
		match: { method: 'POST', referenceIds },
	});
	const rows = [1, 2, 3, 4].map((n) => row(n));

	it('stop: the error names the keys already issued, and nothing new is started', async () => {
		world.sandbox.bolta.setFaults([refuses('order-3')]);
		const execution = await run(rows, { options: { itemsInFlight: 1 } });
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.runData.After).toBeUndefined();
		const { message, description } = errorOf(execution);
		expect(message).toBe(
			'Bolta refused the request: Too many requests. (TOO_MANY_REQUESTS, HTTP 429) [item 2 (order-3)]',
		);
		const issued = ledger();
		expect(issued.map(({ clientReferenceId }) => clientReferenceId)).toEqual(['order-1', 'order-2']);
		expect(description?.split('\n').slice(1)).toEqual([
			'Already done (2):',
			...issued.map(
				({ clientReferenceId, issuanceKey }, index) => `item ${index} (${clientReferenceId}) → ${issuanceKey}`,
			),
			'Not started: 1',
		]);
		expect(sends().map(({ referenceId }) => referenceId)).not.toContain('order-4');
	});

	it('Retry On Fail: the second try sends the rest alone, and what the first sent is no duplicate', async () => {
		world.sandbox.bolta.setFaults([{ ...refuses('order-2'), times: 1 }]);
		const execution = await run(rows, {
			options: { itemsInFlight: 1 },
			more: { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 },
		});
		expect(execution.status).toBe('success');
		expect(json(execution, 'After').map(({ referenceId, duplicate }) => [referenceId, duplicate])).toEqual([
			['order-1', false],
			['order-2', false],
			['order-3', false],
			['order-4', false],
		]);
		expect(ledger().map(({ clientReferenceId }) => clientReferenceId)).toEqual([
			'order-1',
			'order-2',
			'order-3',
			'order-4',
		]);
	});

	it('continue: failed items come out apart, and an IF can tell how each ended', async () => {
		// order-4: what became of it cannot be asked.
		world.sandbox.bolta.setFaults([
			refuses('order-2'),
			{ kind: '200errorEnvelope', match: { method: 'POST', referenceIds: ['order-4'] } },
			{ kind: '503html', match: { route: 'getByClientReferenceId', referenceIds: ['order-4'], attempt: [2, 3, 4] } },
		]);
		const condition = {
			id: 'unknown',
			leftValue: '={{ $json.error.outcome }}',
			rightValue: 'unknown',
			operator: { type: 'string', operation: 'equals' },
		};
		const isUnknown = node(
			'Is unknown',
			'if',
			{
				conditions: {
					options: { caseSensitive: true, typeValidation: 'strict', version: 2 },
					conditions: [condition],
					combinator: 'and',
				},
				options: {},
			},
			{ typeVersion: 2.2 },
		);
		const nodes = [
			manualTrigger(),
			...rowsAsItems([row(1), row(2), row(3, { number: '123' }), row(4)]),
			bolta('Branched', credential, issueForm(), { onError: 'continueErrorOutput' }),
			node('Done', 'noOp'),
			isUnknown,
			node('Ask', 'noOp'),
			node('Mend', 'noOp'),
			// Reads the same rows again, with the failures among the results.
			bolta('Together', credential, issueForm({}, { referenceId: '={{ $json.order }}b' }), {
				onError: 'continueRegularOutput',
			}),
		];
		const { id } = await world.client.createWorkflow(
			workflow('Branches', nodes, [
				['Start', 'Rows'],
				['Rows', 'Row'],
				['Row', 'Branched'],
				['Branched', 'Done'],
				['Branched', 'Is unknown', 1],
				['Is unknown', 'Ask'],
				['Is unknown', 'Mend', 1],
				['Row', 'Together'],
			]),
		);
		const execution = await world.client.run(id, 'Start');
		expect(execution.status).toBe('success');
		expect(json(execution, 'Done').map(({ referenceId, status }) => [referenceId, status])).toEqual([
			['order-1', 'accepted'],
		]);
		// n8n adds the columns of the row.
		expect(json(execution, 'Ask')).toEqual([
			expect.objectContaining({
				order: 'order-4',
				error: expect.objectContaining({
					message: expect.stringContaining('It is not known'),
					outcome: 'unknown',
					referenceId: 'order-4',
					itemIndex: 3,
				}),
			}),
		]);
		expect(json(execution, 'Mend').map(({ order, error }) => ({ order, error }))).toMatchObject([
			{
				order: 'order-2',
				error: {
					outcome: 'rejected',
					code: 'TOO_MANY_REQUESTS',
					vendorMessage: 'Too many requests.',
					httpStatus: 429,
					referenceId: 'order-2',
					itemIndex: 1,
				},
			},
			{
				order: 'order-3',
				error: {
					outcome: 'notSent',
					code: 'INVALID',
					vendorMessage: null,
					httpStatus: null,
					referenceId: 'order-3',
					itemIndex: 2,
				},
			},
		]);
		expect(json(execution, 'Together').map(({ referenceId, error }) => [referenceId, typeof error])).toEqual([
			['order-1b', 'undefined'],
			['order-2b', 'undefined'],
			[undefined, 'object'],
			['order-4b', 'undefined'],
		]);
		expect(outputOf(execution, 'Together').map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }],
			[{ item: 1 }],
			[{ item: 2 }],
			[{ item: 3 }],
		]);
	});

	it('Stop in the editor starts nothing new', async () => {
		world.sandbox.bolta.configure({ latencyMs: 100 });
		const { id } = await world.client.createWorkflow(
			issuing(
				Array.from({ length: 60 }, (_, n) => row(n)),
				{ options: { itemsInFlight: 5 } },
			),
		);
		const executionId = await world.client.start(id, 'Start');
		while (ledger().length < 8) await wait(5);
		await world.client.stopExecution(executionId);
		const answered = sends().filter(({ status }) => status === 200).length;
		expect((await world.client.waitFor(executionId)).status).toBe('canceled');
		// Long enough for each of the five to end and start the next.
		await wait(300);
		const { length } = world.sandbox.bolta.requests();
		await wait(300);
		expect(world.sandbox.bolta.requests()).toHaveLength(length);
		expect(ledger().length).toBeLessThanOrEqual(answered + 5);
		expect(ledger().length).toBeLessThan(60);
	});
});
