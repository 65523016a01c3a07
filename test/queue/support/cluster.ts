import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { owner, type Client, type Execution, type WorkflowJson } from '../../../scripts/lib/n8n.mts';
import { startCluster, type Cluster, type ClusterOptions } from '../../../scripts/lib/queue.mts';
import { startByWebhook as start } from '../../e2e/support/workflows.ts';
import { makeHome } from '../../e2e/support/world.ts';

/**
 * n8n in queue mode with the packed package installed in each process, the sandbox beside it, and the owner signed in.
 */
export interface QueueWorld extends Cluster {
	client: Client;
	sandbox: Sandbox;
}

/**
 * After how many milliseconds without a sign of life a worker counts as dead. n8n's own are 60,000 and 30,000: an
 * execution whose worker was killed is told as failed after some two minutes then, here after seconds.
 */
const STALLED = {
	QUEUE_WORKER_LOCK_DURATION: '5000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};

export const OWNER = { email: 'owner@example.com', password: 'Queue-mode-1' };

/** Takes about a quarter of a minute: start one per file. */
export async function startQueueWorld(options: Pick<ClusterOptions, 'workers' | 'webhooks'>): Promise<QueueWorld> {
	const sandbox = await startSandbox();
	try {
		const cluster = await startCluster({ ...options, folder: makeHome('queue'), env: STALLED });
		const client = await owner(cluster.main.url, OWNER);
		return Object.assign(cluster, { client, sandbox, close: closing(cluster.close, sandbox) });
	} catch (error) {
		await sandbox.close();
		throw error;
	}
}

const closing = (close: () => Promise<void>, sandbox: Sandbox) => async () =>
	void (await Promise.all([close(), sandbox.close()]));

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
	const url = `${world.webhooks[0]?.url}/webhook/${published.path}`;
	const started = starting.then(async () => await start(world.client, published.id, url, body));
	starting = started.catch(() => undefined);
	return await started;
}

const END_MS = 180_000;

export const ended = async ({ client }: QueueWorld, executionId: string): Promise<Execution> =>
	await client.waitFor(executionId, END_MS);
