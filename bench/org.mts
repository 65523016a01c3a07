/**
 * How many calls an organization of 2,000 people takes: the first time, when 25 of them change, and when nobody does.
 */
import type { Figure } from './figures.mts';
import type { Size } from './size.mts';
import { spend, type Spent } from './spend.mts';
import { orgChart, workflow } from './workflows.mts';
import type { Start, World } from './world.mts';

const CHANGED = 25;
const ROWS_PER_CALL = 50;
/** The lists of positions and of duties, each made in one call. */
const RANKS = 20;
/** Reading all four lists. */
const READS = 4;

async function run(world: World, start: Start, members: number, changed = 0): Promise<Spent> {
	await world.orgOffice.clearRequests();
	return await spend(world, world.orgOffice, start, members, { changed });
}

function figures(measure: string, { calls, seconds, megabytes }: Spent, most: number): Figure[] {
	const part = 'Organization of Hiworks';
	return [
		{ part, measure, value: calls, unit: 'calls', from: 'one Sync', limit: { is: 'at most', value: most } },
		{ part, measure: `${measure}: time`, value: seconds, unit: 's', from: 'one Sync', limit: null },
		{ part, measure: `${measure}: memory`, value: megabytes, unit: 'MB', from: 'one Sync', limit: null },
	];
}

export async function measureOrg(world: World, { members }: Size): Promise<Figure[]> {
	const organizations = Math.round((members * 3) / 20);
	const start = await world.publish(workflow('Org chart', orgChart(world.orgOffice.credential), 'orgChart'));
	await world.restart();
	await world.orgOffice.reset();
	// With a few people first, since what is done for the first time takes longer.
	await start(CHANGED);
	await world.orgOffice.reset();
	const first = await run(world, start, members);
	const changes = await run(world, start, members, CHANGED);
	const none = await run(world, start, members, CHANGED);
	return [
		...figures(
			`${members} members, ${organizations} organizations, for the first time`,
			first,
			READS + RANKS / 10 + organizations + Math.ceil(members / ROWS_PER_CALL),
		),
		...figures(`${CHANGED} of them changed`, changes, READS + CHANGED),
		...figures('None of them changed', none, READS),
	];
}
