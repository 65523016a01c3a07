import { parse as unflatten } from 'flatted';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { draw } from '../../../sandbox/faults.ts';
import { packageName, type Execution, type WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { freePort } from '../../../scripts/lib/ports.mts';
import { ISSUE_NOW, keys as documentKeys, made, SELLER } from '../../contract/support/portOne.ts';
import {
	call,
	failed,
	issued,
	issueInvoice as issueAt,
	KEY,
	TOKEN,
	type Answer,
	type Call,
} from '../support/deliveries.ts';
import { emittedAt } from '../support/emitted.ts';
import { node, workflow, type Reference } from '../support/workflows.ts';
import { startWorld, type World } from '../support/world.ts';

/**
 * Bolta's calls to the Bolta Trigger in the real n8n: what starts a workflow, what does not, and that each is answered.
 */
let world: World;
let credential: Reference;
let number = 0;

const full = process.env.TEST_SIZE === 'full';

beforeAll(async () => {
	world = await startWorld();
	credential = await createCredential();
});
afterAll(async () => {
	await world?.close();
});
beforeEach(() => world.sandbox.bolta.reset());

const createCredential = async (changes: object = {}) =>
	await world.client.createCredential('boltaApi', {
		apiKey: KEY,
		environment: 'test',
		baseUrl: world.sandbox.bolta.url,
		webhookToken: TOKEN,
		...changes,
	});

// ── A workflow with the trigger ─────────────────────────────────────────────────────────────────────────────────────

interface Listening {
	id: string;
	url: string;
	testUrl: string;
}

interface Settings {
	events?: string[];
	options?: Record<string, unknown>;
	credential?: Reference;
}

/** Bolta Trigger → After. */
const create = async ({ events, options = {}, credential: own = credential }: Settings = {}): Promise<Listening> =>
	await createTrigger('boltaTrigger', { boltaApi: own }, { ...(events && { events }), options });

async function createTrigger(
	type: string,
	credentials: Record<string, Reference>,
	parameters: Record<string, unknown> = {},
): Promise<Listening> {
	const webhookId = `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`;
	const trigger: WorkflowNode = node('Trigger', `${packageName}.${type}`, parameters, { webhookId, credentials });
	const { id } = await world.client.createWorkflow(
		workflow(`trigger ${number}`, [trigger, node('After', 'noOp')], [['Trigger', 'After']]),
	);
	return {
		id,
		url: `${world.n8n.url}/webhook/${webhookId}/webhook`,
		testUrl: `${world.n8n.url}/webhook-test/${webhookId}/webhook`,
	};
}

async function publish(settings?: Settings): Promise<Listening> {
	const listening = await create(settings);
	await world.client.activate(listening.id);
	return listening;
}

async function publishTrigger(...given: Parameters<typeof createTrigger>): Promise<Listening> {
	const listening = await createTrigger(...given);
	await world.client.activate(listening.id);
	return listening;
}

const unknownKey = () => `${'0'.repeat(24)}${String(++number).padStart(8, '0')}`;
const issueInvoice = async (referenceId: string) => await issueAt(world.sandbox, referenceId);

// ── What was started ────────────────────────────────────────────────────────────────────────────────────────────────

interface Started {
	id: string;
	status: Execution['status'];
	mode: string;
	json: Record<string, any>;
}

/** All executions of a workflow at their ends, the oldest first; n8n's own list ends at 50. */
async function started({ id, url }: Listening): Promise<Started[]> {
	const database = new DatabaseSync(path.join(world.home, '.n8n', 'database.sqlite'), { readOnly: true });
	try {
		for (const until = Date.now() + 20_000; ;) {
			const rows = database
				.prepare(
					'select e.id, e.status, e.mode, d.data from execution_entity e join execution_data d on d.executionId = e.id where e.workflowId = ? order by e.id',
				)
				.all(id) as Array<{ id: number; status: Execution['status']; mode: string; data: string }>;
			const missing = rows.length < emittedAt(url) && Date.now() < until;
			if (!missing && rows.every(({ status }) => status !== 'new' && status !== 'running')) {
				return rows.map((row) => ({
					...row,
					id: String(row.id),
					json: itemOf(unflatten(row.data) as Execution['data']),
				}));
			}
			await wait(50);
		}
	} finally {
		database.close();
	}
}

function itemOf({ resultData }: Execution['data']): Record<string, any> {
	const items = resultData.runData.After?.[0]?.data?.main[0] ?? [];
	expect(items).toHaveLength(1);
	return items[0]?.json ?? {};
}

const keysOf = async (listening: Listening) => (await started(listening)).map(({ json }) => json.dedupeKey as string);

const quantile = (values: number[], share: number) =>
	[...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

// ── Tests ───────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('deliveries to the production URL', () => {
	const SIZE = full ? 1000 : 100;
	const share = (percent: number) => (SIZE * percent) / 100;

	type Kind = 'first' | 'repeat' | 'wrongToken' | 'garbage' | 'overLong' | 'pair';

	const GARBAGE: Array<[Call['body'], number]> = [
		['', 400],
		['null', 400],
		['[]', 400],
		['{}', 400],
		['"text"', 400],
		['17', 400],
		['{"eventType":', 422],
		[Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80]), 422],
		[{ eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS' }, 400],
		[{ eventType: 5, data: {} }, 400],
		[{ data: { issuanceKey: 'A' } }, 400],
		[{ eventType: 'TAX_INVOICE_ISSUANCE_FAILURE', data: { issuanceKey: '../../v1/customers' } }, 400],
		[{ eventType: 'TAX_INVOICE_ISSUANCE_FAILURE', data: [] }, 400],
		[`{"eventType":"PING","data":{"deep":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`, 400],
	];

	/** The order is drawn; a repeat comes after at least one event that can be repeated. */
	function plan(): Kind[] {
		const counts: Array<[Kind, number]> = [
			['repeat', share(30)],
			['wrongToken', share(10)],
			['garbage', share(10)],
			['overLong', share(5)],
			['pair', share(5)],
			['first', share(35)],
		];
		const kinds = counts.flatMap(([kind, count]) =>
			Array.from({ length: count }, (_, n) => ({ kind, at: draw(kind, n) })),
		);
		return [
			'first',
			...kinds
				.sort((a, b) => a.at - b.at)
				.map(({ kind }) => kind)
				.toSpliced(
					kinds.findIndex(({ kind }) => kind === 'first'),
					1,
				),
		] as Kind[];
	}

	it(`${SIZE}: each is answered, each event starts once, repeats after the answer start nothing`, async () => {
		const listening = await publish({ options: { unconfirmed: 'drop' } });
		const kinds = plan();
		const isSuccess = (n: number) => draw('success', n) < 0.5;
		const events = kinds.filter((kind) => kind === 'first' || kind === 'pair').length;
		const invoices = await Promise.all(
			Array.from({ length: events }, async (_, n) =>
				isSuccess(n) ? await issueInvoice(`delivery-${n}`) : unknownKey(),
			),
		);

		const answers: Answer[] = [];
		const delivered: object[] = [];
		const expectedOnce: string[] = [];
		const unexpected: string[] = [];
		const counts: Record<string, number> = {};
		const note = (kind: Kind, expected: number[], answer: Answer) => {
			answers.push(answer);
			const name = `${kind} ${answer.status}`;
			counts[name] = (counts[name] ?? 0) + 1;
			if (!expected.includes(answer.status)) unexpected.push(`${kind}: ${answer.status} ${answer.text.slice(0, 200)}`);
		};

		for (const [n, kind] of kinds.entries()) {
			if (kind === 'wrongToken') {
				const token = [null, '', 'wrong', TOKEN.slice(0, -1), `${TOKEN}1`][n % 5];
				note(kind, [401], await call(listening.url, { token, body: issued(invoices[0] ?? '') }));
			} else if (kind === 'garbage') {
				const [body, status] = GARBAGE[n % GARBAGE.length] ?? ['', 400];
				note(kind, [status], await call(listening.url, { body }));
			} else if (kind === 'overLong') {
				note(
					kind,
					[413],
					await call(listening.url, { body: { ...issued(invoices[0] ?? ''), filler: 'x'.repeat(1024 * 1024) } }),
				);
			} else if (kind === 'repeat') {
				const again = delivered[Math.floor(draw('again', n) * delivered.length)] ?? {};
				const answer = await call(listening.url, { body: again });
				note(kind, [200], answer);
				expect(answer.json).toEqual({ result: 'ignored', reason: 'duplicate' });
			} else {
				const index = delivered.length;
				const key = invoices[index] ?? '';
				const body = isSuccess(index) ? issued(key) : failed(key);
				const dedupeKey = `${body.eventType}/${key}`;
				expectedOnce.push(dedupeKey);
				const both = await Promise.all(
					Array.from({ length: kind === 'pair' ? 2 : 1 }, async () => await call(listening.url, { body })),
				);
				for (const answer of both) note(kind, [200], answer);
				delivered.push(body);
			}
		}

		const keys = await keysOf(listening);
		const times = answers.map(({ took }) => took);
		const shown = `${answers.length} deliveries answered (${Object.entries(counts)
			.map(([name, count]) => `${name}: ${count}`)
			.sort()
			.join(
				', ',
			)}); ${expectedOnce.length} events started ${keys.length} executions; answer p50 ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`;
		process.stderr.write(`${shown}\n`);

		expect(unexpected).toEqual([]);
		expect(answers).toHaveLength(SIZE);
		expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
		expect(keys.sort()).toEqual(expectedOnce.sort());
	});

	it('keys outlive a restart', async () => {
		const listening = await publish();
		const body = failed(unknownKey());
		expect((await call(listening.url, { body })).json).toEqual({ result: 'emitted' });
		await started(listening);
		await world.n8n.stop();
		await world.restart();
		const url = listening.url.replace(/^http:\/\/[^/]+/, world.n8n.url);
		for (const end = Date.now() + 30_000; Date.now() < end && (await fetch(url)).status !== 200;) await wait(50);
		expect((await call(url, { body })).json).toEqual({ result: 'ignored', reason: 'duplicate' });
		expect(await started(listening)).toHaveLength(1);
	});
});

