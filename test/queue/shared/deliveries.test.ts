/** Bolta calls two webhook processes, which share nothing but the database. */
import { parse as unflatten } from 'flatted';
import { setTimeout as wait } from 'node:timers/promises';
import { draw } from '../../../sandbox/faults.ts';
import { outputOf, packageName, type Execution } from '../../../scripts/lib/n8n.mts';
import { call, issued, issueInvoice, KEY, TOKEN, type Answer } from '../../e2e/support/deliveries.ts';
import { node, workflow } from '../../e2e/support/workflows.ts';
import { startQueueWorld, type QueueWorld } from '../support/cluster.ts';

const full = process.env.TEST_SIZE === 'full';
const EVENTS = full ? 2_000 : 80;
const REPEATED = 0.2;
/** Deliveries on their way at once, so many that some invoices are not read in time. */
const IN_FLIGHT = 8;

let world: QueueWorld;
let workflowId: string;
const WEBHOOK = '00000000-0000-4000-8000-000000000001';

beforeAll(async () => {
	world = await startQueueWorld({ workers: 2, webhooks: 2 });
	const credential = await world.client.createCredential('boltaApi', {
		apiKey: KEY,
		environment: 'test',
		baseUrl: world.sandbox.bolta.url,
		webhookToken: TOKEN,
	});
	const trigger = node(
		'Trigger',
		`${packageName}.boltaTrigger`,
		{ options: {} },
		{ webhookId: WEBHOOK, credentials: { boltaApi: credential } },
	);
	({ id: workflowId } = await world.client.createWorkflow(
		workflow('Results', [trigger, node('After', 'noOp')], [['Trigger', 'After']]),
	));
	await world.client.activate(workflowId);
});
afterAll(async () => await world?.close());

/**
 * The first may answer 503, where the invoice could not be read in time: then nothing was started, and the vendor calls
 * again.
 */
async function deliver(process: number, issuanceKey: string): Promise<{ calls: number; answer: Answer }> {
	for (let calls = 1; ; calls++) {
		const answer = await call(`${world.webhooks[process]?.url}/webhook/${WEBHOOK}/webhook`, {
			body: issued(issuanceKey),
		});
		if (answer.status !== 503) return { calls, answer };
	}
}

/** The dedupe key of each execution, when all have ended. */
async function startedKeys(): Promise<string[]> {
	const open = `select id from execution_entity where "workflowId" = '${workflowId}' and status in ('new', 'running')`;
	while ((await world.query(open)).length > 0) await wait(200);
	const sql = `select e.status, d.data from execution_entity e join execution_data d on d."executionId" = e.id where e."workflowId" = '${workflowId}'`;
	return (await world.query<{ status: string; data: string }>(sql)).map(({ status, data }) => {
		expect(status).toBe('success');
		const [item, ...more] = outputOf({ data: unflatten(data) as Execution['data'] }, 'After');
		expect(more).toEqual([]);
		return String(item?.json.dedupeKey);
	});
}

it(`${EVENTS} events, every fifth told to both processes at the same moment: each starts its execution, an extra one has the same key`, async () => {
	const keys: string[] = [];
	for (let n = 0; n < EVENTS; n++) keys.push(await issueInvoice(world.sandbox, `event-${n}`));
	const repeated = new Set(keys.filter((_, n) => draw('repeated', n) < REPEATED));
	const answers: Answer[] = [];
	let again = 0;
	const queue = keys.entries();
	await Promise.all(
		Array.from({ length: IN_FLIGHT }, async () => {
			for (const [n, key] of queue) {
				const processes = repeated.has(key) ? [0, 1] : [n % 2];
				for (const told of await Promise.all(processes.map(async (process) => await deliver(process, key)))) {
					answers.push(told.answer);
					again += told.calls - 1;
				}
			}
		}),
	);

	const started = await startedKeys();
	const counts = new Map<string, number>();
	for (const key of started) counts.set(key, (counts.get(key) ?? 0) + 1);
	console.info(
		`${EVENTS} events by ${answers.length} deliveries (${repeated.size} twice at the same moment) to two processes, ${again} answered with 503 and told again: ${started.length} executions, ${started.length - counts.size} extras with the key of their event`,
	);

	expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
	expect([...counts.keys()].sort()).toEqual(keys.map((key) => `TAX_INVOICE_ISSUANCE_SUCCESS/${key}`).sort());
	const mayBeTwice = (dedupeKey: string) => repeated.has(dedupeKey.split('/')[1] ?? '');
	expect([...counts].filter(([key, count]) => count > (mayBeTwice(key) ? 2 : 1))).toEqual([]);
	// What is answered as a duplicate started nothing, what is answered as emitted started one.
	expect(answers.filter(({ json }) => json.result === 'emitted')).toHaveLength(started.length);
}, 1_200_000);

it('what one process has handed on, the other knows', async () => {
	const key = await issueInvoice(world.sandbox, 'one-after-the-other');
	expect((await deliver(0, key)).answer.json).toEqual({ result: 'emitted' });
	expect((await deliver(1, key)).answer.json).toEqual({ result: 'ignored', reason: 'duplicate' });
	expect((await deliver(0, key)).answer.json).toEqual({ result: 'ignored', reason: 'duplicate' });
});
