import { setTimeout as wait } from 'node:timers/promises';
import { packageName, type Execution } from '../../../scripts/lib/n8n.mts';
import { describeFiles } from '../support/exampleFiles.ts';
import { expectSuccess, json, jsonOfAllRuns } from '../support/executions.ts';
import { seoulMonth } from '../support/hiworks.ts';
import { withExamples } from '../support/imported.ts';
import { BOLTA } from '../support/workflows.ts';
import { withBorrowedWorld, readExamples } from '../support/world.ts';

/**
 * Every example, imported as it is into one real n8n and run there: what arrives in each branch, and what stands in the
 * ledger.
 */
const world = withBorrowedWorld();
/** Takes its time, because a lost answer is looked for again and again: begun first, read last. */
let outcomes: Promise<Execution>;

const KEY = 'test_examples_key';
const TOKEN = 'examples-secret-7';
const CREDENTIAL = { id: 'boltaAccount1', name: 'Bolta account' };
/** Those of other vendors are run in files of their own. */
const examples = readExamples().filter(({ workflow: { nodes } }) => nodes.some(({ type }) => type.startsWith(BOLTA)));

const thisMonth = seoulMonth(0);
const lastMonth = seoulMonth(-1);

const monthEnd = (n: number) => `${lastMonth}-M0${n}`;
const order = (n: number) => `${thisMonth}-C0${n}`;

const { workflowOf, execute: run } = withExamples(world, examples, () => {
	const data = {
		apiKey: KEY,
		environment: 'test',
		baseUrl: world.sandbox.bolta.url,
		customerKey: '',
		webhookToken: TOKEN,
	};
	return [{ ...CREDENTIAL, type: 'boltaApi', data }];
});
beforeAll(() => {
	const issue = { method: 'POST', route: 'issueTaxInvoice' };
	const lookUp = { method: 'GET', route: 'getByClientReferenceId' };
	world.sandbox.bolta.configure({ failReferenceIds: [monthEnd(3), monthEnd(4)] });
	world.sandbox.bolta.setFaults([
		// More patience than we have: a refusal without further ado.
		{ kind: '429', retryAfter: 3600, match: { ...issue, referenceIds: [monthEnd(2), order(3)] } },
		// It cannot even be asked whether it was issued before.
		{ kind: '429', retryAfter: 3600, match: { ...lookUp, referenceIds: [order(4)] } },
		// Issued, but the answer is lost, and all look-ups after it fail.
		{ kind: 'resetAfter', match: { ...issue, referenceIds: [order(5)] } },
		{ kind: '500', match: { ...lookUp, referenceIds: [order(5)], attempt: [2, 3, 4] } },
	]);
	outcomes = run('after-each-outcome.json');
	// Whoever reads it last must not be the first to hear that it failed.
	outcomes.catch(() => {});
});

