/** The real n8n with the package as a user has it, and sandboxes as processes of their own. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
	BoltaSettings,
	GivenRecord,
	HiworksBillSettings,
	HiworksOrgSettings,
	HiworksSettings,
	PortOneSettings,
	Stats,
} from '../sandbox/index.ts';
import { onceOpen } from '../scripts/lib/ending.mts';
import * as n8n from '../scripts/lib/n8n.mts';
import { startSandbox, type Sandbox } from '../scripts/lib/sandbox.mts';
import { INSPECTABLE, openInspector } from './inspector.mts';
import type { Credential, Prepared } from './workflows.mts';

export const LATENCY_MS = 50;

export const OWNER = { email: 'owner@example.com', password: 'Bench-owner-1' };
const SETTINGS: Partial<BoltaSettings> = { latencyMs: LATENCY_MS, logBodies: false };
/** A real office has 1,000 calls a day: one call for each record would not get far. */
const OFFICE_SETTINGS: Partial<HiworksSettings> = { latencyMs: LATENCY_MS, logBodies: false, dailyLimit: 10_000_000 };

const ORG_SETTINGS: Partial<HiworksOrgSettings> = { latencyMs: LATENCY_MS, logBodies: false };

const PORTONE_SETTINGS: Partial<PortOneSettings> = { latencyMs: LATENCY_MS, logBodies: false };

const BILL_SETTINGS: Partial<HiworksBillSettings> = {
	latencyMs: LATENCY_MS,
	logBodies: false,
	dailyLimit: 10_000_000,
};

type VendorName = 'bolta' | 'hiworks' | 'hiworks-bill' | 'hiworks-org' | 'portone';

/** A sandbox, and n8n's credential that points at it. */
export interface Vendor {
	baseUrl: string;
	credential: Credential;
	/** An empty ledger and empty statistics. */
	reset(): Promise<void>;
	stats(): Promise<Stats>;
}

/** The same for a Hiworks office. */
export interface Office extends Vendor {
	/** What stands in its list of customers. */
	setCustomers(records: GivenRecord[]): Promise<void>;
}

/** The same for the organization of one. */
export interface OrgOffice extends Vendor {
	/** Only its statistics. */
	clearRequests(): Promise<void>;
}

export interface World {
	/** n8n's main process. */
	pid: number;
	vendors: Vendor[];
	/** Of the first sandbox. */
	office: Office;
	orgOffice: OrgOffice;
	portOne: Vendor;
	bill: Vendor;
	/** The folder of all logs. */
	logs: string;
	/** Stores the workflow and makes it live; gives what starts an execution and waits for its end. */
	publish(prepared: Prepared): Promise<Start>;
	/** n8n in a fresh process, on the same home. */
	restart(): Promise<void>;
	/** All that it can, in n8n. */
	collectGarbage(): Promise<void>;
	/** Stops all and leaves nothing behind. */
	close(): Promise<void>;
}

/** Starts an execution with so many rows; comes back when it has ended, with the first item of its last node. */
export type Start = (count: number, more?: object) => Promise<Record<string, unknown>>;

async function control(
	sandbox: Sandbox,
	method: string,
	route: string,
	body?: object,
	vendor: VendorName = 'bolta',
): Promise<unknown> {
	const response = await fetch(`${sandbox.control}/${vendor}${route}`, {
		method,
		...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
	});
	if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
	return await response.json();
}

export async function createVendor(sandbox: Sandbox, client: n8n.Client, index: number): Promise<Vendor> {
	const data = { apiKey: 'test_synthetic_key', environment: 'test', baseUrl: sandbox.bolta, customerKey: '' };
	await control(sandbox, 'PUT', '/settings', SETTINGS);
	return {
		baseUrl: sandbox.bolta,
		credential: await client.createCredential('boltaApi', data, `Sandbox ${index}`),
		reset: async () => void (await control(sandbox, 'POST', '/reset?keepSettings=true')),
		stats: async () => (await control(sandbox, 'GET', '/stats')) as Stats,
	};
}

async function createOffice(sandbox: Sandbox, client: n8n.Client): Promise<Office> {
	const ask = async (method: string, route: string, body?: object) =>
		await control(sandbox, method, route, body, 'hiworks');
	const data = { officeToken: 'synthetic-office-token', userId: 'admin', callbackSecret: '', baseUrl: sandbox.hiworks };
	await ask('PUT', '/settings', OFFICE_SETTINGS);
	return {
		baseUrl: sandbox.hiworks,
		credential: await client.createCredential('hiworksOfficeApi', data, 'Office'),
		reset: async () => void (await ask('POST', '/reset?keepSettings=true')),
		stats: async () => (await ask('GET', '/stats')) as Stats,
		setCustomers: async (records) => void (await ask('PUT', '/lists/customer', records)),
	};
}

