import type { Fault } from '../../../sandbox/index.ts';
import { outputOf, type Execution, type WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { expectIcons, expectNobodyReached, expectRefusedOverHttp } from '../support/checks.ts';
import { errorOf, expectSuccess, json, runRows } from '../support/executions.ts';
import { hiworks, HIWORKS, HIWORKS_TRIGGER } from '../support/hiworks.ts';
import { HIWORKS_POLLING } from '../support/polling.ts';
import { manualTrigger, node, rowsAsItems, workflow, type Reference } from '../support/workflows.ts';
import { withBorrowedWorld } from '../support/world.ts';

/** The office services in the real n8n. E-approval has a file of its own: approval.test.ts. */
const world = withBorrowedWorld('hiworks');
let credential: Reference;

const OFFICE = 'office-token-synthetic-1';
const SECRET = 'callback_secret_synthetic_1';

beforeAll(async () => {
	credential = await world.client.createCredential('hiworksOfficeApi', officeApi());
});

const officeApi = (changes: object = {}) => ({
	officeToken: OFFICE,
	userId: 'admin',
	callbackSecret: SECRET,
	baseUrl: world.sandbox.hiworks.url,
	...changes,
});

const requests = (route?: string) =>
	world.sandbox.hiworks.requests().filter((request) => route === undefined || request.route === route);
const routes = () => requests().map(({ route }) => route);
const faults = (...list: Fault[]) => world.sandbox.hiworks.setFaults(list);

const run = async (rows: object[], ...nodes: WorkflowNode[]) => await runRows(world.client, rows, ...nodes);

const office = (
	name: string,
	operation: string,
	parameters: Record<string, unknown> = {},
	more: Partial<WorkflowNode> = {},
) => hiworks(name, credential, operation, parameters, more);
const after = () => node('After', 'noOp');

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };

/** Behind a node that continues: `true` where nobody knows what became of the item. */
const unknownOrNot = () => [
	node(
		'Unknown?',
		'if',
		{
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				conditions: [
					{
						id: '1',
						leftValue: '={{ $json.error.outcome }}',
						rightValue: 'unknown',
						operator: { type: 'string', operation: 'equals' },
					},
				],
				combinator: 'and',
			},
			options: {},
		},
		{ typeVersion: 2.2 },
	),
	node('Look', 'noOp'),
	node('Again', 'noOp'),
];

/** Rows → the node, whose failed items an IF parts by their outcome. */
async function runParting(rows: object[], sending: WorkflowNode): Promise<Execution> {
	const nodes = [
		manualTrigger(),
		...rowsAsItems(rows),
		{ ...sending, onError: 'continueErrorOutput' },
		after(),
		...unknownOrNot(),
	];
	const links: Array<[string, string, number?]> = [
		['Start', 'Rows'],
		['Rows', 'Row'],
		['Row', sending.name],
		[sending.name, 'After'],
		[sending.name, 'Unknown?', 1],
		['Unknown?', 'Look'],
		['Unknown?', 'Again', 1],
	];
	const { id } = await world.client.createWorkflow(workflow('Parting', nodes, links));
	return expectSuccess(await world.client.run(id, 'Start'));
}

describe('the package in n8n', () => {
	interface Described {
		name: string;
		iconUrl?: { light: string; dark: string };
		supportedNodes?: string[];
		outputs?: unknown;
		codex?: { categories?: string[]; alias?: string[] };
	}

	it('has both nodes, the tool variant, both credential types and all icons', async () => {
		const [types, credentials] = await Promise.all([
			world.client.get<Described[]>('/types/nodes.json'),
			world.client.get<Described[]>('/types/credentials.json'),
		]);
		const nodes = [HIWORKS, HIWORKS_TRIGGER, HIWORKS_POLLING].map((name) => types.find((type) => type.name === name));
		expect(nodes[0]?.codex?.alias).toEqual(
			expect.arrayContaining(['전자결재', '문자', '알림톡', '거래처', '지출결의', '하이웍스']),
		);
		expect(nodes[1]?.codex?.alias).toEqual(expect.arrayContaining(['결재', '웹훅']));
		expect(JSON.stringify(types.find(({ name }) => name === `${HIWORKS}Tool`)?.outputs)).toContain('ai_tool');
		const own = ['hiworksOfficeApi', 'hiworksAccessTokenApi'].map((name) =>
			credentials.find((type) => type.name === name),
		);
		expect(own.map((one) => one?.supportedNodes?.filter((name) => !name.endsWith('Tool')))).toEqual([
			[HIWORKS, HIWORKS_TRIGGER, HIWORKS_POLLING],
			[HIWORKS],
		]);
		await expectIcons(world, ...nodes, ...own);
	});

	it('serves what the editor shows of outputs before the first run', async () => {
		const schema = await world.client.get<{ properties: object }>(
			`/schemas/${HIWORKS}/1.0.0/accountingCustomer/sync.json`,
		);
		expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['action', 'code', 'reason', 'outcome']));
	});
});

