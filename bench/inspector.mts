/** The heap of another Node process, by its inspector. */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const OPEN_MS = 10_000;

export interface Inspector {
	/** So that what a process has used before does not decide when it collects garbage next, and how much it keeps. */
	collectGarbage(): Promise<void>;
	/** Megabytes that are left after a whole garbage collection. */
	liveHeap(): Promise<number>;
	close(): void;
}

/** What a process needs to be started with: the default port may be taken. */
export const INSPECTABLE = { NODE_OPTIONS: '--inspect-port=0' };

/** Where Node says that it listens once it was sent SIGUSR1. */
async function address(pid: number, logFile: string): Promise<string> {
	process.kill(pid, 'SIGUSR1');
	for (const end = Date.now() + OPEN_MS; Date.now() < end; await wait(50)) {
		const found = /Debugger listening on (ws:\S+)/.exec(readFileSync(logFile, 'utf8'))?.[1];
		if (found) return found;
	}
	throw new Error(`Process ${pid} did not open its inspector`);
}

export async function openInspector({ pid, logFile }: { pid: number; logFile: string }): Promise<Inspector> {
	const socket = new WebSocket(await address(pid, logFile));
	const waiting = new Map<number, (result: Record<string, number>) => void>();
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve);
		socket.addEventListener('error', () => reject(new Error(`The inspector of process ${pid} cannot be reached`)));
	});
	socket.addEventListener('message', ({ data }) => {
		const { id, result } = JSON.parse(String(data)) as { id: number; result: Record<string, number> };
		waiting.get(id)?.(result);
		waiting.delete(id);
	});
	let last = 0;
	const call = async (method: string) =>
		await new Promise<Record<string, number>>((resolve) => {
			const id = ++last;
			waiting.set(id, resolve);
			socket.send(JSON.stringify({ id, method }));
		});
	const collectGarbage = async () => void (await call('HeapProfiler.collectGarbage'));
	return {
		collectGarbage,
		async liveHeap() {
			await collectGarbage();
			return (await call('Runtime.getHeapUsage')).usedSize! / 1024 ** 2;
		},
		close: () => socket.close(),
	};
}
