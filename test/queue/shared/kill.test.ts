/**
 * A worker is killed while executions issue, synchronise and send; what failed is run again, and nothing is there twice
 * or lost.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { draw } from '../../../sandbox/faults.ts';
import { outputOf, type Execution } from '../../../scripts/lib/n8n.mts';
import { deleteTables } from '../../e2e/support/dataTables.ts';
import { hiworks } from '../../e2e/support/hiworks.ts';
import { messageOf, smsExample, smsRows } from '../../e2e/support/smsExample.ts';
import { bolta, issueForm, node, row, webhook, workflow, type Reference } from '../../e2e/support/workflows.ts';
import {
	ended,
	publish,
	startByWebhook,
	startQueueWorld,
	type Published,
	type QueueWorld,
} from '../support/cluster.ts';

const full = process.env.TEST_SIZE === 'full';
const SEED = 20_261_121;
const ROUNDS = full ? 10 : 1;
const BATCHES = 4;
const INVOICES = 100;
const RECORDS = 400;
const TEXTS = 40;
const WORKERS = 2;
/** When all have been started, both workers are busy for about so long. */
const BUSY_MS = 8_000;
const LATENCY_MS = 150;
const LOST = 0.1;
const ERRORS = 0.01;
/** A run that meets an error it cannot settle stops; the next one goes on from there. */
const MOST_RUNS = 10;

let world: QueueWorld;
const totals = {
	kills: 0,
	killed: 0,
	stopped: 0,
	doubles: 0,
	losses: 0,
	listsThatDiffer: 0,
	receiversTwice: 0,
	receiversUnknown: 0,
};

beforeAll(async () => {
	world = await startQueueWorld({ workers: WORKERS, webhooks: 1 });
	await publishIssuing();
	await publishSyncing();
	await publishTexting();
});
afterAll(async () => {
	console.info(`${ROUNDS} rounds, seed ${SEED}: ${JSON.stringify(totals)}`);
	await world?.close();
});

const credentialOf = async (type: string, data: Record<string, unknown>): Promise<Reference> =>
	await world.client.createCredential(type, data);
const officeCredential = async () =>
	await credentialOf('hiworksOfficeApi', {
		officeToken: 'office-token-synthetic',
		userId: 'admin',
		callbackSecret: '',
		baseUrl: world.sandbox.hiworks.url,
	});
/** One item for each row that the caller sent. */
const rowsOfBody = () => node('Row', 'splitOut', { fieldToSplitOut: 'body.rows', options: {} });

// ── What is run ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface Run {
	published: Published;
	body: object;
}

const batches = Array.from({ length: BATCHES }, (_, batch) =>
	Array.from({ length: INVOICES }, (_, n) => row(n, { order: `batch-${batch}-${n}` })),
);
const issuing: Run[] = [];

async function publishIssuing(): Promise<void> {
	const credential = await credentialOf('boltaApi', {
		apiKey: 'test_bolta_key',
		environment: 'test',
		baseUrl: world.sandbox.bolta.url,
	});
	const nodes = [webhook('issue'), rowsOfBody(), bolta('Issue', credential, issueForm({ itemsInFlight: 10 }))];
	const published = await publish(
		world,
		'issue',
		workflow('Issuing', nodes, [
			['Webhook', 'Row'],
			['Row', 'Issue'],
		]),
	);
	issuing.push(...batches.map((rows) => ({ published, body: { rows } })));
}

const LISTS = [
	['customer', 'accountingCustomer'],
	['department', 'costCenter'],
	['account', 'accountTitle'],
] as const;
const desired = Array.from({ length: RECORDS }, (_, n) => ({
	code: `E-${1000 + n}`,
	name: `이름 ${n}`,
	businessNumber: '888-88-88888',
	bankName: '가나은행',
	accountNumber: `000-${n}`,
	accountHolder: `예금주 ${n}`,
}));
/** Half of them stand there under another name, and some that shall go. */
const former = [
	...desired.slice(0, RECORDS / 2).map(({ code }) => ({ code, name: `옛 ${code}` })),
	...Array.from({ length: 20 }, (_, n) => ({ code: `X-${n}`, name: `옛 ${n}` })),
];
const syncing: Run[] = [];

async function publishSyncing(): Promise<void> {
	const credential = await officeCredential();
	for (const [list, resource] of LISTS) {
		const bank = list === 'customer' ? ['businessNumber', 'bankName', 'accountNumber', 'accountHolder'] : [];
		const columns = Object.fromEntries(['code', 'name', ...bank].map((column) => [column, `={{ $json.${column} }}`]));
		const options = { deleteMissing: true, mostDeletions: 100, mostDeletionsPercent: 100, rowsPerCall: 20 };
		const nodes = [
			webhook(list),
			rowsOfBody(),
			hiworks('Sync', credential, `${resource}.sync`, { matchBy: 'code', ...columns, options }),
		];
		const published = await publish(
			world,
			list,
			workflow(`Sync ${list}`, nodes, [
				['Webhook', 'Row'],
				['Row', 'Sync'],
			]),
		);
		syncing.push({ published, body: { rows: desired } });
	}
}

const texts = Array.from({ length: TEXTS }, (_, n) => messageOf(n));
const texting: Run[] = [];

/** The example, which two executions run at once. */
async function publishTexting(): Promise<void> {
	const credential = await officeCredential();
	const published = await publish(world, 'texts', smsExample({ credential, messages: texts, path: 'texts' }));
	texting.push({ published, body: {} }, { published, body: {} });
}

// ── The kill ────────────────────────────────────────────────────────────────────────────────────────────────────────