describe('credential test', () => {
	const test = async (changes?: object) => await world.client.testCredential('hiworksOfficeApi', officeApi(changes));

	it('passes, by one call that changes nothing', async () => {
		world.sandbox.hiworks.configure({ officeTokens: [OFFICE] });
		expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(requests().map(({ route, status, effect, problems }) => ({ route, status, effect, problems }))).toEqual([
			{ route: 'listUsers', status: 200, effect: false, problems: [] },
		]);
	});

	it('passes for a stored credential whose token the editor does not know', async () => {
		world.sandbox.hiworks.configure({ officeTokens: [OFFICE] });
		const { data } = await world.client.call<{ data: Record<string, string> }>(
			'GET',
			`/credentials/${credential.id}?includeData=true`,
		);
		expect(JSON.stringify(data)).not.toContain('synthetic');
		expect(
			await world.client.call('POST', '/credentials/test', {
				credentials: { ...credential, type: 'hiworksOfficeApi', data },
			}),
		).toMatchObject({ status: 'OK' });
	});

	it('fails with a token that Hiworks refuses by 401', async () => {
		world.sandbox.hiworks.configure({ officeTokens: [OFFICE] });
		expect(await test({ officeToken: 'another' })).toEqual({ status: 'Error', message: expect.stringMatching(/./) });
		expect(new Set(requests().map(({ status }) => status))).toEqual(new Set([401]));
	});

	it('fails with a token that Hiworks refuses under HTTP 200 with the code EXPIRED', async () => {
		world.sandbox.hiworks.configure({ officeTokens: [OFFICE], refusal: '200' });
		expect(await test({ officeToken: 'another' })).toEqual({
			status: 'Error',
			message: 'This token is no longer valid: a new one has been made',
		});
		expect(requests().map(({ status }) => status)).toEqual([200]);
	});

	it.each<[string, Fault]>([
		['an error under HTTP 200', { kind: '200errorEnvelope' }],
		['403', { kind: '403' }],
		['429', { kind: '429' }],
		['503', { kind: '503html' }],
		['200 with a page', { kind: '200html' }],
		['a redirect', { kind: 'redirect', location: '/hrm/v2/users?elsewhere', times: 1 }],
		['a cut connection', { kind: 'resetBefore' }],
	])('fails on %s', async (_, fault) => {
		faults(fault);
		expect((await test()).status).toBe('Error');
		expect(requests().map(({ fault: played }) => played)).toEqual([fault.kind]);
	});

	it.each([
		['nothing', ' '],
		['Korean', '토큰'],
	])('a token with %s is told in our words, and nothing is sent', async (_, officeToken) => {
		expect(await test({ officeToken })).toEqual({
			status: 'Error',
			message: expect.stringContaining('a token of letters, digits and signs'),
		});
		expect(requests()).toEqual([]);
	});

	it('fails where nobody listens, and sends no token over plain http to another machine', async () => {
		await expectNobodyReached(test);
		await expectRefusedOverHttp(test, world.sandbox.hiworks.url);
		expect(requests()).toEqual([]);
	});

	it('of the deprecated one: by whose token it is', async () => {
		world.sandbox.hiworks.configure({ accessTokens: ['good'] });
		const deprecated = async (accessToken: string) =>
			await world.client.testCredential('hiworksAccessTokenApi', {
				source: 'accessToken',
				accessToken,
				baseUrl: world.sandbox.hiworks.url,
			});
		expect(await deprecated('good')).toMatchObject({ status: 'OK' });
		expect(await deprecated('bad')).toMatchObject({ status: 'Error' });
		world.sandbox.hiworks.configure({ refusal: '200' });
		expect(await deprecated('bad')).toEqual({
			status: 'Error',
			message: expect.stringContaining('This token is no longer valid'),
		});
	});
});