/** Edits a node of an imported example, as its user does. */
async function edit(
	file: string,
	name: string,
	change: (parameters: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
	const { nodes, connections, versionId, id } = await world.client.getWorkflow(workflowOf(file).id);
	const edited = nodes.map((node) =>
		node.name === name ? { ...node, parameters: { ...node.parameters, ...change(node.parameters) } } : node,
	);
	await world.client.call('PATCH', `/workflows/${id}`, { nodes: edited, connections, versionId });
}

const ledger = (prefix = '') =>
	world.sandbox.bolta.ledger('test').filter(({ clientReferenceId }) => clientReferenceId?.startsWith(prefix));
const entryOf = (referenceId: string) => ledger().find(({ clientReferenceId }) => clientReferenceId === referenceId);

// ── As files ────────────────────────────────────────────────────────────────────────────────────────────────────────

describeFiles(examples, { type: 'boltaApi', credential: CREDENTIAL, client: () => world.client });

it('every example is run here or in the smoke test', () => {
	expect(examples.map(({ file }) => file)).toEqual([
		'after-each-outcome.json',
		'customer-onboarding.json',
		'issue-tax-invoices-from-rows.json',
		'month-end-amendment.json',
		'month-end-issue-from-a-sheet.json',
		'next-mornings-report.json',
		'results-by-trigger.json',
		'reverse-request-with-approval-url.json',
	]);
});

// ── Run ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('month-end, from the sheet to the next morning', () => {
	const webhookId = workflowOf('results-by-trigger.json').nodes.find(
		({ type }) => type === `${packageName}.boltaTrigger`,
	)?.webhookId;
	const lastDay = new Date(Date.UTC(Number(thisMonth.slice(0, 4)), Number(thisMonth.slice(5)) - 1, 0))
		.toISOString()
		.slice(0, 10);

	/** What the results workflow made of the events of these documents, by issuance key. */
	async function results(keys: string[]): Promise<Map<string, Execution>> {
		const { id } = workflowOf('results-by-trigger.json');
		for (const end = Date.now() + 20_000; Date.now() < end; await wait(100)) {
			const executions = await Promise.all(
				(await world.client.executions(id))
					.filter(({ status }) => status !== 'running' && status !== 'new')
					.map(async (one) => await world.client.getExecution(one.id)),
			);
			const byKey = new Map(
				executions.map((execution) => [String(json(execution, 'Bolta Trigger')[0]?.issuanceKey), execution]),
			);
			if (keys.every((key) => byKey.has(key))) return byKey;
		}
		throw new Error('not every event has started a run');
	}

	it('issues from the sheet, and writes keys and failures back to each row', async () => {
		await world.client.activate(workflowOf('results-by-trigger.json').id);
		world.sandbox.bolta.configure({ webhookUrl: `${world.n8n.url}/webhook/${webhookId}/webhook?token=${TOKEN}` });
		expect(await world.sandbox.bolta.probeWebhook()).toMatchObject({ accepted: true });

		const execution = await run('month-end-issue-from-a-sheet.json');
		expectSuccess(execution);
		expect(json(execution, 'On the 1st at 09:00')).toEqual([
			expect.objectContaining({ Timezone: expect.stringContaining('Asia/Seoul') }),
		]);
		const inLedger = ledger(`${lastMonth}-M`);
		expect(
			inLedger.map(({ clientReferenceId, body }) => [clientReferenceId, body.date, body.items.length]).sort(),
		).toEqual([
			[monthEnd(1), lastDay, 2],
			[monthEnd(3), lastDay, 1],
			[monthEnd(4), lastDay, 1],
		]);
		const written = jsonOfAllRuns(execution, 'Update the sheet').sort(
			(a, b) => Number(a.row_number) - Number(b.row_number),
		);
		expect(written.map(({ row_number, 주문번호, 발급키, 결과 }) => [row_number, 주문번호, 발급키, 결과])).toEqual([
			[2, monthEnd(1), entryOf(monthEnd(1))?.issuanceKey, 'accepted'],
			[3, monthEnd(1), entryOf(monthEnd(1))?.issuanceKey, 'accepted'],
			[4, monthEnd(2), '', 'rejected'],
			[5, monthEnd(3), entryOf(monthEnd(3))?.issuanceKey, 'accepted'],
			[6, monthEnd(4), entryOf(monthEnd(4))?.issuanceKey, 'accepted'],
		]);
		expect(written[2]?.메시지).toContain('TOO_MANY_REQUESTS');
	});

	it('Bolta announces the results: numbers are noted, people are told of failures', async () => {
		const [issued = '', failed = ''] = [entryOf(monthEnd(1))?.issuanceKey, entryOf(monthEnd(3))?.issuanceKey];
		const unknown = `${'0'.repeat(31)}7`;
		await world.sandbox.bolta.sendWebhook({
			body: {
				eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS',
				data: { issuanceKey: unknown, taxInvoiceUrl: 'https://app.bolta.io/' },
			},
		});
		const byKey = await results([issued, failed, unknown]);
		for (const key of [issued, failed, unknown]) expectSuccess(byKey.get(key) as Execution);

		const ends = (key: string) =>
			['Tell people', 'Note the NTS number', 'Check later'].map(
				(name) => json(byKey.get(key) as Execution, name).length,
			);
		expect([issued, failed, unknown].map(ends)).toEqual([
			[0, 1, 0],
			[1, 0, 0],
			[0, 0, 1],
		]);
		expect(json(byKey.get(issued) as Execution, 'Update the sheet')).toEqual([
			expect.objectContaining({
				issuanceKey: issued,
				ntsApprovalNumber: entryOf(monthEnd(1))?.ntsTransactionId,
				recipientName: '한강물산',
			}),
		]);
		const [mail] = json(byKey.get(failed) as Execution, 'Tell people');
		expect(mail?.subject).toContain(failed);
		expect(mail?.text).toContain('공동인증서가 없습니다. (NOT_FOUND_CERTIFICATE)');
	});

	it('next morning: one mail of what is failed, waiting and unknown', async () => {
		const execution = await run('next-mornings-report.json');
		expectSuccess(execution);
		const [mail, ...others] = json(execution, 'Mail text');
		expect(others).toEqual([]);
		const key = (n: number) => entryOf(monthEnd(n))?.issuanceKey;
		expect(mail).toMatchObject({
			issued: [`${monthEnd(1)}: ${entryOf(monthEnd(1))?.ntsTransactionId}`],
			failed: [`${monthEnd(3)}: 공동인증서가 없습니다. → failedIssuanceKey ${key(3)}`],
			waiting: [`${monthEnd(4)}: ${key(4)}`],
			unknown: [`${monthEnd(2)} (unknown): 존재하지 않는 요청자 관리번호입니다.`],
			unread: [],
		});
		expect(mail?.subject).toContain('1 issued, 3 to look at');
		for (const text of [`${monthEnd(2)} (unknown)`, key(3), key(4)]) expect(mail?.text).toContain(text);
		expect(mail?.text).not.toContain(monthEnd(1));
	});

	it('amends what is issued by the difference, once, and reports the rest', async () => {
		for (let time = 1; time <= 2; time++) {
			const execution = await run('month-end-amendment.json');
			expectSuccess(execution);
			const amendments = ledger().filter(({ kind }) => kind === 'changeSupplyCost');
			expect(
				amendments.map(({ clientReferenceId, originalIssuanceKey, body }) => [
					clientReferenceId,
					originalIssuanceKey,
					body.items,
				]),
			).toEqual([
				[
					`${monthEnd(1)}-A1`,
					entryOf(monthEnd(1))?.issuanceKey,
					[expect.objectContaining({ name: '단가 인하', supplyCost: -30_000, tax: -3_000 })],
				],
			]);
			expect(json(execution, 'Amend').map(({ duplicate, total }) => [duplicate, total])).toEqual([
				[time === 2, -33_000],
			]);
			const written = jsonOfAllRuns(execution, 'Update the sheet').sort((a, b) =>
				String(a.order).localeCompare(String(b.order)),
			);
			expect(written.map(({ order: id, amendmentKey, outcome }) => [id, amendmentKey, outcome])).toEqual([
				[monthEnd(1), amendments[0]?.issuanceKey, time === 1 ? 'accepted' : 'issued'],
				[monthEnd(2), '', 'notSent'],
				[monthEnd(3), '', 'notSent'],
			]);
			expect(written[1]?.message).toContain('존재하지 않는 요청자 관리번호입니다.');
			expect(written[2]?.message).toContain('Only an issued invoice can be amended');
		}
	});

	it('what failed is issued again by its key, in the column of the sheet, and found by it', async () => {
		const failed = entryOf(monthEnd(3))?.issuanceKey ?? '';
		const fillIn =
			(column: string, order: string) =>
			({ jsCode }: Record<string, unknown>) => ({
				jsCode: String(jsCode).replace(
					`${column}: ''`,
					`${column}: row.${order} === '${monthEnd(3)}' ? '${failed}' : ''`,
				),
			});
		await edit('month-end-issue-from-a-sheet.json', 'Sheet', fillIn("'실패한 발행 키'", '주문번호'));
		await edit('next-mornings-report.json', 'Sent yesterday', fillIn('failedIssuanceKey', 'order'));

		const execution = await run('month-end-issue-from-a-sheet.json');
		expectSuccess(execution);
		const again = json(execution, 'Issue').find(({ referenceId }) => referenceId === monthEnd(3));
		expect(again).toMatchObject({ duplicate: false, status: 'accepted' });
		expect(again?.issuanceKey).not.toBe(failed);
		expect(
			ledger(monthEnd(3))
				.map(({ state }) => state)
				.sort(),
		).toEqual(['failed', 'issued']);
		const report = await run('next-mornings-report.json');
		expect(json(report, 'Mail text')[0]?.issued).toEqual(
			expect.arrayContaining([expect.stringContaining(`${monthEnd(3)}: `)]),
		);
	});
});

