import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { OWN_CONNECTION, outputOf, packageName, type WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { freePort } from '../../../scripts/lib/ports.mts';
import { emittedAt, noteCall } from '../support/emitted.ts';
import { manualTrigger, node, untilWaiting, webhook, workflow, type Reference } from '../support/workflows.ts';
import { startWorld, type World } from '../support/world.ts';

/**
 * E-approval inside a workflow, in the real n8n: Draft, a message with the login URL, Wait for Decision; and the
 * trigger.
 */
let world: World;
let office: Office;
let credential: Reference;
let number = 0;

const TOKEN = 'office-token-for-tests';
const SECRET = 'callback-secret_0123456789';

beforeAll(async () => {
	office = await openOffice();
	world = await startWorld();
	credential = await createCredential();
});
afterAll(async () => {
	await world?.close();
	await office?.close();
});
beforeEach(() => office.reset());

const createCredential = async (changes: object = {}) =>
	await world.client.createCredential('hiworksOfficeApi', {
		officeToken: TOKEN,
		userId: '',
		callbackSecret: SECRET,
		baseUrl: office.url,
		...changes,
	});

// ── Hiworks' office, as far as it is documented ─────────────────────────────────────────────────────────────────────

interface Draft {
	approval_key: string;
	approval_id: string;
	body: Record<string, any>;
}

interface Answer {
	status: number;
	text: string;
	json: { message?: string; result?: string; reason?: string };
}

interface Office {
	url: string;
	drafts: Draft[];
	/** The states that Get State shows, by approval ID; a number is an HTTP status instead, null no answer at all. */
	shows: Map<string, string | number | null>;
	/** Approval IDs that were read. */
	reads: string[];
	reset(): void;
	close(): Promise<void>;
}

async function openOffice(): Promise<Office> {
	let ids = 1_000_000;
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const say = (status: number, body: object) =>
				response
					.writeHead(status, { 'content-type': 'application/json', 'x-ratelimit-remaining': '900' })
					.end(JSON.stringify(body));
			const { authorization, 'content-type': type } = request.headers;
			if (authorization !== `Bearer ${TOKEN}` || type !== 'application/json')
				return say(200, { code: 'ERR', message: '인증에 실패했습니다.' });
			if (request.method === 'POST' && request.url === '/office/approval/documents') {
				const key = `key${++ids}`;
				self.drafts.push({
					approval_key: key,
					approval_id: String(ids),
					body: JSON.parse(Buffer.concat(chunks).toString()) as Draft['body'],
				});
				return say(200, {
					code: 'SUC',
					message: '',
					data: { approval_key: key, login_url: `https://office.hiworks.com/example.com/popup/approval/${key}` },
				});
			}
			const [, id = ''] = /^\/approval\/v2\/documents\/(\d+)$/.exec(request.url ?? '') ?? [];
			self.reads.push(id);
			const shown = self.shows.get(id);
			if (shown === null) return request.socket.destroy();
			if (shown === undefined || typeof shown === 'number')
				return say(shown ?? 404, { code: 'ERR', message: '문서를 찾을 수 없습니다.' });
			return say(200, { data: { type: 'documents', id, attributes: { state: shown } } });
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const self: Office = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		drafts: [],
		shows: new Map(),
		reads: [],
		reset: () => {
			self.reads.length = 0;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
	return self;
}

type Form = '?' | '&';

interface Told {
	form?: Form;
	/** What the call says instead. */
	changes?: Record<string, string>;
	method?: string;
	/** Done to the address before anything is put behind it. */
	address?: (url: string) => string;
}

/** The documented call, put behind the address in one of both ways. */
async function tell(
	draft: Draft,
	state: string,
	{ form = '?', changes = {}, method = 'GET', address = (url) => url }: Told = {},
): Promise<Answer> {
	const { approval_key, approval_id, body } = draft;
	const values = {
		office_id: '123456',
		approval_key,
		approval_id,
		approval_code: 'QW-테스트-근무-2026-0004',
		state,
		request_hash: String(body.state),
		...changes,
	};
	const query = Object.entries(values)
		.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
		.join('&');
	return await call(`${address(String(body.callback_url))}${form}${query}`, method);
}

/** Hiworks decides, and tells so. */
async function decide(draft: Draft, state: string, told: Told = {}): Promise<Answer> {
	office.shows.set(draft.approval_id, state);
	return await tell(draft, state, told);
}

/** n8n has another port after a restart; its public address would stay. */
const atPresent = (url: string) => url.replace(/^http:\/\/127\.0\.0\.1:\d+/, world.n8n.url);

async function call(url: string, method = 'GET'): Promise<Answer> {
	const noteAnswer = noteCall(url);
	const response = await fetch(atPresent(url), {
		method,
		headers: OWN_CONNECTION,
		signal: AbortSignal.timeout(20_000),
	});
	const text = await response.text();
	const json = text.startsWith('{') ? (JSON.parse(text) as Answer['json']) : {};
	noteAnswer(json.result);
	return { status: response.status, text, json };
}

// ── Workflows ───────────────────────────────────────────────────────────────────────────────────────────────────────

const hiworks = (
	name: string,
	operation: string,
	parameters: Record<string, unknown>,
	own = credential,
	more: Partial<WorkflowNode> = {},
) =>
	node(
		name,
		`${packageName}.hiworks`,
		{ resource: 'approvalDocument', operation, ...parameters },
		{ credentials: { hiworksOfficeApi: own }, ...more },
	);

const draftNode = (name: string, parameters: Record<string, unknown> = {}, own = credential) =>
	hiworks(name, 'draft', { formId: 'form-1', subject: '모니터 구매', contents: '<p>350,000</p>', ...parameters }, own);

const waitNode = (
	name: string,
	draft: string,
	parameters: Record<string, unknown> = {},
	own = credential,
	more: Partial<WorkflowNode> = {},
) =>
	hiworks(
		name,
		'waitForDecision',
		{
			approvalKey: `={{ $('${draft}').item.json.approvalKey }}`,
			requestHash: `={{ $('${draft}').item.json.requestHash }}`,
			...parameters,
		},
		own,
		more,
	);

/** Sends the login URL to somebody; its output is not that of the draft. */
const notifyNode = (name: string) =>
	node(
		name,
		'set',
		{ mode: 'raw', jsonOutput: '={{ { "sent": $json.loginUrl } }}', options: {} },
		{ typeVersion: 3.4 },
	);

interface Setting {
	draft?: Record<string, unknown>;
	wait?: Record<string, unknown>;
	own?: Reference;
}

interface Waiting {
	workflowId: string;
	executionId: string;
	draft: Draft;
}

/** Start → Draft → Notify → Wait → After, run until it waits. */
async function begin({ draft = {}, wait: waiting = {}, own }: Setting = {}): Promise<Waiting> {
	const nodes = [
		manualTrigger(),
		draftNode('Draft', draft, own),
		notifyNode('Notify'),
		waitNode('Wait', 'Draft', waiting, own),
		node('After', 'noOp'),
	];
	const { id } = await world.client.createWorkflow(
		workflow(`approval ${++number}`, nodes, [
			['Start', 'Draft'],
			['Draft', 'Notify'],
			['Notify', 'Wait'],
			['Wait', 'After'],
		]),
	);
	const executionId = await world.client.start(id, 'Start');
	await untilWaiting(world.client, executionId);
	return { workflowId: id, executionId, draft: latest() };
}

const latest = (): Draft => {
	const draft = office.drafts.at(-1);
	if (!draft) throw new Error('Nothing was drafted');
	return draft;
};

/** What the node behind Wait got, at the end. */
async function after({ executionId }: Pick<Waiting, 'executionId'>, timeoutMs?: number): Promise<Record<string, any>> {
	const execution = await world.client.waitFor(executionId, timeoutMs);
	expect(execution.status).toBe('success');
	expect(execution.data.resultData.runData.After).toHaveLength(1);
	const [item, ...more] = outputOf(execution, 'After');
	expect(more).toEqual([]);
	return item?.json ?? {};
}

const EMITTED = { status: 200, json: { result: 'emitted' } };

// ── Wait for Decision ───────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Begun first and looked at last, since n8n looks only once a minute for limits that have passed; what comes between
 * stops n8n too.
 */
let limited: Waiting;

describe('Draft, a message, Wait for Decision', () => {
	beforeAll(async () => {
		limited = await begin({ wait: { timeLimit: 1, timeLimitUnit: 'minutes' } });
		expect(await decide(limited.draft, 'progress')).toMatchObject({ status: 200 });
	});

	it.each<[Form]>([['?'], ['&']])(
		'approved, with %s behind the address: handed in first, then decided',
		async (form) => {
			const begun = Date.now();
			const waiting = await begin({ draft: { state: 'order-1', modifyFiles: true } });
			const { body, approval_key, approval_id } = waiting.draft;
			expect(body).toEqual({
				form_id: 'form-1',
				subject: '모니터 구매',
				contents: '<p>350,000</p>',
				modify_contents_flag: 'N',
				modify_files_flag: 'Y',
				callback_url: expect.stringMatching(
					new RegExp(`^${world.n8n.url}/webhook-waiting/${waiting.executionId}\\?signature=[0-9a-f]+&cb=1$`),
				),
				state: expect.stringMatching(/^[0-9a-f]{32}\.order-1$/),
			});
			expect(await decide(waiting.draft, 'progress', { form })).toMatchObject({
				status: 200,
				json: { result: 'ignored', reason: 'not decided' },
			});
			expect(await decide(waiting.draft, 'progress', { form })).toMatchObject({ status: 200 });
			expect(await world.client.status(waiting.executionId)).toBe('waiting');
			expect(office.reads).toEqual([]);

			expect(await decide(waiting.draft, 'complete', { form })).toMatchObject(EMITTED);
			const json = await after(waiting);
			expect(json).toEqual({
				decision: 'approved',
				approved: true,
				timedOut: false,
				vendorState: 'complete',
				confirmed: true,
				approvalKey: approval_key,
				approvalId: approval_id,
				approvalCode: 'QW-테스트-근무-2026-0004',
				officeId: '123456',
				requestHash: String(body.state).split('.')[0],
				state: 'order-1',
				receivedAt: expect.stringMatching(/\+09:00$/),
			});
			expect(Date.parse(json.receivedAt as string)).toBeGreaterThanOrEqual(begun);
			expect(office.reads).toEqual([approval_id]);

			const execution = await world.client.getExecution(waiting.executionId);
			const [drafted] = outputOf(execution, 'Draft');
			expect(drafted?.json).toEqual({
				approvalKey: approval_key,
				duplicate: false,
				recovered: false,
				loginUrl: `https://office.hiworks.com/example.com/popup/approval/${approval_key}`,
				requestHash: String(body.state).split('.')[0],
				state: 'order-1',
				decisionsTo: 'execution',
				callsRemaining: 900,
				warnings: [expect.stringContaining('this machine or of its own network')],
			});
			expect(outputOf(execution, 'Notify')[0]?.json).toEqual({ sent: drafted?.json.loginUrl });
			for (const secret of [TOKEN, SECRET]) expect(JSON.stringify(execution)).not.toContain(secret);
			// Whatever comes now changes nothing.
			expect((await decide(waiting.draft, 'deleted', { form })).status).toBe(409);
		},
		30_000,
	);

	it.each<[string, string, string | undefined, boolean | null]>([
		['rejected', 'rejected', 'rejected', true],
		['canceled', 'canceled', 'canceled', true],
		['cancelled', 'canceled', 'canceled', true],
		['deleted', 'deleted', undefined, null],
	])('%s is %s, not approved', async (state, decision, shown, confirmed) => {
		const waiting = await begin();
		if (shown) office.shows.set(waiting.draft.approval_id, shown);
		expect(await tell(waiting.draft, state)).toMatchObject(EMITTED);
		expect(await after(waiting)).toMatchObject({
			decision,
			approved: false,
			timedOut: false,
			vendorState: state,
			confirmed,
			state: null,
		});
	});

	it.each<['SIGTERM' | 'SIGKILL', Form]>([
		['SIGTERM', '?'],
		['SIGKILL', '&'],
	])(
		'outlives %s between the draft and the decision',
		async (signal, form) => {
			const waiting = await begin();
			await world.n8n.kill(signal);
			await world.restart();
			expect(await world.client.status(waiting.executionId)).toBe('waiting');
			expect((await tell(waiting.draft, 'complete', { form, address: forged })).status).toBe(401);
			expect(await decide(waiting.draft, 'progress', { form })).toMatchObject({ status: 200 });
			expect(await decide(waiting.draft, 'complete', { form })).toMatchObject(EMITTED);
			expect(await after(waiting)).toMatchObject({ decision: 'approved', approved: true, confirmed: true });
		},
		60_000,
	);

	it('the same decision told four times at once: one is taken, the next node runs once', async () => {
		const waiting = await begin();
		office.shows.set(waiting.draft.approval_id, 'complete');
		const answers = await Promise.all(
			['?', '&', '?', '&'].map(async (form) => await tell(waiting.draft, 'complete', { form: form as Form })),
		);
		const statuses = answers.map(({ status }) => status);
		process.stderr.write(`one decision told four times at once: ${statuses.sort().join(', ')}\n`);
		expect(statuses.filter((status) => status === 200)).toHaveLength(1);
		expect(await after(waiting)).toMatchObject({ decision: 'approved' });
		expect(await tell(waiting.draft, 'complete')).toMatchObject({ status: 409 });
		expect((await world.client.executions(waiting.workflowId)).length).toBe(1);
	});

	it('two documents in one execution: the call of the first, repeated, does not decide the second', async () => {
		const nodes = [
			manualTrigger(),
			draftNode('Draft 1'),
			waitNode('Wait 1', 'Draft 1'),
			draftNode('Draft 2'),
			waitNode('Wait 2', 'Draft 2'),
			node('After', 'noOp'),
		];
		const { id } = await world.client.createWorkflow(
			workflow(`approval ${++number}`, nodes, [
				['Start', 'Draft 1'],
				['Draft 1', 'Wait 1'],
				['Wait 1', 'Draft 2'],
				['Draft 2', 'Wait 2'],
				['Wait 2', 'After'],
			]),
		);
		const executionId = await world.client.start(id, 'Start');
		await untilWaiting(world.client, executionId);
		const first = latest();
		expect(await decide(first, 'complete')).toMatchObject(EMITTED);
		for (const end = Date.now() + 30_000; Date.now() < end && latest() === first;) await wait(25);
		const second = latest();
		expect(second.body.callback_url).toBe(first.body.callback_url);
		await untilWaiting(world.client, executionId);

		for (const form of ['?', '&'] as const) expect((await tell(first, 'complete', { form })).status).toBe(403);
		// Half of it right is not enough.
		expect((await tell(first, 'complete', { changes: { approval_key: second.approval_key } })).status).toBe(403);
		expect((await tell(first, 'complete', { changes: { request_hash: String(second.body.state) } })).status).toBe(403);
		expect(await world.client.status(executionId)).toBe('waiting');
		expect(await decide(second, 'rejected')).toMatchObject(EMITTED);
		const execution = await world.client.waitFor(executionId);
		expect([outputOf(execution, 'Wait 1')[0]?.json.decision, outputOf(execution, 'Wait 2')[0]?.json.decision]).toEqual([
			'approved',
			'rejected',
		]);
	});

	const SIGNATURE = /signature=[^&]+/;
	const forged = (url: string) =>
		url.replace(SIGNATURE, (found) => `signature=${'0'.repeat(found.length - 'signature='.length)}`);

	it('what is not from Hiworks, or not of this document, decides nothing', async () => {
		const waiting = await begin();
		const { draft, executionId } = waiting;
		office.shows.set(draft.approval_id, 'complete');
		const calls: Array<[string, number, Told]> = [
			['a forged signature', 401, { address: forged }],
			['no signature', 401, { address: (url) => url.replace(SIGNATURE, 'x=1') }],
			['a shorter signature', 401, { address: (url) => url.replace(SIGNATURE, 'signature=1') }],
			['another execution', 404, { address: (url) => url.replace(`/${executionId}?`, '/99999999?') }],
			['another key', 403, { changes: { approval_key: 'key1' } }],
			['another hash', 403, { changes: { request_hash: '0'.repeat(32) } }],
			['no hash', 403, { changes: { request_hash: '' } }],
			['a hash cut off', 403, { changes: { request_hash: String(draft.body.state).slice(0, 31) } }],
			['no key', 400, { changes: { approval_key: '' } }],
			['another document that can be read nowhere', 503, { changes: { approval_id: '1' } }],
			['no ID', 400, { changes: { approval_id: '' } }],
			['an ID that is a path', 400, { changes: { approval_id: '../../office/v2' } }],
			['no state', 400, { changes: { state: '' } }],
			['POST', 404, { method: 'POST' }],
			['HEAD', 404, { method: 'HEAD' }],
		];
		const results = await Promise.all(
			calls.map(async ([name, , told]) => [name, (await tell(draft, 'complete', told)).status]),
		);
		expect(results).toEqual(calls.map(([name, status]) => [name, status]));
		// Somebody opens the address, or a message shows a preview of it.
		expect(await call(String(draft.body.callback_url))).toMatchObject({ status: 200, json: { result: 'ignored' } });
		expect(await world.client.status(executionId)).toBe('waiting');
		expect(await tell(draft, 'complete')).toMatchObject(EMITTED);
		expect(await after(waiting)).toMatchObject({ decision: 'approved' });
	});

	it('goes on only when Hiworks shows the same', async () => {
		const waiting = await begin();
		const { draft } = waiting;
		for (const shown of ['progress', 'rejected', 404, 500, null, 401]) {
			office.shows.set(draft.approval_id, shown);
			const answer = await tell(draft, 'complete');
			expect([shown, answer.status, answer.json.message]).toEqual([
				shown,
				503,
				typeof shown === 'string' || shown === 404
					? 'Hiworks does not show this state'
					: 'The state could not be confirmed with Hiworks just now',
			]);
			expect(await world.client.status(waiting.executionId)).toBe('waiting');
		}
		expect(await decide(draft, 'complete')).toMatchObject(EMITTED);
		expect(await after(waiting)).toMatchObject({ decision: 'approved', confirmed: true });
	});

	it('waits for a state that follows a little later', async () => {
		const waiting = await begin();
		office.shows.set(waiting.draft.approval_id, 'progress');
		const told = tell(waiting.draft, 'complete');
		while (office.reads.length === 0) await wait(5);
		office.shows.set(waiting.draft.approval_id, 'complete');
		expect(await told).toMatchObject(EMITTED);
		expect(office.reads.length).toBeGreaterThan(1);
		expect(await after(waiting)).toMatchObject({ decision: 'approved' });
	});

	it('keeps waiting while Hiworks is not there, and while the credential is gone', async () => {
		const own = await createCredential({ baseUrl: office.url });
		const waiting = await begin({ own });
		await world.client.call('PATCH', `/credentials/${own.id}`, {
			name: 'moved',
			type: 'hiworksOfficeApi',
			data: { officeToken: TOKEN, userId: '', callbackSecret: SECRET, baseUrl: `http://127.0.0.1:${await freePort()}` },
		});
		expect((await tell(waiting.draft, 'complete')).status).toBe(503);
		await world.client.call('DELETE', `/credentials/${own.id}`);
		expect(await tell(waiting.draft, 'complete')).toMatchObject({
			status: 503,
			json: { message: 'The call could not be handled just now' },
		});
		expect(await world.client.status(waiting.executionId)).toBe('waiting');
		await world.client.call('POST', `/executions/${waiting.executionId}/stop`);
	});

	it('asks nobody where the option says so', async () => {
		const waiting = await begin({ wait: { options: { confirm: false } } });
		expect(await tell(waiting.draft, 'complete')).toMatchObject(EMITTED);
		expect(await after(waiting)).toMatchObject({ decision: 'approved', confirmed: null });
		expect(office.reads).toEqual([]);
	});

	it('an expression in the options is refused, and nothing waits', async () => {
		const begun = begin({ wait: { options: { confirm: '={{ false }}' } } });
		await expect(begun).rejects.toThrow(/Confirm by Get State/);
	});

	it('goes on when the document is handed in, where the option says so', async () => {
		const waiting = await begin({ wait: { options: { resumeOnProgress: true } } });
		expect(await decide(waiting.draft, 'progress')).toMatchObject(EMITTED);
		expect(await after(waiting)).toMatchObject({
			decision: 'inProgress',
			approved: false,
			confirmed: true,
			approvalId: waiting.draft.approval_id,
		});
	});

	it.each([[{}], [{ onError: 'continueRegularOutput' }]])(
		'two items are refused, and nothing waits: %j',
		async (more) => {
			const rows = node(
				'Rows',
				'set',
				{ mode: 'raw', jsonOutput: '={{ { "rows": [1, 2] } }}', options: {} },
				{ typeVersion: 3.4 },
			);
			const each = node('Row', 'splitOut', { fieldToSplitOut: 'rows', options: {} });
			const nodes = [
				manualTrigger(),
				rows,
				each,
				draftNode('Draft'),
				waitNode('Wait', 'Draft', {}, credential, more),
				node('After', 'noOp'),
			];
			const { id } = await world.client.createWorkflow(
				workflow(`approval ${++number}`, nodes, [
					['Start', 'Rows'],
					['Rows', 'Row'],
					['Row', 'Draft'],
					['Draft', 'Wait'],
					['Wait', 'After'],
				]),
			);
			const execution = await world.client.run(id, 'Start');
			const drafted = outputOf(execution, 'Draft').map(({ json }) => json);
			expect(new Set(drafted.map(({ requestHash }) => requestHash)).size).toBe(2);
			expect((drafted[0]?.warnings as string[]).join()).toContain('Loop Over Items');
			if ('onError' in more) {
				expect(execution.status).toBe('success');
				expect(outputOf(execution, 'After').map(({ json }) => json)).toEqual([
					expect.objectContaining({
						error: expect.objectContaining({ message: expect.stringContaining('takes one item, and 2 came') }),
						message: expect.stringContaining('Loop Over Items'),
					}),
				]);
			} else {
				expect(execution.status).toBe('error');
				const { error } = execution.data.resultData;
				expect([error?.message, error?.description]).toEqual([
					expect.stringContaining('takes one item, and 2 came'),
					expect.stringMatching(/Loop Over Items.*sub-workflow/s),
				]);
			}
		},
	);

	it('two documents one after the other with Loop Over Items', async () => {
		const rows = node(
			'Rows',
			'set',
			{ mode: 'raw', jsonOutput: '={{ { "rows": ["one", "two"] } }}', options: {} },
			{ typeVersion: 3.4 },
		);
		const nodes = [
			manualTrigger(),
			rows,
			node('Row', 'splitOut', { fieldToSplitOut: 'rows', options: {} }),
			node('Loop', 'splitInBatches', { options: {} }, { typeVersion: 3 }),
			draftNode('Draft', { state: '={{ $json.rows }}' }),
			waitNode('Wait', 'Draft'),
			node('After', 'noOp'),
		];
		const { id } = await world.client.createWorkflow(
			workflow(`approval ${++number}`, nodes, [
				['Start', 'Rows'],
				['Rows', 'Row'],
				['Row', 'Loop'],
				['Loop', 'After', 0],
				['Loop', 'Draft', 1],
				['Draft', 'Wait'],
				['Wait', 'Loop'],
			]),
		);
		const before = office.drafts.length;
		const executionId = await world.client.start(id, 'Start');
		for (const [n, state] of ['rejected', 'complete'].entries()) {
			for (const end = Date.now() + 30_000; Date.now() < end && office.drafts.length <= before + n;) await wait(25);
			await untilWaiting(world.client, executionId);
			expect(await decide(latest(), state)).toMatchObject(EMITTED);
		}
		const execution = await world.client.waitFor(executionId);
		expect(outputOf(execution, 'After').map(({ json }) => [json.state, json.decision])).toEqual([
			['one', 'rejected'],
			['two', 'approved'],
		]);
		expect(new Set(office.drafts.slice(before).map(({ body }) => body.state)).size).toBe(2);
	});
});

// ── The trigger ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface Listening {
	id: string;
	/** With the literal `:secret`, as its panel shows it. */
	shown: string;
	url: string;
}

async function createTrigger(parameters: Record<string, unknown> = {}, own = credential): Promise<Listening> {
	const webhookId = `00000000-0000-4000-9000-${String(++number).padStart(12, '0')}`;
	const trigger = node('Trigger', `${packageName}.hiworksApprovalTrigger`, parameters, {
		webhookId,
		credentials: { hiworksOfficeApi: own },
	});
	const { id } = await world.client.createWorkflow(
		workflow(`trigger ${number}`, [trigger, node('After', 'noOp')], [['Trigger', 'After']]),
	);
	const shown = `${world.n8n.url}/webhook/${webhookId}/${webhookId}/approval/:secret`;
	return { id, shown, url: shown.replace(':secret', SECRET) };
}

async function listen(parameters?: Record<string, unknown>, own?: Reference): Promise<Listening> {
	const listening = await createTrigger(parameters, own);
	await world.client.activate(listening.id);
	return listening;
}

/** A document of which the trigger is told, as if it had been drafted so. */
function drafted({ url }: Listening, state = '0123456789abcdef0123456789abcdef'): Draft {
	const id = String(2_000_000 + ++number);
	return { approval_key: `key${id}`, approval_id: id, body: { callback_url: url, state } };
}

/** What the workflow was started with, all its executions at their ends. */
async function started({ id, url }: Listening): Promise<Array<Record<string, any>>> {
	for (const until = Date.now() + 20_000; ;) {
		const all = await world.client.executions(id);
		const missing = all.length < emittedAt(url) && Date.now() < until;
		if (missing || all.some(({ status }) => status === 'new' || status === 'running')) await wait(50);
		else
			return await Promise.all(
				all.map(async (one) => outputOf(await world.client.getExecution(one.id), 'After')[0]?.json ?? {}),
			);
	}
}

describe('the trigger', () => {
	it.each<[Form]>([['?'], ['&']])(
		'starts with a decision, with %s behind the URL that Draft was given as shown',
		async (form) => {
			const listening = await listen();
			const nodes = [
				manualTrigger(),
				draftNode('Draft', { sendDecisionsTo: 'trigger', triggerUrl: listening.shown, state: '주문 1.2/3' }),
			];
			const { id } = await world.client.createWorkflow(workflow(`draft ${++number}`, nodes, [['Start', 'Draft']]));
			const execution = await world.client.run(id, 'Start');
			const [item] = outputOf(execution, 'Draft');
			expect(item?.json).toMatchObject({
				decisionsTo: 'trigger',
				state: '주문 1.2/3',
				warnings: [expect.stringContaining('this machine or of its own network'), expect.stringContaining('encoded')],
			});
			expect(JSON.stringify(execution)).not.toContain(SECRET);
			const draft = latest();
			expect(draft.body.callback_url).toBe(listening.url);

			// A slash in a value stands in the path here, and n8n finds no such path.
			const told: Told = {
				form,
				...(form === '&' && { changes: { request_hash: `${String(item?.json.requestHash)}.주문 1.2` } }),
			};
			expect(await decide(draft, 'progress', told)).toMatchObject({
				status: 200,
				json: { result: 'ignored', reason: 'not among the chosen events' },
			});
			expect(await decide(draft, 'complete', told)).toMatchObject(EMITTED);
			expect(await started(listening)).toEqual([
				{
					decision: 'approved',
					approved: true,
					vendorState: 'complete',
					confirmed: true,
					approvalKey: draft.approval_key,
					approvalId: draft.approval_id,
					approvalCode: 'QW-테스트-근무-2026-0004',
					officeId: '123456',
					requestHash: item?.json.requestHash,
					state: form === '&' ? '주문 1.2' : '주문 1.2/3',
					receivedAt: expect.stringMatching(/\+09:00$/),
					dedupeKey: `${draft.approval_key}/${draft.approval_id}/approved`,
					warnings: [],
				},
			]);
		},
	);

	it('a wrong secret is answered as an address that does not exist', async () => {
		const listening = await listen();
		const draft = drafted(listening);
		for (const secret of [':secret', 'wrong', SECRET.slice(0, -1), `${SECRET}1`, SECRET.toUpperCase(), '%20']) {
			for (const form of ['?', '&'] as const) {
				const answer = await decide(draft, 'complete', {
					form,
					address: () => listening.shown.replace(':secret', secret),
				});
				expect([secret, form, answer.status]).toEqual([secret, form, 404]);
			}
		}
		expect((await call(listening.shown.replace(':secret', 'wrong'))).status).toBe(404);
		const bare = await listen({}, await createCredential({ callbackSecret: '' }));
		const weak = await listen({}, await createCredential({ callbackSecret: 'short' }));
		expect((await decide(draft, 'complete', { address: () => bare.shown.replace(':secret', '') })).status).toBe(404);
		expect((await decide(draft, 'complete', { address: () => weak.shown.replace(':secret', 'short') })).status).toBe(
			404,
		);
		expect([await started(listening), await started(bare), await started(weak), office.reads]).toEqual([
			[],
			[],
			[],
			[],
		]);
	});

	it('an empty call is answered and starts nothing; half a call is refused', async () => {
		const listening = await listen();
		const draft = drafted(listening);
		expect(await call(listening.url)).toMatchObject({ status: 200, json: { result: 'ignored' } });
		expect(await call(`${listening.url}?utm=1`)).toMatchObject({ status: 200, json: { result: 'ignored' } });
		expect((await call(`${listening.url}?approval_key=a`)).status).toBe(400);
		expect((await tell(draft, 'complete', { changes: { approval_id: 'x' } })).status).toBe(400);
		expect((await decide(draft, 'complete', { method: 'POST' })).status).toBe(404);
		expect(await started(listening)).toEqual([]);
	});

	it('100 repeats of one decision start one execution', async () => {
		const listening = await listen();
		const draft = drafted(listening);
		office.shows.set(draft.approval_id, 'canceled');
		const answers: Answer[] = [];
		// In both spellings and both forms: it is one decision.
		for (let n = 0; n < 101; n++)
			answers.push(await tell(draft, n % 2 ? 'cancelled' : 'canceled', { form: n % 3 ? '?' : '&' }));
		expect(answers.map(({ status, json }) => [status, json.result, json.reason])).toEqual(
			answers.map((_, n) => [200, n === 0 ? 'emitted' : 'ignored', n === 0 ? undefined : 'duplicate']),
		);
		expect((await started(listening)).map(({ decision, dedupeKey }) => [decision, dedupeKey])).toEqual([
			['canceled', `${draft.approval_key}/${draft.approval_id}/canceled`],
		]);
		expect(office.reads).toHaveLength(1);
		// Another state of the same document is news.
		expect(await decide(draft, 'deleted')).toMatchObject(EMITTED);
	});

	it('repeats at the same moment start once, and the next one is known', async () => {
		const listening = await listen();
		const draft = drafted(listening);
		office.shows.set(draft.approval_id, 'complete');
		const answers = await Promise.all(Array.from({ length: 5 }, async () => await tell(draft, 'complete')));
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
		// Those that came before the first was answered have its answer, the others are duplicates.
		const results = answers.map(({ json }) => json.result);
		expect(results).toContain('emitted');
		expect(results.filter((result) => result !== 'emitted' && result !== 'ignored')).toEqual([]);
		expect(await started(listening)).toHaveLength(1);
		expect(office.reads).toHaveLength(1);
		expect((await tell(draft, 'complete')).json.reason).toBe('duplicate');
	});

	it('a state that Hiworks does not show starts nothing, and comes through once it does', async () => {
		const listening = await listen();
		const draft = drafted(listening);
		for (const shown of ['rejected', 404, 500, null]) {
			office.shows.set(draft.approval_id, shown);
			expect([shown, (await tell(draft, 'complete')).status]).toEqual([shown, 503]);
		}
		expect(await started(listening)).toEqual([]);
		expect(await decide(draft, 'complete')).toMatchObject(EMITTED);
		expect(await started(listening)).toHaveLength(1);
	});

	it('starts unconfirmed, or without asking, where the options say so', async () => {
		const lenient = await listen({ options: { unconfirmed: 'emit' } });
		const draft = drafted(lenient);
		office.shows.set(draft.approval_id, 'rejected');
		expect(await tell(draft, 'complete')).toMatchObject(EMITTED);
		expect(await started(lenient)).toMatchObject([{ confirmed: false, decision: 'approved' }]);
		const impatient = await listen({ options: { unavailable: 'emit' } });
		const other = drafted(impatient);
		office.shows.set(other.approval_id, 500);
		expect(await tell(other, 'complete')).toMatchObject(EMITTED);
		expect(await started(impatient)).toMatchObject([
			{ confirmed: null, decision: 'approved', warnings: [expect.stringContaining('HTTP 500')] },
		]);
		office.reset();
		const trusting = await listen({ options: { confirm: false, dropDuplicates: false } });
		for (let n = 0; n < 2; n++) expect(await tell(drafted(trusting, 'order-1'), 'complete')).toMatchObject(EMITTED);
		const same = drafted(trusting);
		for (let n = 0; n < 2; n++) expect(await tell(same, 'complete')).toMatchObject(EMITTED);
		const all = await started(trusting);
		expect([all.length, all.every(({ confirmed }) => confirmed === null), office.reads]).toEqual([4, true, []]);
		// Drafted by another program: there is no hash of ours in it.
		expect(all.filter(({ state }) => state === 'order-1').map(({ requestHash }) => requestHash)).toEqual([null, null]);
	});

	it('tells of documents handed in, and of states it does not know, where they are chosen', async () => {
		const listening = await listen({ events: ['inProgress', 'other'] });
		const draft = drafted(listening);
		expect(await decide(draft, 'complete')).toMatchObject({ json: { result: 'ignored' } });
		// Decided in the meantime: that it was handed in is true nevertheless.
		expect(await tell(draft, 'progress')).toMatchObject(EMITTED);
		expect(await decide(draft, 'archived')).toMatchObject(EMITTED);
		expect(
			(await started(listening)).map(({ decision, vendorState, approved }) => [decision, vendorState, approved]).sort(),
		).toEqual([
			['inProgress', 'progress', false],
			['other', 'archived', false],
		]);
	});

	it('the test URL shows a call as often as it comes, and an empty one does not use it up', async () => {
		const listening = await createTrigger();
		const draft = drafted(listening);
		for (let n = 0; n < 2; n++) {
			await world.client.call('POST', `/workflows/${listening.id}/run`, { triggerToStartFrom: { name: 'Trigger' } });
			const address = (url: string) => url.replace('/webhook/', '/webhook-test/');
			expect((await call(address(listening.url))).status).toBe(200);
			expect(
				(await decide(draft, 'complete', { address: (url) => address(url).replace(SECRET, 'wrong') })).status,
			).toBe(404);
			expect(await decide(draft, 'complete', { address })).toMatchObject(EMITTED);
		}
		expect(await started(listening)).toHaveLength(2);
	});

	it('a credential that is gone is answered with 503', async () => {
		const own = await createCredential();
		const listening = await listen({}, own);
		await world.client.call('DELETE', `/credentials/${own.id}`);
		expect((await decide(drafted(listening), 'complete')).status).toBe(503);
		expect(await started(listening)).toEqual([]);
	});
});

describe('a published workflow', () => {
	it('drafts, waits and goes on', async () => {
		const path = `approval-${++number}`;
		const nodes = [
			webhook(path, { responseMode: 'onReceived' }),
			draftNode('Draft'),
			waitNode('Wait', 'Draft'),
			node('After', 'noOp'),
		];
		const { id } = await world.client.createWorkflow(
			workflow(`approval ${number}`, nodes, [
				['Webhook', 'Draft'],
				['Draft', 'Wait'],
				['Wait', 'After'],
			]),
		);
		await world.client.activate(id);
		expect((await fetch(`${world.n8n.url}/webhook/${path}`, { method: 'POST' })).status).toBe(200);
		let executionId = '';
		for (const end = Date.now() + 30_000; Date.now() < end && executionId === ''; await wait(25))
			executionId = (await world.client.executions(id))[0]?.id ?? '';
		await untilWaiting(world.client, executionId);
		expect(await decide(latest(), 'complete')).toMatchObject(EMITTED);
		expect(await after({ executionId })).toMatchObject({ decision: 'approved', approved: true });
	});
});

describe('a decision that does not come', () => {
	it('at the time limit it goes on without a decision, and says so', async () => {
		const json = await after(limited, 130_000);
		const { startedAt, stoppedAt } = await world.client.getExecution(limited.executionId);
		const took = Date.parse(String(stoppedAt)) - Date.parse(startedAt);
		process.stderr.write(`a limit of 60 s took ${(took / 1000).toFixed(1)} s\n`);
		expect(took).toBeGreaterThanOrEqual(60_000);
		expect(json).toEqual({
			decision: 'timedOut',
			approved: false,
			timedOut: true,
			vendorState: null,
			confirmed: null,
			approvalKey: limited.draft.approval_key,
			approvalId: null,
			approvalCode: null,
			officeId: null,
			requestHash: limited.draft.body.state,
			state: null,
			receivedAt: null,
		});
		expect((await decide(limited.draft, 'complete')).status).toBe(409);
	}, 150_000);
});
