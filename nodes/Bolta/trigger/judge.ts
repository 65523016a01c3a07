import { refuse, type Verdict } from '../../shared/webhook/answer';
import type { Delivery } from '../../shared/webhook/delivery';
import { passGate } from '../../shared/webhook/gate';
import { say } from '../words';
import type { Confirmation } from './confirm';
import { readEvent } from './event';
import { eventOutput, type EventOutput } from './output';
import type { Settings } from './settings';

export interface Circumstances {
	settings: Settings;
	/** Of the credential; empty: none. */
	token: string;
	isDuplicate(dedupeKey: string): boolean;
	/** Absent where there is no API key to ask with. */
	confirm?: ((issuanceKey: string) => Promise<Confirmation>) | undefined;
	now: Date;
}

/** Decides what happens to a call. */
export async function judge(
	delivery: Delivery,
	{ settings, token, isDuplicate, confirm, now }: Circumstances,
): Promise<Verdict<EventOutput>> {
	const gate = passGate(delivery, { ...settings, token, urlStands: say`in Bolta's console` });
	if ('refused' in gate) return gate.refused;
	const { isAuthenticated } = gate;
	const event = readEvent(delivery.body);
	if (typeof event === 'string') return refuse(400, event);

	if (!settings.events.has(event.kind)) return { result: 'ignored', reason: say`not among the chosen events` };
	if (isDuplicate(event.dedupeKey)) return { result: 'ignored', reason: say`duplicate` };

	if (event.kind !== 'taxInvoiceIssued' || event.issuanceKey === null || !settings.confirm || !confirm) {
		return { result: 'emitted', output: eventOutput(event, { confirmed: null, now }) };
	}
	const confirmation = await confirm(event.issuanceKey);
	if (confirmation.outcome === 'unavailable')
		return refuse(503, say`The event could not be confirmed with Bolta just now`, confirmation.why);
	if (confirmation.outcome === 'issued') {
		return { result: 'emitted', output: eventOutput(event, { confirmed: true, invoice: confirmation.invoice, now }) };
	}
	if (!isAuthenticated || settings.unconfirmed === 'drop') {
		return {
			result: 'ignored',
			reason: say`not confirmed: Bolta does not know ${event.issuanceKey} as issued`,
			notable: true,
		};
	}
	return { result: 'emitted', output: eventOutput(event, { confirmed: false, now }) };
}
