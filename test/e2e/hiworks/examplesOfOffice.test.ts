import { setTimeout as wait } from 'node:timers/promises';
import type { SpendingLine } from '../../../sandbox/index.ts';
import type { Execution } from '../../../scripts/lib/n8n.mts';
import { describeFiles } from '../support/exampleFiles.ts';
import { expectSuccess, json, ran } from '../support/executions.ts';
import { seoulMonth } from '../support/hiworks.ts';
import { withExamples } from '../support/imported.ts';
import { SMS_EXAMPLE } from '../support/smsExample.ts';
import { untilWaiting } from '../support/workflows.ts';
import { withBorrowedWorld, readOfficeExamples } from '../support/world.ts';

/**
 * Every example of Hiworks' office, imported as it is into one real n8n and run there: what arrives in each branch, and
 * what stands in the office.
 */
const world = withBorrowedWorld('hiworks', 'bolta');

const OFFICE = { id: 'hiworksOfficeAccount1', name: 'Hiworks Office account' };
const BOLTA = { id: 'boltaAccount1', name: 'Bolta account' };
const WEBHOOK_TOKEN = 'examples-secret-8';
const examples = readOfficeExamples();

const { workflowOf, run } = withExamples(world, examples, () => {
	const office = {
		officeToken: 'office-token',
		userId: 'admin',
		callbackSecret: '',
		baseUrl: world.sandbox.hiworks.url,
	};
	const bolta = {
		apiKey: 'test_examples_key',
		environment: 'test',
		baseUrl: world.sandbox.bolta.url,
		customerKey: '',
		webhookToken: WEBHOOK_TOKEN,
	};
	return [
		{ ...OFFICE, type: 'hiworksOfficeApi', data: office },
		{ ...BOLTA, type: 'boltaApi', data: bolta },
	];
});

const routes = () => world.sandbox.hiworks.requests().map(({ route }) => route);
const problems = () => world.sandbox.hiworks.requests().flatMap((request) => request.problems);

describeFiles(examples, {
	type: 'hiworksOfficeApi',
	credential: OFFICE,
	more: { boltaApi: BOLTA },
	client: () => world.client,
});

it('every example is run here, but for that of text messages, which exampleOfSms.test.ts runs', () => {
	expect(examples.map(({ file }) => file)).toEqual([
		'hiworks-approval-before-invoice.json',
		'hiworks-approved-expenses-to-erp.json',
		'hiworks-invoice-failed-alerts.json',
		'hiworks-nightly-erp-code-sync.json',
		SMS_EXAMPLE,
	]);
});

it.each(['hiworks-approved-expenses-to-erp.json', 'hiworks-nightly-erp-code-sync.json', SMS_EXAMPLE])(
	'the schedule of %s can be published',
	async (file) => {
		await world.client.activate(workflowOf(file).id);
		await world.client.deactivate(workflowOf(file).id);
	},
);

