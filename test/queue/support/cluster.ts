import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { owner, packageName, type Client, type Execution, type WorkflowJson } from '../../../scripts/lib/n8n.mts';
import { startCluster, type Cluster, type ClusterOptions } from '../../../scripts/lib/queue.mts';

/** n8n in queue mode with the packed package installed in each process, the sandbox beside it, and the owner signed in. */
export interface QueueWorld extends Cluster {
	client: Client;
	sandbox: Sandbox;
}

/** Takes about a quarter of a minute: start one per file. */
export async function startQueueWorld(options: Omit<ClusterOptions, 'folder'>): Promise<QueueWorld> {
	const homes = path.join(tmpdir(), `${packageName}-queue`);
	mkdirSync(homes, { recursive: true });
	const sandbox = await startSandbox();
	try {
		const cluster = await startCluster({ ...options, folder: mkdtempSync(path.join(homes, `${process.pid}-`)) });
		const client = await owner(cluster.main.url, { email: 'owner@example.com', password: 'Queue-mode-1' });
		return Object.assign(cluster, { client, sandbox, close: closing(cluster.close, sandbox) });
	} catch (error) {
		await sandbox.close();
		throw error;
	}
}

const closing = (close: () => Promise<void>, sandbox: Sandbox) => async () => void (await Promise.all([close(), sandbox.close()]));

/** A published workflow that a webhook starts. */
export interface Published {
	id: string;
	path: string;
}

/** Publishes a workflow whose webhook answers at once. */
export async function publish({ client }: QueueWorld, path: string, workflow: WorkflowJson): Promise<Published> {
	const { id } = await client.createWorkflow(workflow);
	await client.activate(id);
	return { id, path };
}

/** One after the other: which execution a call started is known by there being one more. */
let starting: Promise<unknown> = Promise.resolve();

/** Starts an execution by its webhook, and gives its number. */
export async function startByWebhook(world: QueueWorld, published: Published, body: object): Promise<string> {
	const started = starting.then(async () => await start(world, published, body));
	starting = started.catch(() => undefined);
	return await started;
}

async function start({ client, webhooks }: QueueWorld, { id, path }: Published, body: object): Promise<string> {
	const before = new Set((await client.executions(id)).map((execution) => execution.id));
	const response = await fetch(`${webhooks[0]?.url}/webhook/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
	if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
	for (;;) {
		const started = (await client.executions(id)).find((execution) => !before.has(execution.id));
		if (started) return started.id;
		await wait(20);
	}
}

const END_MS = 180_000;

export const ended = async ({ client }: QueueWorld, executionId: string): Promise<Execution> => await client.waitFor(executionId, END_MS);
