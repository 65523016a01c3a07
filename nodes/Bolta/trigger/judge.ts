import { refuse, type Verdict } from '../../shared/webhook/answer';
import { bringsToken } from '../../shared/webhook/token';
import type { Confirmation } from './confirm';
import { readEvent } from './event';
import { eventOutput, type EventOutput } from './output';
import { isAllowed, parseSenders, plainAddress } from './senders';
import type { Settings } from './settings';

/** A call from outside, before anything in it is believed. */
export interface Delivery {
	/** Where a token can stand: anything may. */
	tokens: readonly unknown[];
	/** As n8n sees the peer. */
	address: string;
	bytes: number;
	body: unknown;
}

export interface Circumstances {
	settings: Settings;
	/** Of the credential; empty: none. */
	token: string;
	isDuplicate(dedupeKey: string): boolean;
	/** Absent where there is no API key to ask with. */
	confirm?: ((issuanceKey: string) => Promise<Confirmation>) | undefined;
	now: Date;
}

const MOST_BYTES = 1024 * 1024;

/** Decides what happens to a call. The order matters: a stranger must learn nothing and cost nothing. */
export async function judge({ tokens, address, bytes, body }: Delivery, { settings, token, isDuplicate, confirm, now }: Circumstances): Promise<Verdict<EventOutput>> {
	const isAuthenticated = bringsToken(token, tokens);
	if (!isAuthenticated && !(token === '' && settings.acceptUnauthenticated)) return refuse(401, token === '' ? NO_TOKEN : WRONG_TOKEN);

	const senders = parseSenders(settings.allowedSenders ?? '');
	const sender = plainAddress(address);
	if (!isAllowed(senders, sender)) return refuse(403, foreignSender(sender, senders.unreadable));

	if (bytes > MOST_BYTES) return refuse(413, `The body is larger than ${MOST_BYTES} bytes`);
	const event = readEvent(body);
	if (typeof event === 'string') return refuse(400, event);

	if (!settings.events.has(event.kind)) return { result: 'ignored', reason: 'not among the chosen events' };
	if (isDuplicate(event.dedupeKey)) return { result: 'ignored', reason: 'duplicate' };

	if (event.kind !== 'taxInvoiceIssued' || event.issuanceKey === null || !settings.confirm || !confirm) {
		return { result: 'emitted', output: eventOutput(event, { confirmed: null, now }) };
	}
	const confirmation = await confirm(event.issuanceKey);
	if (confirmation.outcome === 'unavailable') return refuse(503, 'The event could not be confirmed with Bolta just now', confirmation.why);
	if (confirmation.outcome === 'issued') {
		return { result: 'emitted', output: eventOutput(event, { confirmed: true, invoice: confirmation.invoice, now }) };
	}
	if (!isAuthenticated || settings.unconfirmed === 'drop') {
		return { result: 'ignored', reason: `not confirmed: Bolta does not know ${event.issuanceKey} as issued`, notable: true };
	}
	return { result: 'emitted', output: eventOutput(event, { confirmed: false, now }) };
}

const WRONG_TOKEN = 'The token is missing or wrong. The URL in Bolta\'s console must end in ?token= and the Webhook Token of the credential';
const NO_TOKEN = 'The credential in n8n has no Webhook Token. Set one, or switch on the option "Accept Unauthenticated Calls"';

function foreignSender(address: string, unreadable: readonly string[]): string {
	const mistyped = unreadable.length > 0 ? ` In that list these are no IPv4 address or range: ${unreadable.join(', ')}.` : '';
	return `The sender ${address} is not among the Allowed Senders.${mistyped} If this is the address of your own proxy, set N8N_PROXY_HOPS to the number of proxies in front of n8n`;
}
