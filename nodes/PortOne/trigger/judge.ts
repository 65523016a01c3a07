import { refuse, type Verdict } from '../../shared/webhook/answer';
import type { Delivery } from '../../shared/webhook/delivery';
import { passGate } from '../../shared/webhook/gate';
import { say } from '../words';
import type { Confirmation } from './confirm';
import { readEvent, type EventKind } from './event';
import { eventOutput, type EventOutput } from './output';
import type { Settings } from './settings';
import { judgeSignature, type SignatureHeaders } from './signature';

/** A call from outside, with what a signature is verified by. */
export interface SignedDelivery extends Delivery {
	raw: Buffer;
	signature: SignatureHeaders;
}

export interface Circumstances {
	settings: Settings;
	/** Of the credential; empty: none. */
	token: string;
	webhookSecret: string;
	isDuplicate(dedupeKey: string): boolean;
	confirm(kind: EventKind, taxInvoiceId: string): Promise<Confirmation>;
	now: Date;
}

/** Decides what happens to a call. */
export async function judge(
	delivery: SignedDelivery,
	{ settings, token, webhookSecret, isDuplicate, confirm, now }: Circumstances,
): Promise<Verdict<EventOutput>> {
	const gate = passGate(delivery, { ...settings, token, urlStands: say`that PortOne has` });
	if ('refused' in gate) return gate.refused;

	const signed = webhookSecret === '' ? 'absent' : judgeSignature(delivery.signature, delivery.raw, webhookSecret, now);
	if (typeof signed === 'object') return refuse(401, say`The signature is wrong`, signed.wrong);
	if (signed === 'absent' && settings.requireSignature)
		return refuse(
			401,
			webhookSecret === '' ? NO_SECRET : say`The call is not signed, and the option "Require Signature" is on`,
		);
	const signatureVerified = signed === 'right' ? true : null;

	const event = readEvent(delivery.body);
	if (typeof event === 'string') return refuse(400, event);
	if (!settings.events.has(event.kind)) return { result: 'ignored', reason: say`not among the chosen events` };
	// Only a signed id is PortOne's own.
	const [messageId] = delivery.signature.id;
	const dedupeKey = signatureVerified && messageId !== undefined ? messageId : event.dedupeKey;
	if (isDuplicate(dedupeKey)) return { result: 'ignored', reason: say`duplicate` };

	const emit = (confirmed: boolean | null, more = {}): Verdict<EventOutput> => ({
		result: 'emitted',
		output: eventOutput(event, { confirmed, signatureVerified, dedupeKey, now, ...more }),
	});
	if (event.taxInvoiceId === null || !settings.confirm) return emit(null);
	const confirmation = await confirm(event.kind, event.taxInvoiceId);
	if (confirmation.outcome === 'unavailable')
		return refuse(503, say`The event could not be confirmed with PortOne just now`, confirmation.why);
	if (confirmation.outcome === 'confirmed') return emit(true, { invoice: confirmation.invoice });
	const isTrusted = gate.isAuthenticated || signatureVerified === true;
	if (!isTrusted || settings.unconfirmed === 'drop') {
		const reason =
			confirmation.outcome === 'otherState'
				? say`not confirmed: PortOne has ${event.taxInvoiceId} as ${confirmation.invoice.status}`
				: say`not confirmed: PortOne does not have ${event.taxInvoiceId}`;
		return { result: 'ignored', reason, notable: true };
	}
	return emit(false, confirmation.outcome === 'otherState' ? { invoice: confirmation.invoice } : {});
}

const NO_SECRET = say`The option "Require Signature" is on, but the credential in n8n has no Webhook Secret`;
