/** How fast the node sends, by the vendor's clock, and how the time grows with the items. */
import { setTimeout as wait } from 'node:timers/promises';
import { list, median, type Figure } from './figures.mts';
import { settled } from './processes.mts';
import type { Size } from './size.mts';
import { issue, workflow } from './workflows.mts';
import { LATENCY_MS, runOn, startWorld, type Start, type Vendor, type World } from './world.mts';

const PART = 'Sending, first request to last answer';

interface Variant {
	itemsInFlight: number;
	lookUpFirst: boolean;
	/** How many times the mere waiting it may take. */
	factor: number;
}

const VARIANTS: Variant[] = [
	{ itemsInFlight: 1, factor: 1.15 },
	{ itemsInFlight: 5, factor: 1.15 },
	{ itemsInFlight: 50, factor: 1.8 },
].flatMap((variant) => [false, true].map((lookUpFirst) => ({ ...variant, lookUpFirst })));

const WARM_UP_ITEMS = 100;

const callsPerItem = (lookUpFirst: boolean) => (lookUpFirst ? 2 : 1);

async function publish(
	world: World,
	vendor: Vendor,
	{ itemsInFlight, lookUpFirst }: Omit<Variant, 'factor'>,
): Promise<Start> {
	const name = `${itemsInFlight} in flight, look-up ${lookUpFirst ? 'on' : 'off'}`;
	return await world.publish(workflow(name, issue(vendor.credential, { itemsInFlight, lookUpFirst })));
}

interface Sent {
	seconds: number;
	peak: number;
}

async function send(vendor: Vendor, start: Start, items: number, lookUpFirst: boolean): Promise<Sent> {
	const { firstReceivedAt, lastAnsweredAt, peakInFlight } = await runOn(
		vendor,
		start,
		items,
		items * callsPerItem(lookUpFirst),
	);
	return { seconds: (lastAnsweredAt! - firstReceivedAt!) / 1000, peak: peakInFlight };
}

function figuresOf(sent: readonly Sent[], items: number, { itemsInFlight, lookUpFirst, factor }: Variant): Figure[] {
	const ideal = ((items * callsPerItem(lookUpFirst)) / itemsInFlight) * (LATENCY_MS / 1000);
	const measure = `${items} items, ${itemsInFlight} in flight, look-up ${lookUpFirst ? 'on' : 'off'}`;
	const seconds = sent.map((one) => one.seconds);
	const peaks = sent.map(({ peak }) => peak);
	// The peak that is farthest from what was asked for: there is no good reason for even one of them to differ.
	const peak = peaks.toSorted((a, b) => Math.abs(b - itemsInFlight) - Math.abs(a - itemsInFlight))[0]!;
	return [
		{
			part: PART,
			measure,
			value: median(seconds) / ideal,
			unit: '×',
			from: `${list(seconds, 's')} against ${ideal.toFixed(2)} s of mere waiting`,
			limit: { is: 'at most', value: factor },
		},
		{
			part: PART,
			measure: `${measure}: peak`,
			value: peak,
			unit: '',
			from: list(peaks, ''),
			limit: { is: 'exactly', value: itemsInFlight },
		},
	];
}

/**
 * One at a time takes minutes, in which n8n has next to nothing to do: all repetitions run side by side. Each has an
 * n8n of its own, because one execution that reads its items holds up the sending of another; and each execution has a
 * sandbox of its own, so that clocks and peaks stay apart. Gives the results of each variant once they are there.
 */
async function startSlowOnes(
	variants: Variant[],
	{ repetitions, slowItems: items }: Size,
	logs: string,
): Promise<Array<Promise<Map<Variant, Sent>>>> {
	const prepare = async (repetition: number) => {
		const world = await startWorld(`slow-${repetition}`, variants.length, logs);
		const starts = await Promise.all(
			variants.map(async (variant, index) => await publish(world, world.vendors[index]!, variant)),
		);
		await settled(world.pid);
		return { world, starts };
	};
	const prepared = await Promise.all(Array.from({ length: repetitions }, (_, repetition) => prepare(repetition)));
	const results = prepared.map(async ({ world, starts }) => {
		const sent = await Promise.all(
			variants.map(
				async (variant, index) => await send(world.vendors[index]!, starts[index]!, items, variant.lookUpFirst),
			),
		);
		await world.close();
		return new Map(variants.map((variant, index) => [variant, sent[index]!]));
	});
	// Errors are for whoever waits for the results.
	for (const result of results) result.catch(() => {});
	await Promise.all(prepared.flatMap(({ world }) => world.vendors).map(firstRequest));
	return results;
}

/** Until then n8n is reading its items, which takes all of a processor. */
async function firstRequest(vendor: Vendor): Promise<void> {
	for (const end = Date.now() + 60_000; Date.now() < end; await wait(200)) {
		if ((await vendor.stats()).count > 0) return;
	}
	throw new Error('Nothing was sent within a minute');
}

async function oneAfterTheOther(world: World, { repetitions, items }: Size, variant: Variant): Promise<Sent[]> {
	const [vendor] = world.vendors as [Vendor];
	const start = await publish(world, vendor, variant);
	// What a fresh process does for the first time takes longer; n8n runs for weeks.
	await send(vendor, start, WARM_UP_ITEMS, variant.lookUpFirst);
	const sent: Sent[] = [];
	for (let repetition = 0; repetition < repetitions; repetition++) {
		await settled(world.pid);
		sent.push(await send(vendor, start, items, variant.lookUpFirst));
	}
	return sent;
}

export async function measureSending(world: World, size: Size): Promise<Figure[]> {
	const having = (itemsInFlight: number) => VARIANTS.filter((variant) => variant.itemsInFlight === itemsInFlight);
	const results = new Map<Variant, Sent[]>();
	const slowOnes = await startSlowOnes(having(1), size, world.logs);
	// With five in flight n8n is busy for a quarter of the time; what is left of two processors is enough for the slow
	// ones.
	for (const variant of having(5)) results.set(variant, await oneAfterTheOther(world, size, variant));
	const ended = await Promise.all(slowOnes);
	for (const variant of having(1))
		results.set(
			variant,
			ended.map((one) => one.get(variant)!),
		);
	for (const variant of having(50)) results.set(variant, await oneAfterTheOther(world, size, variant));
	return VARIANTS.flatMap((variant) =>
		figuresOf(results.get(variant)!, variant.itemsInFlight === 1 ? size.slowItems : size.items, variant),
	);
}

/** Ten times the items: the whole execution, from the request that starts it to its answer. */
export async function measureGrowth(world: World, { repetitions, items }: Size): Promise<Figure[]> {
	const [vendor] = world.vendors as [Vendor];
	const start = await publish(world, vendor, { itemsInFlight: 50, lookUpFirst: true });
	const many = items * 10;
	const seconds = async (count: number) => {
		await settled(world.pid);
		const begin = performance.now();
		await runOn(vendor, start, count, count * 2);
		return (performance.now() - begin) / 1000;
	};
	// A cold start would make the few look slow, and so the many fast.
	await seconds(items);
	const times: Array<{ few: number; many: number }> = [];
	for (let repetition = 0; repetition < repetitions; repetition++)
		times.push({ few: await seconds(items), many: await seconds(many) });
	const few = times.map((time) => time.few);
	const all = times.map((time) => time.many);
	return [
		{
			part: 'Growth, the whole execution',
			measure: `${many} items against ${items}, 50 in flight, look-up on`,
			value: median(all) / median(few),
			unit: '×',
			from: `${list(all, 's')} against ${list(few, 's')}`,
			limit: { is: 'at most', value: 11 },
		},
	];
}
