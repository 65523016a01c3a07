/** The Hiworks Trigger in the real n8n, which polls, stores, ends, is killed and begins anew. */
import { setTimeout as wait } from 'node:timers/promises';
import { draw } from '../../../sandbox/faults.ts';
import { executionsOf, polled, untilAsked, untilExecutions, untilFailed, type Told } from '../support/polling.ts';
import type { Reference } from '../support/workflows.ts';
import { startWorld, type World, type WorldOptions } from '../support/world.ts';

const full = process.env.TEST_SIZE === 'full';
const SEED = 20_261_130;
const KILLS = full ? 20 : 1;
/** Milliseconds after the answer with something new in which n8n tells, stores and runs. */
const TELLING_MS = 150;

const TASKS = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
};
const DURABLE = { ...TASKS, N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true' };

let world: World;
let credential: Reference;

const customer = (n: number, name = `이름 ${n}`) => ({ no: String(100 + n), code: `C${n}`, name });
const setCustomers = (count: number, name?: string) =>
	world.sandbox.hiworks.setRecords(
		'customer',
		Array.from({ length: count }, (_, n) => customer(n, n === 0 ? name : undefined)),
	);
const asked = async (more?: number) => await untilAsked(() => world.sandbox.hiworks.requests(), more);

async function begin(options: WorldOptions = {}): Promise<void> {
	world = await startWorld(options);
	const data = { officeToken: 'synthetic-office-token', userId: 'admin', baseUrl: world.sandbox.hiworks.url };
	credential = await world.client.createCredential('hiworksOfficeApi', data);
}

/** Published, with so many customers as stock. */
async function publish(name: string, count: number): Promise<string> {
	setCustomers(count);
	const { id } = await world.client.createWorkflow(polled(name, credential, { watch: 'accountingCustomer' }));
	await world.client.activate(id);
	return id;
}

const codesOf = (executions: readonly Told[][]) => executions.flat().map(({ code }) => code);
const executions = async (id: string) => await executionsOf(world.client, id);

/**
 * What was told, each event once. A poll that takes longer than the two seconds to the next, or that n8n ended in, may
 * be told again: with the same key.
 */
const eventsOf = (executions: readonly Told[][]) => [
	...new Map(executions.flat().map((told) => [told.dedupeKey, told])).values(),
];
const keysOf = (executions: readonly Told[][]) => eventsOf(executions).map(({ dedupeKey }) => dedupeKey);

/** Records whose coming was told more than once, not counting what is said to be a repetition, or under two keys. */
function twice(all: readonly Told[][]): unknown[] {
	const creations = all.flat().filter(({ event }) => event === 'created');
	return [...new Set(creations.map(({ code }) => code))].filter((record) => {
		const told = creations.filter(({ code }) => code === record);
		return new Set(told.map(({ dedupeKey }) => dedupeKey)).size > 1 || told.filter((one) => !one.repeated).length > 1;
	});
}

/** Name, settings, and how many executions repeat the last after an orderly restart. */
const MODES: Array<[string, Record<string, string>, number]> = [
	['n8n without durable cursors', {}, 1],
	['n8n with durable cursors', DURABLE, 0],
];
if (full) MODES.push(['n8n with polls as tasks', TASKS, 1]);

describe.each(MODES)('%s', (mode, env, again) => {
	let id: string;
	let customers = 5;
	const totals = { kills: 0, toldAgain: 0, toldTwice: 0, lost: 0 };

	beforeAll(async () => {
		await begin({ env });
		id = await publish('Customers', customers);
	});
	afterAll(async () => {
		console.info(`${mode}: ${JSON.stringify({ polls: world.sandbox.hiworks.requests().length, ...totals })}`);
		await world?.close();
	});

	it('publishing takes stock and starts nothing, and neither do the polls after', async () => {
		await asked(2);
		expect(await world.client.executions(id)).toEqual([]);
	});

	it('a change starts one execution, with the item', async () => {
		setCustomers(++customers, '새 이름');
		const [first] = await untilExecutions(world.client, id, 1);
		expect(first).toMatchObject([
			{ event: 'changed', code: 'C0', name: '새 이름', changed: ['name'], repeated: false },
			{ event: 'created', code: 'C5', repeated: false },
		]);
		await asked(2);
		const told = await executions(id);
		expect(eventsOf(told)).toHaveLength(2);
		setCustomers(customers);
		await untilExecutions(world.client, id, told.length + 1);
	});

	it('an empty and a cut answer make nothing new', async () => {
		for (const count of [0, 2, customers]) {
			setCustomers(count);
			await asked(2);
		}
		expect(eventsOf(await executions(id))).toHaveLength(3);
	});

	it('an orderly restart', async () => {
		const before = await executions(id);
		await world.n8n.stop();
		await world.restart();
		await asked(3);
		const all = await executions(id);
		expect(keysOf(all)).toEqual(keysOf(before));
		expect(all.slice(before.length)).toEqual(
			Array.from({ length: again }, () => before.at(-1)?.map((item) => ({ ...item, repeated: true }))),
		);
	});

	it.each(Array.from({ length: KILLS }, (_, round) => round))(
		'kill %i between telling and noting: nothing is lost, and told again with the same key alone',
		async (round) => {
			setCustomers(++customers);
			await asked();
			await wait(draw(SEED, 'kill', round) * TELLING_MS);
			expect(await world.n8n.kill('SIGKILL')).toBe(137);
			totals.kills++;
			await world.restart();
			const newest = `C${customers - 1}`;
			for (const end = Date.now() + 30_000; !codesOf(await executions(id)).includes(newest) && Date.now() < end;)
				await wait(200);
			await asked(2);
			const all = await executions(id);
			const lost = Array.from({ length: customers - 5 }, (_, n) => `C${n + 5}`).filter(
				(code) => !codesOf(all).includes(code),
			);
			totals.toldAgain = all.flat().filter(({ repeated }) => repeated).length;
			totals.toldTwice += twice(all).length;
			totals.lost += lost.length;
			expect({ lost, twice: totals.toldTwice }).toEqual({ lost: [], twice: 0 });
		},
		120_000,
	);

	it('what Hiworks refuses is a failed execution, and makes nothing new', async () => {
		const before = await executions(id);
		world.sandbox.hiworks.configure({ officeTokens: [] });
		await asked();
		world.sandbox.hiworks.configure({ officeTokens: null });
		// With its polls as tasks n8n now waits for minutes.
		if (again > 0) await asked(2);
		const failed = await untilFailed(world.client, id);
		expect(failed.data.resultData.error?.message).toMatch(/Hiworks/);
		expect(keysOf(await executions(id))).toEqual(keysOf(before));
	});

	it('a list of ten thousand customers, one of them new', async () => {
		await world.client.deactivate(id);
		const many = await publish('Ten thousand', 10_000);
		// One poll may be of the workflow before.
		await asked(2);
		setCustomers(10_001);
		expect(eventsOf(await untilExecutions(world.client, many, 1))).toMatchObject([
			{ event: 'created', code: 'C10000' },
		]);
		const { staticData } = await world.client.getWorkflow(many);
		if (staticData) console.info(`${(JSON.stringify(staticData).length / 1e6).toFixed(2)} MB with the workflow`);
	});
});
