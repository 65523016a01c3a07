/** Processor time and memory of n8n, against its HTTP Request node doing the same work. */
import { list, median, type Figure } from './figures.mts';
import { forgetPeak, memory, processorTime, settled } from './processes.mts';
import type { Size } from './size.mts';
import { httpRequest, issue, workflow } from './workflows.mts';
import { runOn, type Start, type Vendor, type World } from './world.mts';

interface Candidate {
	name: string;
	callsPerItem: number;
	start: Start;
}

const NAMES = { none: 'no node', http: 'HTTP Request', on: 'Issue, look-up on', off: 'Issue, look-up off' };

async function publishAll(world: World): Promise<Record<keyof typeof NAMES, Candidate>> {
	const [{ credential, baseUrl }] = world.vendors as [Vendor];
	const measured = {
		none: undefined,
		http: httpRequest(credential, baseUrl),
		on: issue(credential, { itemsInFlight: 50, lookUpFirst: true }),
		off: issue(credential, { itemsInFlight: 50, lookUpFirst: false }),
	};
	const callsPerItem = { none: 0, http: 1, on: 2, off: 1 };
	const publish = async (key: keyof typeof NAMES): Promise<Candidate> => ({
		name: NAMES[key],
		callsPerItem: callsPerItem[key],
		start: await world.publish(workflow(NAMES[key], measured[key])),
	});
	return {
		none: await publish('none'),
		http: await publish('http'),
		on: await publish('on'),
		off: await publish('off'),
	};
}

const run = async ({ vendors: [vendor] }: World, { start, callsPerItem }: Candidate, items: number) =>
	await runOn(vendor!, start, items, items * callsPerItem);

/** Processor time of n8n's process from before the execution until it has come to rest again. */
async function processorMs(world: World, candidate: Candidate, items: number): Promise<number> {
	await settled(world.pid);
	const before = processorTime(world.pid);
	await run(world, candidate, items);
	await settled(world.pid);
	return processorTime(world.pid) - before;
}

/** How far the peak rises above that of the same execution in which no item reaches the node, in a fresh process. */
async function peakGrowth(world: World, none: Candidate, candidate: Candidate, items: number): Promise<number> {
	await world.restart();
	const peak = async (one: Candidate) => {
		await settled(world.pid);
		forgetPeak(world.pid);
		await run(world, one, items);
		return memory(world.pid, 'VmHWM');
	};
	const idle = await peak(none);
	return (await peak(candidate)) - idle;
}

/** In turns, so that what changes on the machine meanwhile hits all of them. */
async function inTurns(
	repetitions: number,
	candidates: Candidate[],
	measure: (candidate: Candidate) => Promise<number>,
): Promise<Map<Candidate, number[]>> {
	const results = new Map(candidates.map((candidate): [Candidate, number[]] => [candidate, []]));
	for (let repetition = 0; repetition < repetitions; repetition++) {
		for (const candidate of repetition % 2 === 0 ? candidates : candidates.toReversed())
			results.get(candidate)!.push(await measure(candidate));
	}
	return results;
}

export async function measureCost(world: World, { items, repetitions }: Size): Promise<Figure[]> {
	const { none, http, on, off } = await publishAll(world);
	const candidates = [http, on, off];
	for (const candidate of candidates) await run(world, candidate, items);

	const processor = await inTurns(
		repetitions,
		[none, ...candidates],
		async (candidate) => await processorMs(world, candidate, items),
	);
	const idle = median(processor.get(none)!);
	const perCall = (candidate: Candidate) =>
		processor.get(candidate)!.map((ms) => (ms - idle) / (items * candidate.callsPerItem));
	const cost = (candidate: Candidate): Figure => ({
		part: 'Processor time of n8n per call, over no item',
		measure: `${candidate.name} against HTTP Request`,
		value: median(perCall(candidate)) / median(perCall(http)),
		unit: '×',
		from: `${list(perCall(candidate), 'ms')} against ${list(perCall(http), 'ms')}`,
		limit: { is: 'at most', value: 1.5 },
	});

	const growth = await inTurns(
		repetitions,
		candidates,
		async (candidate) => await peakGrowth(world, none, candidate, items),
	);
	const space = (candidate: Candidate): Figure => ({
		part: "Peak memory of n8n's process, over no item",
		measure: `${candidate.name} minus HTTP Request`,
		value: median(growth.get(candidate)!) - median(growth.get(http)!),
		unit: 'MB',
		from: `${list(growth.get(candidate)!, 'MB')} against ${list(growth.get(http)!, 'MB')}`,
		limit: { is: 'at most', value: 20 },
	});
	return [cost(on), cost(off), space(on), space(off)];
}