describe('hiworks-nightly-erp-code-sync.json', () => {
	const FILE = 'hiworks-nightly-erp-code-sync.json';
	const customer = (n: number, changes: object = {}) => ({
		code: `E-00${n}`,
		name: ['', '한강물산', '남산상사', '북한산업', '한빛소프트랩'][n] ?? `이름 ${n}`,
		company_num: ['', '888-88-88888', '777-77-77770', '555-55-55553', '220-00-00002'][n] ?? '',
		bank_name: '가나은행',
		account_num: `000-0000-000${n}`,
		account_holder: ['', '한강물산', '남산상사', '북한산업', '한빛소프트랩'][n] ?? '',
		ext_key: `E-00${n}`,
		...changes,
	});
	const inHiworks = () => world.sandbox.hiworks.lists().customer.map(({ code, name }) => [code, name]);
	const ERP = [
		['E-001', '한강물산'],
		['E-002', '남산상사'],
		['E-003', '북한산업'],
		['E-004', '한빛소프트랩'],
	];

	it('changes and deletes what differs; the next night is one call', async () => {
		world.sandbox.hiworks.setRecords('customer', [
			customer(1),
			customer(2, { name: '옛 이름' }),
			customer(3),
			customer(4),
			customer(9),
		]);
		const execution = await run(FILE);
		expect(inHiworks()).toEqual(ERP);
		expect(json(execution, 'Log of changes').map(({ code, action, changed }) => [code, action, changed])).toEqual([
			['E-002', 'updated', ['name']],
			['E-009', 'deleted', []],
		]);
		expect(routes()).toEqual(['listCustomers', 'updateCustomers', 'deleteCustomers']);

		const again = await run(FILE);
		expect(routes().slice(3)).toEqual(['listCustomers']);
		expect(json(again, 'Sync').map(({ action }) => action)).toEqual([
			'unchanged',
			'unchanged',
			'unchanged',
			'unchanged',
		]);
		expect(ran(again, 'Log of changes', 'Look at these', 'Dry run')).toEqual([false, false, false]);
		expect([problems(), world.sandbox.hiworks.mails()]).toEqual([[], []]);
	});

	it('a record that Hiworks refuses is listed, the others are created', async () => {
		world.sandbox.hiworks.configure({ failingCodes: ['E-003'] });
		const execution = await run(FILE);
		expect(json(execution, 'Look at these')).toEqual([
			{ code: 'E-003', name: '북한산업', outcome: 'rejected', why: expect.stringContaining('처리하지 못했습니다.') },
		]);
		expect(inHiworks().map(([code]) => code)).toEqual(['E-001', 'E-002', 'E-004']);
	});

	it('when the guard stops it nothing is done, and the plan is mailed', async () => {
		const before = [1, 2, 5, 6, 7, 8].map((n) => customer(n, n === 2 ? { name: '옛 이름' } : {}));
		world.sandbox.hiworks.setRecords('customer', before);
		const execution = await run(FILE);
		expect(inHiworks()).toEqual(before.map(({ code, name }) => [code, name]));
		expect(routes()).toEqual(['listCustomers', 'listCustomers', 'sendMail']);
		expect(ran(execution, 'Log of changes', 'Not done')).toEqual([false, false]);
		expect(json(execution, 'Plan as text')).toEqual([
			expect.objectContaining({ deleted: 4, created: 2, updated: 1, unchanged: 1 }),
		]);
		const [mail, ...others] = world.sandbox.hiworks.mails();
		expect([mail?.userId, mail?.to, mail?.subject, others]).toEqual([
			'admin',
			'accounting@example.com',
			expect.stringContaining('삭제 4건'),
			[],
		]);
		for (const line of ['E-005 · 이름 5', 'E-008 · 이름 8', 'E-003 · 북한산업', 'E-002 · 남산상사 · name'])
			expect(mail?.content).toContain(line);
		expect(mail?.content).not.toContain('000-0000');
	});

	it('any other failure is listed, without a plan', async () => {
		world.sandbox.hiworks.configure({ officeTokens: ['another'] });
		const execution = await run(FILE);
		expect(
			json(execution, 'Not done').map(({ code, why }) => [code, String(why).includes('refused the credential')]),
		).toEqual(ERP.map(([code]) => [code, true]));
		expect(ran(execution, 'Dry run')).toEqual([false]);
	});
});