/**
 * n8n, as it comes, makes sandboxes for expressions at each call, so that its event loop hardly turns while many come.
 * None may be refused for that, and none may start twice.
 */
describe('a burst', () => {
	const EVENTS = full ? 500 : 40;
	/** Other calls before it: n8n is not fresh then. */
	const OTHERS = full ? 1000 : 0;

	interface Told {
		body: object;
		dedupeKey: string;
	}
	interface Vendor {
		publish(): Promise<Listening>;
		event(number: number): Promise<Told>;
	}

	const vendors: Record<string, Vendor> = {
		Bolta: {
			publish,
			async event(n) {
				const body = issued(await issueInvoice(`burst-${n}`));
				return { body, dedupeKey: `${body.eventType}/${body.data.issuanceKey}` };
			},
		},
		PortOne: {
			publish: async () =>
				await publishTrigger('portOneB2bTrigger', {
					portOneApi: await world.client.createCredential('portOneApi', {
						apiSecret: 'synthetic-secret',
						environment: 'test',
						baseUrl: world.sandbox.portOne.url,
						webhookToken: TOKEN,
					}),
				}),
			async event(n) {
				const { id } = await made(world.sandbox.portOne.url, ISSUE_NOW, 'NORMAL', documentKeys(n), {
					query: { test: true },
				});
				const [type, timestamp, status] = ['TaxInvoice.Issued', new Date().toISOString(), 'ISSUED'];
				const body = { type, timestamp, data: { taxInvoiceId: id as string, status, supplierBrn: SELLER } };
				return { body, dedupeKey: [type, id, status, timestamp].join('/') };
			},
		},
	};

	async function callOthers(count: number): Promise<void> {
		const webhookId = `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`;
		const trigger = node('Other', 'webhook', { path: webhookId, httpMethod: 'POST' }, { typeVersion: 2, webhookId });
		const { id } = await world.client.createWorkflow(
			workflow(`other ${number}`, [trigger, node('After', 'noOp')], [['Other', 'After']]),
		);
		await world.client.activate(id);
		const left = Array.from({ length: count }).keys();
		await Promise.all(
			Array.from({ length: 20 }, async () => {
				for (const _ of left) await fetch(`${world.n8n.url}/webhook/${webhookId}`, { method: 'POST' });
			}),
		);
	}

	it.each(Object.keys(vendors))(
		`${EVENTS} events of %s at once, every fifth twice: each starts its workflow once, and each call is answered with 200`,
		async (name) => {
			const { publish: publishBurst, event } = vendors[name]!;
			const listening = await publishBurst();
			const events = await Promise.all(Array.from({ length: EVENTS }, async (_, n) => await event(n)));
			if (OTHERS > 0) await callOthers(OTHERS);
			const told = events.flatMap((one, n) => (n % 5 === 0 ? [one, one] : [one]));
			const answers = await Promise.all(
				told.map(async ({ body }) => await call(listening.url, { body, patience: 300_000 })),
			);
			const runs = await started(listening);
			const keys = runs.map(({ json }) => json.dedupeKey as string);
			const times = answers.map(({ took }) => took);
			const missing = events.filter(({ dedupeKey }) => !keys.includes(dedupeKey)).length;
			const confirmed = runs.filter(({ json }) => json.confirmed === true).length;
			process.stderr.write(
				`${name}: ${events.length} events at once by ${answers.length} calls: ${answers.filter(({ status }) => status >= 500).length} answered 5xx, ${missing} not started, ${keys.length - new Set(keys).size} started twice, ${confirmed} confirmed; answer p50 ${quantile(times, 0.5).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms\n`,
			);
			expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
			expect(keys.sort()).toEqual(events.map(({ dedupeKey }) => dedupeKey).sort());
			for (const { json } of runs.filter((run) => run.json.confirmed !== true))
				expect(json).toMatchObject({ confirmed: null, warnings: [expect.stringContaining('could not be asked')] });
			// All of them are known from now on.
			for (const { body } of events.slice(-5))
				expect((await call(listening.url, { body })).json.reason).toBe('duplicate');
		},
		600_000,
	);
});

