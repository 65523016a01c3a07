import { packageName, type Execution, type WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { createForm, hiworks, hiworksBill, hiworksOrg } from '../support/hiworks.ts';
import { bolta, issueForm, manualTrigger, node, rowsAsItems, workflow, type Reference } from '../support/workflows.ts';
import { type BorrowedWorld, borrowWorld } from '../support/world.ts';

/** What n8n brings to a node in parts: by loops, sub-workflows, Execute Once and branches. */
let world: BorrowedWorld;
let credentials: Record<'bolta' | 'bill' | 'portOne' | 'office' | 'org', Reference>;

beforeAll(async () => {
	world = await borrowWorld();
	const { client, sandbox } = world;
	const tokens = { officeToken: 'office-token-synthetic-1', userId: 'admin', callbackSecret: 'callback_secret_1' };
	credentials = {
		bolta: await client.createCredential('boltaApi', {
			apiKey: 'test_key_of_loops',
			environment: 'test',
			baseUrl: sandbox.bolta.url,
		}),
		bill: await client.createCredential('hiworksBillApi', {
			...tokens,
			billToken: 'bill-token-synthetic-1',
			baseUrl: sandbox.hiworksBill.url,
		}),
		portOne: await client.createCredential('portOneApi', {
			apiSecret: 'v2-api-secret-synthetic-9',
			environment: 'test',
			baseUrl: sandbox.portOne.url,
		}),
		office: await client.createCredential('hiworksOfficeApi', { ...tokens, baseUrl: sandbox.hiworks.url }),
		org: await client.createCredential('hiworksOrgApi', {
			linkToken: 'link-token-synthetic-1',
			baseUrl: sandbox.hiworksOrg.url,
		}),
	};
});
afterAll(async () => {
	await world?.close();
});
beforeEach(() => {
	const { bolta: first, portOne, hiworksBill: bill, hiworks: office, hiworksOrg: org } = world.sandbox;
	for (const vendor of [first, portOne, bill, office, org]) vendor.reset();
});

/** With it a refusal of one round does not keep the next one from being tried. */
const CONTINUE = { onError: 'continueRegularOutput' };

/** Nodes in a line: what a wiring leads to. The last one is ours. */
type Line = WorkflowNode[];
type Link = [string, string, number?];

const call = (name: string, id: string) =>
	node(
		name,
		'executeWorkflow',
		{ workflowId: { __rl: true, mode: 'id', value: id }, options: {} },
		{ typeVersion: 1.2 },
	);
const loop = (batchSize: number) => node('Loop', 'splitInBatches', { batchSize, options: {} }, { typeVersion: 3 });
const inLine = (nodes: Line): Link[] => nodes.slice(1).map(({ name }, index): Link => [nodes[index]?.name ?? '', name]);
const ends = (line: Line) => [line[0]?.name ?? '', line.at(-1)?.name ?? ''] as const;

/** A workflow that others call, with these nodes in it. @returns its number */
async function called(line: Line): Promise<string> {
	const nodes = [
		node('Called', 'executeWorkflowTrigger', { inputSource: 'passthrough' }, { typeVersion: 1.1 }),
		...line,
	];
	const { id } = await world.client.createWorkflow(workflow('called', nodes, inLine(nodes)));
	await world.client.activate(id);
	return id;
}

interface Wired {
	nodes: Line;
	links: Link[];
}

/** How rows come from the node `Row` to a line of nodes, in rounds of `size`. */
const WIRINGS = {
	loop(line: Line, size: number): Wired {
		const [first, last] = ends(line);
		return {
			nodes: [loop(size), ...line],
			links: [['Row', 'Loop'], ['Loop', first, 1], [last, 'Loop'], ...inLine(line)],
		};
	},
	/** A branch of the loop's inside that does not lead back. */
	aside(line: Line, size: number): Wired {
		const [first] = ends(line);
		return {
			nodes: [loop(size), node('Inside', 'noOp'), ...line],
			links: [['Row', 'Loop'], ['Loop', 'Inside', 1], ['Inside', 'Loop'], ['Inside', first], ...inLine(line)],
		};
	},
	/** A branch of its own from the loop, with another node before it. */
	beside(line: Line, size: number): Wired {
		const [first] = ends(line);
		return {
			nodes: [loop(size), node('Inside', 'noOp'), node('Edit', 'noOp'), ...line],
			links: [
				['Row', 'Loop'],
				['Loop', 'Inside', 1],
				['Inside', 'Loop'],
				['Loop', 'Edit', 1],
				['Edit', first],
				...inLine(line),
			],
		};
	},
	/** One batch alone, as nothing leads back to the loop. */
	notLedBack(line: Line, size: number): Wired {
		const [first] = ends(line);
		return { nodes: [loop(size), ...line], links: [['Row', 'Loop'], ['Loop', first, 1], ...inLine(line)] };
	},
	/** Behind the loop, when it is done: all rows at once. */
	done(line: Line, size: number): Wired {
		const [first] = ends(line);
		return {
			nodes: [loop(size), node('Inside', 'noOp'), ...line],
			links: [['Row', 'Loop'], ['Loop', 'Inside', 1], ['Inside', 'Loop'], ['Loop', first], ...inLine(line)],
		};
	},
	async subWorkflow(line: Line, size: number): Promise<Wired> {
		return WIRINGS.loop([call('Call', await called(line))], size);
	},
	async nestedSubWorkflow(line: Line, size: number): Promise<Wired> {
		return WIRINGS.loop([call('Call', await called([call('Call inside', await called(line))]))], size);
	},
	executeOnce(line: Line): Wired {
		const once = line.slice(-1).map((last) => ({ ...last, executeOnce: true }));
		return { nodes: once, links: [['Row', ends(once)[0]]] };
	},
	branches(line: Line): Wired {
		const [first] = ends(line);
		const isEven = { number: [{ value1: '={{ $itemIndex % 2 }}', operation: 'equal', value2: 0 }] };
		return {
			nodes: [node('Even?', 'if', { conditions: isEven }), ...line],
			links: [['Row', 'Even?'], ['Even?', first], ['Even?', first, 1], ...inLine(line)],
		};
	},
};
type Wiring = keyof typeof WIRINGS;

/** All that bring a part, in rounds of so many. */
const IN_PARTS: Array<[Wiring, number]> = [
	['loop', 1],
	['loop', 2],
	['loop', 7],
	['loop', 100],
	['aside', 7],
	['beside', 7],
	['notLedBack', 7],
	['subWorkflow', 7],
	['nestedSubWorkflow', 7],
	['executeOnce', 1],
];

async function run(rows: object[], line: Line, wiring: Wiring, size = 1): Promise<Execution> {
	const { nodes, links } = await WIRINGS[wiring](line, size);
	const { id } = await world.client.createWorkflow(
		workflow(
			`${wiring} of ${size}`,
			[manualTrigger(), ...rowsAsItems(rows), ...nodes],
			[['Start', 'Rows'], ['Rows', 'Row'], ...links],
		),
	);
	const execution = await world.client.run(id, 'Start');
	expect(execution.status).toBe('success');
	return execution;
}

/** What a node put out, or a workflow that it called, in each of its runs. */
const told = (execution: Execution, name: string): Array<Record<string, unknown>> =>
	(execution.data.resultData.runData[name] ?? []).flatMap(
		({ data }) => data?.main?.[0]?.map(({ json }) => json as Record<string, unknown>) ?? [],
	);
const errorsIn = (execution: Execution, ...names: string[]) =>
	names
		.flatMap((name) => told(execution, name))
		.flatMap(({ error }) => (error === undefined ? [] : [(error as { message: string }).message]));

// ── Rows of documents ───────────────────────────────────────────────────────────────────────────────────────────────

const DOCUMENTS = 5;
const LINES = 3;
const ROWS = Array.from({ length: DOCUMENTS * LINES }, (_, index) => ({
	주문번호: `INV-${Math.floor(index / LINES) + 1}`,
	사업자번호: '888-88-88888',
	거래처명: `구매자 ${Math.floor(index / LINES) + 1}`,
	대표자: '김하나',
	이메일: 'buyer@example.com',
	품목: `품목 ${index}`,
	공급가액: 10_000,
	세액: 1_000,
}));
const COMPLETE = Array.from({ length: DOCUMENTS }, (_, index) => [`INV-${index + 1}`, LINES]);

const fromRows = { dataFrom: 'columns' };

/** Makes documents of rows, and tells what the vendor has then: of each document its number and how many lines. */
const VENDORS: Record<string, { make(): WorkflowNode; made(): unknown[][] }> = {
	Bolta: {
		make: () => bolta('Make', credentials.bolta, issueForm({}, fromRows), CONTINUE),
		made: () =>
			world.sandbox.bolta
				.ledger('test')
				.map(({ clientReferenceId, body }) => [clientReferenceId, (body as { items: unknown[] }).items.length]),
	},
	'Hiworks Bill': {
		make: () =>
			hiworksBill(
				'Make',
				credentials.bill,
				createForm({ markForRecovery: true }, { ...fromRows, notes: {} }),
				CONTINUE,
			),
		made: () => world.sandbox.hiworksBill.ledger().map(({ memo, sheet }) => [memo?.slice(1, -1), sheet.items.length]),
	},
	PortOne: {
		make: () =>
			node(
				'Make',
				`${packageName}.portOneB2b`,
				{ resource: 'taxInvoice', ...issueForm({}, fromRows), operation: 'issueImmediately' },
				{ credentials: { portOneApi: credentials.portOne }, ...CONTINUE },
			),
		made: () =>
			world.sandbox.portOne
				.ledger()
				.map(({ supplierDocumentKey, invoice }) => [supplierDocumentKey, (invoice.items as unknown[]).length]),
	},
};

describe.each(Object.entries(VENDORS))('Rows of documents at %s', (_, { make, made }) => {
	it.each(IN_PARTS)('%s of %d: none goes out in parts', async (wiring, size) => {
		const execution = await run(ROWS, [make()], wiring, size);
		expect(made()).toEqual([]);
		const errors = errorsIn(execution, 'Make', 'Call');
		expect(errors.length).toBeGreaterThan(0);
		expect(errors.filter((error) => !error.startsWith('Lines Expected [item '))).toEqual([]);
	});

	it.each([
		['품목수', LINES],
		['문서 합계금액', LINES * 11_000],
		['공급가액 합계', LINES * 10_000],
	])('with a column %s those go out whose rows came together', async (heading, whole) => {
		const rows = ROWS.map((one) => ({ ...one, [heading]: whole }));
		for (const [size, orders] of [
			[1, []],
			[2, []],
			[7, ['INV-1', 'INV-2', 'INV-4']],
			[100, COMPLETE.map(([order]) => order)],
		] as const) {
			world.sandbox.bolta.reset();
			world.sandbox.hiworksBill.reset();
			world.sandbox.portOne.reset();
			await run(rows, [make()], 'loop', size);
			expect([size, made().sort()]).toEqual([size, orders.map((order) => [order, LINES])]);
		}
		await run(rows, [make()], 'executeOnce');
		await run(rows, [make()], 'branches');
		expect(made().sort()).toEqual(COMPLETE);
	});

	it('behind a loop that is done all rows are there, and nothing more is asked for', async () => {
		await run(ROWS, [make()], 'done', 2);
		expect(made().sort()).toEqual(COMPLETE);
	});

	it('two branches make one document of each number: what comes second with it is refused', async () => {
		const execution = await run(ROWS, [make()], 'branches');
		expect(
			made()
				.map(([order]) => order)
				.sort(),
		).toEqual(COMPLETE.map(([order]) => order));
		const errors = errorsIn(execution, 'Make');
		expect(errors.map((error) => /"(INV-\d)" was used for something else/.exec(error)?.[1]).sort()).toEqual(
			COMPLETE.map(([order]) => order),
		);
	});
});

// ── Whole lists ─────────────────────────────────────────────────────────────────────────────────────────────────────

const records = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ code: `C${n}`, name: `이름 ${n}`, externalKey: `erp-${n}` }));
const costCenters = () => world.sandbox.hiworks.lists().department;
const setCostCenters = (count: number) =>
	world.sandbox.hiworks.setRecords(
		'department',
		records(count).map(({ externalKey, ...record }) => ({ ...record, ext_key: externalKey })),
	);

