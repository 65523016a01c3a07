import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { inOrder } from '../fields/outputOrder';
import type { Words } from '../words/say';

/** What becomes of a call from outside. */
export type Verdict<Output extends object = IDataObject> =
	/** `message` is for the caller, `detail` for n8n's log only. */
	| { result: 'refused'; status: 400 | 401 | 403 | 404 | 413 | 503; message: Words; detail?: string }
	/** Answered with 200, so that the vendor does not send it again; nothing starts. */
	| { result: 'ignored'; reason: Words; /** Worth a line in the log. */ notable?: boolean }
	/** Another call with the same event starts the workflow: answered as that one. */
	| { result: 'joined' }
	| { result: 'emitted'; output: Output };

export const refuse = (status: 400 | 401 | 403 | 404 | 413 | 503, message: Words, detail?: string): Verdict<never> => ({
	result: 'refused',
	status,
	message,
	...(detail !== undefined && { detail }),
});

/** Answers a call, and hands on what it brought: the workflow starts, or goes on where it waited. */
export function answer(context: IWebhookFunctions, verdict: Verdict<object>): IWebhookResponseData {
	const log = (level: 'error' | 'warn', what: string) =>
		context.logger[level](`${context.getNode().name}: ${what}`, { workflowId: context.getWorkflow().id });
	if (verdict.result === 'emitted')
		return {
			workflowData: [[{ json: inOrder(verdict.output as IDataObject) }]],
			webhookResponse: { result: 'emitted' },
		};
	if (verdict.result === 'joined') return { webhookResponse: { result: 'emitted' } };
	if (verdict.result === 'ignored') {
		if (verdict.notable) log('warn', `an event was ignored, ${verdict.reason}`);
		return { webhookResponse: { result: 'ignored', reason: verdict.reason } };
	}
	const { status, message, detail } = verdict;
	log(
		status === 503 ? 'error' : 'warn',
		`a call was refused with HTTP ${status}. ${[message, detail].filter(Boolean).join(': ')}`,
	);
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