describe('accounting lists', () => {
	const customer = (n: number, changes: object = {}) => ({
		code: `C${String(n).padStart(3, '0')}`,
		name: `거래처 ${n}`,
		businessNumber: '220-00-00002',
		bankName: '가나은행',
		accountNumber: `000-1111-${String(n).padStart(4, '0')}`,
		accountHolder: `예금주 ${n}`,
		...changes,
	});
	const customers = (count: number) => Array.from({ length: count }, (_, n) => customer(n + 1));
	const fields = Object.fromEntries(
		['code', 'name', 'businessNumber', 'bankName', 'accountNumber', 'accountHolder'].map((name) => [
			name,
			`={{ $json.${name} }}`,
		]),
	);
	const inHiworks = () => world.sandbox.hiworks.lists().customer;
	const actions = (execution: Execution, name = 'Sync') => {
		const counts: Record<string, number> = {};
		for (const { action } of json(execution, name)) counts[String(action)] = (counts[String(action)] ?? 0) + 1;
		return counts;
	};
	const sync = (options: Record<string, unknown> = {}, more: Partial<WorkflowNode> = {}) =>
		office('Sync', 'accountingCustomer.sync', { matchBy: 'code', ...fields, options }, more);

	it('create, many in one call; each item meets the row that it came from', async () => {
		world.sandbox.hiworks.configure({ rowOrder: 'shuffled', failingCodes: ['C004'] });
		const create = office(
			'Create',
			'accountingCustomer.create',
			{ ...fields, options: { rowsPerCall: 10 } },
			{ onError: 'continueErrorOutput' },
		);
		const execution = expectSuccess(await run(customers(12), create));
		// The list is read before a row is called rejected.
		expect(routes()).toEqual(['createCustomers', 'createCustomers', 'listCustomers']);
		expect(json(execution, 'Create').map(({ code, name, externalKey }) => [code, name, externalKey])).toEqual(
			customers(12)
				.filter(({ code }) => code !== 'C004')
				.map(({ code, name }) => [code, name, code]),
		);
		expect(json(execution, 'Create', 1)).toEqual([
			expect.objectContaining({
				code: 'C004',
				error: expect.objectContaining({
					message: expect.stringContaining('처리하지 못했습니다.'),
					outcome: 'rejected',
					itemIndex: 3,
				}),
			}),
		]);
		expect(inHiworks()).toHaveLength(11);
	});

	it('sync: what is missing is created, what differs changed; a second run is one call', async () => {
		const rows = customers(25);
		expect(actions(expectSuccess(await run(rows, sync({ rowsPerCall: 10 }))))).toEqual({ created: 25 });
		expect(routes()).toEqual(['listCustomers', 'createCustomers', 'createCustomers', 'createCustomers']);
		expect(actions(expectSuccess(await run(rows, sync())))).toEqual({ unchanged: 25 });
		expect(routes().slice(4)).toEqual(['listCustomers']);

		const changed = [customer(2, { name: '바뀐 이름' }), ...rows.slice(2, 25), customer(30)];
		expect(actions(expectSuccess(await run(changed, sync({ deleteMissing: true }))))).toEqual({
			created: 1,
			updated: 1,
			unchanged: 23,
			deleted: 1,
		});
		expect(inHiworks().map(({ code }) => code)).not.toContain('C001');
		expect(inHiworks().find(({ code }) => code === 'C002')?.name).toBe('바뀐 이름');
		expect(requests().flatMap(({ problems }) => problems)).toEqual([]);
	});

	it('a dry run shows the plan and changes nothing; the guard stops before anything is done, and says what would have gone', async () => {
		expectSuccess(await run(customers(20), sync()));
		expect(actions(expectSuccess(await run(customers(5), sync({ deleteMissing: true, dryRun: true }))))).toEqual({
			unchanged: 5,
			deleted: 15,
		});
		const execution = await run(customers(5), sync({ deleteMissing: true }), after());
		expect(errorOf(execution).message).toContain('15 of 20 records would be deleted');
		expect(errorOf(execution).description).toContain('C006 거래처 6');
		expect(execution.data.resultData.runData.After).toBeUndefined();
		expect([inHiworks().length, new Set(routes())]).toEqual([20, new Set(['listCustomers', 'createCustomers'])]);
	});

	it('a lost answer: the list is read once more, and nobody is created twice', async () => {
		faults(
			{ kind: 'resetAfter', match: { route: 'createCustomers', nth: 1 } },
			{ kind: 'resetBefore', match: { route: 'createCustomers', nth: 2 } },
		);
		const execution = expectSuccess(await run(customers(20), sync({ rowsPerCall: 10 })));
		expect(actions(execution)).toEqual({ created: 20 });
		expect(json(execution, 'Sync').map(({ recovered }) => recovered)).toEqual([
			...Array<boolean>(10).fill(true),
			...Array<boolean>(10).fill(false),
		]);
		expect(routes()).toEqual([
			'listCustomers',
			'createCustomers',
			'createCustomers',
			'listCustomers',
			'createCustomers',
		]);
		expect(
			inHiworks()
				.map(({ code }) => code)
				.sort(),
		).toEqual(customers(20).map(({ code }) => code));
	});

	it('Retry On Fail: what the first try created is not asked for again', async () => {
		faults(
			{ kind: '500', match: { route: 'createCustomers', nth: 2 } },
			{ kind: '500', match: { route: 'createCustomers', nth: 3 } },
		);
		const create = office('Create', 'accountingCustomer.create', { ...fields, options: { rowsPerCall: 5 } }, RETRY);
		const execution = expectSuccess(await run(customers(10), create));
		expect(json(execution, 'Create').map(({ code }) => code)).toEqual(customers(10).map(({ code }) => code));
		expect(inHiworks()).toHaveLength(10);
		const sent = requests('createCustomers').flatMap(({ body }) =>
			(body as { list: Array<{ customer_code: string }> }).list.map((row) => row.customer_code),
		);
		expect(sent.filter((code) => code === 'C001')).toHaveLength(1);
	});

	it('two rows with one code are an error before anything is sent', async () => {
		const execution = await run([customer(1), customer(2), customer(1)], sync());
		expect(errorOf(execution).description).toMatch(/item 0 and item 2.*C001/);
		expect(requests()).toEqual([]);
	});
});

