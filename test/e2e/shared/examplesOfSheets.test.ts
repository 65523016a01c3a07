import type { Execution } from '../../../scripts/lib/n8n.mts';
import { ecountCustomers, ecountSales, slip } from '../support/ecountExport.ts';
import { describeFiles } from '../support/exampleFiles.ts';
import { expectSuccess, json } from '../support/executions.ts';
import { day, EXEMPT, hometaxForm, TAXABLE } from '../support/hometaxForm.ts';
import { hometaxList } from '../support/hometaxList.ts';
import { withExamples } from '../support/imported.ts';
import { FORMATS, type Format } from '../support/workbooks.ts';
import { runByForm } from '../support/workflows.ts';
import { readSheetExamples, withBorrowedWorld } from '../support/world.ts';

/** Every example that begins with a sheet, imported as it is into one real n8n, and given real files of Excel. */
const world = withBorrowedWorld('bolta');

const CREDENTIAL = { id: 'boltaAccount1', name: 'Bolta account' };
const examples = readSheetExamples();

const { workflowOf, run } = withExamples(world, examples, () => [
	{
		...CREDENTIAL,
		type: 'boltaApi',
		data: { apiKey: 'test_key_of_sheets', environment: 'test', baseUrl: world.sandbox.bolta.url, customerKey: '' },
	},
]);

const ledger = () => world.sandbox.bolta.ledger('test');

/** Several are on their way at once: which one arrives first is left to chance. */
const byNumber = (entries: ReturnType<typeof ledger>) =>
	entries.toSorted((a, b) => String(a.clientReferenceId).localeCompare(String(b.clientReferenceId)));
const byDate = (entries: ReturnType<typeof ledger>) =>
	entries.toSorted((a, b) => String(a.body.date).localeCompare(String(b.body.date)));

/** Uploads files in the window that the editor opens. */
const upload = async (file: string, ...files: Buffer[]): Promise<Execution> =>
	expectSuccess(await runByForm(world.client, workflowOf(file), files, 'form-test'));

/** Changes an imported example, as its user does. */
async function edit(file: string, change: Record<string, unknown>): Promise<void> {
	const { id, nodes, connections, versionId } = await world.client.getWorkflow(workflowOf(file).id);
	await world.client.call('PATCH', `/workflows/${id}`, { nodes, connections, versionId, ...change });
}

/** An example with options of a node changed. */
const withOptions = (file: string, name: string, options: object) => ({
	nodes: workflowOf(file).nodes.map((node) =>
		node.name === name ? { ...node, parameters: { ...node.parameters, options } } : node,
	),
});

describeFiles(examples, { type: 'boltaApi', credential: CREDENTIAL, client: () => world.client });

it('every example is run here', () => {
	expect(examples.map(({ file }) => file)).toEqual([
		'ecount-export-with-customers.json',
		'google-sheet-month-end.json',
		'hometax-form.json',
		'hometax-reconcile.json',
	]);
});

describe('hometax-form.json', () => {
	const FILE = 'hometax-form.json';

	const issued = () => byDate(ledger()).map(({ body }) => body);

	describe.each(Object.keys(FORMATS) as Format[])('a file .%s', (format) => {
		it.each([
			['59 columns', TAXABLE, false],
			['54 columns', EXEMPT, true],
		] as const)('of %s becomes the invoices that are meant', async (_, rows, taxExempt) => {
			const execution = await upload(
				FILE,
				hometaxForm(
					rows.map(([document]) => document),
					format,
					{ taxExempt },
				),
			);
			expect(json(execution, 'Mail text')).toEqual([
				expect.objectContaining({ failed: 0, issued: rows.length, text: expect.stringMatching(/^✓ /) }),
			]);
			expect(issued()).toHaveLength(rows.length);
			expect(issued()).toMatchObject(rows.map(([, means]) => means));
		});
	});

	it('is issued once, read from its headings on too, and by whoever sends the published form', async () => {
		const file = hometaxForm(
			TAXABLE.map(([document]) => document),
			'xlsx',
		);
		await edit(FILE, withOptions(FILE, 'Extract from File', { range: '5' }));
		try {
			await world.client.activate(workflowOf(FILE).id);
			for (const isAgain of [false, true]) {
				const execution = expectSuccess(await runByForm(world.client, workflowOf(FILE), [file]));
				expect(json(execution, 'Issue').map(({ duplicate }) => duplicate)).toEqual(TAXABLE.map(() => isAgain));
			}
			expect(issued()).toMatchObject(TAXABLE.map(([, means]) => means));
		} finally {
			await world.client.deactivate(workflowOf(FILE).id);
			await edit(FILE, withOptions(FILE, 'Extract from File', {}));
		}
	});

	it('rows that are wrong are told by heading and place, and hold up no others', async () => {
		const [[good], [other]] = TAXABLE as [(typeof TAXABLE)[0], (typeof TAXABLE)[0]];
		const execution = await upload(
			FILE,
			hometaxForm(
				[{ ...good, totals: [300_001, 30_000] }, { ...good, recipientNumber: 88_888_888 }, { ...good, kind: 3 }, other],
				'xlsx',
			),
		);
		expect(issued()).toMatchObject([{ date: day(12) }]);
		const [mail] = json(execution, 'Mail text');
		expect(mail).toMatchObject({ subject: '[세금계산서] 발행 1건, 실패 3건', issued: 1, failed: 3 });
		const lines = String(mail?.text).split('\n');
		for (const told of ['공급가액 합계', '공급받는자 등록번호', '전자(세금)계산서종류'])
			expect(lines.filter((line) => line.startsWith('✗ ') && line.includes(told))).toHaveLength(1);
	});
});

