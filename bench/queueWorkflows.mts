/** The workflows of queue mode: the webhook answers at once, as it would where an execution takes minutes. */
import { randomUUID } from 'node:crypto';
import { assemble, madeUp, webhook, type Measured, type Prepared } from './workflows.mts';

function fromWebhook(
	name: string,
	nodes: Record<string, Measured>,
	links: Record<string, Array<string | null>>,
): Prepared {
	const path = randomUUID();
	const first = {
		Webhook: webhook(path, { responseMode: 'onReceived' }),
		Rows: madeUp('rows', { prefix: '={{ $json.body.prefix }}' }),
	};
	return { path, workflow: assemble(name, { ...first, ...nodes }, { Webhook: ['Rows'], ...links }) };
}

export const atOnce = (name: string, measured: Measured): Prepared =>
	fromWebhook(name, { Measured: measured }, { Rows: ['Measured'] });

/** Loop Over Items, with what is done to each chunk. */
export function loop(name: string, chunkItems: number, chunk: Measured): Prepared {
	const nodes = {
		Loop: { type: 'n8n-nodes-base.splitInBatches', typeVersion: 3, parameters: { batchSize: chunkItems, options: {} } },
		Chunk: chunk,
	};
	return fromWebhook(name, nodes, { Rows: ['Loop'], Loop: [null, 'Chunk'], Chunk: ['Loop'] });
}

export const call = (workflowId: string): Measured => ({
	type: 'n8n-nodes-base.executeWorkflow',
	typeVersion: 1.2,
	parameters: { workflowId: { __rl: true, mode: 'id', value: workflowId }, options: {} },
});

/**
 * What a chunk's workflow gives back is all that its caller keeps of the chunk: how many invoices have which status.
 */
export const chunkWorkflow = (name: string, measured: Measured) =>
	assemble(
		name,
		{
			Called: {
				type: 'n8n-nodes-base.executeWorkflowTrigger',
				typeVersion: 1.1,
				parameters: { inputSource: 'passthrough' },
			},
			Measured: measured,
			Summary: {
				type: 'n8n-nodes-base.summarize',
				typeVersion: 1.1,
				parameters: {
					fieldsToSummarize: { values: [{ aggregation: 'count', field: 'referenceId' }] },
					fieldsToSplitBy: 'status',
					options: {},
				},
			},
		},
		{ Called: ['Measured'], Measured: ['Summary'] },
	);