describe('expense reports', () => {
	const update = () =>
		office('Update', 'spendingReport.updateStatus', {
			documentNumber: '={{ $json.documentNumber }}',
			accountingStatus: 'done',
		});

	it('one item per line; the status goes once per report, paired to all its lines', async () => {
		const line = (number: string, changes: object = {}) => ({
			document_no: '9001',
			document_code: '지결-9001',
			fixed_date: '2026-01-31',
			number,
			price: '1000',
			tax: '100',
			...changes,
		});
		world.sandbox.hiworks.configure({
			spending: [
				line('1'),
				line('2'),
				line('1', { document_no: '9002' }),
				line('1', { document_no: '9003', approval_status: 'P' }),
			],
		});
		const get = office('Get', 'spendingReport.getAll', {
			month: '2026-01',
			returnAll: true,
			filters: { approvalStatus: 'complete', accountingStatus: 'waiting' },
		});
		const execution = expectSuccess(await run([{}], get, update()));
		expect(
			json(execution, 'Get').map(({ documentNumber, lineNumber, price, accountingStatus }) => [
				documentNumber,
				lineNumber,
				price,
				accountingStatus,
			]),
		).toEqual([
			['9001', '1', 1000, 'waiting'],
			['9001', '2', 1000, 'waiting'],
			['9002', '1', 1000, 'waiting'],
		]);
		expect(requests('updateSpendingReport').map(({ body }) => body)).toEqual([
			{
				list: [
					{ document_no: '9001', m_accounting_status: 'C' },
					{ document_no: '9002', m_accounting_status: 'C' },
				],
			},
		]);
		expect(
			outputOf(execution, 'Update').map(({ json: { documentNumber }, pairedItem }) => [documentNumber, pairedItem]),
		).toEqual([
			['9001', [{ item: 0 }]],
			['9002', [{ item: 2 }]],
		]);
		expect(world.sandbox.hiworks.spending().map(({ line: { accounting_status } }) => accounting_status)).toEqual([
			'C',
			'C',
			'C',
			'W',
		]);
	});

	it('a lost answer is sent once more: the same state twice is the same state', async () => {
		faults({ kind: 'resetAfter', match: { route: 'updateSpendingReport', nth: 1 } });
		expect(json(expectSuccess(await run([{ documentNumber: '1231233' }], update())), 'Update')).toEqual([
			expect.objectContaining({ documentNumber: '1231233', accountingStatus: 'done' }),
		]);
		expect(requests('updateSpendingReport')).toHaveLength(2);
	});
});

