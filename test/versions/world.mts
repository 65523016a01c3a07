/**
 * One n8n among several, with the package as a user has it: installed, workflows and credentials made, the owner signed
 * in.
 */
import { rmSync } from 'node:fs';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { onceOpen } from '../../scripts/lib/ending.mts';
import * as n8n from '../../scripts/lib/n8n.mts';
import type { Reference } from '../e2e/support/workflows.ts';
import { makeHome } from '../e2e/support/world.ts';
import { boltaData, officeData, workflowsFor, type Name } from './workflows.mts';

export interface World {
	runtime: string;
	home: string;
	n8n: n8n.N8n;
	client: n8n.Client;
	sandbox: Sandbox;
	/** The credentials. */
	bolta: Reference;
	office: Reference;
	/** Ids of the workflows. */
	ids: Record<Name, string>;
}

const OWNER = { email: 'owner@example.com', password: 'Versions-owner-1' };

async function store(client: n8n.Client, workflows: Record<Name, n8n.WorkflowJson>): Promise<World['ids']> {
	const ids: Array<[string, string]> = [];
	for (const [name, workflow] of Object.entries(workflows))
		ids.push([name, (await client.createWorkflow(workflow)).id]);
	return Object.fromEntries(ids) as World['ids'];
}

/** Gives the world to `use`, and leaves nothing of it behind. */
export async function inWorld<T>(runtime: string, use: (world: World) => Promise<T>): Promise<T> {
	const home = makeHome('versions');
	const sandbox = await startSandbox();
	let running: n8n.N8n | undefined;
	const close = onceOpen(async () => {
		await Promise.all([running?.stop(), sandbox.close()]);
		rmSync(home, { recursive: true, force: true });
	});
	try {
		await n8n.installPackage(home);
		// Without the editor there are no lists of types.
		running = await n8n.startN8n({ home, runtime, lean: true, ui: true });
		const client = await n8n.owner(running.url, OWNER);
		const bolta = await client.createCredential('boltaApi', boltaData(sandbox));
		const office = await client.createCredential('hiworksOfficeApi', officeData(sandbox));
		return await use({
			runtime,
			home,
			n8n: running,
			client,
			sandbox,
			bolta,
			office,
			ids: await store(client, workflowsFor(bolta, office)),
		});
	} finally {
		await close();
	}
}