it('reverse-request-with-approval-url.json: the supplier is mailed a page that approves', async () => {
	const execution = await run('reverse-request-with-approval-url.json');
	expectSuccess(execution);
	const [entry] = ledger(`${thisMonth}-R`);
	expect(entry).toMatchObject({
		kind: 'reverseRequest',
		state: 'requested',
		body: { supplier: { identificationNumber: '8888888888' }, supplied: { identificationNumber: '2200000002' } },
	});
	const [mail] = json(execution, 'Mail text');
	const [approval] = json(execution, 'Approval URL');
	expect(mail).toMatchObject({ to: 'hangang@example.com', subject: '[역발행 요청] 사무용품 264,000원' });
	const expiry = new Date(Date.parse(String(approval?.expiresAt)) + 9 * 3_600_000)
		.toISOString()
		.slice(0, 16)
		.replace('T', ' ');
	expect(mail?.text).toContain(`${expiry}(서울)`);
	expect(mail?.text).toContain(approval?.url);
	expect(world.sandbox.bolta.approve(String(approval?.url).split('/').at(-1) ?? '')).toMatchObject({ status: 200 });
	expect(ledger(`${thisMonth}-R`).map(({ state }) => state)).toEqual(['issued']);
});

it('customer-onboarding.json: the customer is mailed the page for its certificate', async () => {
	const execution = await run('customer-onboarding.json');
	expectSuccess(execution);
	const [mail] = json(execution, 'Mail text');
	const [created] = json(execution, 'Create customer');
	const { details } = world.sandbox.bolta.parties().find(({ key }) => key === created?.customerKey) ?? {};
	expect(details).toMatchObject({
		identificationNumber: '7777777770',
		organizationName: '남산상사',
		certificate: null,
	});
	expect(mail).toMatchObject({ to: 'namsan@example.com', customerKey: created?.customerKey });
	const url = String(json(execution, 'Certificate URL')[0]?.url);
	expect(mail?.text).toContain(url);
	expect(world.sandbox.bolta.openCertificatePage(url.split('/').at(-1) ?? '')).toMatchObject({ status: 200 });
});

