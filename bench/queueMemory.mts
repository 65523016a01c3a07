/**
 * The memory of a worker, and of main, while one execution issues 20,000 invoices in chunks of 500: what the processes
 * take as Linux tells it, and, in runs of their own, what of their heaps is alive. A garbage collection that is asked
 * for shrinks the process, so the two cannot be had of one run.
 */
import { readFileSync } from 'node:fs';
import type { N8n } from '../scripts/lib/n8n.mts';
import { list, median, type Figure } from './figures.mts';
import { openInspector } from './inspector.mts';
import { forgetPeak, memory, settled } from './processes.mts';
import { IN_FLIGHT } from './queue.mts';
import { call, chunkWorkflow, loop } from './queueWorkflows.mts';
import { untilEnded, type QueueWorld } from './queueWorld.mts';
import type { Size } from './size.mts';
import { httpRequest, issue, type Prepared } from './workflows.mts';

/** Parts of a run, as many invoices each. */
const WINDOWS = 8;
/** After so many of them memory may grow no more: until then Node compiles, and takes what it keeps. */
const WARM_WINDOWS = 2;
const MOST_GROWTH = 1.1;

type Process = 'worker' | 'main';

/** In megabytes. */
type Megabytes = Record<Process, number>;

type Seen = Megabytes & { issued: number };

interface Long {
	name: string;
	prepared: Prepared;
	/** With those of sub-workflows. */
	executions: number;
	/** Whether it may hold no more the longer it runs. n8n keeps what each node gave in each turn of a loop. */
	flat: boolean;
}

interface Run {
	seconds: number;
	seen: Seen[];
	/** Until the last invoice, and with what comes after it. */
	peak: Megabytes;
	peakAtEnd: Megabytes;
	jobs: number;
	executions: number;
	issuedOnce: number;
}

/** A look at both processes. */
interface Look {
	look(): Promise<Megabytes>;
	close(): void;
}

/** What is looked at, how often, and what is made of it. */
interface Kind {
	what: string;
	everyMs: number;
	open(main: N8n, worker: N8n): Promise<Look>;
	/** What stands for the looks of a window, and what that is called. */
	ofWindow(values: number[]): number;
	called: string;
	/** What else there is to tell of a process. */
	more(run: Run, process: Process, size: Size): string;
	/** Whether it is the same on any machine. */
	limited: boolean;
}

const resident: Kind = {
	what: 'resident memory',
	everyMs: 1_000,
	async open(main, worker) {
		return {
			look: async () => ({ main: memory(main.pid, 'VmRSS'), worker: memory(worker.pid, 'VmRSS') }),
			close: () => {},
		};
	},
	// Up and down with the garbage collection.
	ofWindow: median,
	called: 'medians',
	more: ({ peak, peakAtEnd }, process) =>
		`peak ${peak[process].toFixed(1)} MB, with what follows the last invoice ${peakAtEnd[process].toFixed(1)} MB`,
	limited: false,
};

const alive: Kind = {
	what: 'live heap',
	// Each look stops the processes for a moment.
	everyMs: 2_000,
	async open(main, worker) {
		const inspectors = { main: await openInspector(main), worker: await openInspector(worker) };
		return {
			look: async () => ({ main: await inspectors.main.liveHeap(), worker: await inspectors.worker.liveHeap() }),
			close() {
				inspectors.main.close();
				inspectors.worker.close();
			},
		};
	},
	// What belongs to the invoices on their way comes and goes with each chunk.
	ofWindow: (values) => Math.min(...values),
	called: 'least',
	more: (run, process, size) =>
		`then ${perInvoice(windowsOf(run, process, size, alive.ofWindow).after, size).toFixed(2)} KB for each invoice`,
	limited: true,
};

async function run(
	world: QueueWorld,
	{ prepared }: Long,
	{ longItems, chunkItems }: Size,
	{ open, everyMs }: Kind,
): Promise<Run> {
	await world.renewWorkers(1);
	const { main, vendor } = world;
	const [worker] = world.workers();
	if (!worker) throw new Error('There is no worker');
	await world.start(prepared.path, { count: chunkItems, prefix: 'warm-up' });
	await untilEnded(world, 250);
	await vendor.reset();
	const { look, close } = await open(main, worker);
	for (const { pid } of [main, worker]) {
		await settled(pid);
		forgetPeak(pid);
	}

	const before = { executions: await world.executions(), jobs: jobsOf(worker) };
	const peak = (): Megabytes => ({ main: memory(main.pid, 'VmHWM'), worker: memory(worker.pid, 'VmHWM') });
	const seen: Seen[] = [];
	let lastPeak = peak();
	const begin = performance.now();
	await world.start(prepared.path, { count: longItems, prefix: 'order' });
	await untilEnded(world, everyMs, async ({ byRoute }) => {
		const issued = byRoute.issueTaxInvoice?.count ?? 0;
		// After the last invoice n8n puts into the database what it kept of the execution.
		if (issued === longItems) return;
		seen.push({ issued, ...(await look()) });
		lastPeak = peak();
	});
	const seconds = (performance.now() - begin) / 1000;
	close();
	return {
		seconds,
		seen,
		peak: lastPeak,
		peakAtEnd: peak(),
		jobs: jobsOf(worker) - before.jobs,
		executions: (await world.executions()) - before.executions,
		issuedOnce: await world.issuedOnce(),
	};
}