describe('messages', () => {
	const people = Array.from({ length: 8 }, (_, n) => ({ phone: `010-0000-10${String(n).padStart(2, '0')}` }));
	const digits = ({ phone }: { phone: string }) => phone.replaceAll('-', '');
	const sms = (more: Partial<WorkflowNode> = {}, parameters: Record<string, unknown> = {}) =>
		office(
			'SMS',
			'sms.send',
			{ sender: '02-000-1234', receiver: '={{ $json.phone }}', message: '점검 안내', smsType: 'S', ...parameters },
			more,
		);

	it('SMS with Retry On Fail and lost answers: no receiver gets two', async () => {
		// Half of them go out and their answers are lost; of the others one is refused at first, and sent by the second
		// try.
		const [, refused = ''] = people.map(digits);
		const lost = people.filter((_, n) => n % 2 === 0).map(digits);
		faults(
			{ kind: 'resetAfter', match: { route: 'sendSms', referenceIds: lost } },
			{ kind: '429', retryAfter: 3600, match: { route: 'sendSms', referenceIds: [refused], attempt: 1 } },
		);
		const execution = await run(people, sms({ ...RETRY, onError: 'continueRegularOutput' }));
		expect(execution.data.resultData.runData.SMS?.at(-1)?.data?.main[0]).toHaveLength(8);
		expect(world.sandbox.hiworks.receivers()).toEqual(
			Object.fromEntries(people.map(digits).map((number) => [number, 1])),
		);
		for (const number of lost)
			expect(requests('sendSms').filter(({ referenceId }) => referenceId === number)).toHaveLength(1);
		expect(JSON.stringify(execution)).not.toContain(OFFICE);
	});

	it.each([[RETRY], [{ ...RETRY, onError: 'continueErrorOutput' }]])(
		'one execution, every answer lost, tried three times: one message each (%j)',
		async (more) => {
			faults({ kind: 'resetAfter', match: { route: 'sendSms' } });
			await run(people, sms(more, { options: { itemsInFlight: 8 } }));
			expect(Object.values(world.sandbox.hiworks.receivers()).every((count) => count === 1)).toBe(true);
			expect(requests('sendSms')).toHaveLength(Object.keys(world.sandbox.hiworks.receivers()).length);
			expect(requests('sendSms').length).toBeGreaterThan(0);
		},
	);

	it("n8n's Retry of the failed execution sends none again either", async () => {
		faults({ kind: 'resetAfter', match: { route: 'sendSms', nth: 3 } });
		const failed = await run(people.slice(0, 4), sms({}, { options: { itemsInFlight: 1 } }));
		expect(failed.status).toBe('error');
		const retry = await world.client.retryExecution(failed.id);
		expect(errorOf(retry).message).toContain(
			'an earlier try of this execution sent it and never learned what became of it',
		);
		expect(Object.values(world.sandbox.hiworks.receivers())).toEqual([1, 1, 1]);
	});

	it('over 90 bytes is refused with the count, and nobody gets anything', async () => {
		const execution = await run(people, sms({}, { message: '가'.repeat(46) }));
		expect(errorOf(execution).description).toContain('92 bytes');
		expect(requests()).toEqual([]);
	});

	it('a scheduled SMS is moved and taken back', async () => {
		const nodes = [
			sms({}, { receiver: people[0]?.phone, options: { sendAt: '2099-01-31 09:00' } }),
			office('Move', 'sms.reschedule', { refKey: '={{ $json.refKey }}', sendAt: '2099-02-01 09:00' }),
			office('Cancel', 'sms.cancelScheduled', { refKey: '={{ $json.refKey }}' }),
		];
		const execution = expectSuccess(await run([{}], ...nodes));
		expect(['SMS', 'Move', 'Cancel'].map((name) => json(execution, name)[0]?.status)).toEqual([
			'scheduled',
			'scheduled',
			'canceled',
		]);
		expect(world.sandbox.hiworks.sms().map(({ sendDate, state }) => [sendDate, state])).toEqual([
			['2099-02-01 09:00:00', 'canceled'],
		]);
	});

	it('notification, mail and Alimtalk: once each, whatever is tried again', async () => {
		world.sandbox.hiworks.configure({ templates: null });
		const sending: Array<[string, WorkflowNode, () => unknown[]]> = [
			[
				'sendNotification',
				office(
					'Send',
					'notification.send',
					{ userIds: 'admin, kcs', message: '안내', link: 'https://example.com/' },
					RETRY,
				),
				() => world.sandbox.hiworks.notifications(),
			],
			[
				'sendMail',
				office(
					'Send',
					'mail.send',
					{ to: 'one@example.com, two@example.com', subject: '제목', content: '본문' },
					RETRY,
				),
				() => world.sandbox.hiworks.mails(),
			],
			[
				'sendAlimtalk',
				office(
					'Send',
					'alimtalk.send',
					{ receiver: '010-0000-1000', templateName: '안내', message: '안내\n둘째 줄' },
					RETRY,
				),
				() => world.sandbox.hiworks.alimtalk(),
			],
		];
		for (const [route, send, arrived] of sending) {
			faults();
			expect(json(expectSuccess(await run([{}], send)), 'Send')[0]?.status).toBe('accepted');
			expect([route, requests(route).length, arrived().length]).toEqual([route, 1, 1]);

			faults({ kind: 'resetAfter', match: { route } });
			const execution = await run([{}], send);
			expect([execution.status, errorOf(execution).message]).toEqual(['error', expect.stringMatching(/unknown/i)]);
			expect([route, requests(route).length, arrived().length]).toEqual([route, 2, 2]);
		}
		expect(world.sandbox.hiworks.mails()[0]).toMatchObject({
			userId: 'admin',
			to: 'one@example.com,two@example.com',
			saveSentMail: 'Y',
			successList: ['one@example.com', 'two@example.com'],
		});
		expect(world.sandbox.hiworks.alimtalk()[0]).toMatchObject({
			to: '821000001000',
			message: '안내\n둘째 줄',
			reSend: 'N',
		});
		expect(requests().flatMap(({ problems }) => problems)).toEqual([]);
	});

	it('equal notifications of many items are one call', async () => {
		const send = office('Send', 'notification.send', {
			userIds: '={{ $json.user }}',
			message: '안내',
			link: 'https://example.com/',
		});
		const execution = expectSuccess(await run([{ user: 'admin' }, { user: 'kcs' }, { user: 'kyh' }], send));
		expect(world.sandbox.hiworks.notifications().map(({ users }) => users)).toEqual([['admin', 'kcs', 'kyh']]);
		expect(json(execution, 'Send').map(({ userIds, usersInCall }) => [userIds, usersInCall])).toEqual([
			[['admin'], 3],
			[['kcs'], 3],
			[['kyh'], 3],
		]);
	});

	it('a mail that misses somebody says whom', async () => {
		world.sandbox.hiworks.configure({ wrongAddresses: ['two@example.com'] });
		const send = (options: object = {}) =>
			office('Send', 'mail.send', { to: 'one@example.com, two@example.com', content: '본문', options });
		expect(json(expectSuccess(await run([{}], send())), 'Send')).toEqual([
			expect.objectContaining({
				successList: ['one@example.com'],
				wrongList: ['two@example.com'],
				missedList: ['two@example.com'],
			}),
		]);
		const strict = await run([{}], send({ failOnAnyMiss: true }));
		expect(errorOf(strict).message).toContain('two@example.com');
		expect(errorOf(strict).description).toContain('do not send it to them again');
	});
});

