import { setTimeout as wait } from 'node:timers/promises';
import type { RequestRecord } from '../../../sandbox/index.ts';
import { outputOf, packageName, type Client, type Execution, type WorkflowJson } from '../../../scripts/lib/n8n.mts';
import { node, workflow, type Reference } from './workflows.ts';

export const HIWORKS_POLLING = `${packageName}.hiworksTrigger`;

/** n8n lets no single poll time come more than once a minute, but takes many of them: here every two seconds. */
const EVERY_TWO_SECONDS = {
	item: Array.from({ length: 30 }, (_, n) => ({ mode: 'custom', cronExpression: `${2 * n} * * * * *` })),
};

/** A workflow that begins with a trigger that polls, and does nothing else. */
export const polledBy = (
	name: string,
	trigger: { type: string; typeVersion: number; credentials: Record<string, Reference> },
	parameters: Record<string, unknown>,
): WorkflowJson => {
	const { type, ...more } = trigger;
	return workflow(
		name,
		[node('Trigger', type, { pollTimes: EVERY_TWO_SECONDS, ...parameters }, more), node('End', 'noOp')],
		[['Trigger', 'End']],
	);
};

/** The same with the Hiworks Trigger. */
export const polled = (name: string, credential: Reference, parameters: Record<string, unknown>): WorkflowJson =>
	polledBy(
		name,
		{ type: HIWORKS_POLLING, typeVersion: 1, credentials: { hiworksOfficeApi: credential } },
		{ options: { callsPerDay: 100_000 }, ...parameters },
	);

export interface Told {
	event: string;
	dedupeKey: string;
	repeated: boolean;
	[column: string]: unknown;
}

/** The items of each execution that came to a good end, the oldest first, as soon as none is under way. */
export async function executionsOf(client: Client, workflowId: string): Promise<Told[][]> {
	let all = await client.executions(workflowId);
	const isUnderWay = () => all.some(({ status }) => status === 'new' || status === 'running');
	for (const end = Date.now() + 20_000; Date.now() < end && isUnderWay(); await wait(20))
		all = await client.executions(workflowId);
	const ended = all.filter(({ status }) => status === 'success');
	const read = await Promise.all(ended.toReversed().map(async ({ id }) => await client.getExecution(id)));
	return read.map((execution) => outputOf(execution, 'Trigger').map(({ json }) => json as Told));
}

/** Until so many executions have come to their end. */
export async function untilExecutions(client: Client, workflowId: string, count: number): Promise<Told[][]> {
	for (const end = Date.now() + 30_000; Date.now() < end; await wait(20)) {
		const ended = (await client.executions(workflowId)).filter(({ status }) => status === 'success');
		if (ended.length >= count) return await executionsOf(client, workflowId);
	}
	throw new Error(`No ${count} executions: ${JSON.stringify(await client.executions(workflowId))}`);
}

/** Until the items of all executions are as wanted. */
export async function untilTold(
	client: Client,
	workflowId: string,
	isThere: (told: Told[]) => boolean,
): Promise<Told[]> {
	let known = -1;
	for (const end = Date.now() + 60_000; Date.now() < end; await wait(20)) {
		const ended = (await client.executions(workflowId)).filter(({ status }) => status === 'success').length;
		if (ended === known) continue;
		known = ended;
		const told = (await executionsOf(client, workflowId)).flat();
		if (isThere(told)) return told;
	}
	throw new Error(`Not told: ${JSON.stringify(await executionsOf(client, workflowId))}`);
}

/** The newest execution that failed, as soon as there is one. */
export async function untilFailed(client: Client, workflowId: string): Promise<Execution> {
	for (const end = Date.now() + 30_000; Date.now() < end; await wait(20)) {
		const failed = (await client.executions(workflowId)).find(({ status }) => status === 'error');
		if (failed) return await client.getExecution(failed.id);
	}
	throw new Error('No execution failed');
}

/** Until the vendor has answered so many calls more. */
export async function untilAsked(requests: () => readonly RequestRecord[], more = 1): Promise<void> {
	const answered = () => requests().filter(({ status }) => status !== null).length;
	const before = answered();
	for (const end = Date.now() + 30_000; answered() < before + more; await wait(20))
		if (Date.now() > end) throw new Error(`Hiworks was not asked ${more} times more`);
}
