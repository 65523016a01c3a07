import { count } from '../../../shared/fields/fields';
import type { Client, Request } from '../../../shared/http/client';
import { getInvoice } from '../../api/invoice';
import { documentId } from '../../invoice/documentId';
import { explain, isFinal } from '../../invoice/ntsResult';
import { readOutput } from '../../invoice/output';
import { operation } from '../../vendor';

export const getNtsResult = operation({
	value: 'getNtsResult',
	name: 'Get NTS Result',
	action: 'Get NTS result of invoice',
	description: 'Read whether the tax office (국세청) took a document, explained in words',
	fields: {
		documentId: documentId(),
	},
	options: {
		pollInterval: count({
			displayName: 'Poll Interval',
			description:
				'Seconds between two looks while waiting. Each look costs one of the 1,000 calls that an office has a day.',
			least: 1,
			most: 3600,
			default: 300,
		}),
		waitForResult: count({
			displayName: 'Wait for Result',
			description:
				'Seconds to wait for the result of a document that is on its way. Costs one call per document and interval: 20 documents for an hour, every 5 minutes, are up to 260 calls. What has no result by then comes out as it is.',
			least: 0,
			most: 86_400,
			default: 0,
		}),
	},
	prepare: ({ fields: { documentId: key, options: given } }, { client }) => ({
		key,
		given,
		request: client.request(getInvoice, { path: { documentId: key } }),
	}),
	async send({ key, given: { pollInterval, waitForResult }, request }, { client }) {
		let { data } = await client.read(request);
		let calls = 1;
		for (let waited = 0; !isFinal(data.status) && waited < waitForResult; waited += pollInterval) {
			const again = await afterWaiting(client, Math.min(pollInterval, waitForResult - waited), request);
			if (!again) break;
			({ data } = again);
			calls++;
		}
		const { meaning, advice, nextStepBy } = explain(data.status);
		return {
			...readOutput(key, data),
			ntsResultCode: data.status.declareStatusCode || null,
			ntsResult: meaning,
			ntsAdvice: advice,
			nextStepBy,
			callsMade: calls,
		};
	},
});

/**
 * undefined when the execution was stopped, no calls are left, or Hiworks cannot be asked: what is known by then comes
 * out.
 */
async function afterWaiting<Answer>(
	client: Client,
	seconds: number,
	request: Request<Answer, 'read'>,
): Promise<Answer | undefined> {
	try {
		await client.wait(seconds);
		return await client.read(request);
	} catch {
		return undefined;
	}
}
