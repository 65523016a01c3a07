import type { Execution } from '../../../scripts/lib/n8n.mts';
import { dataTables, deleteTables, pathOf } from '../support/dataTables.ts';
import { describeFiles } from '../support/exampleFiles.ts';
import { json, jsonOfAllRuns, ran } from '../support/executions.ts';
import { createForm, HIWORKS_BILL, hiworksBill, seoulMonth } from '../support/hiworks.ts';
import { withExamples } from '../support/imported.ts';
import { manualTrigger, rowsAsItems, workflow } from '../support/workflows.ts';
import { withBorrowedWorld, readExamples } from '../support/world.ts';

/**
 * Every example of Hiworks Bill, imported as it is into one real n8n and run there: what arrives in each branch, and
 * what stands in the office.
 */
const world = withBorrowedWorld('hiworksBill');

const CREDENTIAL = { id: 'hiworksBillAccount1', name: 'Hiworks Bill account' };
const examples = readExamples().filter(({ workflow: { nodes } }) => nodes.some(({ type }) => type === HIWORKS_BILL));
const lastMonth = seoulMonth(-1);

const { workflowOf, run } = withExamples(world, examples, () => {
	const data = {
		officeToken: 'office-token',
		billToken: 'bill-token',
		allowEasySign: false,
		resellerCode: '',
		baseUrl: world.sandbox.hiworksBill.url,
	};
	return [{ ...CREDENTIAL, type: 'hiworksBillApi', data }];
});

/** Edits the code of the node that stands for the sheet, as a user puts the own rows there. */
async function editCode(file: string, name: string, change: (code: string) => string): Promise<void> {
	const { nodes, connections, versionId, id } = await world.client.getWorkflow(workflowOf(file).id);
	const original = workflowOf(file).nodes.find((node) => node.name === name)?.parameters.jsCode;
	const edited = nodes.map((node) =>
		node.name === name ? { ...node, parameters: { ...node.parameters, jsCode: change(String(original)) } } : node,
	);
	await world.client.call('PATCH', `/workflows/${id}`, { nodes: edited, connections, versionId });
}

const ledger = () => world.sandbox.hiworksBill.ledger();
const routes = () => world.sandbox.hiworksBill.requests().map(({ route }) => route);

interface Sale {
	order: string;
	number?: string;
	name?: string;
	supplyCost: number;
	tax: number;
	document?: string;
	/** Whether somebody signs it in the web screen. */
	signed?: boolean;
}

/** Documents as an earlier month left them; their IDs. */
async function documents(sales: Sale[]): Promise<string[]> {
	const rows = sales.map(({ order, name = '한강물산', document = 'taxableInvoice', ...rest }) => ({
		order,
		number: '888-88-88888',
		buyer: name,
		name: '품목',
		document,
		...rest,
	}));
	const nodes = [
		manualTrigger(),
		...rowsAsItems(rows),
		hiworksBill('Create', CREDENTIAL, createForm({}, { document: '={{ $json.document }}' })),
	];
	const { id } = await world.client.createWorkflow(
		workflow('Documents', nodes, [
			['Start', 'Rows'],
			['Rows', 'Row'],
			['Row', 'Create'],
		]),
	);
	const ids = json(await world.client.run(id, 'Start'), 'Create').map(({ documentId }) => String(documentId));
	expect(ids).toHaveLength(sales.length);
	for (const [index, { signed = true }] of sales.entries())
		if (signed) world.sandbox.hiworksBill.sign(ids[index] ?? '');
	return ids;
}

const withIds = (ids: string[]) => (code: string) =>
	code.replace(/documentId(\d)/g, (placeholder, n) => ids[Number(n) - 1] ?? placeholder);

describeFiles(examples, { type: 'hiworksBillApi', credential: CREDENTIAL, client: () => world.client });

it('every example is run here', () => {
	expect(examples.map(({ file }) => file)).toEqual([
		'hiworks-amend-contract-termination.json',
		'hiworks-monthly-invoices-with-attachment.json',
		'hiworks-monthly-report.json',
		'hiworks-nts-results.json',
		'hiworks-status-check-before-invoicing.json',
	]);
});

