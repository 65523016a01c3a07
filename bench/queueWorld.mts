/**
 * n8n's queue mode with the package as a user has it: PostgreSQL, Redis, one main, workers, and a sandbox as a process
 * of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Stats } from '../sandbox/index.ts';
import { onceOpen } from '../scripts/lib/ending.mts';
import * as n8n from '../scripts/lib/n8n.mts';
import { startCluster, type Cluster } from '../scripts/lib/queue.mts';
import { ledger, startSandbox, type Sandbox } from '../scripts/lib/sandbox.mts';
import { INSPECTABLE } from './inspector.mts';
import { createVendor, installBenchNodes, OWNER, type Vendor } from './world.mts';

/** What one process may take for its heap: how lazily Node collects garbage must not depend on the machine's memory. */
const HEAP_MB = 1_024;

export interface QueueWorld {
	main: n8n.N8n;
	/** As fresh as `renewWorkers` made them. */
	workers(): n8n.N8n[];
	/** So many workers in fresh processes: memory that n8n has once taken it keeps. */
	renewWorkers(count: number): Promise<void>;
	vendor: Vendor;
	/** Stores a workflow and makes it live. */
	publish(workflow: n8n.WorkflowJson): Promise<string>;
	/** Calls the webhook of a workflow; it answers at once. */
	start(webhookPath: string, body: object): Promise<void>;
	/** Executions that have not ended yet. One that failed is an error here. */
	underWay(): Promise<number>;
	/** How many executions n8n has ever made, sub-workflows included. */
	executions(): Promise<number>;
	/** Of how many invoices in the ledger there is exactly one. */
	issuedOnce(): Promise<number>;
	close(): Promise<void>;
}

export async function startQueueWorld(logs: string): Promise<QueueWorld> {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-queue-'));
	let [cluster, sandbox]: [Cluster | undefined, Sandbox | undefined] = [undefined, undefined];
	const close = onceOpen(async () => {
		await Promise.all([cluster?.close(), sandbox?.stop()]);
		rmSync(folder, { recursive: true, force: true });
	});
	const env = { NODE_OPTIONS: `--max-old-space-size=${HEAP_MB} ${INSPECTABLE.NODE_OPTIONS}` };
	const started = await startCluster({ folder, workers: 0, webhooks: 0, env, install: installBenchNodes });
	cluster = started;
	const vendorProcess = await startSandbox(path.join(logs, 'sandbox-queue.log'));
	sandbox = vendorProcess;
	const { main, workers, query } = started;
	const client = await n8n.owner(main.url, OWNER);

	const number = async (sql: string) => (await query<{ number: number }>(sql))[0]?.number ?? 0;
	return {
		main,
		workers: () => workers,
		async renewWorkers(count) {
			await Promise.all(workers.splice(0).map(async (worker) => await worker.stop()));
			await Promise.all(Array.from({ length: count }, async () => await started.addWorker()));
		},
		vendor: await createVendor(vendorProcess, client, 0),
		async publish(workflow) {
			const { id } = await client.createWorkflow(workflow);
			await client.activate(id);
			return id;
		},
		async start(webhookPath, body) {
			const response = await fetch(`${main.url}/webhook/${webhookPath}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			if (!response.ok) throw new Error(`${webhookPath}: ${response.status} ${await response.text()}`);
		},
		async underWay() {
			// Those that succeeded are not kept.
			const states = await query<{ status: string }>('select status from execution_entity where "deletedAt" is null');
			const failed = states.filter(({ status }) => ['error', 'crashed', 'canceled'].includes(status));
			if (failed.length > 0) throw new Error(`${failed.length} executions failed`);
			return states.length;
		},
		executions: async () => await number('select last_value::int as number from execution_entity_id_seq'),
		async issuedOnce() {
			const counts = new Map<string | null, number>();
			for (const { clientReferenceId } of await ledger(vendorProcess))
				counts.set(clientReferenceId, (counts.get(clientReferenceId) ?? 0) + 1);
			return [...counts.values()].filter((count) => count === 1).length;
		},
		close,
	};
}

/** Waits until no execution is under way, with a look at the vendor and the processes each time. */
export async function untilEnded(
	{ underWay, vendor }: QueueWorld,
	everyMs: number,
	look: (stats: Stats) => Promise<void> = async () => {},
): Promise<Stats> {
	for (;;) {
		await wait(everyMs);
		const stats = await vendor.stats();
		await look(stats);
		if ((await underWay()) === 0) return await vendor.stats();
	}
}
