/** What reading and checking costs over the bare reading of the parameters. See package/Reading.node.js. */
import { list, median, type Figure } from './figures.mts';
import { settled } from './processes.mts';
import type { Size } from './size.mts';
import { reading, workflow } from './workflows.mts';
import type { Vendor, World } from './world.mts';

interface Output {
	calls: number;
	results: Array<{ issue: number; bare: number }>;
}

export async function measureReading(world: World, { items, repetitions }: Size): Promise<Figure[]> {
	const [vendor] = world.vendors as [Vendor];
	const start = await world.publish(workflow('Reading', reading(vendor.credential, repetitions)));
	await settled(world.pid);
	const { calls, results } = (await start(items)) as unknown as Output;
	const issue = results.map((result) => result.issue);
	const bare = results.map((result) => result.bare);
	return [
		{
			part: 'Reading and checking',
			measure: `${items} items, a form with 20 expressions`,
			value: median(issue) / median(bare),
			unit: '×',
			from: `${list(issue, 'ms')} in a dry run against ${list(bare, 'ms')} for ${calls} bare calls`,
			limit: { is: 'at most', value: 1.5 },
		},
	];
}