describe('hiworks-approved-expenses-to-erp.json', () => {
	const FILE = 'hiworks-approved-expenses-to-erp.json';
	const [last, now] = [seoulMonth(-1), seoulMonth(0)];
	const line = (document_no: string, price: string, changes: Partial<SpendingLine> = {}): SpendingLine => ({
		document_no,
		document_code: `지결-${document_no}`,
		price,
		tax: '',
		fixed_date: `${now}-28`,
		...changes,
	});
	const states = () =>
		Object.fromEntries(
			world.sandbox.hiworks
				.spending()
				.map(({ line: { document_no, accounting_status } }) => [document_no, accounting_status]),
		);

	beforeEach(() =>
		world.sandbox.hiworks.configure({
			spending: [
				line('7001', '12000', { number: '1', tax: '1200' }),
				line('7002', '5000', { fixed_date: `${last}-28` }),
				line('7001', '8000', { number: '2' }),
				line('7003', '900', { approval_status: 'P' }),
				line('7004', '700', { accounting_status: 'C' }),
				line('7005', '600', { fixed_date: `${seoulMonth(-2)}-28` }),
			],
		}),
	);

	it('one voucher per approved report, set to done in one call; the next run finds nothing', async () => {
		const execution = await run(FILE);
		expect(
			json(execution, 'To the ERP').map(({ documentNumber, price, tax, lines }) => [
				documentNumber,
				price,
				tax,
				(lines as object[]).length,
			]),
		).toEqual([
			['7002', 5000, 0, 1],
			['7001', 20_000, 1200, 2],
		]);
		expect(json(execution, 'Booked')).toEqual([
			{ documentNumber: '7002', price: 5000 },
			{ documentNumber: '7001', price: 20_000 },
		]);
		expect(states()).toEqual({ 7001: 'C', 7002: 'C', 7003: 'W', 7004: 'C', 7005: 'W' });
		expect(routes()).toEqual(['listSpendingReport', 'listSpendingReport', 'updateSpendingReport']);
		expect(problems()).toEqual([]);

		const again = await run(FILE);
		expect(ran(again, 'To the ERP', 'Set to done')).toEqual([false, false]);
		expect(routes().slice(3)).toEqual(['listSpendingReport', 'listSpendingReport']);
	});

	it('a report with an amount that cannot be read has no sum: it would be another', async () => {
		const bad = [line('7006', '12000', { number: '1' }), line('7006', '1,20', { number: '2' })];
		world.sandbox.hiworks.configure({ spending: bad });
		const execution = await run(FILE);
		expect(json(execution, 'To the ERP')).toMatchObject([{ documentNumber: '7006', price: null }]);
	});

	it('a report that Hiworks does not change is listed, the others are done; a lost answer is sent once more', async () => {
		world.sandbox.hiworks.configure({ failingCodes: ['7002'] });
		world.sandbox.hiworks.setFaults([{ kind: 'resetAfter', match: { route: 'updateSpendingReport', nth: 1 } }]);
		const execution = await run(FILE);
		expect(json(execution, 'Booked').map(({ documentNumber }) => documentNumber)).toEqual(['7001']);
		// The refusal of the second time says nothing of the first, whose answer was lost.
		expect(json(execution, 'Booked, not marked')).toEqual([
			{ documentNumber: '7002', outcome: 'unknown', why: expect.stringContaining('처리하지 못했습니다.') },
		]);
		expect([states()[7001], states()[7002]]).toEqual(['C', 'W']);
	});
});