const jobsOf = ({ logFile }: N8n) => readFileSync(logFile, 'utf8').match(/Worker started execution/g)?.length ?? 0;

async function publishAll(
	world: QueueWorld,
	{ longItems, chunkItems }: Size,
): Promise<Record<'subWorkflow' | 'loop' | 'http', Long>> {
	const { credential, baseUrl } = world.vendor;
	const issuing = issue(credential, { itemsInFlight: IN_FLIGHT, lookUpFirst: true });
	const chunk = await world.publish(chunkWorkflow('Chunk', issuing));
	const longs = {
		subWorkflow: {
			name: 'Sub-workflow',
			prepared: loop('Sub-workflow', chunkItems, call(chunk)),
			executions: 1 + longItems / chunkItems,
			flat: true,
		},
		loop: { name: 'Loop', prepared: loop('Loop', chunkItems, issuing), executions: 1, flat: false },
		http: {
			name: 'Loop, HTTP Request',
			prepared: loop('Loop of HTTP Request', chunkItems, httpRequest(credential, baseUrl)),
			executions: 1,
			flat: false,
		},
	};
	for (const { prepared } of Object.values(longs)) await world.publish(prepared.workflow);
	return longs;
}

/** One figure for each window, of all and of those in which memory may grow no more. */
function windowsOf(
	{ seen }: Run,
	process: Process,
	{ longItems }: Size,
	ofWindow: Kind['ofWindow'],
): { all: number[]; after: number[] } {
	const windowOf = ({ issued }: Seen) => Math.floor((issued * WINDOWS) / longItems);
	const figures = Array.from({ length: WINDOWS }, (_, window) => {
		const values = seen.filter((one) => windowOf(one) === window).map((one) => one[process]);
		return values.length === 0 ? [] : [ofWindow(values)];
	});
	return { all: figures.flat(), after: figures.slice(WARM_WINDOWS).flat() };
}

/** Kilobytes by which a process grows with each invoice: from the first third of the windows to the last. */
function perInvoice(windows: readonly number[], { longItems }: Size): number {
	const third = Math.ceil(windows.length / 3);
	const grown = median(windows.slice(-third)) - median(windows.slice(0, third));
	return (grown * 1024) / ((longItems / WINDOWS) * Math.max(1, windows.length - third));
}

function figuresOf(long: Long, run: Run, kind: Kind, size: Size): Figure[] {
	const { longItems, chunkItems } = size;
	const part = `Queue mode, ${kind.what} while one execution issues ${longItems} in chunks of ${chunkItems}`;
	const growth = (process: Process): Figure => {
		const { all, after } = windowsOf(run, process, size, kind.ofWindow);
		const [first] = after;
		if (first === undefined) throw new Error('The run was too short to look at its memory');
		return {
			part,
			measure: `${long.name}: ${process}, most after ${(longItems * WARM_WINDOWS) / WINDOWS}`,
			value: Math.max(...after) / first,
			unit: '×',
			from: `${kind.called} of each ${longItems / WINDOWS}: ${list(all, 'MB')}; ${kind.more(run, process, size)}`,
			limit: kind.limited && long.flat ? { is: 'at most', value: MOST_GROWTH } : null,
		};
	};
	const exactly = (measure: string, value: number, wanted: number, from: string): Figure => ({
		part,
		measure: `${long.name}: ${measure}`,
		value,
		unit: '',
		from,
		limit: { is: 'exactly', value: wanted },
	});
	return [
		growth('worker'),
		growth('main'),
		{
			part,
			measure: `${long.name}: time`,
			value: run.seconds,
			unit: 's',
			from: `${(longItems / run.seconds).toFixed(0)} invoices/s`,
			limit: null,
		},
		exactly('in the ledger once', run.issuedOnce, longItems, 'the ledger'),
		exactly('executions', run.executions, long.executions, 'the database'),
		exactly('jobs in the queue', run.jobs, 1, 'the log of the worker; sub-workflows run in that of their parent'),
	];
}

async function measure(
	world: QueueWorld,
	size: Size,
	kind: Kind,
	names: Array<keyof Awaited<ReturnType<typeof publishAll>>>,
): Promise<Figure[]> {
	const longs = await publishAll(world, size);
	const figures: Figure[] = [];
	for (const name of names)
		figures.push(...figuresOf(longs[name], await run(world, longs[name], size, kind), kind, size));
	return figures;
}

export const measureQueueMemory = async (world: QueueWorld, size: Size) =>
	await measure(world, size, resident, ['subWorkflow', 'loop']);
export const measureQueueHeap = async (world: QueueWorld, size: Size) =>
	await measure(world, size, alive, ['subWorkflow', 'loop', 'http']);
