/** A trigger that polls: the main process asks, workers run what it starts, and it is killed. */
import { owner } from '../../../scripts/lib/n8n.mts';
import { eventsIn, keysOf, watchFailures, type Watching } from '../../e2e/support/portOneStatus.ts';
import { OWNER, startQueueWorld, type QueueWorld } from '../support/cluster.ts';

const WORKERS = 2;
let world: QueueWorld;
let watching: Watching;

beforeAll(async () => {
	world = await startQueueWorld({ workers: WORKERS, webhooks: 1 });
	watching = await watchFailures(world.client, world.sandbox);
});
afterAll(async () => await world?.close());

const told = async (key: string) => await watching.untilTold(world.client, key);

it('each failed transmission starts one execution on one of two workers', async () => {
	const keys = Array.from({ length: 6 }, (_, n) => `F-${n}`);
	for (const key of keys) {
		await watching.fail(key);
		await watching.untilAsked();
	}
	const all = await told('F-5');
	expect([keysOf(all), eventsIn(all)]).toEqual([keys, keys.length]);
});

it('the main process killed as PortOne answers: the next one tells it, and what comes twice has its key', async () => {
	await watching.fail('F-6');
	await watching.untilAsked();
	expect(await world.main.kill('SIGKILL')).toBe(137);
	await world.replaceMain();
	world.client = await owner(world.main.url, OWNER);
	await watching.fail('F-7');
	await told('F-6');
	const all = await told('F-7');
	const keys = Array.from({ length: 8 }, (_, n) => `F-${n}`);
	expect([[...new Set(keysOf(all))].sort(), eventsIn(all)]).toEqual([keys, keys.length]);
});
