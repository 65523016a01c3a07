/**
 * Processor time of n8n for an event that the Bolta Trigger confirms, against a trigger that makes the same one call
 * and does nothing else. The rest is n8n's own: a sandbox for expressions per call, per credential read, per execution.
 */
import { randomUUID } from 'node:crypto';
import { packageName } from '../scripts/lib/n8n.mts';
import { list, median, type Figure } from './figures.mts';
import { processorTime, settled } from './processes.mts';
import type { Size } from './size.mts';
import { assemble, issue, workflow, type Credential, type Measured } from './workflows.mts';
import type { Start, World } from './world.mts';

const IN_FLIGHT = 20;

async function publish(world: World, trigger: Measured): Promise<Start> {
	const webhookId = randomUUID();
	const nodes = { Trigger: { ...trigger, webhookId } };
	return await world.publish({ path: `${webhookId}/webhook`, workflow: assemble(trigger.type, nodes, {}) });
}

const ours = (boltaApi: Credential): Measured => ({
	type: `${packageName}.boltaTrigger`,
	typeVersion: 2,
	// The same event comes again and again, and the credential of the bench has no token.
	parameters: { options: { acceptUnauthenticated: true, dropDuplicates: false } },
	credentials: { boltaApi },
});

const theirs = (boltaApi: Credential, url: string): Measured => ({
	type: 'n8n-nodes-bench.oneCallTrigger',
	typeVersion: 1,
	parameters: { url },
	credentials: { boltaApi },
});

export async function measureEvents(world: World, { items, repetitions }: Size): Promise<Figure[]> {
	const [vendor] = world.vendors;
	const { credential, baseUrl } = vendor!;
	await vendor!.reset();
	const made = await (
		await world.publish(workflow('Event', issue(credential, { itemsInFlight: 1, lookUpFirst: false })))
	)(1);
	const issuanceKey = String(made.issuanceKey);
	const event = { eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS', data: { issuanceKey } };
	const deliveries = items / 10;

	/** Milliseconds per delivery. */
	async function cost(start: Start): Promise<number> {
		await settled(world.pid);
		const before = processorTime(world.pid);
		const left = Array.from({ length: deliveries }).keys();
		await Promise.all(
			Array.from({ length: IN_FLIGHT }, async () => {
				for (const _ of left) await start(1, event);
			}),
		);
		await settled(world.pid);
		return (processorTime(world.pid) - before) / deliveries;
	}

	const triggers = [
		await publish(world, ours(credential)),
		await publish(world, theirs(credential, `${baseUrl}/v1/taxInvoices/${issuanceKey}`)),
	] as const;
	for (const trigger of triggers) await cost(trigger);
	const costs: [number[], number[]] = [[], []];
	for (let repetition = 0; repetition < repetitions; repetition++) {
		for (const which of repetition % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
			costs[which].push(await cost(triggers[which]));
	}
	return [
		{
			part: 'Processor time of n8n per event',
			measure: 'Bolta Trigger against a trigger that makes one call',
			value: median(costs[0]) / median(costs[1]),
			unit: '×',
			from: `${list(costs[0], 'ms')} against ${list(costs[1], 'ms')}`,
			limit: { is: 'at most', value: 1.5 },
		},
	];
}