describe('continue, and an IF on the outcome', () => {
	it('parts what is refused or not sent from what nobody knows', async () => {
		world.sandbox.hiworks.configure({ failingReceivers: ['01000001002'] });
		faults({ kind: 'noAnswer', effect: true, match: { route: 'sendSms', referenceIds: ['01000001001'] } });
		const rows = ['010-0000-1000', '010-0000-1001', '010-0000-1002', 'no number'].map((phone) => ({ phone }));
		const sms = office('SMS', 'sms.send', {
			sender: '02-000-1234',
			receiver: '={{ $json.phone }}',
			message: '안내',
			smsType: 'S',
			options: { timeout: 1 },
		});
		const execution = await runParting(rows, sms);
		expect(json(execution, 'After').map(({ status }) => status)).toEqual(['accepted']);
		const parted = (name: string) =>
			json(execution, name).map(({ phone, error }) => [
				phone,
				(error as Record<string, unknown>).outcome,
				(error as Record<string, unknown>).itemIndex,
			]);
		expect(parted('Look')).toEqual([['010-0000-1001', 'unknown', 1]]);
		expect(parted('Again')).toEqual([
			['010-0000-1002', 'rejected', 2],
			['no number', 'notSent', 3],
		]);
		expect(world.sandbox.hiworks.receivers()).toEqual({ '01000001000': 1, '01000001001': 1 });
	});

	it('a refused token starts nothing more: the rest is not sent', async () => {
		world.sandbox.hiworks.configure({ officeTokens: ['another'] });
		const rows = Array.from({ length: 6 }, (_, n) => ({ user: `user${n}`, text: `안내 ${n}` }));
		const send = office('Send', 'notification.send', {
			userIds: '={{ $json.user }}',
			message: '={{ $json.text }}',
			link: 'https://example.com/',
			options: { itemsInFlight: 1 },
		});
		const execution = await runParting(rows, send);
		expect(json(execution, 'Again').map(({ error }) => (error as Record<string, unknown>).outcome)).toEqual([
			'rejected',
			...Array<string>(5).fill('notSent'),
		]);
		expect([requests('sendNotification').length, world.sandbox.hiworks.notifications()]).toEqual([1, []]);
		expect(JSON.stringify(execution)).not.toContain(OFFICE);
	});

	it('keeps calls for others: what is left over ends as not sent', async () => {
		world.sandbox.hiworks.configure({ rateHeaders: true, callsUsed: 996 });
		const rows = Array.from({ length: 5 }, (_, n) => ({ phone: `010-0000-100${n}` }));
		const sms = office('SMS', 'sms.send', {
			sender: '02-000-1234',
			receiver: '={{ $json.phone }}',
			message: '안내',
			smsType: 'S',
			options: { keepCalls: 2, itemsInFlight: 1 },
		});
		const execution = await runParting(rows, sms);
		expect(json(execution, 'After').map(({ callsRemaining }) => callsRemaining)).toEqual([3, 2]);
		expect(
			json(execution, 'Again').map(({ error }) => [
				(error as Record<string, unknown>).outcome,
				(error as Record<string, unknown>).code,
			]),
		).toEqual([
			['notSent', 'QUOTA'],
			['notSent', 'NOT_STARTED'],
			['notSent', 'NOT_STARTED'],
		]);
		expect(world.sandbox.hiworks.remaining()).toBe(2);
	});
});

