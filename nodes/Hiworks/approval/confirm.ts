import type { IWebhookFunctions } from 'n8n-workflow';

import { undefinedIf } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import { askInTime, type Unavailable } from '../../shared/webhook/askInTime';
import { getDocument } from '../api/approval';
import { hiworks } from '../vendor';
import type { Callback } from './callback';
import { decisionOf, isFinal, type Decision } from './decision';

/** What Hiworks itself says of a document that a callback speaks of. */
export type Confirmation =
	| { outcome: 'agrees' }
	/** It shows nothing of what was canceled or deleted, which is as good. */
	| { outcome: 'gone' }
	| { outcome: 'differs'; shows: string; /** Its state may still follow. */ mayFollow: boolean }
	| Unavailable;

/**
 * Asks Hiworks for the state of the document, again where it may lag behind its own callback, within four seconds (see
 * askInTime).
 */
export async function confirm(
	context: IWebhookFunctions,
	credentials: Readonly<Record<string, unknown>>,
	callback: Callback,
): Promise<Confirmation> {
	return await askInTime<Exclude<Confirmation, Unavailable>>(
		context,
		hiworks,
		credentials,
		async (client) => compare(callback, await readState(client, callback.approvalId)),
		(result) => !(result.outcome === 'differs' && result.mayFollow),
	);
}

/** null: there is no such document (HTTP 404; what Hiworks answers then is not documented). */
async function readState(client: Client, approvalId: string): Promise<string | null> {
	const request = client.request(getDocument, { path: { approvalId } });
	const found = await client
		.read(request, { patient: false })
		.catch(undefinedIf(({ httpStatus }) => httpStatus === 404));
	return found?.data.attributes.state ?? null;
}

/** @param shown the state that Hiworks shows; null: it shows no such document */
export function compare(
	{ decision, vendorState }: Pick<Callback, 'decision' | 'vendorState'>,
	shown: string | null,
): Exclude<Confirmation, Unavailable> {
	if (shown === null)
		return MAY_BE_GONE.includes(decision)
			? { outcome: 'gone' }
			: { outcome: 'differs', shows: 'no such document', mayFollow: true };
	const now = decisionOf(shown);
	// Whatever is decided was in progress once, and its callback may come late.
	const agrees =
		decision === 'other' ? shown === vendorState : now === decision || (decision === 'inProgress' && isFinal(now));
	return agrees ? { outcome: 'agrees' } : { outcome: 'differs', shows: shown, mayFollow: !isFinal(now) };
}

const MAY_BE_GONE: readonly Decision[] = ['canceled', 'deleted'];