describe('google-sheet-month-end.json', () => {
	it('finds the rows of an order number that the sheet has as a number, or with a space behind it', async () => {
		const FILE = 'google-sheet-month-end.json';
		const { pinData } = workflowOf(FILE) as { pinData?: Record<string, Array<{ json: object }>> };
		const numbers = [2001, 2001, 'S-1002 ', 2003];
		const rows = (pinData?.Sheet ?? []).map(({ json }, n) => ({ json: { ...json, 주문번호: numbers[n] } }));
		await edit(FILE, { pinData: { Sheet: rows } });
		try {
			const execution = expectSuccess(await run(FILE));
			expect(json(execution, 'Update the sheet').map(({ row_number, 결과 }) => [row_number, 결과])).toEqual([
				[2, 'accepted'],
				[3, 'accepted'],
				[4, 'accepted'],
				[5, 'notSent'],
			]);
		} finally {
			await edit(FILE, { pinData: pinData ?? {} });
		}
	});

	it('runs at once with its pinned rows, and has for each row what is to be written', async () => {
		for (const status of ['accepted', 'issued']) {
			const execution = expectSuccess(await run('google-sheet-month-end.json'));
			const entries = new Map(byNumber(ledger()).map(({ clientReferenceId, ...entry }) => [clientReferenceId, entry]));
			expect([...entries].map(([id, { body }]) => [id, body.items.length])).toEqual([
				['S-1001', 2],
				['S-1002', 1],
			]);
			const keys = ['S-1001', 'S-1001', 'S-1002'].map((id) => entries.get(id)?.issuanceKey);
			// Switched off, it lets through what it would write.
			expect(json(execution, 'Update the sheet')).toEqual([
				...keys.map((발급키, index) => ({ row_number: index + 2, 발급키, 결과: status, 메시지: expect.any(String) })),
				{ row_number: 5, 발급키: '', 결과: 'notSent', 메시지: expect.stringContaining('"이메일" [row 5]') },
			]);
		}
	});
});

describe('ecount-export-with-customers.json', () => {
	it('joins the two files; each slip becomes an invoice, and who is not in the list is told', async () => {
		const execution = await upload('ecount-export-with-customers.json', ecountSales(), ecountCustomers());
		expect(
			byNumber(ledger()).map(({ clientReferenceId, body: { date, supplied, items } }) => [
				clientReferenceId,
				date,
				(supplied as { organizationName: string }).organizationName,
				(items as Array<Record<string, unknown>>).map(({ name, supplyCost, tax }) => [name, supplyCost, tax]),
			]),
		).toEqual([
			[
				slip(1).replace(' ', ''),
				day(20),
				'한강물산',
				[
					['사용료', 300_000, 30_000],
					['유지보수', 50_000, 5_000],
				],
			],
			[slip(2).replace(' ', ''), day(20), '남산상사', [['교육', 120_000, 12_000]]],
		]);
		expect(json(execution, 'Mail text')).toMatchObject([
			{ issued: 2, failed: 1, text: expect.stringContaining('"사업자등록번호" [item 3]') },
		]);
	});
});

describe('hometax-reconcile.json', () => {
	const FILE = 'hometax-reconcile.json';
	it.each(Object.keys(FORMATS) as Format[])('a list .%s: both, only ours, only of Hometax', async (format) => {
		const documents = TAXABLE.map(([document]) => document);
		await upload('hometax-form.json', hometaxForm(documents, 'xlsx'));
		const ours = byDate(ledger());
		await edit(FILE, { pinData: { 'Our sheet': ours.map(({ issuanceKey }) => ({ json: { 발급키: issuanceKey } })) } });

		const [same = '', other = '', differs = '', missing] = ours.map(({ ntsTransactionId }) => String(ntsTransactionId));
		const hyphens = same.replace(/^(.{8})(.{8})(.{8})$/, '$1-$2-$3');
		const foreign = 'Z'.repeat(24);
		const execution = await upload(
			FILE,
			hometaxList(
				[
					// Two items, so two rows.
					[hyphens, 330_000],
					[hyphens, 330_000],
					[other, '110,000'],
					[differs, 1],
					[foreign, 77_000],
				],
				format,
			),
		);
		const found = (name: string) =>
			json(execution, name).map((one) => one.승인번호 ?? (one.keys as { 승인번호: string }).승인번호);
		expect(hyphens).not.toBe(same);
		expect(found('In both').toSorted()).toEqual([same, other].toSorted());
		expect(found('In both, amounts differ')).toEqual([differs]);
		expect(found('Only Hometax')).toEqual([foreign]);
		expect(found('Only ours')).toEqual([missing]);
	});
});
