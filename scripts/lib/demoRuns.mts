/** Every example, run as it stands: from its triggers, its form, or by what the vendor tells. */
import { Client as McpClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { setTimeout as wait } from 'node:timers/promises';
import type { RequestRecord } from '../../sandbox/index.ts';
import { press, questionOf, writeInChat } from '../../test/e2e/support/chat.ts';
import { seoulMonth } from '../../test/e2e/support/hiworks.ts';
import { runByForm, untilWaiting } from '../../test/e2e/support/workflows.ts';
import type { DemoFiles } from './demoFiles.mts';
import { packageName, type Client, type Execution, type WorkflowJson } from './n8n.mts';
import { control, type Sandbox } from './sandbox.mts';

export interface Example {
	file: string;
	workflow: WorkflowJson;
}

export interface Run extends Example {
	executions: Execution[];
	/** That reached a vendor while it ran, and how many of them changed something there. */
	calls: number;
	changes: number;
	/** Milliseconds. */
	took: number;
}

export interface World {
	client: Client;
	sandbox: Sandbox;
	files: DemoFiles;
	/** By which the MCP server knows who asks. */
	mcpHeader: { name: string; value: string };
	/** The number of the last execution that was there before. */
	since: number;
}

const VENDORS = ['bolta', 'hiworks-bill', 'hiworks', 'hiworks-org', 'portone'];
/** Its invoices are what other examples amend and report. */
const BEFORE_OTHERS = ['issue-tax-invoices-from-rows.json', 'month-end-issue-from-a-sheet.json'];
const BOLTA_TRIGGER = `${packageName}.boltaTrigger`;

export const isByTrigger = ({ workflow }: Example) => workflow.nodes.some(({ type }) => type === BOLTA_TRIGGER);

const idOf = ({ file, workflow }: Example): string => {
	if (!workflow.id) throw new Error(`examples/${file} has no id`);
	return workflow.id;
};

/** Where Bolta's events reach an example: for all days, and while the editor listens. */
export function triggerAddresses({ workflow }: Example, url: string, token: string): string[] {
	const webhookId = workflow.nodes.find(({ type }) => type === BOLTA_TRIGGER)?.webhookId;
	return ['webhook', 'webhook-test'].map((kind) => `${url}/${kind}/${webhookId}/webhook?token=${token}`);
}

async function traffic(sandbox: Sandbox): Promise<Pick<Run, 'calls' | 'changes'>> {
	const all = await Promise.all(
		VENDORS.map(async (vendor) => await control<RequestRecord[]>(sandbox, 'GET', `/${vendor}/requests`)),
	);
	return { calls: all.flat().length, changes: all.flat().filter(({ effect }) => effect).length };
}

/** An example that waits for a decision gets one: handed in and approved, as on the page of the sandbox. */
async function approve({ client, sandbox }: World, example: Example, trigger: string): Promise<Execution> {
	const executionId = await client.start(idOf(example), trigger);
	await untilWaiting(client, executionId);
	const drafts = await control<Array<{ approvalKey: string }>>(sandbox, 'GET', '/hiworks/approvals');
	const { approvalKey } = drafts.at(-1) ?? {};
	await control(sandbox, 'POST', '/hiworks/approvals/submit', { approvalKey });
	await control(sandbox, 'POST', '/hiworks/approvals/decide', { approvalKey, decision: 'complete' });
	return await client.waitFor(executionId);
}

/** The first execution of a published example that an event has started, or starts soon. */
async function startedByEvent({ client, since }: World, example: Example): Promise<Execution> {
	for (const end = Date.now() + 20_000; Date.now() < end; await wait(100)) {
		const first = (await client.executions(idOf(example))).findLast(({ id }) => Number(id) > since);
		if (first) return await client.waitFor(first.id);
	}
	throw new Error('no event has started it');
}

const nodeOf = ({ workflow }: Example, type: string) => workflow.nodes.find((one) => one.type.endsWith(type));

/** Somebody writes in the chat, reads what is asked and says yes; the chat's page shows what comes of it. */
async function talk({ client }: World, example: Example, webhookId: string): Promise<Execution> {
	await client.activate(idOf(example));
	const talked = await writeInChat(client, webhookId, '한강물산에 지난달 사용료 30만원 세금계산서를 발행해 줘');
	const asker = nodeOf(example, 'HitlTool')?.name ?? '';
	const { yes } = await questionOf(client, talked.executionId, asker);
	const { closed } = talked.open();
	await press(yes);
	const execution = await client.waitFor(talked.executionId);
	await closed;
	return execution;
}

/** A client asks what was written last month and is not transmitted. */
async function question(world: World, example: Example, path: string): Promise<Execution> {
	const { client, mcpHeader } = world;
	await client.activate(idOf(example));
	const mcp = new McpClient({ name: 'demo', version: '1.0.0' });
	const requestInit = { headers: { [mcpHeader.name]: mcpHeader.value } };
	const transport = new StreamableHTTPClientTransport(new URL(`${client.url}/mcp/${path}`), { requestInit });
	await mcp.connect(transport as Parameters<typeof mcp.connect>[0]);
	const period = { from: `${seoulMonth(-1)}-01`, until: `${seoulMonth(-1)}-28` };
	await mcp.callTool({ name: 'Invoices_not_transmitted', arguments: period });
	await mcp.close();
	return await startedByEvent(world, example);
}

async function execute(world: World, example: Example): Promise<Execution[]> {
	const { workflow, file } = example;
	const id = idOf(example);
	if (isByTrigger(example)) return [await startedByEvent(world, example)];
	const files = world.files[file];
	if (files)
		return [
			await runByForm(
				world.client,
				{ ...workflow, id },
				files.map(({ bytes }) => bytes),
				'form-test',
			),
		];
	const chat = nodeOf(example, '.chatTrigger')?.webhookId;
	if (typeof chat === 'string') return [await talk(world, example, chat)];
	const path = nodeOf(example, '.mcpTrigger')?.parameters.path;
	if (typeof path === 'string') return [await question(world, example, path)];
	const triggers = workflow.nodes.filter(({ type }) => /Trigger$/.test(type)).map(({ name }) => name);
	const waits = workflow.nodes.some(({ parameters }) => parameters.operation === 'waitForDecision');
	const executions: Execution[] = [];
	for (const trigger of triggers)
		executions.push(await (waits ? approve(world, example, trigger) : world.client.run(id, trigger)));
	return executions;
}

/** Those whose invoices others need come first, those that wait for events last. */
export const inOrder = (examples: Example[]): Example[] => {
	const rank = (example: Example) => {
		const place = BEFORE_OTHERS.indexOf(example.file);
		return place >= 0 ? place : isByTrigger(example) ? BEFORE_OTHERS.length + 1 : BEFORE_OTHERS.length;
	};
	return examples.toSorted((left, right) => rank(left) - rank(right));
};

export async function runExample(world: World, example: Example): Promise<Run> {
	const [begun, before] = [performance.now(), await traffic(world.sandbox)];
	const executions = await execute(world, example);
	const after = await traffic(world.sandbox);
	return {
		...example,
		executions,
		calls: after.calls - before.calls,
		changes: after.changes - before.changes,
		took: performance.now() - begun,
	};
}