describe('hiworks-monthly-invoices-with-attachment.json', () => {
	const FILE = 'hiworks-monthly-invoices-with-attachment.json';
	const order = (n: number) => `${lastMonth}-H0${n}`;
	const written = (execution: Execution) =>
		jsonOfAllRuns(execution, 'Update the sheet').map(({ row_number, order: id, documentId, outcome }) => [
			row_number,
			id,
			documentId,
			outcome,
		]);

	it('makes what is not made yet, with its file, and each ID is written before the next row is touched', async () => {
		const execution = await run(FILE);
		const made = ledger();
		expect(
			made.map(({ recipientName, totalSupplyPrice, memo, files }) => [
				recipientName,
				totalSupplyPrice,
				memo,
				files.map(({ name }) => name),
			]),
		).toEqual([
			['한강물산', '300000', `[${order(1)}]`, [`${order(1)}.txt`]],
			['남산상사', '50000', `[${order(2)}]`, [`${order(2)}.txt`]],
			['북한산업', '299997', `[${order(3)}]`, [`${order(3)}.txt`]],
		]);
		const attached = world.sandbox.hiworksBill.files().filter(({ kind }) => kind === 'attached');
		expect(attached.map(({ bytes }) => bytes.toString('utf8'))).toEqual([
			'사용자 20명, 1개월',
			'정기 점검 1회',
			'3시간, 12명',
		]);
		expect(written(execution)).toEqual(
			made.map(({ documentId }, index) => [index + 2, order(index + 1), documentId, 'created']),
		);
		expect(jsonOfAllRuns(execution, 'Mark the row').map(({ row_number, outcome }) => [row_number, outcome])).toEqual([
			[2, 'making'],
			[3, 'making'],
			[4, 'making'],
		]);
		const times = (name: string) => (execution.data.resultData.runData[name] ?? []).map(({ startTime }) => startTime);
		const updates = times('Update the sheet');
		for (const [turn, marked] of times('Mark the row').entries())
			if (turn > 0) expect(updates[turn - 1]).toBeLessThanOrEqual(marked);
		expect(routes()).toEqual([
			'createTempFile',
			'createInvoice',
			'createTempFile',
			'createInvoice',
			'createTempFile',
			'createInvoice',
		]);
	});

	it('a lost answer and a refusal are written to their rows; the others are made', async () => {
		world.sandbox.hiworksBill.setFaults([
			{ kind: 'resetAfter', match: { route: 'createInvoice', nth: 1 } },
			{ kind: '403', match: { route: 'createTempFile', nth: 2 } },
		]);
		const execution = await run(FILE);
		const [lost, last] = ledger();
		expect(ledger()).toHaveLength(2);
		expect(lost?.memo).toBe(`[${order(1)}]`);
		expect(written(execution)).toEqual([
			[2, order(1), '', 'unknown'],
			[3, order(2), '', 'notSent'],
			[4, order(3), last?.documentId, 'created'],
		]);
		expect(jsonOfAllRuns(execution, 'Failure to write')[0]?.message).toContain(`look for the memo "[${order(1)}]"`);
	});

	it('its schedule can be published', async () => {
		await world.client.activate(workflowOf(FILE).id);
		await world.client.deactivate(workflowOf(FILE).id);
	});
});

describe('hiworks-status-check-before-invoicing.json', () => {
	const FILE = 'hiworks-status-check-before-invoicing.json';
	const order = (n: number) => `${lastMonth}-S0${n}`;
	const listed = (execution: Execution, name: string) => json(execution, name).map((item) => item.order);

	it('only active ones are invoiced, the others listed; equal numbers cost one call', async () => {
		world.sandbox.hiworksBill.setBusiness('7777777770', { statusCode: '03', endDate: '20260131' });
		world.sandbox.hiworksBill.setBusiness('5555555553', { statusCode: '02' });
		const execution = await run(FILE);
		expect(listed(execution, 'Invoiced')).toEqual([order(1), order(4)]);
		expect(json(execution, 'Not active').map(({ order: id, customer, why }) => [id, customer, why])).toEqual([
			[order(2), '남산상사', 'closed, 폐업자, 2026-01-31'],
			[order(3), '북한산업', 'suspended, 휴업자'],
		]);
		expect([listed(execution, 'Not checked'), listed(execution, 'Not made')]).toEqual([[], []]);
		expect(ledger().map(({ recipientName, totalSupplyPrice }) => [recipientName, totalSupplyPrice])).toEqual([
			['한강물산', '100000'],
			['한강물산', '130000'],
		]);
		expect(routes().filter((route) => route === 'checkBusinessStatus')).toHaveLength(3);
	});

	it('what goes beyond the budget is not asked for, and not invoiced', async () => {
		world.sandbox.hiworksBill.configure({ callsUsed: 899 });
		const execution = await run(FILE);
		// The first question leaves 100; its answer is good for the same customer's second row.
		expect(routes().filter((route) => route === 'checkBusinessStatus')).toHaveLength(1);
		expect(listed(execution, 'Invoiced')).toEqual([order(1), order(4)]);
		expect(listed(execution, 'Not checked')).toEqual([order(2), order(3)]);
		for (const { why } of json(execution, 'Not checked'))
			expect(why).toContain('100 calls are left, and 100 are kept for others');
		expect(ledger()).toHaveLength(2);
		expect(world.sandbox.hiworksBill.remaining()).toBe(98);
	});
});

