/** How fast queue mode issues with 1, 2 and 4 workers, beside n8n's HTTP Request node sending the same invoices. */
import { list, median, type Figure } from './figures.mts';
import { forgetPeak, machineTime, memory, settled } from './processes.mts';
import { atOnce } from './queueWorkflows.mts';
import { untilEnded, type QueueWorld } from './queueWorld.mts';
import type { Size } from './size.mts';
import { httpRequest, issue } from './workflows.mts';

export const IN_FLIGHT = 20;
/** So many that each worker gets some: what is done for the first time takes longer. */
const WARM_UP_EXECUTIONS = 16;
const WARM_UP_ITEMS = 25;

interface Candidate {
	name: string;
	callsPerItem: number;
	path: string;
}

async function publishAll(world: QueueWorld): Promise<Candidate[]> {
	const { credential, baseUrl } = world.vendor;
	const candidates = [
		{
			name: 'Issue, look-up on',
			callsPerItem: 2,
			measured: issue(credential, { itemsInFlight: IN_FLIGHT, lookUpFirst: true }),
		},
		{
			name: 'Issue, look-up off',
			callsPerItem: 1,
			measured: issue(credential, { itemsInFlight: IN_FLIGHT, lookUpFirst: false }),
		},
		{ name: 'HTTP Request', callsPerItem: 1, measured: httpRequest(credential, baseUrl) },
	];
	const published: Candidate[] = [];
	for (const { measured, ...candidate } of candidates) {
		const { path, workflow } = atOnce(candidate.name, measured);
		await world.publish(workflow);
		published.push({ ...candidate, path });
	}
	return published;
}

interface Run {
	/** From the first start to the vendor's last answer. */
	seconds: number;
	calls: number;
	issuedOnce: number;
	/** Percent of what all processors of the machine could do. */
	working: number;
	peakInFlight: number;
}

async function run(world: QueueWorld, { path }: Candidate, executions: number, items: number): Promise<Run> {
	await world.vendor.reset();
	const [machine, begin] = [machineTime(), performance.timeOrigin + performance.now()];
	await Promise.all(
		Array.from(
			{ length: executions },
			async (_, n) => await world.start(path, { count: items, prefix: `execution-${n}` }),
		),
	);
	const { count, lastAnsweredAt, peakInFlight } = await untilEnded(world, 250);
	const { working, idle } = machineTime();
	const share = (working - machine.working) / (working - machine.working + idle - machine.idle);
	return {
		seconds: (lastAnsweredAt! - begin) / 1000,
		calls: count,
		issuedOnce: await world.issuedOnce(),
		working: share * 100,
		peakInFlight,
	};
}

async function measureOne(
	world: QueueWorld,
	candidate: Candidate,
	workers: number,
	{ repetitions, executions, executionItems }: Size,
): Promise<Figure[]> {
	await world.renewWorkers(workers);
	await run(world, candidate, WARM_UP_EXECUTIONS, WARM_UP_ITEMS);
	const processes = [world.main, ...world.workers()];
	const runs: Run[] = [];
	for (const { pid } of processes) forgetPeak(pid);
	for (let repetition = 0; repetition < repetitions; repetition++) {
		for (const { pid } of processes) await settled(pid);
		runs.push(await run(world, candidate, executions, executionItems));
	}
	const [main, ...peaks] = processes.map(({ pid }) => memory(pid, 'VmHWM'));

	const part = `Queue mode, ${executions} executions of ${executionItems} invoices at once`;
	const measure = `${workers === 1 ? '1 worker' : `${workers} workers`}, ${candidate.name}`;
	const all = executions * executionItems;
	const worst = (values: number[], wanted: number) =>
		values.toSorted((a, b) => Math.abs(b - wanted) - Math.abs(a - wanted))[0]!;
	const [once, calls] = [runs.map(({ issuedOnce }) => issuedOnce), runs.map((one) => one.calls / all)];
	const rates = runs.map(({ seconds }) => all / seconds);
	return [
		{
			part,
			measure,
			value: median(rates),
			unit: '/s',
			from: `${list(rates, '')}; processors ${median(runs.map(({ working }) => working)).toFixed(0)} % at work, ${Math.max(...runs.map(({ peakInFlight }) => peakInFlight))} calls at once`,
			limit: null,
		},
		{
			part,
			measure: `${measure}: in the ledger once`,
			value: worst(once, all),
			unit: '',
			from: list(once, ''),
			limit: { is: 'exactly', value: all },
		},
		{
			part,
			measure: `${measure}: calls per invoice`,
			value: worst(calls, candidate.callsPerItem),
			unit: '',
			from: list(calls, ''),
			limit: { is: 'exactly', value: candidate.callsPerItem },
		},
		{
			part,
			measure: `${measure}: peak of a worker`,
			value: Math.max(...peaks),
			unit: 'MB',
			from: `workers ${list(peaks, 'MB')}; main ${main!.toFixed(1)} MB`,
			limit: null,
		},
	];
}

export async function measureQueue(world: QueueWorld, size: Size): Promise<Figure[]> {
	const candidates = await publishAll(world);
	const figures: Figure[] = [];
	for (const workers of size.workers)
		for (const candidate of candidates) figures.push(...(await measureOne(world, candidate, workers, size)));
	return figures;
}