describe('who may call', () => {
	it('GET answers 200, and says whether the token is right', async () => {
		const { url } = await publish();
		for (const [search, token] of [
			[`?token=${TOKEN}`, 'right'],
			['?token=other', 'missing or wrong'],
			['', 'missing or wrong'],
		]) {
			const response = await fetch(url + search);
			expect([response.status, await response.json()]).toEqual([200, { message: 'Bolta Trigger is listening', token }]);
		}
		const bare = await publish({ credential: await createCredential({ webhookToken: '' }) });
		expect(await (await fetch(bare.url)).json()).toMatchObject({ token: 'the credential has none' });
	});

	it('the token may come in a header', async () => {
		const listening = await publish();
		expect(
			(await call(listening.url, { token: null, headers: { 'x-webhook-token': TOKEN }, body: failed(unknownKey()) }))
				.status,
		).toBe(200);
		expect(
			(await call(listening.url, { token: null, headers: { 'x-webhook-token': 'wrong' }, body: failed(unknownKey()) }))
				.status,
		).toBe(401);
		for (const search of [`token=x&token=${TOKEN}`, `token[]=${TOKEN}`, `TOKEN=${TOKEN}`]) {
			expect((await fetch(`${listening.url}?${search}`, { method: 'POST', body: '{}' })).status).toBe(401);
		}
		expect(await started(listening)).toHaveLength(1);
	});

	it('without a token in the credential nobody, unless the option says so', async () => {
		const bare = await createCredential({ webhookToken: '' });
		const closed = await publish({ credential: bare });
		expect(await call(closed.url, { token: null, body: failed(unknownKey()) })).toMatchObject({
			status: 401,
			json: { message: expect.stringContaining('no Webhook Token') },
		});
		expect((await call(closed.url, { token: '', body: failed(unknownKey()) })).status).toBe(401);
		const open = await publish({ credential: bare, options: { acceptUnauthenticated: true } });
		const key = await issueInvoice('unauthenticated');
		expect((await call(open.url, { token: null, body: issued(key) })).json).toEqual({ result: 'emitted' });
		// Not known to Bolta, told by nobody knows whom.
		expect((await call(open.url, { token: null, body: issued(unknownKey()) })).json).toMatchObject({
			result: 'ignored',
			reason: expect.stringContaining('not confirmed'),
		});
		expect((await started(open)).map(({ json }) => json.issuanceKey)).toEqual([key]);
		expect(await started(closed)).toEqual([]);
	});

	it('with a token in the credential the option opens nothing', async () => {
		const listening = await publish({ options: { acceptUnauthenticated: true } });
		expect((await call(listening.url, { token: null, body: failed(unknownKey()) })).status).toBe(401);
	});

	it('only the allowed senders, whatever they say of themselves', async () => {
		const closed = await publish({ options: { allowedSenders: '43.201.136.252, 10.0.0.0/8' } });
		const refusal = await call(closed.url, {
			headers: { 'x-forwarded-for': '43.201.136.252', 'x-real-ip': '43.201.136.252' },
			body: failed(unknownKey()),
		});
		expect(refusal.status).toBe(403);
		expect(refusal.json.message).toMatch(/127\.0\.0\.1.*N8N_PROXY_HOPS/);
		expect((await call(closed.url, { token: 'wrong', body: {} })).status).toBe(401);
		const open = await publish({ options: { allowedSenders: '43.201.136.252, 127.0.0.0/8' } });
		expect((await call(open.url, { body: failed(unknownKey()) })).status).toBe(200);
		expect([await started(closed), await started(open)].map((list) => list.length)).toEqual([0, 1]);
	});

	it('an expression in the options opens nothing', async () => {
		const listening = await publish({
			credential: await createCredential({ webhookToken: '' }),
			options: { acceptUnauthenticated: '={{ true }}' },
		});
		expect((await call(listening.url, { token: null, body: failed(unknownKey()) })).status).toBe(503);
		const senders = await publish({ options: { allowedSenders: '={{ "127.0.0.1" }}' } });
		expect((await call(senders.url, { body: failed(unknownKey()) })).status).toBe(403);
	});

	it('a credential that is gone is answered with 503, and starts nothing', async () => {
		const own = await createCredential();
		const listening = await publish({ credential: own });
		await world.client.call('DELETE', `/credentials/${own.id}`);
		expect(await call(listening.url, { body: failed(unknownKey()) })).toMatchObject({
			status: 503,
			json: { message: 'The event could not be handled just now' },
		});
		expect((await fetch(listening.url)).status).toBe(200);
		expect(await started(listening)).toEqual([]);
	});
});

