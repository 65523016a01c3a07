import { refuse, type Verdict } from '../../shared/webhook/answer';
import { unasked } from '../../shared/webhook/askInTime';
import type { DeliverOnce } from '../../shared/webhook/deliverOnce';
import type { Delivery } from '../../shared/webhook/delivery';
import { passGate } from '../../shared/webhook/gate';
import { portOne } from '../vendor';
import { say } from '../words';
import type { Confirmation } from './confirm';
import { readEvent, type EventKind, type PortOneEvent } from './event';
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
	once: DeliverOnce;
	confirm(kind: EventKind, taxInvoiceId: string): Promise<Confirmation>;
	now: Date;
}

/** Decides what happens to a call. */
export async function judge(delivery: SignedDelivery, circumstances: Circumstances): Promise<Verdict<EventOutput>> {
	const { settings, token, webhookSecret, once, now } = circumstances;
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
	const proof = { isProven: gate.isAuthenticated || signatureVerified === true, signatureVerified };
	return await once(
		{ dedupeKey: event.dedupeKey, isProven: proof.isProven },
		async () => await judgeEvent(event, proof, circumstances),
	);
}

async function judgeEvent(
	event: PortOneEvent,
	{ isProven, signatureVerified }: { isProven: boolean; signatureVerified: boolean | null },
	{ settings, confirm, now }: Circumstances,
): Promise<Verdict<EventOutput>> {
	const emit = (confirmed: boolean | null, more = {}): Verdict<EventOutput> => ({
		result: 'emitted',
		output: eventOutput(event, { confirmed, signatureVerified, now, ...more }),
	});
	if (event.taxInvoiceId === null || !settings.confirm) return emit(null);
	const confirmation = await confirm(event.kind, event.taxInvoiceId);
	if (confirmation.outcome === 'unavailable') {
		return isProven && settings.unavailable === 'emit'
			? emit(null, { warnings: [unasked(portOne.name, confirmation)] })
			: refuse(503, say`The event could not be confirmed with PortOne just now`, confirmation.why);
	}
	if (confirmation.outcome === 'confirmed') return emit(true, { invoice: confirmation.invoice });
	if (isProven && settings.unconfirmed === 'emit')
		return emit(false, confirmation.outcome === 'otherState' ? { invoice: confirmation.invoice } : {});
	const reason =
		confirmation.outcome === 'otherState'
			? say`not confirmed: PortOne has ${event.taxInvoiceId} as ${confirmation.invoice.status}`
			: say`not confirmed: PortOne does not have ${event.taxInvoiceId}`;
	return { result: 'ignored', reason, notable: true };
}

const NO_SECRET = say`The option "Require Signature" is on, but the credential in n8n has no Webhook Secret`;
