import { sentences } from '../words/compose';
import type { Words } from '../words/say';
import { refuse, type Verdict } from './answer';
import type { Delivery } from './delivery';
import { isAllowed, parseSenders, plainAddress } from './senders';
import { bringsToken } from './token';
import { say } from './words';

const MOST_BYTES = 1024 * 1024;

interface Gate {
	acceptUnauthenticated: boolean;
	/** As typed. */
	allowedSenders: string | undefined;
	/** Of the credential; empty: none. */
	token: string;
	/** Which URL it is, at the vendor: "in Bolta's console". */
	urlStands: Words;
}

/**
 * What every call has to pass before its body is looked at. The order matters: a stranger must learn nothing and cost
 * nothing.
 */
export function passGate(
	{ tokens, address, bytes }: Delivery,
	{ acceptUnauthenticated, allowedSenders, token, urlStands }: Gate,
): { isAuthenticated: boolean } | { refused: Verdict<never> } {
	const isAuthenticated = bringsToken(token, tokens);
	if (!isAuthenticated && !(token === '' && acceptUnauthenticated))
		return { refused: refuse(401, token === '' ? NO_TOKEN : wrongToken(urlStands)) };

	const senders = parseSenders(allowedSenders ?? '');
	const sender = plainAddress(address);
	if (!isAllowed(senders, sender)) return { refused: refuse(403, foreignSender(sender, senders.unreadable)) };

	if (bytes > MOST_BYTES) return { refused: refuse(413, say`The body is larger than ${MOST_BYTES} bytes`) };
	return { isAuthenticated };
}

const wrongToken = (urlStands: Words) =>
	say`The token is missing or wrong. The URL ${urlStands} must end in ?token= and the Webhook Token of the credential`;
const NO_TOKEN = say`The credential in n8n has no Webhook Token. Set one, or switch on the option "Accept Unauthenticated Calls"`;

function foreignSender(address: string, unreadable: readonly string[]): Words {
	const foreign = say`The sender ${address} is not among the Allowed Senders.`;
	const proxy = say`If this is the address of your own proxy, set N8N_PROXY_HOPS to the number of proxies in front of n8n`;
	const unread =
		unreadable.length > 0 ? [say`In that list these are no IPv4 address or range: ${unreadable.join(', ')}.`] : [];
	return sentences(foreign, ...unread, proxy);
}
