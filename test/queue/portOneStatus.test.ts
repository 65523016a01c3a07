/** A trigger that polls: the main process asks, workers run what it starts, and it is killed. */
import { setTimeout as wait } from 'node:timers/promises';
import { owner } from '../../scripts/lib/n8n.mts';
import { publishPolling, toldUntil, WITHIN_TWO_TICKS, type Told } from '../e2e/support/polls.ts';
import { failedTransmission } from '../support/transmissions.ts';
import { OWNER, startQueueWorld, type QueueWorld } from './support/cluster.ts';

const WORKERS = 2;
let world: QueueWorld;
let id: string;

beforeAll(async () => {
	world = await startQueueWorld({ workers: WORKERS, webhooks: 1 });
}, 120_000);
afterAll(async () => await world?.close());

const fail = async (key: string) => await failedTransmission(world.sandbox, key);
const keysOf = (told: Told[], name = 'supplierDocumentKey') =>
	told.flatMap(({ items }) => items.map((item) => String(item[name])));
const untilTold = async (key: string) => await toldUntil(world.client, id, (told) => keysOf(told).includes(key));
const searches = () => world.sandbox.portOne.requests().filter(({ route }) => route === 'getB2bTaxInvoices').length;

/** At once, instead of at the next tick. */
async function pollNow(): Promise<void> {
	await world.client.deactivate(id);
	await world.client.activate(id);
}

it('each failed transmission starts one execution on one of two workers', async () => {
	const credential = await world.client.createCredential('portOneApi', {
		apiSecret: 'v2-api-secret-synthetic-9',
		environment: 'test',
		baseUrl: world.sandbox.portOne.url,
		webhookToken: '',
		webhookSecret: '',
	});
	await fail('EARLIER');
	id = await publishPolling(world.client, 'portOneB2bStatusTrigger', { portOneApi: credential });
	const keys = Array.from({ length: 6 }, (_, n) => `F-${n}`);
	for (const key of keys) {
		await fail(key);
		await pollNow();
	}
	const told = await untilTold('F-5');
	expect(keysOf(told)).toEqual(keys);
	expect(new Set(keysOf(told, 'dedupeKey')).size).toBe(keys.length);
}, 120_000);

it(
	'the main process killed as PortOne answers: the next one tells it, and what comes twice has its key',
	async () => {
		await fail('F-6');
		const before = searches();
		while (searches() === before) await wait(1);
		expect(await world.main.kill('SIGKILL')).toBe(137);
		await world.replaceMain();
		world.client = await owner(world.main.url, OWNER);
		await fail('F-7');
		await pollNow();
		await untilTold('F-6');
		const told = await untilTold('F-7');
		const all = Array.from({ length: 8 }, (_, n) => `F-${n}`);
		expect([...new Set(keysOf(told))].sort()).toEqual(all);
		expect(new Set(keysOf(told, 'dedupeKey')).size).toBe(all.length);
		expect(keysOf(told).length).toBeLessThanOrEqual(all.length + 1);
	},
	3 * WITHIN_TWO_TICKS,
);
