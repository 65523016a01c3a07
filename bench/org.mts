/** How many calls an organization of 2,000 people takes: the first time, when 25 of them change, and when nobody does. */
import type { Figure } from './figures.mts';
import { forgetPeak, memory, settled } from './processes.mts';
import type { Size } from './size.mts';
import { orgChart, workflow } from './workflows.mts';
import type { Start, World } from './world.mts';

const CHANGED = 25;
const ROWS_PER_CALL = 50;
/** The lists of positions and of duties, each made in one call. */
const RANKS = 20;
/** Reading all four lists. */
const READS = 4;

interface Spent {
	calls: number;
	seconds: number;
	/** How far n8n's process rose above what it had at rest. */
	megabytes: number;
}

async function spend(world: World, start: Start, members: number, changed = 0): Promise<Spent> {
	await world.orgOffice.clearRequests();
	await settled(world.pid);
	forgetPeak(world.pid);
	const idle = memory(world.pid, 'VmRSS');
	const begin = performance.now();
	await start(members, { changed });
	const seconds = (performance.now() - begin) / 1000;
	return { calls: (await world.orgOffice.stats()).count, seconds, megabytes: memory(world.pid, 'VmHWM') - idle };
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
	const first = await spend(world, start, members);
	const changes = await spend(world, start, members, CHANGED);
	const none = await spend(world, start, members, CHANGED);
	return [
		...figures(`${members} members, ${organizations} organizations, for the first time`, first, READS + RANKS / 10 + organizations + Math.ceil(members / ROWS_PER_CALL)),
		...figures(`${CHANGED} of them changed`, changes, READS + CHANGED),
		...figures('None of them changed', none, READS),
	];
}
