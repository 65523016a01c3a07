import { setTimeout as wait } from 'node:timers/promises';
import { failedTransmission } from '../support/transmissions.ts';
import { publishPolling, told, toldUntil, WITHIN_TWO_TICKS } from './support/polls.ts';
import type { Reference } from './support/workflows.ts';
import { startWorld, type World } from './support/world.ts';

/** PortOne B2B Status Trigger in the real n8n, which is killed: nothing is lost, and what comes twice says so. */

/** n8n keeps what a poll notes with the execution that it starts, instead of beside it. */
const DURABLE = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

const full = process.env.TEST_SIZE === 'full';

describe.each<[string, Record<string, string>]>([
	['as it is installed', {}],
	...(full ? [['with durable cursors', DURABLE] as [string, Record<string, string>]] : []),
])('n8n %s', (_, env) => {
	let world: World;
	let credential: Reference;
	let id: string;

	beforeAll(async () => {
		world = await startWorld({ env });
		credential = await world.client.createCredential('portOneApi', {
			apiSecret: 'v2-api-secret-synthetic-9',
			environment: 'test',
			baseUrl: world.sandbox.portOne.url,
			webhookToken: '',
			webhookSecret: '',
		});
	}, 120_000);
	afterAll(async () => await world?.close());

	const fail = async (key: string) => await failedTransmission(world.sandbox, key);
	const keys = (all: Awaited<ReturnType<typeof told>>) =>
		all.flatMap(({ items }) => items.map(({ supplierDocumentKey }) => supplierDocumentKey as string));
	const untilTold = async (key: string) => await toldUntil(world.client, id, (all) => keys(all).includes(key));
	/** At once, instead of at the next tick. */
	async function pollNow(): Promise<void> {
		await world.client.deactivate(id);
		await world.client.activate(id);
	}
	const searches = () => world.sandbox.portOne.requests().filter(({ route }) => route === 'getB2bTaxInvoices');

	async function killAndRestart(): Promise<void> {
		expect(await world.n8n.kill('SIGKILL')).toBe(137);
		await world.restart();
	}

	it(
		'published: stock is taken, nothing starts; failed: one execution',
		async () => {
			await fail('EARLIER');
			id = await publishPolling(world.client, 'portOneB2bStatusTrigger', { portOneApi: credential });
			// With durable cursors n8n keeps nothing of the poll at activation: the first tick takes stock.
			while (searches()[env === DURABLE ? 1 : 0]?.answeredAt == null) await wait(10);
			const invoice = await fail('F-1');
			const all = await untilTold('F-1');
			expect(all).toEqual([
				{
					mode: 'trigger',
					items: [
						expect.objectContaining({
							event: 'taxInvoiceSendingFailed',
							taxInvoiceId: invoice,
							status: 'transmissionFailed',
							dedupeKey: expect.stringMatching(`^SENDING_FAILED/${invoice}/`),
						}),
					],
				},
			]);
		},
		2 * WITHIN_TWO_TICKS,
	);

	it(
		'killed, and started again: what was told comes again with its key or not at all, what came since is told',
		async () => {
			const [before] = await told(world.client, id);
			await killAndRestart();
			await fail('F-2');
			await pollNow();
			const all = await untilTold('F-2');
			expect(new Set(keys(all))).toEqual(new Set(['F-1', 'F-2']));
			expect(keys(all).length).toBeLessThanOrEqual(3);
			const dedupeKeys = all.flatMap(({ items }) => items.map(({ dedupeKey }) => dedupeKey as string));
			expect(new Set(dedupeKeys).size).toBe(2);
			expect(dedupeKeys[0]).toBe(before?.items[0]?.dedupeKey);
		},
		2 * WITHIN_TWO_TICKS,
	);

	it(
		'killed as PortOne answers a poll: told afterwards, whatever n8n had stored by then',
		async () => {
			await fail('F-3');
			const polls = searches().length;
			while (searches().length === polls) await wait(1);
			await killAndRestart();
			await pollNow();
			const all = await untilTold('F-3');
			const dedupeKeys = new Set(all.flatMap(({ items }) => items.map(({ dedupeKey }) => dedupeKey as string)));
			expect([new Set(keys(all)), dedupeKeys.size]).toEqual([new Set(['F-1', 'F-2', 'F-3']), 3]);
			expect(world.sandbox.portOne.requests().flatMap(({ problems }) => problems)).toEqual([]);
		},
		2 * WITHIN_TWO_TICKS,
	);
});