describe('lists in the editor', () => {
	const opened = async (methodName: string, more: object = {}, filter?: string) =>
		await world.client.call<{ results: Array<{ name: string; value: string }> }>(
			'POST',
			'/dynamic-node-parameters/resource-locator-results',
			{
				path: 'parameters.userId',
				nodeTypeAndVersion: { name: HIWORKS, version: 1 },
				methodName,
				currentNodeParameters: { resource: 'sms', operation: 'send', ...more },
				credentials: { hiworksOfficeApi: credential },
				...(filter !== undefined && { filter }),
			},
		);

	it('are fetched when they are opened, and never before', async () => {
		const { id } = await world.client.createWorkflow(
			workflow(
				'Unopened',
				[manualTrigger(), office('SMS', 'sms.send', { userId: { __rl: true, mode: 'list', value: '' } })],
				[['Start', 'SMS']],
			),
		);
		await world.client.getWorkflow(id);
		await world.client.call('POST', '/node-types', { nodeInfos: [{ name: HIWORKS, version: 1 }] });
		expect(requests()).toEqual([]);

		expect((await opened('searchUsers')).results).toEqual(
			expect.arrayContaining([{ name: '홍길동 (admin)', value: 'admin' }]),
		);
		expect((await opened('searchUsers', {}, '철수')).results.map(({ value }) => value)).toEqual(['kcs']);
		expect(routes()).toEqual(['listUsers', 'listUsers']);
	});

	it('of codes: by code, or by external key', async () => {
		world.sandbox.hiworks.setRecords('account', [
			{ code: '8110', name: '여비교통비', ext_key: 'erp-1' },
			{ code: '8120', name: '통신비', ext_key: 'erp-2' },
		]);
		const codes = { resource: 'accountTitle', operation: 'update', matchBy: 'code' };
		expect((await opened('searchAccountTitle', codes)).results.map(({ value }) => value)).toEqual(['8110', '8120']);
		expect((await opened('searchAccountTitle', { ...codes, matchBy: 'externalKey' }, '통신')).results).toEqual([
			{ name: '8120 통신비', value: 'erp-2' },
		]);
		expect(routes()).toEqual(['listAccounts', 'listAccounts']);
	});

	it('an office that cannot be asked is an error, not an empty list', async () => {
		world.sandbox.hiworks.configure({ officeTokens: ['another'] });
		await expect(opened('searchUsers')).rejects.toThrow(/Hiworks refused the credential/);
	});
});

