import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LedgerEntry } from '../../sandbox/index.ts';
import { root, startProgram, type Running } from './n8n.mts';

export interface Sandbox extends Running {
	/** Where the emulated vendors listen. */
	bolta: string;
	hiworksBill: string;
	hiworks: string;
	/** The organisation sync and the sign-on; and the host of redirect tokens. */
	hiworksOrg: string;
	hiworksLink: string;
	portOne: string;
	/** Where the sandbox itself is asked and set. */
	control: string;
}

const READY_MS = 20_000;

/** Starts the sandbox as a process of its own, on the wanted port if that is free. */
export async function startSandbox(logFile: string, boltaPort = 0): Promise<Sandbox> {
	let ready:
		| Pick<Sandbox, 'bolta' | 'hiworksBill' | 'hiworks' | 'hiworksOrg' | 'hiworksLink' | 'portOne' | 'control'>
		| undefined;
	const program = await startProgram(
		process.execPath,
		[path.join(root, 'sandbox', 'main.ts'), '--bolta-port', String(boltaPort)],
		{
			env: process.env,
			logFile,
			onLine: (line) => {
				if (line.startsWith('{"ready":true')) ready = JSON.parse(line) as typeof ready;
			},
		},
	);
	let isGone = false;
	void program.exited.then(() => (isGone = true));
	for (const end = Date.now() + READY_MS; !ready && !isGone && Date.now() < end;) await wait(20);
	if (ready) {
		const { bolta, hiworksBill, hiworks, hiworksOrg, hiworksLink, portOne, control } = ready;
		return { ...program, bolta, hiworksBill, hiworks, hiworksOrg, hiworksLink, portOne, control };
	}
	await program.kill('SIGKILL');
	throw new Error(`The sandbox did not start; see ${path.relative(root, logFile)}`);
}

export async function ledger(sandbox: Sandbox, mode: 'test' | 'live' = 'test'): Promise<LedgerEntry[]> {
	const response = await fetch(`${sandbox.control}/bolta/ledger?mode=${mode}`);
	return (await response.json()) as LedgerEntry[];
}