const ANY = { mostDeletions: 1000, mostDeletionsPercent: 100 };
const syncList = (options: object = {}) =>
	hiworks(
		'Sync',
		credentials.office,
		'costCenter.sync',
		{
			matchBy: 'code',
			code: '={{ $json.code }}',
			name: '={{ $json.name }}',
			externalKey: '={{ $json.externalKey }}',
			options: { deleteMissing: true, ...options },
		},
		CONTINUE,
	);

const people = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ externalKey: `m${n}`, userId: `user${n}`, name: `사람 ${n}` }));
const syncChart = (options: object = {}): Line => [
	node(
		'Together',
		'aggregate',
		{ aggregate: 'aggregateAllItemData', destinationFieldName: 'members', options: {} },
		{ typeVersion: 1 },
	),
	hiworksOrg(
		'Sync',
		credentials.org,
		'orgChart.sync',
		{
			chartSource: 'lists',
			membersJson: '={{ $json.members ?? $input.all().map(({ json }) => json) }}',
			options: { deleteMissingMembers: true, mostRemovals: 1000, mostRemovalsPercent: 100, ...options },
		},
		CONTINUE,
	),
];

const LISTS = {
	'accounting list': {
		line: (options: object = {}) => [syncList({ ...ANY, ...options })],
		rows: records,
		set: setCostCenters,
		left: () => costCenters().length,
	},
	'org chart': {
		line: syncChart,
		rows: people,
		set: (count: number) =>
			world.sandbox.hiworksOrg.setChart({
				members: people(count).map(({ externalKey, userId, name }) => ({
					extKey: externalKey,
					user_id: userId,
					user_name: name,
				})),
			}),
		left: () => world.sandbox.hiworksOrg.chart().members.length,
	},
};

