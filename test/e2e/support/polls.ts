import { setTimeout as wait } from 'node:timers/promises';
import { packageName, type Client } from '../../../scripts/lib/n8n.mts';
import { json } from './executions.ts';
import { node, workflow, type Reference } from './workflows.ts';

/** n8n polls at activation, and at some second of each minute. */
export const WITHIN_TWO_TICKS = 130_000;

/** Publishes a polling trigger → After, which polls every minute. @returns the workflow's id */
export async function publishPolling(
	client: Client,
	type: string,
	credentials: Record<string, Reference>,
	parameters: Record<string, unknown> = {},
): Promise<string> {
	const trigger = node(
		'Trigger',
		`${packageName}.${type}`,
		{ pollTimes: { item: [{ mode: 'everyMinute' }] }, options: {}, ...parameters },
		{ credentials },
	);
	const { id } = await client.createWorkflow(
		workflow(`Polling ${type}`, [trigger, node('After', 'noOp')], [['Trigger', 'After']]),
	);
	await client.activate(id);
	return id;
}

export interface Told {
	mode: string;
	items: Array<Record<string, any>>;
}

/** What each execution of a workflow was started with, the earliest first; of those that have come to their end. */
export async function told(client: Client, workflowId: string): Promise<Told[]> {
	const executions = await client.executions(workflowId);
	const ended = await Promise.all(executions.map(async ({ id }) => await client.waitFor(id)));
	return ended
		.filter(({ status }) => status === 'success')
		.sort((left, right) => Number(left.id) - Number(right.id))
		.map((execution) => ({ mode: execution.mode, items: json(execution, 'After') }));
}

/** Waits until the executions are as somebody wants them. */
export async function toldUntil(
	client: Client,
	workflowId: string,
	isThere: (told: Told[]) => boolean,
): Promise<Told[]> {
	for (const end = Date.now() + WITHIN_TWO_TICKS; Date.now() < end; await wait(250)) {
		const all = await told(client, workflowId);
		if (isThere(all)) return all;
	}
	throw new Error(`Not told in time: ${JSON.stringify(await told(client, workflowId))}`);
}