describe('what starts the workflow', () => {
	const cash = (eventType: string) => ({
		eventType,
		data: { issuanceKey: unknownKey(), cashReceiptApprovalNumber: '12345678' },
	});

	it('the chosen events only', async () => {
		const listening = await publish({ events: ['cashReceipt', 'other'] });
		const bodies = [
			failed(unknownKey()),
			issued(unknownKey()),
			cash('CASH_RECEIPT_ISSUED'),
			cash('CASH_RECEIPT_CANCELED'),
			{ eventType: 'TAX_INVOICE_SENT', data: { step: 1 } },
		];
		const answers = await Promise.all(bodies.map(async (body) => await call(listening.url, { body })));
		expect(answers.map(({ status, json }) => [status, json.result])).toEqual(
			['ignored', 'ignored', 'emitted', 'emitted', 'emitted'].map((result) => [200, result]),
		);
		expect(
			(await started(listening))
				.map(({ json }) => [json.event, json.confirmed, json.status, json.cashReceiptApprovalNumber])
				.sort(),
		).toEqual([
			['cashReceiptCanceled', null, null, '12345678'],
			['cashReceiptIssued', null, null, '12345678'],
			['taxInvoiceSent', null, null, null],
		]);
		expect(world.sandbox.bolta.requests()).toEqual([]);
	});

	it('by default results of tax invoices', async () => {
		const listening = await publish();
		const bodies = [failed(unknownKey()), cash('CASH_RECEIPT_ISSUED'), { eventType: 'PING' }];
		for (const body of bodies) expect((await call(listening.url, { body })).status).toBe(200);
		expect(
			(await started(listening)).map(({ json, status, mode }) => [
				json.event,
				json.causeCode,
				json.causeMessage,
				status,
				mode,
			]),
		).toEqual([['taxInvoiceFailed', 'NOT_FOUND_CERTIFICATE', '공동인증서가 없습니다.', 'success', 'webhook']]);
	});

	it('a body under another content type too', async () => {
		const listening = await publish();
		for (const type of ['text/plain', 'application/octet-stream', 'application/json; charset=UTF-8', 'text/json']) {
			const answer = await call(listening.url, {
				headers: { 'content-type': type },
				body: JSON.stringify(failed(unknownKey())),
			});
			expect([type, answer.status, answer.json.result]).toEqual([type, 200, 'emitted']);
		}
		for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
			expect([
				type,
				(await call(listening.url, { headers: { 'content-type': type }, body: 'eventType=PING' })).status,
			]).toEqual([type, 400]);
		}
	});

	it('duplicates too, where they are not dropped', async () => {
		const listening = await publish({ options: { dropDuplicates: false } });
		const body = failed(unknownKey());
		for (let n = 0; n < 3; n++) expect((await call(listening.url, { body })).json).toEqual({ result: 'emitted' });
		const keys = await keysOf(listening);
		expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
	});
});

