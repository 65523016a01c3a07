import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LedgerEntry } from '../../sandbox/index.ts';
import { root, startProgram, type Running } from './n8n.mts';

/** What the sandbox listens for, and the option of `sandbox/main.ts` that chooses its port. */
const PORT_OPTIONS = {
	bolta: '--bolta-port',
	hiworksBill: '--hiworks-bill-port',
	hiworks: '--hiworks-port',
	hiworksOrg: '--hiworks-org-port',
	hiworksLink: '--hiworks-link-port',
	portOne: '--portone-port',
	control: '--control-port',
};

export type SandboxHost = keyof typeof PORT_OPTIONS;

const HOSTS = Object.keys(PORT_OPTIONS) as SandboxHost[];

/**
 * Where the emulated vendors listen: `hiworksOrg` has the organisation sync and the sign-on, `hiworksLink` is the host
 * of redirect tokens; at `control` the sandbox itself is asked and set.
 */
export type SandboxAddresses = Record<SandboxHost, string>;

export interface Sandbox extends Running, SandboxAddresses {
	/** The page for people, with the token that lets it change something. */
	page: string;
}

export type SandboxPorts = Partial<Record<SandboxHost, number>>;

const READY_MS = 20_000;

/** Starts the sandbox as a process of its own, on the wanted ports as far as they are free. */
export async function startSandbox(logFile: string, ports: SandboxPorts = {}): Promise<Sandbox> {
	let ready: (SandboxAddresses & Pick<Sandbox, 'page'>) | undefined;
	const options = HOSTS.flatMap((host) => [PORT_OPTIONS[host], String(ports[host] ?? 0)]);
	const program = await startProgram(process.execPath, [path.join(root, 'sandbox', 'main.ts'), ...options], {
		env: process.env,
		logFile,
		onLine: (line) => {
			if (line.startsWith('{"ready":true')) ready = JSON.parse(line) as typeof ready;
		},
	});
	let isGone = false;
	void program.exited.then(() => (isGone = true));
	for (const end = Date.now() + READY_MS; !ready && !isGone && Date.now() < end;) await wait(20);
	if (ready) return { ...program, ...ready };
	await program.kill('SIGKILL');
	throw new Error(`The sandbox did not start; see ${path.relative(root, logFile)}`);
}

/** The ports that it was given, to ask for them again. */
export const portsOf = (sandbox: SandboxAddresses): SandboxPorts =>
	Object.fromEntries(HOSTS.map((host) => [host, Number(new URL(sandbox[host]).port)]));

/** Asks or sets the sandbox itself, `POST`, `/hiworks/approvals/decide`; gives what it answers. */
export async function control<Answer>(
	sandbox: SandboxAddresses,
	method: string,
	route: string,
	body?: object,
): Promise<Answer> {
	const response = await fetch(sandbox.control + route, {
		method,
		...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
	});
	if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
	return (await response.json()) as Answer;
}

export const ledger = async (sandbox: SandboxAddresses, mode: 'test' | 'live' = 'test'): Promise<LedgerEntry[]> =>
	await control(sandbox, 'GET', `/bolta/ledger?mode=${mode}`);
