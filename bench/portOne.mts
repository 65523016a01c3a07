/**
 * What issuing invoices with PortOne takes, 50 in flight, against n8n's HTTP Request node, which sends 50 at once too
 * and looks nothing up.
 */
import type { Figure } from './figures.mts';
import type { Size } from './size.mts';
import { spend, type Spent } from './spend.mts';
import { portOneByHttp, portOneIssue, workflow } from './workflows.mts';
import type { Start, World } from './world.mts';

const WARM_UP_ITEMS = 100;

async function run(world: World, start: Start, items: number): Promise<Spent> {
	// In a fresh process, since memory that n8n has once taken it keeps; with a few rows first, since what is done for
	// the first time takes longer.
	await world.restart();
	await world.portOne.reset();
	await start(WARM_UP_ITEMS);
	await world.portOne.reset();
	return await spend(world, world.portOne, start, items);
}

function figures(measure: string, calls: number, ours: Spent, theirs: Spent): Figure[] {
	const part = 'Invoices with PortOne';
	const against = (value: (spent: Spent) => string) => `HTTP Request: ${value(theirs)}`;
	return [
		{
			part,
			measure,
			value: ours.calls,
			unit: 'calls',
			from: against((spent) => `${spent.calls} calls`),
			limit: { is: 'at most', value: calls },
		},
		{
			part,
			measure: `${measure}: time`,
			value: ours.seconds,
			unit: 's',
			from: against(({ seconds }) => `${seconds.toFixed(2)} s`),
			limit: null,
		},
		{
			part,
			measure: `${measure}: memory`,
			value: ours.megabytes,
			unit: 'MB',
			from: against(({ megabytes }) => `${megabytes.toFixed(1)} MB`),
			limit: null,
		},
	];
}

export async function measurePortOne(world: World, { items }: Size): Promise<Figure[]> {
	const { credential, baseUrl } = world.portOne;
	const publish = async (name: string, measured: Parameters<typeof workflow>[1]) =>
		await world.publish(workflow(name, measured));
	const http = await publish('HTTP', portOneByHttp(credential, baseUrl));
	const [on, off] = [
		await publish('Look-up on', portOneIssue(credential, true)),
		await publish('Look-up off', portOneIssue(credential, false)),
	];
	const theirs = await run(world, http, items);
	return [
		...figures(`${items} invoices, look-up on`, 2 * items, await run(world, on, items), theirs),
		...figures(`${items} invoices, look-up off`, items, await run(world, off, items), theirs),
	];
}