describe('directory and account', () => {
	it('users, the organization flat, and whose access token it is: the code is exchanged once, the pair is kept', async () => {
		const chart = office('Chart', 'organizationChart.get', { options: { flat: true } });
		const execution = expectSuccess(
			await run([{}], office('Users', 'user.getAll', { returnAll: true }), { ...chart, executeOnce: true }),
		);
		expect(json(execution, 'Users').map(({ userId }) => userId)).toEqual(['admin', 'kcs', 'kyh']);
		expect(json(execution, 'Chart').map(({ userId, path }) => [userId, path])).toEqual(
			expect.arrayContaining([['kkd', ['하이웍스', '하이웍스 마케팅']]]),
		);

		const client = { id: 'client-1', secret: 'client-secret-synthetic' };
		world.sandbox.hiworks.configure({ client, authCodes: ['code-synthetic'], accessTokens: [], refreshTokens: [] });
		const data = {
			source: 'client',
			clientId: client.id,
			clientSecret: client.secret,
			accessTokenCode: 'code-synthetic',
			accessToken: '',
			refreshToken: '',
			baseUrl: world.sandbox.hiworks.url,
		};
		const signedIn = await world.client.createCredential('hiworksAccessTokenApi', data);
		const me = node(
			'Me',
			HIWORKS,
			{ resource: 'myAccount', operation: 'get', options: {} },
			{ credentials: { hiworksAccessTokenApi: signedIn } },
		);
		for (const time of [1, 2]) {
			const once = await run([{}, {}], me);
			expect([time, json(once, 'Me').map(({ userId }) => userId), errorOf(once).message]).toEqual([
				time,
				['admin', 'admin'],
				'',
			]);
			expect(JSON.stringify(once)).not.toContain('synthetic');
		}
		expect([requests('createAccessToken').length, requests('getMe').length]).toEqual([1, 2]);
	});
});