describe.each(Object.entries(LISTS))('Sync of an %s that removes what is missing', (_, { line, rows, set, left }) => {
	beforeEach(() => set(15));

	it.each(IN_PARTS)('%s of %d: no good record is removed', async (wiring, size) => {
		const execution = await run(rows(15), line(), wiring, size);
		expect(left()).toBe(15);
		const errors = errorsIn(execution, 'Sync', 'Call');
		expect(errors.length).toBeGreaterThan(0);
		expect(errors.filter((error) => !error.startsWith('The records may be a part of the list: '))).toEqual([]);
	});

	it('with Expected Records a part is told from the whole', async () => {
		const parts = await run(rows(15), line({ expectedRecords: 15 }), 'loop', 7);
		expect([left(), errorsIn(parts, 'Sync')[0]]).toEqual([
			15,
			'7 records came, and Expected Records is 15; nothing was done',
		]);
		expect(errorsIn(await run(rows(14), line({ expectedRecords: 14 }), 'loop', 100), 'Sync')).toEqual([]);
		expect(left()).toBe(14);
	});

	it('behind a loop that is done the whole list is there', async () => {
		expect(errorsIn(await run(rows(14), line(), 'done', 7), 'Sync')).toEqual([]);
		expect(left()).toBe(14);
	});

	it('a second run of one execution is refused: it would remove what the first has made', async () => {
		const execution = await run(rows(15), line(), 'branches');
		expect(new Set(errorsIn(execution, 'Sync'))).toEqual(
			new Set(['Another run of this execution had its own records for the whole list; nothing was done']),
		);
		// The first had 7 records.
		expect(left()).toBe(7);
	});
});

it('under the default guard a loop of 100 removes none of 105 cost centers', async () => {
	setCostCenters(105);
	await run(records(105), [syncList()], 'loop', 100);
	expect(costCenters()).toHaveLength(105);
});
