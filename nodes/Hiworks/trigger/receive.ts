import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { refuse, type Verdict } from '../../shared/webhook/answer';
import { unasked } from '../../shared/webhook/askInTime';
import { deliverOnce, type DeliverOnce } from '../../shared/webhook/deliverOnce';
import { readCredential } from '../../shared/webhook/readCredential';
import { bringsToken } from '../../shared/webhook/token';
import type { Words } from '../../shared/words/say';
import { answerCallback } from '../approval/answerCallback';
import { readCall, type Call, type Callback } from '../approval/callback';
import { callbackSecret } from '../approval/callbackUrl';
import { confirm, type Confirmation } from '../approval/confirm';
import { callbackOutput, type DecisionOutput } from '../approval/output';
import { hiworks } from '../vendor';
import { say } from '../words';
import { readTriggerSettings, type TriggerSettings } from './settings';

interface Circumstances {
	settings: TriggerSettings;
	once: DeliverOnce;
	confirm(callback: Callback): Promise<Confirmation>;
	now: Date;
}

export interface TriggerOutput extends DecisionOutput {
	/** Equal for repeats of one callback. */
	dedupeKey: string;
	warnings: Words[];
}

/** Decides what happens to a call that knew the secret. */
export async function judgeCall(call: Call, circumstances: Circumstances): Promise<Verdict<TriggerOutput>> {
	if (call.kind === 'none') return { result: 'ignored', reason: say`nothing of Hiworks in it` };
	if (call.kind === 'unreadable') return refuse(400, call.why);
	const { callback } = call;
	const { settings, once } = circumstances;
	if (!settings.events.has(callback.decision)) return { result: 'ignored', reason: say`not among the chosen events` };
	return await once(
		{ dedupeKey: dedupeKeyOf(callback), isProven: true },
		async () => await judgeCallback(callback, circumstances),
	);
}

async function judgeCallback(
	callback: Callback,
	{ settings, confirm: ask, now }: Circumstances,
): Promise<Verdict<TriggerOutput>> {
	const emit = (confirmation?: Confirmation, warnings: Words[] = []): Verdict<TriggerOutput> => ({
		result: 'emitted',
		output: { ...callbackOutput(callback, confirmation, now), dedupeKey: dedupeKeyOf(callback), warnings },
	});
	if (!settings.confirm) return emit();
	const confirmation = await ask(callback);
	if (confirmation.outcome === 'unavailable') {
		return settings.unavailable === 'emit'
			? emit(confirmation, [unasked(hiworks.name, confirmation)])
			: refuse(503, say`The state could not be confirmed with Hiworks just now`, confirmation.why);
	}
	if (confirmation.outcome === 'differs' && settings.unconfirmed === 'drop') {
		return refuse(
			503,
			say`Hiworks does not show this state`,
			`"${callback.vendorState}" was told, "${confirmation.shows}" is shown`,
		);
	}
	return emit(confirmation);
}

/** A document comes into each state once; both spellings of canceled are one. */
export const dedupeKeyOf = ({ approvalKey, approvalId, decision, vendorState }: Callback) =>
	[approvalKey, approvalId, decision === 'other' ? vendorState : decision].join('/');

/**
 * Answers a call from Hiworks, and starts the workflow where it is news. Never throws: n8n would answer 500 and record
 * a failed execution.
 */
export async function receiveCallback(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const credential = readCredential(context, 'hiworksOfficeApi');
	return await answerCallback(context, credential, async (credentials) => {
		const refusal = refuseStranger(context, credentials);
		if (refusal) return refusal;
		const settings = readTriggerSettings(context);
		const now = new Date();
		return await judgeCall(readCall(context.getRequestObject().originalUrl), {
			settings,
			once: deliverOnce(context, { dropDuplicates: settings.dropDuplicates, now }),
			confirm: async (callback) => await confirm(context, credentials, callback),
			now,
		});
	});
}

/** To a stranger there is nothing here; why, only n8n's log tells. */
function refuseStranger(
	context: IWebhookFunctions,
	credentials: Readonly<Record<string, unknown>>,
): Verdict<never> | undefined {
	const { secret: segment } = context.getParamsData() as Record<string, unknown>;
	// `&office_id=…` behind an address without a query is part of its path.
	const brought = String(segment ?? '').split('&', 1);
	const placeholder =
		brought[0] === ':secret'
			? 'The address still has the literal :secret at its end'
			: 'The secret in the address is wrong';
	try {
		return bringsToken(callbackSecret(credentials), brought) ? undefined : refuse(404, say`Not found`, placeholder);
	} catch {
		return refuse(404, say`Not found`, 'The credential has no Callback Secret of 16 to 100 letters, digits, - and _');
	}
}
