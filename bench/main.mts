/**
 * `npm run bench [-- --quick]`: what the package costs in the real n8n, against the limits it has to keep. Ends with 1
 * if a limit is missed. `--quick` tries the machinery in a minute; `--only=sending,loading` runs these parts. Queue
 * mode (`--only=queue,queueMemory,queueHeap`) needs PostgreSQL and Redis on the machine, so it runs only when it is
 * asked for.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { runToEnd } from '../scripts/lib/ending.mts';
import { inCache, root } from '../scripts/lib/project.mjs';
import { step } from '../scripts/lib/run.mjs';
import { measureAccounting } from './accounting.mts';
import { measureColumns } from './columns.mts';
import { measureCost } from './cost.mts';
import { measureEvents } from './events.mts';
import { isKept, printTable, type Figure } from './figures.mts';
import { measureLoading } from './loading.mts';
import { measureOrg } from './org.mts';
import { measurePortOne } from './portOne.mts';
import { measureQueue } from './queue.mts';
import { measureQueueHeap, measureQueueMemory } from './queueMemory.mts';
import { startQueueWorld, type QueueWorld } from './queueWorld.mts';
import { measureReading } from './reading.mts';
import { measureGrowth, measureSending } from './sending.mts';
import { full, quick, type Size } from './size.mts';
import { startWorld, type World } from './world.mts';

const folder = inCache('bench');

interface Part<On> {
	title: string;
	measure(world: On, size: Size): Promise<Figure[]>;
}

const parts: Record<string, Part<World>> = {
	reading: { title: 'Reading and checking', measure: measureReading },
	sending: { title: 'Sending', measure: measureSending },
	growth: { title: 'Ten times the items', measure: measureGrowth },
	cost: { title: 'Processor time and memory', measure: measureCost },
	events: { title: 'Events', measure: measureEvents },
	accounting: { title: 'Accounting lists of Hiworks', measure: measureAccounting },
	columns: { title: 'Sheets by columns', measure: measureColumns },
	org: { title: 'Organization of Hiworks', measure: measureOrg },
	portOne: { title: 'Invoices with PortOne', measure: measurePortOne },
	loading: { title: 'Loading', measure: async (_world, size) => await measureLoading(size) },
};

const queueParts: Record<string, Part<QueueWorld>> = {
	queue: { title: 'Queue mode', measure: measureQueue },
	queueMemory: { title: 'Resident memory in queue mode', measure: measureQueueMemory },
	queueHeap: { title: 'Live heap in queue mode', measure: measureQueueHeap },
};

interface Measured {
	figures: Figure[];
	/** Titles of parts that failed: what was measured before them is told all the same. */
	broken: string[];
}

const only = process.argv
	.find((argument) => argument.startsWith('--only='))
	?.slice('--only='.length)
	.split(',');
const isChosen = (name: string) => only?.includes(name) ?? Object.hasOwn(parts, name);

async function measureOn<On extends { close(): Promise<void> }>(
	all: Record<string, Part<On>>,
	starting: string,
	start: () => Promise<On>,
	size: Size,
): Promise<Measured> {
	const chosen = Object.entries(all).flatMap(([name, part]) => (isChosen(name) ? [part] : []));
	const figures: Figure[] = [];
	const broken: string[] = [];
	if (chosen.length === 0) return { figures, broken };
	const world = await step(starting, start);
	for (const { title, measure } of chosen) {
		try {
			figures.push(...(await step(title, async () => await measure(world, size))));
		} catch (error) {
			console.error(error);
			broken.push(title);
		}
	}
	await world.close();
	return { figures, broken };
}

async function measure(size: Size): Promise<Measured> {
	const names = Object.keys({ ...parts, ...queueParts });
	const unknown = only?.filter((name) => !names.includes(name)) ?? [];
	if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(', ')}. There are: ${names.join(', ')}`);
	const plain = await measureOn(
		parts,
		'Starting n8n and a sandbox',
		async () => await startWorld('main', 1, folder),
		size,
	);
	const queue = await measureOn(
		queueParts,
		'Starting PostgreSQL, Redis, n8n and a sandbox',
		async () => await startQueueWorld(folder),
		size,
	);
	return { figures: [...plain.figures, ...queue.figures], broken: [...plain.broken, ...queue.broken] };
}

function report({ figures, broken }: Measured, isQuick: boolean, begin: number): boolean {
	const seconds = Math.round((performance.now() - begin) / 1000);
	const machine = { processors: cpus().length, model: cpus()[0]?.model, load: loadavg(), node: process.version };
	const kept = figures.map((figure) => ({ ...figure, kept: isKept(figure) }));
	// A try must not replace the figures of the last whole bench.
	const isWhole = !isQuick && broken.length === 0 && Object.keys(parts).every(isChosen);
	const file = path.join(folder, isWhole ? 'bench.json' : 'try.json');
	writeFileSync(file, `${JSON.stringify({ quick: isQuick, seconds, machine, figures: kept }, null, '\t')}\n`);
	printTable(figures);
	const missed = kept.filter((figure) => !figure.kept).length;
	const verdict =
		missed === 0 ? 'All limits are kept' : `${missed} of ${kept.filter(({ limit }) => limit).length} limits are missed`;
	console.log(`${verdict}; ${seconds} s. Written to ${path.relative(root, file)}`);
	if (broken.length > 0) console.log(`Could not be measured: ${broken.join(', ')}`);
	return missed === 0 && broken.length === 0;
}

const isQuick = process.argv.includes('--quick');
const begin = performance.now();
mkdirSync(folder, { recursive: true });
await runToEnd(async () => {
	if (process.platform !== 'linux') throw new Error('The bench reads processor time and memory as Linux tells them');
	const measured = await measure(isQuick ? quick : full);
	const isWell = report(measured, isQuick, begin);
	// Quick figures are no verdict.
	return isWell || (isQuick && measured.broken.length === 0);
});
