/**
 * Every operation that changes something, over a wire on which everything goes wrong that can. Whatever happens there:
 * the node makes nothing twice, tells nothing as not done that stands, nothing as done that does not, and waits for no
 * answer beyond its time. `SEED=…` draws other places, manners and, in the small size, other faults.
 */
import { draw } from '../../../sandbox/faults.ts';
import { full } from '../../engine/support/clock';
import { NODES } from '../../operations/index.ts';
import { changing, type ChangingOperation, type NodeUnderTest } from '../../operations/row';
import { FAULTS, LATE_ARRIVALS, REPEATS, type Fault } from '../support/faults.ts';
import { attempt, liesOf, nameOf, openLane, placeOf, type Lane, type Trial } from '../support/trial';

const SEED = Number(process.env.SEED ?? 20_261_129);
/** Runs at once: most of their time they wait. */
const LANES = full ? 12 : 6;
/** Faults that an operation meets in the small size. */
const FEW = 5;
/** Moments at which a late request arrives. */
const MOMENTS = full ? 8 : 1;
const LONG_MS = 1_800_000;

let lanes: Lane[];

beforeAll(async () => {
	lanes = await Promise.all(Array.from({ length: LANES }, openLane));
});

afterAll(async () => await Promise.all(lanes.map(async (lane) => await lane.close())));

/** Deals work to the lanes. */
async function inLanes<T>(work: readonly T[], one: (lane: Lane, piece: T) => Promise<void>): Promise<void> {
	let next = 0;
	await Promise.all(
		lanes.map(async (lane) => {
			while (next < work.length) await one(lane, work[next++]!);
		}),
	);
}

const shuffled = FAULTS.map((fault, index) => ({ fault, chance: draw(SEED, 'order', index) }))
	.sort((a, b) => a.chance - b.chance)
	.map(({ fault }) => fault);

/** What an operation meets: everything, or in the small size what the one before has left. */
function metBy(place: number): readonly Fault[] {
	return full ? FAULTS : Array.from({ length: FEW }, (_, n) => shuffled[(place * FEW + n) % shuffled.length]!);
}

type Manner = Pick<Trial, 'lasting' | 'tries' | 'seed'>;

/** In the small size nothing lasts that takes the time limit of every call. */
function mannerOf(operation: string, { slow, name }: Fault): Manner {
	const chance = draw(SEED, 'manner', operation, name);
	return { lasting: chance < 0.25 && (full || !slow), tries: chance > 0.75 ? 2 : 1, seed: SEED };
}

/** Runs them all, and names those after which something was told that is not so. */
async function liesIn(title: string, trials: readonly Trial[]): Promise<string[]> {
	const start = Date.now();
	const places = new Map<ChangingOperation, number>();
	const first = new Map(trials.map((trial) => [trial.operation, trial]));
	await inLanes([...first.values()], async (lane, trial) => {
		places.set(trial.operation, await placeOf(lane, trial));
	});
	const lies: string[] = [];
	await inLanes(trials, async (lane, trial) => {
		const seen = await attempt(lane, trial, places.get(trial.operation) ?? 0);
		for (const lie of liesOf(trial, seen))
			lies.push(`${lie} (${seen.told.join()}; stands ${seen.effects} times) | ${nameOf(trial)}`);
	});
	const seconds = ((Date.now() - start) / 1000).toFixed(0);
	console.info(`${title}: ${trials.length} runs in ${seconds} s, seed ${SEED}; ${lies.length} told what is not so`);
	return lies.sort();
}

/** Where the first node's operations end, the next one's go on. */
const placesBefore = (under: NodeUnderTest) =>
	NODES.slice(0, NODES.indexOf(under)).reduce((sum, { operations }) => sum + changing(operations).length, 0);

/** A vendor that has one document for one key, or shows what it has, cannot be made to have two. */
const isSaved = ({ effectsInAll, again }: ChangingOperation) => effectsInAll === 1 && again !== 'rejected';

describe.each(NODES)('$node', (under) => {
	const operations = changing(under.operations);
	const trialsOf = (faults: (place: number) => readonly Fault[], of: (fault: Fault, name: string) => Manner[]) =>
		operations.flatMap((operation, place) =>
			faults(placesBefore(under) + place).flatMap((fault) =>
				of(fault, operation.name).map((manner): Trial => ({ under, operation, fault, ...manner })),
			),
		);

	it(
		'tells the truth whatever goes wrong',
		async () => {
			const trials = trialsOf(metBy, (fault, name) => [mannerOf(name, fault)]);
			expect(await liesIn(under.node, trials)).toEqual([]);
		},
		LONG_MS,
	);

	it(
		'tells the truth of a request that arrives after it was given up',
		async () => {
			const late = full ? LATE_ARRIVALS : LATE_ARRIVALS.slice(0, 1);
			const moments = Array.from({ length: MOMENTS }, (_, moment) => SEED + moment);
			const trials = trialsOf(
				() => late,
				() => moments.map((seed) => ({ lasting: false, tries: 1, seed })),
			);
			expect(await liesIn(`${under.node}, arriving late`, trials)).toEqual([]);
		},
		LONG_MS,
	);

	it('tells the truth of what a gateway repeated, where the vendor can tell; the rest is listed', async () => {
		const trials = trialsOf(
			() => REPEATS,
			() => [{ lasting: false, tries: 1, seed: SEED }],
		);
		const saved = trials.filter(({ operation }) => isSaved(operation));
		const others = trials.filter(({ operation }) => !isSaved(operation));
		expect(await liesIn(`${under.node}, repeated by a gateway`, saved)).toEqual([]);
		const listed = await liesIn(`${under.node}, repeated by a gateway, and nobody can tell`, others);
		if (full) console.info(listed.join('\n'));
	});
});
