import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { redactor } from '../../shared/redact';
import { answer } from '../../shared/webhook/answer';
import { DeliveredKeys, record } from '../../shared/webhook/delivered';
import { bringsToken } from '../../shared/webhook/token';
import { confirm } from './confirm';
import { judge, type Delivery } from './judge';
import { readSettings } from './settings';

/** A header for callers that can set one; Bolta's console takes a URL only. */
const TOKEN_HEADER = 'x-webhook-token';

/** Answers a call from Bolta, and starts the workflow where it is news. Never throws: n8n would answer 500 and record a failed execution. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	let redact = redactor([]);
	try {
		const credentials = await context.getCredentials('boltaApi');
		const [token, apiKey] = [textOf(credentials.webhookToken), textOf(credentials.apiKey)];
		redact = redactor([token, apiKey]);
		const settings = readSettings(context);
		const now = new Date();
		// A person who tests wants to see the event, however often it was sent. n8n would not keep the keys of a test either.
		const dropsDuplicates = settings.dropDuplicates && context.getMode() !== 'manual';
		const delivered = new DeliveredKeys(context.getWorkflowStaticData('node'), now);
		const verdict = await judge(deliveryOf(context), {
			settings,
			token,
			isDuplicate: (key) => dropsDuplicates && delivered.has(key),
			confirm: apiKey === '' ? undefined : async (issuanceKey) => await confirm(context, credentials, issuanceKey),
			now,
		});
		if (verdict.result === 'emitted' && dropsDuplicates) record(delivered, verdict.output.dedupeKey);
		return answer(context, verdict);
	} catch (error) {
		// Whatever it is, the event must not be lost without a word: Bolta may send it again, and the log says why.
		const detail = redact(error instanceof Error ? error.message : String(error));
		return answer(context, { result: 'refused', status: 503, message: 'The event could not be handled just now', detail });
	}
}

/** Bolta calls the URL when it is saved in the console. A person who opens it sees whether the token is right. */
export async function answerProbe(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const token = await tokenVerdict(context);
	return { webhookResponse: { message: 'Bolta Trigger is listening', token } };
}

async function tokenVerdict(context: IWebhookFunctions): Promise<string> {
	try {
		const { webhookToken } = await context.getCredentials('boltaApi');
		if (textOf(webhookToken) === '') return 'the credential has none';
		return bringsToken(textOf(webhookToken), deliveryOf(context).tokens) ? 'right' : 'missing or wrong';
	} catch (error) {
		context.logger.warn(`${context.getNode().name}: the credential could not be read (${error instanceof Error ? error.name : 'unknown'})`);
		return 'the credential could not be read';
	}
}

function deliveryOf(context: IWebhookFunctions): Delivery {
	const request = context.getRequestObject();
	const { token } = context.getQueryData() as Record<string, unknown>;
	return {
		tokens: [token, context.getHeaderData()[TOKEN_HEADER]],
		address: request.ip ?? '',
		bytes: request.rawBody?.length ?? 0,
		body: bodyOf(context),
	};
}

/** n8n reads a body as JSON only where the content type says so, and nobody knows which one Bolta sends. */
function bodyOf(context: IWebhookFunctions): unknown {
	const { rawBody } = context.getRequestObject();
	const isRead = /^application\/json\b/i.test(context.getHeaderData()['content-type'] ?? '');
	return isRead || !rawBody ? context.getBodyData() : jsonParse(rawBody.toString('utf8'), { fallbackValue: null });
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