describe('hiworks-approval-before-invoice.json', () => {
	const FILE = 'hiworks-approval-before-invoice.json';
	const order = `${seoulMonth(0)}-A01`;
	const notices = () => world.sandbox.hiworks.notifications();

	/** Runs it until it waits. */
	async function begin(): Promise<{ executionId: string; approvalKey: string }> {
		const executionId = await world.client.start(workflowOf(FILE).id, 'Start');
		await untilWaiting(world.client, executionId);
		return { executionId, approvalKey: String(world.sandbox.hiworks.approvals().at(-1)?.approvalKey) };
	}

	it('approved: the drafter was sent the login URL, the invoice is issued', async () => {
		const { executionId, approvalKey } = await begin();
		const [approval] = world.sandbox.hiworks.approvals();
		expect([approval?.subject, approval?.formId, approval?.contents]).toEqual([
			`세금계산서 발행 품의: 한강물산 (${order})`,
			'YOUR-FORM-ID',
			expect.stringContaining('300000'),
		]);
		expect(notices()).toEqual([expect.objectContaining({ users: ['admin'], unknown: [], link: approval?.loginUrl })]);
		expect(world.sandbox.bolta.ledger('test')).toEqual([]);

		// A person opens the link and hands the document in.
		const page = await fetch(notices()[0]?.link ?? '', {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(page.status).toBe(200);
		expect(world.sandbox.bolta.ledger('test')).toEqual([]);
		const { callbacks } = await world.sandbox.hiworks.decide(approvalKey, 'complete');
		expect(callbacks.map(({ status }) => status)).toEqual([200]);

		const execution = expectSuccess(await world.client.waitFor(executionId));
		expect(json(execution, 'Wait for Decision')).toEqual([
			expect.objectContaining({ decision: 'approved', approved: true, confirmed: true, state: order, approvalKey }),
		]);
		expect(world.sandbox.bolta.ledger('test').map(({ clientReferenceId }) => clientReferenceId)).toEqual([order]);
		expect(notices().map(({ message }) => message)).toEqual([expect.any(String), expect.stringContaining(order)]);
		expect(ran(execution, 'Tell that it is not')).toEqual([false]);
		expect(problems()).toEqual([]);
	});

	it('rejected: nothing is issued, and the drafter is told why', async () => {
		const { executionId, approvalKey } = await begin();
		await world.sandbox.hiworks.submit(approvalKey);
		await world.sandbox.hiworks.decide(approvalKey, 'rejected');
		const execution = expectSuccess(await world.client.waitFor(executionId));
		expect(ran(execution, 'Issue')).toEqual([false]);
		expect(world.sandbox.bolta.ledger('test')).toEqual([]);
		expect(notices().at(-1)).toMatchObject({
			users: ['admin'],
			message: `세금계산서를 발행하지 않았습니다: ${order} (반려)`,
		});
	});
});

describe('hiworks-invoice-failed-alerts.json', () => {
	const FILE = 'hiworks-invoice-failed-alerts.json';
	const WEBHOOK = '/webhook/b017a000-0000-4000-8000-000000000002/webhook';
	let number = 0;

	beforeAll(async () => await world.client.activate(workflowOf(FILE).id));
	afterAll(async () => await world.client.deactivate(workflowOf(FILE).id));

	/** Bolta tells of a failed invoice; what the workflow made of it. */
	async function failed(): Promise<{ execution: Execution; issuanceKey: string }> {
		const { id } = workflowOf(FILE);
		const before = new Set((await world.client.executions(id)).map((one) => one.id));
		const issuanceKey = String(++number).padStart(32, '0');
		world.sandbox.bolta.configure({ webhookUrl: `${world.n8n.url}${WEBHOOK}?token=${WEBHOOK_TOKEN}` });
		const data = { issuanceKey, cause: { code: 'CERTIFICATE_NOT_FOUND', message: '공동인증서가 없습니다.' } };
		expect(
			await world.sandbox.bolta.sendWebhook({ body: { eventType: 'TAX_INVOICE_ISSUANCE_FAILURE', data } }),
		).toMatchObject({ status: 200 });
		for (const end = Date.now() + 20_000; Date.now() < end; await wait(50)) {
			const started = (await world.client.executions(id)).find((one) => !before.has(one.id));
			if (started) return { execution: expectSuccess(await world.client.waitFor(started.id)), issuanceKey };
		}
		throw new Error('the event started nothing');
	}

	it('notification and Alimtalk reach everybody once, and no SMS follows', async () => {
		world.sandbox.hiworks.configure({ templates: null });
		const { execution, issuanceKey } = await failed();
		expect(world.sandbox.hiworks.notifications().map(({ users, message }) => [users, message])).toEqual([
			[['admin', 'kcs'], expect.stringMatching(new RegExp(`공동인증서.*${issuanceKey}`))],
		]);
		expect(
			world.sandbox.hiworks
				.alimtalk()
				.map(({ to, message }) => [to, message])
				.sort(),
		).toEqual(
			[1001, 1002].map((end) => [`82100000${end}`, '세금계산서 발행에 실패했습니다.\n사유: 공동인증서가 없습니다.']),
		);
		expect(world.sandbox.hiworks.sms()).toEqual([]);
		expect(ran(execution, 'SMS', 'Look first')).toEqual([false, false]);
		expect(problems()).toEqual([]);
	});

	it('a refused Alimtalk is followed by an SMS; one whose outcome is unknown by nothing', async () => {
		world.sandbox.hiworks.configure({ templates: { '세금계산서 발행 실패': '다른 내용' } });
		world.sandbox.hiworks.setFaults([
			{ kind: 'resetAfter', match: { route: 'sendAlimtalk', referenceIds: ['821000001002'] } },
		]);
		const { execution, issuanceKey } = await failed();
		expect(world.sandbox.hiworks.receivers()).toEqual({ '01000001001': 1 });
		expect(world.sandbox.hiworks.sms()[0]).toMatchObject({
			sender: '020001234',
			type: 'S',
			message: expect.stringContaining(issuanceKey.slice(-8)),
		});
		expect(json(execution, 'Sent as SMS').map(({ mobile }) => mobile)).toEqual(['010-0000-1001']);
		expect(json(execution, 'Look first')).toEqual([
			{
				mobile: '010-0000-1002',
				why: expect.stringContaining('unknown'),
				todo: expect.stringContaining('It was not sent again'),
			},
		]);
		expect(routes().filter((route) => route === 'sendAlimtalk')).toHaveLength(2);
	});

	it('where the SMS is refused too, it says so; the notification is out all the same', async () => {
		world.sandbox.hiworks.configure({ templates: {}, senders: [] });
		const { execution } = await failed();
		expect(json(execution, 'Nobody told').map(({ mobile, outcome }) => [mobile, outcome])).toEqual([
			['010-0000-1001', 'rejected'],
			['010-0000-1002', 'rejected'],
		]);
		expect(world.sandbox.hiworks.notifications()).toHaveLength(1);
	});
});
