/** One run of an operation over a wire with a fault on it, judged by what stands at the vendor then. */
import type { RequestRecord, Sandbox } from '../../../sandbox/index.ts';
import { startSandbox } from '../../../sandbox/index.ts';
import { rows, stateOf } from '../../engine/support/reports';
import type { ChangingOperation, NodeUnderTest } from '../../operations/row';
import type { Fault } from './faults.ts';
import { Wire } from './wire.ts';

/** Seconds. Calls without a slow fault have time enough on any machine. */
const TIMEOUT = { slow: 1, quick: 20 };

/** Vendors of its own, and a wire to each. */
export interface Lane {
	sandbox: Sandbox;
	/** The vendors as they are seen over the wires. */
	wired: Sandbox;
	wires: Wire[];
	close(): Promise<void>;
}

export async function openLane(): Promise<Lane> {
	const sandbox = await startSandbox();
	const wireTo = async <Host extends { url: string }>(host: Host) => {
		const wire = await Wire.before(host.url);
		wires.push(wire);
		return { ...host, url: wire.url };
	};
	const wires: Wire[] = [];
	const wired: Sandbox = {
		...sandbox,
		bolta: await wireTo(sandbox.bolta),
		hiworks: await wireTo(sandbox.hiworks),
		hiworksBill: await wireTo(sandbox.hiworksBill),
		hiworksOrg: await wireTo(sandbox.hiworksOrg),
		portOne: await wireTo(sandbox.portOne),
	};
	return {
		sandbox,
		wired,
		wires,
		async close() {
			await Promise.all(wires.map(async (wire) => await wire.close()));
			await sandbox.close();
		},
	};
}

/** What is tried. */
export interface Trial {
	under: NodeUnderTest;
	operation: ChangingOperation;
	fault: Fault;
	/** Which requests meet it: that of the change, or it and all that follow. */
	lasting: boolean;
	/** Of n8n, with what it remembers between them. */
	tries: 1 | 2;
	seed: number;
}

/** What was told, and what stands. */
export interface Seen {
	told: string[];
	/** Effects at the vendor. */
	effects: number;
	/** Times that the node sent the change. */
	sent: number;
	overran: boolean;
}

export const nameOf = ({ under, operation, fault, lasting, tries, seed }: Trial): string =>
	[
		under.node,
		operation.name,
		...(operation.variant ? [operation.variant] : []),
		`| ${fault.reaches}: ${fault.name}${lasting ? ', from then on' : ''}`,
		...(tries > 1 ? ['| 2 tries'] : []),
		`| seed ${seed}`,
	].join(' ');

/** Runs the operation for its first item. @param faultOf what happens to the nth request */
async function run(
	{ sandbox, wired, wires }: Lane,
	{ under: { host, run: runNode }, operation }: Pick<Trial, 'under' | 'operation'>,
	faultOf: (ordinal: number) => Fault | undefined,
	{ slow, tries, seed }: { slow: boolean; tries: number; seed: string },
) {
	host(sandbox).reset();
	const { fields, input } = await operation.arrange(sandbox);
	host(sandbox).clearRequests();
	const timeout = slow ? TIMEOUT.slow : TIMEOUT.quick;
	for (const wire of wires) wire.plan(faultOf, { timeoutMs: timeout * 1000, seed });
	const result = await runNode(wired, operation.name, fields, {
		input: input.slice(0, 1),
		options: { ...operation.options, itemsInFlight: 1, timeout },
		onError: 'continueRegularOutput',
		...(tries > 1 && { retryOnFail: { maxTries: tries } }),
	});
	for (const wire of wires) await wire.settled();
	const passed = wires.flatMap((wire) => wire.passed);
	return { result, passed, requests: host(sandbox).requests() };
}

const isChange =
	({ route }: ChangingOperation) =>
	(request: RequestRecord) =>
		request.route === route;

/** Which request over the wire is the change. */
export async function placeOf(lane: Lane, trial: Pick<Trial, 'under' | 'operation'>): Promise<number> {
	const { passed, requests } = await run(lane, trial, () => undefined, { slow: false, tries: 1, seed: '' });
	const change = requests.find(isChange(trial.operation));
	return passed.findIndex(({ method, target }) => method === change?.method && target.split('?')[0] === change.path);
}

export async function attempt(lane: Lane, trial: Trial, place: number): Promise<Seen> {
	const { operation, fault, lasting, tries, seed } = trial;
	const faultOf = (ordinal: number) => (ordinal === place || (lasting && ordinal > place) ? fault : undefined);
	const settings = { slow: fault.slow ?? false, tries, seed: `${seed} ${nameOf(trial)}` };
	const { result, passed, requests } = await run(lane, trial, faultOf, settings);
	const all = rows(result);
	const changes = requests.filter(isChange(operation));
	const { method = '', path = '' } = changes[0] ?? {};
	return {
		// Of a plan the last output is the new state.
		told: (operation.together ? all.slice(0, -1) : all).map(stateOf),
		effects: changes.filter(({ effect }) => effect).length,
		sent: passed.filter((one) => one.method === method && one.target.split('?')[0] === path).length,
		overran: passed.some(({ overran }) => overran),
	};
}

/**
 * Undocumented calls whose answer is put out as it came: whether it means yes, the reader judges.
 */
const isAsItCame = ({ under, operation }: Trial) => under.folder === 'HiworksOrg' && operation.name.startsWith('sso.');

/** Told as done, and as not done for certain. */
const DONE = ['done', 'recovered', 'duplicate'];
const NOT_DONE = ['rejected', 'notSent'];

export type Lie =
	'double' | 'told as not done, and it stands' | 'told as done, and it does not stand' | 'beyond its time' | 'not told';

/** What of it must not be. */
export function liesOf(trial: Trial, { told, effects, overran }: Seen): Lie[] {
	const { operation } = trial;
	const count = (states: readonly string[]) => told.filter((state) => states.includes(state)).length;
	const [done, open] = [count(DONE), count(['unknown'])];
	// Where a second one does no harm, each send may leave one.
	const isHarmless =
		operation.policy === 'repeatable' || (operation.policy === 'readBack' && operation.again === 'done');
	const standing = isHarmless ? Math.min(effects, told.length) : effects;
	return [
		...(standing > told.length ? (['double'] as const) : []),
		...(standing > done + open ? (['told as not done, and it stands'] as const) : []),
		...(done > standing && !isAsItCame(trial) ? (['told as done, and it does not stand'] as const) : []),
		...(overran ? (['beyond its time'] as const) : []),
		...(told.length === 0 || done + open + count(NOT_DONE) < told.length ? (['not told'] as const) : []),
	];
}
