import { setTimeout as wait } from 'node:timers/promises';
import {
	OWN_CONNECTION,
	packageName,
	type Client,
	type Execution,
	type WorkflowJson,
	type WorkflowNode,
} from '../../../scripts/lib/n8n.mts';

export const BOLTA = `${packageName}.bolta`;

export interface Reference {
	id: string;
	name: string;
}

/** They have no version 1. */
const OUR_TRIGGER = new RegExp(`^${packageName}\\..*Trigger$`);

export function node(
	name: string,
	type: string,
	parameters: Record<string, unknown> = {},
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	const fullType = type.includes('.') ? type : `n8n-nodes-base.${type}`;
	return {
		id: name.toLowerCase().replaceAll(' ', '-'),
		name,
		type: fullType,
		typeVersion: OUR_TRIGGER.test(fullType) ? 2 : 1,
		position: [0, 0],
		parameters,
		...more,
	};
}

/** `links`: from, to, and from which output (the first where none is named). */
export function workflow(name: string, nodes: WorkflowNode[], links: Array<[string, string, number?]>): WorkflowJson {
	const connections: Record<string, { main: Array<Array<{ node: string; type: 'main'; index: 0 }>> }> = {};
	for (const [from, to, output = 0] of links) {
		const { main } = (connections[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output]?.push({ node: to, type: 'main', index: 0 });
	}
	return { name, nodes, connections };
}

export const manualTrigger = (name = 'Start') => node(name, 'manualTrigger');

export const webhook = (path: string, settings: Record<string, unknown> = {}) =>
	node(
		'Webhook',
		'webhook',
		{ httpMethod: 'POST', path, options: {}, ...settings },
		{ typeVersion: 2, webhookId: path },
	);

/** Two nodes that give these rows as items, whatever starts them: `Rows` and `Row`. */
export const rowsAsItems = (rows: object[]) => [
	node('Rows', 'set', { mode: 'raw', jsonOutput: JSON.stringify({ rows }), options: {} }, { typeVersion: 3.4 }),
	node('Row', 'splitOut', { fieldToSplitOut: 'rows', options: {} }),
];

export const bolta = (
	name: string,
	credential: Reference,
	parameters: Record<string, unknown>,
	more: Partial<WorkflowNode> = {},
) => node(name, BOLTA, { resource: 'taxInvoice', ...parameters }, { credentials: { boltaApi: credential }, ...more });

export interface Row {
	order: string;
	number: string;
	name: string;
	supplyCost: number | string;
	tax: number | string;
	note: string;
	[column: string]: unknown;
}

/** The n-th row of a made-up sheet; each has amounts of its own. */
export const row = (n: number, changes: Partial<Row> = {}): Row => ({
	order: `order-${n}`,
	number: '888-88-88888',
	name: `품목 ${n}`,
	supplyCost: 10_000 + 10 * n,
	tax: 1_000 + n,
	note: `note ${n}`,
	...changes,
});

/** Issue, filled in by expressions on such a row. */
export const issueForm = (options: Record<string, unknown> = {}, changes: Record<string, unknown> = {}) => ({
	operation: 'issue',
	referenceId: '={{ $json.order }}',
	writeDateSource: 'lastDayOfPreviousMonth',
	supplierSource: 'form',
	supplierNumber: '220-00-00002',
	supplierName: '한빛소프트랩',
	supplierRepresentative: '최가람',
	supplierEmail: 'tax@example.com',
	recipientNumber: '={{ $json.number }}',
	recipientName: '={{ "구매자 " + $json.order }}',
	recipientRepresentative: '김하나',
	recipientEmail: 'buyer@example.com',
	items: { item: [{ name: '={{ $json.name }}', supplyCost: '={{ $json.supplyCost }}', tax: '={{ $json.tax }}' }] },
	options,
	...changes,
});

/** Posts to the workflow, and gives the number of the execution that it started: the one more that there is then. */
async function startByPost(
	client: Client,
	workflowId: string,
	url: string,
	request: { headers?: Record<string, string>; body: RequestInit['body'] },
): Promise<string> {
	const before = new Set((await client.executions(workflowId)).map(({ id }) => id));
	const response = await fetch(url, { method: 'POST', ...request, headers: { ...OWN_CONNECTION, ...request.headers } });
	if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
	for (;;) {
		const started = (await client.executions(workflowId)).find(({ id }) => !before.has(id));
		if (started) return started.id;
		await wait(20);
	}
}

/** Calls a webhook of the workflow. @returns the number of the execution that it started */
export const startByWebhook = async (client: Client, workflowId: string, url: string, body: object = {}) =>
	await startByPost(client, workflowId, url, {
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});

/**
 * Sends the form of a workflow's form trigger with files in its fields, in their order: of a published workflow, or in
 * the window that the editor opens.
 */
export async function runByForm(
	client: Client,
	workflow: WorkflowJson & { id: string },
	files: Buffer[],
	kind: 'form' | 'form-test' = 'form',
): Promise<Execution> {
	const trigger = workflow.nodes.find(({ type }) => type.endsWith('.formTrigger'));
	if (kind === 'form-test')
		await client.call('POST', `/workflows/${workflow.id}/run`, { triggerToStartFrom: { name: trigger?.name } });
	const body = new FormData();
	for (const [index, file] of files.entries())
		body.append(`field-${index}`, new Blob([new Uint8Array(file)]), `sheet-${index}.xlsx`);
	const url = `${client.url}/${kind}/${String(trigger?.webhookId)}`;
	return await client.waitFor(await startByPost(client, workflow.id, url, { body }));
}

/** Calls a webhook, and waits for the end of the execution. */
export async function runByWebhook(
	client: Client,
	workflowId: string,
	path: string,
	kind: 'webhook' | 'webhook-test' = 'webhook',
): Promise<Execution> {
	return await client.waitFor(await startByWebhook(client, workflowId, `${client.url}/${kind}/${path}`));
}

/** Until an execution waits for a call from outside. */
export async function untilWaiting(client: Client, executionId: string): Promise<void> {
	for (const end = Date.now() + 20_000; Date.now() < end; await wait(25)) {
		const status = await client.status(executionId);
		if (status === 'waiting') return;
		if (status === 'error')
			throw new Error(JSON.stringify((await client.getExecution(executionId)).data.resultData.error));
	}
	throw new Error('It does not wait');
}

/** "Listen for test event" in the editor, and the event. */
export async function runByTestWebhook(client: Client, workflowId: string, path: string): Promise<Execution> {
	const body = { triggerToStartFrom: { name: 'Webhook' } };
	await client.call('POST', `/workflows/${workflowId}/run`, body);
	return await runByWebhook(client, workflowId, path, 'webhook-test');
}