async function createOrgOffice(sandbox: Sandbox, client: n8n.Client): Promise<OrgOffice> {
	const ask = async (method: string, route: string, body?: object) =>
		await control(sandbox, method, route, body, 'hiworks-org');
	await ask('PUT', '/settings', ORG_SETTINGS);
	return {
		baseUrl: sandbox.hiworksOrg,
		credential: await client.createCredential(
			'hiworksOrgApi',
			{ linkToken: 'synthetic-link-token', baseUrl: sandbox.hiworksOrg },
			'Organization',
		),
		reset: async () => void (await ask('POST', '/reset?keepSettings=true')),
		clearRequests: async () => void (await ask('DELETE', '/requests')),
		stats: async () => (await ask('GET', '/stats')) as Stats,
	};
}

interface Plain {
	/** In the addresses of the sandbox's control. */
	vendor: VendorName;
	baseUrl: string;
	settings: object;
	credential: { type: string; name: string; data: object };
}

async function createPlain(sandbox: Sandbox, client: n8n.Client, plain: Plain): Promise<Vendor> {
	const { vendor, baseUrl, settings, credential } = plain;
	const ask = async (method: string, route: string, body?: object) =>
		await control(sandbox, method, route, body, vendor);
	await ask('PUT', '/settings', settings);
	return {
		baseUrl,
		credential: await client.createCredential(credential.type, { ...credential.data, baseUrl }, credential.name),
		reset: async () => void (await ask('POST', '/reset?keepSettings=true')),
		stats: async () => (await ask('GET', '/stats')) as Stats,
	};
}

const portOneOf = (sandbox: Sandbox): Plain => ({
	vendor: 'portone',
	baseUrl: sandbox.portOne,
	settings: PORTONE_SETTINGS,
	credential: {
		type: 'portOneApi',
		name: 'PortOne',
		data: { apiSecret: 'synthetic-secret', environment: 'test' },
	},
});

const billOf = (sandbox: Sandbox): Plain => ({
	vendor: 'hiworks-bill',
	baseUrl: sandbox.hiworksBill,
	settings: BILL_SETTINGS,
	credential: {
		type: 'hiworksBillApi',
		name: 'Bill',
		data: { officeToken: 'synthetic-office-token', billToken: 'synthetic-bill-token' },
	},
});

async function call(url: string, count: number, more: object): Promise<Record<string, unknown>> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ count, ...more }),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`The execution failed: ${response.status} ${text}`);
	return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** The nodes that only the bench needs. */
export const installBenchNodes = (home: string) =>
	cpSync(new URL('package', import.meta.url), path.join(home, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-bench'), {
		recursive: true,
	});

export async function startWorld(name: string, sandboxCount: number, logs: string): Promise<World> {
	// Outside the project: in it, Node would find the project's own n8n-workflow and zod before n8n's.
	const home = mkdtempSync(path.join(tmpdir(), 'bench-'));
	const sandboxes: Sandbox[] = [];
	let running: n8n.N8n | undefined;
	const close = onceOpen(async () => {
		await Promise.all([running?.stop(), ...sandboxes.map(async (sandbox) => await sandbox.stop())]);
		rmSync(home, { recursive: true, force: true });
	});
	// On the port it had before: those who have signed in know no other.
	const start = async () =>
		await n8n.startN8n({
			home,
			lean: true,
			port: running?.port,
			logFile: path.join(logs, `n8n-${name}.log`),
			env: INSPECTABLE,
		});

	await n8n.installPackage(home);
	installBenchNodes(home);
	for (let index = 0; index < sandboxCount; index++)
		sandboxes.push(await startSandbox(path.join(logs, `sandbox-${name}-${index}.log`)));
	running = await start();
	const client = await n8n.owner(running.url, OWNER);
	const world: World = {
		pid: running.pid,
		logs,
		vendors: await Promise.all(sandboxes.map(async (sandbox, index) => await createVendor(sandbox, client, index))),
		office: await createOffice(sandboxes[0]!, client),
		orgOffice: await createOrgOffice(sandboxes[0]!, client),
		portOne: await createPlain(sandboxes[0]!, client, portOneOf(sandboxes[0]!)),
		bill: await createPlain(sandboxes[0]!, client, billOf(sandboxes[0]!)),
		async publish({ workflow, path: webhookPath }) {
			const { id } = await client.createWorkflow(workflow);
			await client.activate(id);
			return async (count, more = {}) => await call(`${running!.url}/webhook/${webhookPath}`, count, more);
		},
		async restart() {
			await running?.stop();
			running = await start();
			world.pid = running.pid;
		},
		async collectGarbage() {
			const inspector = await openInspector(running!);
			await inspector.collectGarbage();
			inspector.close();
		},
		close,
	};
	return world;
}

/** Runs an execution and gives the vendor's figures of it. */
export async function runOn(vendor: Vendor, start: Start, items: number, calls: number): Promise<Stats> {
	await vendor.reset();
	await start(items);
	const stats = await vendor.stats();
	if (stats.count !== calls) throw new Error(`${calls} calls were expected, ${stats.count} arrived`);
	return stats;
}
