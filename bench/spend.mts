import { forgetPeak, memory, settled } from './processes.mts';
import type { Start, Vendor, World } from './world.mts';

/** What one execution takes. */
export interface Spent {
	calls: number;
	/** From the request that starts the execution to its answer. */
	seconds: number;
	/** How far n8n's process rose above what it had at rest. */
	megabytes: number;
}

/** Runs an execution on a vendor whose statistics are empty. */
export async function spend(
	world: World,
	vendor: Pick<Vendor, 'stats'>,
	start: Start,
	count: number,
	more = {},
): Promise<Spent> {
	const { pid } = world;
	await settled(pid);
	forgetPeak(pid);
	const idle = memory(pid, 'VmRSS');
	const begin = performance.now();
	await start(count, more);
	const seconds = (performance.now() - begin) / 1000;
	return { calls: (await vendor.stats()).count, seconds, megabytes: memory(pid, 'VmHWM') - idle };
}
