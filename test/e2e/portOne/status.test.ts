import { eventsIn, keysOf, watchFailures, type Watching } from '../support/portOneStatus.ts';
import { startWorld, type World } from '../support/world.ts';

/** PortOne B2B Status Trigger in the real n8n, which is killed: nothing is lost, and what comes twice says so. */

/** n8n keeps what a poll notes with the execution that it starts, instead of beside it. */
const DURABLE = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

describe.each<[string, Record<string, string>]>([
	['without durable cursors', {}],
	['with durable cursors', DURABLE],
])('n8n %s', (_, env) => {
	let world: World;
	let watching: Watching;

	beforeAll(async () => {
		world = await startWorld({ env });
		watching = await watchFailures(world.client, world.sandbox);
	});
	afterAll(async () => await world?.close());

	const told = async (key: string) => await watching.untilTold(world.client, key);

	async function killAndRestart(): Promise<void> {
		expect(await world.n8n.kill('SIGKILL')).toBe(137);
		await world.restart();
	}

	it('published: stock is taken, nothing starts; failed: one execution', async () => {
		const invoice = await watching.fail('F-1');
		expect(await told('F-1')).toEqual([
			expect.objectContaining({
				event: 'taxInvoiceSendingFailed',
				taxInvoiceId: invoice,
				status: 'transmissionFailed',
				repeated: false,
				dedupeKey: expect.stringMatching(`^SENDING_FAILED/${invoice}/`),
			}),
		]);
	});

	it('killed, and started again: what was told comes again with its key or not at all, what came since is told', async () => {
		const [before] = await told('F-1');
		await killAndRestart();
		await watching.fail('F-2');
		const all = await told('F-2');
		expect([new Set(keysOf(all)), eventsIn(all)]).toEqual([new Set(['F-1', 'F-2']), 2]);
		expect(all[0]?.dedupeKey).toBe(before?.dedupeKey);
	});

	it('killed as PortOne answers a poll: told afterwards, whatever n8n had stored by then', async () => {
		await watching.fail('F-3');
		await watching.untilAsked();
		await killAndRestart();
		const all = await told('F-3');
		expect([new Set(keysOf(all)), eventsIn(all)]).toEqual([new Set(['F-1', 'F-2', 'F-3']), 3]);
		expect(world.sandbox.portOne.requests().flatMap(({ problems }) => problems)).toEqual([]);
	});
});
