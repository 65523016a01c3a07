import type { IWebhookFunctions } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';
import { filledText } from '../korea/textForm';
import type { Words } from '../words/say';
import { say } from './words';

/** A call from outside, before anything in it is believed. */
export interface Delivery {
	/** Where a token can stand: anything may. */
	tokens: readonly unknown[];
	/** As n8n sees the peer. */
	address: string;
	bytes: number;
	body: unknown;
}

/** A header for callers that can set one; where a URL is entered in a console there is only the query. */
const TOKEN_HEADER = 'x-webhook-token';

/**
 * Has n8n read the body. It has done so already but where the content type is none that it knows, or missing: nobody
 * knows which one a vendor sends.
 */
export const readBody = async (context: IWebhookFunctions) => await context.getRequestObject().readRawBody();

export function deliveryOf(context: IWebhookFunctions): Delivery {
	const request = context.getRequestObject();
	const { token } = context.getQueryData() as Record<string, unknown>;
	return {
		tokens: [token, context.getHeaderData()[TOKEN_HEADER]],
		address: request.ip ?? '',
		bytes: request.rawBody?.length ?? 0,
		body: bodyOf(context),
	};
}

/** n8n takes a body for JSON only where the content type says so. */
function bodyOf(context: IWebhookFunctions): unknown {
	const { rawBody } = context.getRequestObject();
	const isRead = /^application\/json\b/i.test(context.getHeaderData()['content-type'] ?? '');
	return isRead || !rawBody ? context.getBodyData() : jsonParse(rawBody.toString('utf8'), { fallbackValue: null });
}

/** Far more than any event has; n8n itself cannot store values that are nested thousands deep. */
const DEEPEST = 32;

/** What is wrong with a body that is nested too deep. */
export const tooDeep = (body: unknown): Words | undefined =>
	isNestedAtMost(body, DEEPEST) ? undefined : say`The body is nested more than ${DEEPEST} deep`;

function isNestedAtMost(value: unknown, depth: number): boolean {
	if (typeof value !== 'object' || value === null) return true;
	return depth > 0 && Object.values(value).every((inner) => isNestedAtMost(inner, depth - 1));
}

/** A text of an event in its one form; null: there is none. */
export const textOrNull = (value: unknown): string | null => filledText(value) ?? null;