describe('confirmation', () => {
	const reads = () =>
		world.sandbox.bolta
			.requests()
			.filter(({ route }) => route === 'getTaxInvoice')
			.map(({ status }) => status);

	it('gives the invoice as Bolta has it, without query, headers and full numbers of persons', async () => {
		const listening = await publish();
		const key = await issueInvoice('order-1');
		expect(
			(
				await call(listening.url, {
					headers: { 'x-personal': '9001011234567' },
					body: { ...issued(key), note: '900101-1234567' },
				})
			).json,
		).toEqual({ result: 'emitted' });
		const [run] = await started(listening);
		const [entry] = world.sandbox.bolta.ledger('test');
		expect(run?.json).toEqual({
			eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS',
			event: 'taxInvoiceIssued',
			issuanceKey: key,
			status: 'issued',
			confirmed: true,
			dedupeKey: `TAX_INVOICE_ISSUANCE_SUCCESS/${key}`,
			receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+09:00$/),
			taxInvoiceUrl: `https://app.bolta.io/tax-invoices/${key}`,
			causeCode: null,
			causeMessage: null,
			originalIssuanceKey: null,
			cashReceiptApprovalNumber: null,
			referenceId: null,
			vendorStatus: null,
			ntsApprovalNumber: entry?.ntsTransactionId,
			issuedAt: entry?.issuedAt,
			writeDate: entry?.body.date,
			supplierNumber: '2200000002',
			recipientNumber: '900101-1******',
			recipientName: '김하나',
			supplyCost: 60_000,
			tax: 6_000,
			total: 66_000,
			warnings: [],
			body: { ...issued(key), note: '900101-1******' },
		});
		expect(Math.abs(Date.parse(run?.json.receivedAt as string) - Date.now())).toBeLessThan(30_000);
		const execution = JSON.stringify(await world.client.getExecution(run?.id ?? ''));
		for (const secret of ['1234567"', TOKEN, KEY]) expect(execution).not.toContain(secret);
		expect(reads()).toEqual([200]);
	});

	it('waits for an invoice that can be read a little later', async () => {
		const AN_HOUR = 3_600_000;
		world.sandbox.bolta.configure({ issueDelayMs: AN_HOUR });
		const listening = await publish();
		const key = await issueInvoice('order-1');
		const called = call(listening.url, { body: issued(key) });
		while (reads().filter((status) => status === 404).length < 2) await wait(5);
		world.sandbox.bolta.configure({ clockOffsetMs: AN_HOUR });
		expect((await called).json).toEqual({ result: 'emitted' });
		expect((await started(listening))[0]?.json).toMatchObject({ confirmed: true, total: 66_000 });
		expect(reads()).toEqual([404, 404, 200]);
	});

	it.each([
		['emit', 'emitted', 1],
		['drop', 'ignored', 0],
	])(
		'an invoice that Bolta does not know: %s',
		async (unconfirmed, result, count) => {
			const listening = await publish({ options: { unconfirmed } });
			const key = unknownKey();
			expect((await call(listening.url, { body: issued(key) })).json.result).toBe(result);
			expect((await started(listening)).map(({ json: item }) => [item.confirmed, item.status, item.total])).toEqual(
				Array.from({ length: count }, () => [false, 'accepted', null]),
			);
			expect(reads()).toEqual([404, 404, 404]);
			// What was dropped was not delivered: it may come again, and then be known.
			if (count === 0)
				expect((await call(listening.url, { body: issued(key) })).json.reason).toContain('not confirmed');
		},
		20_000,
	);

	it('switched off, asks nobody', async () => {
		const listening = await publish({ options: { confirm: false } });
		expect((await call(listening.url, { body: issued(unknownKey()) })).json).toEqual({ result: 'emitted' });
		expect((await started(listening))[0]?.json).toMatchObject({ confirmed: null, status: 'issued', total: null });
		expect(world.sandbox.bolta.requests()).toEqual([]);
	});

	it.each<[string, () => void, number[]]>([
		['500', () => world.sandbox.bolta.setFaults([{ kind: '500', match: { route: 'getTaxInvoice' } }]), [500, 500, 500]],
		['a refused key', () => world.sandbox.bolta.configure({ keys: ['test_another_key'] }), [401]],
		[
			'too many requests',
			() => world.sandbox.bolta.setFaults([{ kind: '429', retryAfter: 30, match: { route: 'getTaxInvoice' } }]),
			[429],
		],
		// Longer than this test may take: who waits for it never comes back.
		['no answer', () => world.sandbox.bolta.configure({ latencyMs: 60_000 }), []],
		[
			'cut answers',
			() => world.sandbox.bolta.setFaults([{ kind: 'truncatedJson', match: { route: 'getTaxInvoice' } }]),
			[200, 200, 200],
		],
	])(
		'%s: with a warning, or where the option says so 503 until it comes again',
		async (_, breakIt, statuses) => {
			const listening = await publish({ options: { unavailable: 'refuse' } });
			const starting = await publish();
			const key = await issueInvoice('order-1');
			breakIt();
			const answer = await call(listening.url, { body: issued(key) });
			expect(answer).toMatchObject({
				status: 503,
				json: { message: 'The event could not be confirmed with Bolta just now' },
			});
			if (statuses.length > 0) expect(reads()).toEqual(statuses);
			expect(await started(listening)).toEqual([]);
			expect((await call(starting.url, { body: issued(key) })).json).toEqual({ result: 'emitted' });
			expect((await started(starting)).map(({ json: item }) => item)).toMatchObject([
				{
					issuanceKey: key,
					confirmed: null,
					status: 'issued',
					warnings: [expect.stringContaining('could not be asked')],
				},
			]);
			world.sandbox.bolta.setFaults([]);
			world.sandbox.bolta.configure({ keys: null, latencyMs: 0 });
			expect((await call(listening.url, { body: issued(key) })).json).toEqual({ result: 'emitted' });
			expect((await call(listening.url, { body: issued(key) })).json.reason).toBe('duplicate');
			expect((await started(listening)).map(({ json }) => [json.issuanceKey, json.confirmed])).toEqual([[key, true]]);
		},
		40_000,
	);

	it('somebody unknown is refused while Bolta is not there, and a failed invoice is told nevertheless', async () => {
		const listening = await publish({
			options: { acceptUnauthenticated: true },
			credential: await createCredential({ baseUrl: `http://127.0.0.1:${await freePort()}`, webhookToken: '' }),
		});
		expect((await call(listening.url, { body: issued(unknownKey()) })).status).toBe(503);
		expect((await call(listening.url, { body: failed(unknownKey()) })).status).toBe(200);
		expect(await started(listening)).toHaveLength(1);
	});
});

describe('the test URL', () => {
	it('shows an event as often as it comes, and keeps no keys', async () => {
		const listening = await create();
		const body = failed(unknownKey());
		for (let n = 0; n < 2; n++) {
			await world.client.call('POST', `/workflows/${listening.id}/run`, { triggerToStartFrom: { name: 'Trigger' } });
			expect((await fetch(`${listening.testUrl}?token=${TOKEN}`)).status).toBe(200);
			// What starts nothing does not use up the listening.
			expect((await call(listening.testUrl, { token: 'wrong', body })).status).toBe(401);
			expect((await call(listening.testUrl, { body: {} })).status).toBe(400);
			expect((await call(listening.testUrl, { body: { eventType: 'PING' } })).json.result).toBe('ignored');
			expect((await call(listening.testUrl, { body })).json).toEqual({ result: 'emitted' });
			expect((await call(listening.testUrl, { body })).status).toBe(404);
		}
		await world.client.activate(listening.id);
		expect((await call(listening.url, { body })).json).toEqual({ result: 'emitted' });
		expect((await started(listening)).map(({ mode, status }) => [mode, status])).toEqual([
			['manual', 'success'],
			['manual', 'success'],
			['webhook', 'success'],
		]);
	});
});
