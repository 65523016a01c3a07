import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { inside } from '../../shared/errors/invalid';
import { flag, options } from '../../shared/fields/fields';
import { refuse, type Verdict } from '../../shared/webhook/answer';
import { bringsToken } from '../../shared/webhook/token';
import { say } from '../words';
import { answerCallback } from './answerCallback';
import { readCall, type Call, type Callback } from './callback';
import { confirm, type Confirmation } from './confirm';
import { isFinal } from './decision';
import { callbackOutput, type DecisionOutput } from './output';

/** Fixed values: what may wake the execution must not depend on what a call brings. */
export const waitingOptions = options({
	displayName: 'Options',
	fields: {
		confirm: flag({
			displayName: 'Confirm by Get State',
			description:
				"Whether to go on only when Hiworks, asked for the document, shows the same state. While it cannot be asked or shows another one, its call is answered with 503 and the node keeps waiting. One call of the office's quota, at most three.",
			default: true,
			literal: true,
		}),
		resumeOnProgress: flag({
			displayName: 'Resume on Progress',
			description:
				'Whether to go on as soon as the document is handed in, with decision "inProgress" and its approval ID. Another Wait for Decision can then await the decision itself.',
			literal: true,
		}),
	},
});

/** The document that is awaited. */
export interface Awaited {
	approvalKey: string;
	requestHash: string;
}

interface Circumstances {
	awaited: Awaited;
	resumeOnProgress: boolean;
	/** Absent: Hiworks is not to be asked. */
	confirm?: ((callback: Callback) => Promise<Confirmation>) | undefined;
	now: Date;
}

export type WaitingOutput = DecisionOutput & { timedOut: boolean };

/**
 * Decides what a call does to a waiting execution. All its waits share one address: the repeated callback of one
 * document must not decide another, so key and hash are both compared.
 */
export async function judgeDecision(
	call: Call,
	{ awaited, resumeOnProgress, confirm: ask, now }: Circumstances,
): Promise<Verdict<WaitingOutput>> {
	if (call.kind === 'none') return { result: 'ignored', reason: say`nothing of Hiworks in it` };
	if (call.kind === 'unreadable') return refuse(400, call.why);
	const { callback } = call;
	const { approvalKey, requestHash, decision, vendorState } = callback;
	const isAwaited = [bringsToken(awaited.approvalKey, [approvalKey]), bringsToken(awaited.requestHash, [requestHash])];
	if (isAwaited.includes(false)) return refuse(403, say`Not the document that is awaited here`);
	if (!isFinal(decision) && !(resumeOnProgress && decision === 'inProgress'))
		return { result: 'ignored', reason: say`not decided`, notable: decision === 'other' };
	const confirmation = await ask?.(callback);
	if (confirmation?.outcome === 'unavailable')
		return refuse(503, say`The state could not be confirmed with Hiworks just now`, confirmation.why);
	if (confirmation?.outcome === 'differs')
		return refuse(
			503,
			say`Hiworks does not show this state`,
			`"${vendorState}" was told, "${confirmation.shows}" is shown`,
		);
	return { result: 'emitted', output: { ...callbackOutput(callback, confirmation, now), timedOut: false } };
}

/**
 * Answers a call to an execution that waits. Never throws: n8n would end the wait with an error, and go on with the
 * next node.
 */
export async function receiveDecision(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const credential = context.getCredentials('hiworksOfficeApi');
	return await answerCallback(context, credential, async (credentials) => {
		const settings = inside('Options', () => waitingOptions.read(context.getNodeParameter('options', {})));
		return await judgeDecision(readCall(context.getRequestObject().originalUrl), {
			awaited: awaitedIn(context.evaluateExpression('{{ $json }}')),
			resumeOnProgress: settings.resumeOnProgress,
			confirm: settings.confirm ? async (callback) => await confirm(context, credentials, callback) : undefined,
			now: new Date(),
		});
	});
}

/** What the node left in the place of its input when it began to wait. */
function awaitedIn(item: unknown): Awaited {
	const { approvalKey, requestHash } = (item ?? {}) as Record<string, unknown>;
	if (typeof approvalKey !== 'string' || typeof requestHash !== 'string')
		throw new Error(say`The awaited document is not known`);
	return { approvalKey, requestHash };
}