async function prepare(round: number): Promise<void> {
	const { bolta: issuer, hiworks: office } = world.sandbox;
	issuer.reset();
	issuer.configure({ usedId: round % 2 === 0 ? 'notChecked' : '400', seed: SEED + round, latencyMs: LATENCY_MS });
	issuer.setFaults([
		{ kind: 'resetAfter', match: { rate: LOST } },
		{ kind: '500', match: { rate: ERRORS } },
	]);
	office.reset();
	office.configure({ latencyMs: LATENCY_MS, dailyLimit: 100_000 });
	for (const [list] of LISTS) office.setRecords(list, former);
	office.setFaults([{ kind: 'resetAfter', match: { rate: LOST } }]);
	await deleteTables(world.client);
}

/** n8n keeps nothing of an execution whose worker is gone. */
const isKilled = ({ status, data }: Execution) =>
	status !== 'success' && Object.keys(data.resultData.runData).length === 0;

/** Starts all, kills a worker in the middle, and waits until each execution has ended, one way or the other. */
async function runAndKill(round: number, runs: Run[]): Promise<Execution[]> {
	const ids: string[] = [];
	for (const { published, body } of runs) ids.push(await startByWebhook(world, published, body));
	const moment = draw(SEED, 'kill', round) * BUSY_MS;
	await wait(moment);
	const [victim] = world.workers.splice(round % WORKERS, 1);
	expect(await victim?.kill('SIGKILL')).toBe(137);
	const accepted = world.sandbox.bolta.ledger('test').length;
	const [executions] = await Promise.all([
		Promise.all(ids.map(async (id) => await ended(world, id))),
		world.addWorker(),
	]);

	const [killed, failed] = [
		executions.filter(isKilled).length,
		executions.filter(({ status }) => status !== 'success').length,
	];
	totals.kills += 1;
	totals.killed += killed;
	totals.stopped += failed - killed;
	console.info(
		`round ${round}: a worker killed ${(moment / 1000).toFixed(1)} s after the last start, with ${accepted} of ${BATCHES * INVOICES} invoices accepted; of ${ids.length} executions ${killed} gone with it, ${failed - killed} stopped by an error`,
	);
	return executions;
}

/** As a user would: until each has ended well. */
async function settle(runs: Run[], executions: Execution[]): Promise<Execution[]> {
	return await Promise.all(
		executions.map(async (execution, index) => {
			let last = execution;
			for (let times = 0; last.status !== 'success' && times < MOST_RUNS; times++) last = await runAgain(runs[index]!);
			return last;
		}),
	);
}

const runAgain = async ({ published, body }: Run) => await ended(world, await startByWebhook(world, published, body));

// ── Tests ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const rounds = Array.from({ length: ROUNDS }, (_, round) => round);

describe.each(rounds)(
	`round %i: ${BATCHES} executions of ${INVOICES} invoices, three syncs and two of the same text messages on ${WORKERS} workers, ${LOST * 100} % of answers lost after the effect`,
	(round) => {
		let last: Execution[];
		const all = () => [...issuing, ...syncing, ...texting];
		const executionsOf = (runs: Run[]) => last.filter((_, index) => runs.includes(all()[index]!));

		beforeAll(async () => {
			await prepare(round);
			last = await settle(all(), await runAndKill(round, all()));
		}, 900_000);

		it('all end well at last', () => expect(last.map(({ status }) => status)).toEqual(all().map(() => 'success')));

		it('each invoice stands in the ledger once, and the runs tell what stands there', () => {
			const ledger = world.sandbox.bolta.ledger('test');
			const stored = new Map(
				ledger.map(({ clientReferenceId, issuanceKey, body }) => [
					clientReferenceId,
					[issuanceKey, body.items[0].supplyCost],
				]),
			);
			const orders = batches.flat().map(({ order }) => order);
			const [doubles, losses] = [ledger.length - stored.size, orders.filter((order) => !stored.has(order)).length];
			totals.doubles += doubles;
			totals.losses += losses;
			expect({ doubles, losses }).toEqual({ doubles: 0, losses: 0 });
			const told = executionsOf(issuing).flatMap((execution) =>
				outputOf(execution, 'Issue').map(({ json }) => [json.issuanceKey, json.supplyCost]),
			);
			expect(told).toEqual(orders.map((order) => stored.get(order)));
		});

		it('each list is the desired one', () => {
			const names = (records: ReadonlyArray<{ code?: string; name: string }>) =>
				records.map(({ code, name }) => `${code} ${name}`).sort();
			const different = LISTS.filter(
				([list]) => String(names(world.sandbox.hiworks.lists()[list])) !== String(names(desired)),
			);
			totals.listsThatDiffer += different.length;
			expect(different).toEqual([]);
		});

		it('no receiver got a message twice, and what nobody knows is reported', async () => {
			const receivers = world.sandbox.hiworks.receivers();
			const again = await runAgain(texting[0]!);
			expect(again.status).toBe('success');
			expect(world.sandbox.hiworks.receivers()).toEqual(receivers);

			const rows = await smsRows(world.client);
			// One twice where the worker was killed before it had taken back its mark beside another's.
			expect([...new Set(rows.map(({ key }) => key))].sort()).toEqual(texts.map(({ key }) => key).sort());
			const unknown = rows.filter(({ state }) => state !== 'sent');
			totals.receiversTwice += Object.values(receivers).filter((count) => count > 1).length;
			totals.receiversUnknown += unknown.length;
			expect(Object.values(receivers).filter((count) => count !== 1)).toEqual([]);
			// Who is noted as sent got it.
			expect(
				rows.filter(({ state, receiver }) => state === 'sent' && receivers[receiver.replaceAll('-', '')] !== 1),
			).toEqual([]);
			expect(
				outputOf(again, 'To ask for')
					.map(({ json }) => json.key)
					.sort(),
			).toEqual(unknown.map(({ key }) => key).sort());
		});
	},
);
