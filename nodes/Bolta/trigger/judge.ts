import { refuse, type Verdict } from '../../shared/webhook/answer';
import { unasked } from '../../shared/webhook/askInTime';
import type { DeliverOnce } from '../../shared/webhook/deliverOnce';
import type { Delivery } from '../../shared/webhook/delivery';
import { passGate } from '../../shared/webhook/gate';
import { bolta } from '../vendor';
import { say } from '../words';
import type { Confirmation } from './confirm';
import { readEvent, type BoltaEvent } from './event';
import { eventOutput, type EventOutput } from './output';
import type { Settings } from './settings';

export interface Circumstances {
	settings: Settings;
	/** Of the credential; empty: none. */
	token: string;
	once: DeliverOnce;
	/** Absent where there is no API key to ask with. */
	confirm?: ((issuanceKey: string) => Promise<Confirmation>) | undefined;
	now: Date;
}

/** Decides what happens to a call. */
export async function judge(delivery: Delivery, circumstances: Circumstances): Promise<Verdict<EventOutput>> {
	const { settings, token, once } = circumstances;
	const gate = passGate(delivery, { ...settings, token, urlStands: say`in Bolta's console` });
	if ('refused' in gate) return gate.refused;
	const { isAuthenticated: isProven } = gate;
	const event = readEvent(delivery.body);
	if (typeof event === 'string') return refuse(400, event);
	if (!settings.events.has(event.kind)) return { result: 'ignored', reason: say`not among the chosen events` };
	return await once(
		{ dedupeKey: event.dedupeKey, isProven },
		async () => await judgeEvent(event, isProven, circumstances),
	);
}

async function judgeEvent(
	event: BoltaEvent,
	isProven: boolean,
	{ settings, confirm, now }: Circumstances,
): Promise<Verdict<EventOutput>> {
	const emit = (confirmed: boolean | null, more = {}): Verdict<EventOutput> => ({
		result: 'emitted',
		output: eventOutput(event, { confirmed, now, ...more }),
	});
	if (event.kind !== 'taxInvoiceIssued' || event.issuanceKey === null || !settings.confirm || !confirm)
		return emit(null);
	const confirmation = await confirm(event.issuanceKey);
	if (confirmation.outcome === 'unavailable') {
		return isProven && settings.unavailable === 'emit'
			? emit(null, { warnings: [unasked(bolta.name, confirmation)] })
			: refuse(503, say`The event could not be confirmed with Bolta just now`, confirmation.why);
	}
	if (confirmation.outcome === 'issued') return emit(true, { invoice: confirmation.invoice });
	if (isProven && settings.unconfirmed === 'emit') return emit(false);
	return {
		result: 'ignored',
		reason: say`not confirmed: Bolta does not know ${event.issuanceKey} as issued`,
		notable: true,
	};
}