it.each(['month-end-issue-from-a-sheet.json', 'next-mornings-report.json'])(
	'%s: its schedule can be published',
	async (file) => {
		const { id } = workflowOf(file);
		await world.client.activate(id);
		await world.client.deactivate(id);
	},
);

describe('after-each-outcome.json', () => {
	const ENDS = ['Nothing new', 'Ask later', 'Done', 'Mend the data', 'Run again', 'Look first'];
	const arrived = (execution: Execution) =>
		Object.fromEntries(ENDS.map((name) => [name, json(execution, name).map(({ referenceId }) => referenceId)]));
	const none = Object.fromEntries(ENDS.map((name) => [name, []]));

	it('what was issued, refused, not sent and not known each arrive in a branch of their own', async () => {
		const execution = await outcomes;
		expectSuccess(execution);
		expect(arrived(execution)).toEqual({
			...none,
			Done: [order(1), order(2)],
			'Mend the data': [order(3)],
			'Run again': [order(4)],
			'Look first': [order(5)],
		});
		for (const item of ENDS.flatMap((name) => json(execution, name)))
			expect(item.todo).toMatch(/^[A-Z].* \/ .*[가-힣]/);
		// Nobody could know it, but it is there.
		expect(
			ledger(`${thisMonth}-C`)
				.map(({ clientReferenceId }) => clientReferenceId)
				.sort(),
		).toEqual([order(1), order(2), order(5)]);
	});

	it('so do those of an earlier run, and those that are not issued in time', async () => {
		world.sandbox.bolta.setFaults([]);
		world.sandbox.bolta.configure({ failReferenceIds: [order(3)] });
		await edit('after-each-outcome.json', 'Issue', () => ({ options: { waitForCompletion: 1 } }));
		const execution = await run('after-each-outcome.json');
		expectSuccess(execution);
		expect(arrived(execution)).toEqual({
			...none,
			'Nothing new': [order(1), order(2), order(5)],
			'Ask later': [order(3)],
			Done: [order(4)],
		});
		expect(ledger(`${thisMonth}-C`)).toHaveLength(5);
	});
});
