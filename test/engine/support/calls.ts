import { WebhookContext } from 'n8n-core';
import type { IDataObject, IWebhookData } from 'n8n-workflow';

import { held } from './polling';

interface Call {
	/** Path and query, as they came. */
	url?: string;
	query?: Record<string, string>;
	params?: Record<string, string>;
	body?: IDataObject;
}

/**
 * Hands a call from outside to a published trigger, in n8n's own engine, without its server.
 * @returns the items that start the workflow
 * @throws Error where none does, with the answer
 */
export async function deliver(
	published: Parameters<typeof held>[0],
	{ url = '/', query = {}, params = {}, body = {} }: Call,
): Promise<IDataObject[]> {
	const { nodeType, workflow, node, additional } = await held(published);
	const answers: unknown[] = [];
	const response = {
		closed: true,
		statusCode: 200,
		status: () => response,
		json: (answer: unknown) => answers.push(answer),
	};
	const request = {
		originalUrl: url,
		ip: '127.0.0.1',
		headers: { 'content-type': 'application/json' },
		rawHeaders: [],
		rawBody: Buffer.from(JSON.stringify(body)),
		readRawBody: async () => {},
		query,
		params,
		body,
	};
	const webhookDescription = nodeType.description.webhooks!.find(({ name }) => name === 'default')!;
	const context = new WebhookContext(
		workflow,
		node,
		Object.assign(additional, { httpRequest: request, httpResponse: response }),
		'webhook',
		{ webhookDescription } as IWebhookData,
		[],
		null,
	);
	const { workflowData, webhookResponse } = await nodeType.webhook!.call(context);
	if (!workflowData) throw new Error(JSON.stringify([webhookResponse, ...answers]));
	return workflowData.flat().map(({ json }) => json);
}