describe('hiworks-amend-contract-termination.json', () => {
	const FILE = 'hiworks-amend-contract-termination.json';
	const contracts = (execution: Execution, name: string) => json(execution, name).map(({ contract }) => contract);

	it('makes what the dry run shows as the list says, and nothing else', async () => {
		const ids = await documents([
			{ order: 'C-01', supplyCost: 300_000, tax: 30_000 },
			{ order: 'C-02', supplyCost: 60_000, tax: 6_000 },
			{ order: 'C-03', supplyCost: 100_000, tax: 10_000, signed: false },
		]);
		await editCode(FILE, 'Terminations', withIds(ids));
		const execution = await run(FILE);

		expect(json(execution, 'Dry run').map(({ referenceId, status, total }) => [referenceId, status, total])).toEqual([
			['C-01', 'dryRun', -330_000],
			['C-02', 'dryRun', -66_000],
		]);
		expect(contracts(execution, 'Look first')).toEqual(['C-02']);
		expect(json(execution, 'Look first')[0]).toMatchObject({
			total: -66_000,
			expected: -55_000,
			sheet: { sheet: 'negative', taxKind: 'taxable' },
		});
		expect(contracts(execution, 'Cannot be amended')).toEqual(['C-03']);
		expect(json(execution, 'Cannot be amended')[0]?.message).toContain('it is not issued');

		const amendments = ledger().filter(({ kind }) => kind === 'amendment');
		expect(
			amendments.map(({ original, amendment, totalSupplyPrice, totalTax }) => [
				original,
				amendment?.modifyType,
				totalSupplyPrice,
				totalTax,
			]),
		).toEqual([[ids[0], '04', '-300000', '-30000']]);
		expect(amendments[0]?.signedAt).toBeNull();
		expect(json(execution, 'ID to write')).toEqual([
			expect.objectContaining({
				contract: 'C-01',
				documentId: amendments[0]?.documentId,
				total: -330_000,
				warnings: '',
			}),
		]);
		expect(contracts(execution, 'Not made')).toEqual([]);
	});

	it('an original that the tax office has not confirmed goes to a person', async () => {
		world.sandbox.hiworksBill.configure({ declareDelayMs: 1_000_000 });
		const ids = await documents([{ order: 'C-01', supplyCost: 300_000, tax: 30_000 }]);
		await editCode(FILE, 'Terminations', withIds(ids));
		const execution = await run(FILE);
		expect(contracts(execution, 'Look first')).toEqual(['C-01']);
		expect(json(execution, 'Look first')[0]?.warnings).toContain('The tax office has not confirmed the original yet');
		expect(ledger().filter(({ kind }) => kind === 'amendment')).toEqual([]);
	});
});

describe('hiworks-monthly-report.json', () => {
	const FILE = 'hiworks-monthly-report.json';

	it('counts and sums by kind and customer, and names what differs from the sheet', async () => {
		const ids = await documents([
			{ order: 'R-1', supplyCost: 300_000, tax: 30_000 },
			{ order: 'R-2', supplyCost: 50_000, tax: 5_000 },
			{ order: 'R-3', name: '남산상사', supplyCost: 90_000, tax: 0, document: 'taxExemptBill' },
		]);
		await editCode(FILE, 'Sheet', withIds(ids));
		const execution = await run(FILE);
		const rows = json(execution, 'Rows of the report')[0]?.rows as Array<Record<string, unknown>>;
		expect(
			rows
				.map((row) => [
					row.kind,
					row.customer,
					row.count_documentId,
					row.sum_supplyCost,
					row.sum_tax,
					row.sum_difference,
				])
				.sort(),
		).toEqual([
			['notRead', '북한산업', 1, 0, 0, -329_996],
			['taxExemptBill', '남산상사', 1, 90_000, 0, -10_000],
			['taxableInvoice', '한강물산', 2, 350_000, 35_000, 0],
		]);
		const [mail] = json(execution, 'Mail text');
		expect(mail?.subject).toBe('[세금계산서] 지난달 4건, 차이 -339,996원');
		expect(mail?.text).toContain('taxableInvoice · 한강물산 · 2건 · 공급가액 350,000 · 세액 35,000 · 차이 0');
		expect(mail?.text).toContain(`${ids[2]} (남산상사): 90,000 / 100,000, transmitted`);
		expect(mail?.text).toContain('documentId4 (북한산업): 0 / 329,996, ');
		expect(mail?.text).not.toContain(String(ids[0]));
	});

	it('its schedule can be published', async () => {
		await world.client.activate(workflowOf(FILE).id);
		await world.client.deactivate(workflowOf(FILE).id);
	});
});

