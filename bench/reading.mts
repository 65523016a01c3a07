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

/** With these half of the 24 parameters have an expression. */
const FIXED = { supplierNumber: '220-00-00002', supplierRepresentative: '김대표' };

const VARIANTS = [
	{ measure: 'a form with 20 expressions', fixed: {}, most: 1.1 },
	{ measure: 'a form, half of its 24 parameters without expression', fixed: FIXED, most: 0.6 },
];

export async function measureReading(world: World, { items, repetitions }: Size): Promise<Figure[]> {
	const [vendor] = world.vendors as [Vendor];
	const figures: Figure[] = [];
	for (const { measure, fixed, most } of VARIANTS) {
		const start = await world.publish(workflow('Reading', reading(vendor.credential, repetitions, fixed)));
		await settled(world.pid);
		const { calls, results } = (await start(items)) as unknown as Output;
		const issue = results.map((result) => result.issue);
		const bare = results.map((result) => result.bare);
		figures.push({
			part: 'Reading and checking',
			measure: `${items} items, ${measure}`,
			value: median(issue) / median(bare),
			unit: '×',
			from: `${list(issue, 'ms')} in a dry run against ${list(bare, 'ms')} for ${calls} bare calls`,
			limit: { is: 'at most', value: most },
		});
	}
	return figures;
}