describe('hiworks-nts-results.json', () => {
	const FILE = 'hiworks-nts-results.json';

	beforeEach(async () => await deleteTables(world.client));

	async function rows(): Promise<Array<[referenceId: unknown, state: unknown, code: unknown]>> {
		const table = (await dataTables(world.client)).find(({ name }) => name === 'Hiworks NTS results');
		const { data } = await world.client.call<{ data: Array<Record<string, string>> }>('GET', `${pathOf(table!)}/rows`);
		return data
			.map(({ referenceId, state, ntsResultCode }): [unknown, unknown, unknown] => [referenceId, state, ntsResultCode])
			.sort();
	}

	const tell = (execution: Execution) => json(execution, 'Tell people here').map(({ referenceId }) => referenceId);
	const asked = () => routes().length;

	it('asks the open ones until their result is there, notes it, and tells people once of what failed', async () => {
		world.sandbox.hiworksBill.configure({ declareCodes: { '5555555553': 'ERR009' }, declareDelayMs: 3_600_000 });
		const ids = await documents([
			{ order: 'N-1', supplyCost: 300_000, tax: 30_000 },
			{ order: 'N-2', supplyCost: 50_000, tax: 5_000 },
			{ order: 'N-3', supplyCost: 90_000, tax: 9_000, signed: false },
			{ order: 'N-4', supplyCost: 70_000, tax: 7_000, number: '555-55-55553' },
		]);
		await editCode(FILE, 'Documents made', withIds(ids));
		expect(ran(await run(FILE), 'What to do')).toEqual([false]);
		expect(await rows()).toEqual([1, 2, 3, 4].map((n) => [`order-${n}`, 'open', '']));

		world.sandbox.hiworksBill.configure({ clockOffsetMs: 2 * 3_600_000 });
		const execution = await run(FILE);
		expect(tell(execution)).toEqual(['order-4']);
		expect(json(execution, 'Tell people here')[0]?.text).toMatch(
			/^국세청 전송 실패 \(ERR009\): 북한산업, order-4, 문서 /,
		);
		expect(await rows()).toEqual([
			['order-1', 'transmitted', 'SUC001'],
			['order-2', 'transmitted', 'SUC001'],
			['order-3', 'open', ''],
			['order-4', 'failed', 'ERR009'],
		]);

		const before = asked();
		expect(ran(await run(FILE), 'What to do')).toEqual([false]);
		// Only the one that nobody has signed.
		expect(asked() - before).toBe(1);
	});

	it('asks again for what lies between Hiworks and the tax office, and tells people of it once', async () => {
		world.sandbox.hiworksBill.configure({ declareCodes: { '5555555553': 'SYS001' } });
		const ids = await documents([{ order: 'R-1', supplyCost: 70_000, tax: 7_000, number: '555-55-55553' }]);
		await editCode(FILE, 'Documents made', withIds(ids));
		expect(tell(await run(FILE))).toEqual(['order-1']);
		expect((await rows())[0]).toEqual(['order-1', 'open', 'SYS001']);
		const again = await run(FILE);
		expect(json(again, 'Note what came').map(({ referenceId }) => referenceId)).toEqual(['order-1']);
		expect(ran(again, 'What to do')).toEqual([false]);
	});

	it('keeps calls for others, and goes on with those that it left out', async () => {
		const ids = await documents(
			[1, 2, 3, 4].map((n) => ({ order: `K-${n}`, supplyCost: 10_000 * n, tax: 1_000 * n, signed: false })),
		);
		await editCode(FILE, 'Documents made', withIds(ids));
		const used = asked();
		world.sandbox.hiworksBill.configure({ dailyLimit: used + 302 });
		const execution = await run(FILE);
		expect([json(execution, 'Note what came').length, json(execution, 'Note why not').length]).toEqual([2, 2]);
		expect(asked() - used).toBe(2);
		world.sandbox.hiworksBill.configure({ dailyLimit: used + 304 });
		const next = await run(FILE);
		const order = json(next, 'At most 50').map(({ referenceId }) => referenceId);
		expect(order.slice(0, 2).sort()).toEqual(['order-1', 'order-2']);
	});

	it('what cannot be asked stays open, with the reason', async () => {
		const execution = await run(FILE);
		expect(json(execution, 'Note why not')).toHaveLength(4);
		expect((await rows()).map(([, state]) => state)).toEqual(['open', 'open', 'open', 'open']);
	});

	it('its schedule can be published', async () => {
		await world.client.activate(workflowOf(FILE).id);
		await world.client.deactivate(workflowOf(FILE).id);
	});
});
