import type { IExecuteFunctions } from 'n8n-workflow';

import { ITEM_NOT_SENT, notSent } from '../../shared/errors/failure';
import { inside, Invalid } from '../../shared/errors/invalid';
import { say } from '../words';

/** Stands in the trigger's address as the editor shows it; the credential's secret takes its place. */
const PLACEHOLDER = /\/(:|%3A)secret\/?$/i;

/** What n8n writes where there is no execution to come back to. */
const NO_EXECUTION = '__UNKNOWN__';

/**
 * The address that wakes this execution. Hiworks puts `?office_id=…` straight behind an address, or perhaps
 * `&office_id=…`: behind a parameter of ours, which is the last, both leave n8n's own signature whole.
 * @throws Failure where there is no such address
 */
export function executionUrl(context: IExecuteFunctions, itemIndex: number): string {
	const { $execution: execution } = context.getWorkflowDataProxy(itemIndex) as { $execution?: { resumeUrl?: unknown } };
	const resumeUrl = execution?.resumeUrl;
	if (
		!context.getExecutionId() ||
		typeof resumeUrl !== 'string' ||
		!URL.canParse(resumeUrl) ||
		resumeUrl.includes(NO_EXECUTION)
	) {
		throw notSent(
			say`This execution has no address that Hiworks could call`,
			say`n8n gives none to executions that it does not keep. Run the workflow as a whole, or send the decisions to the Hiworks Approval Trigger.`,
			'NO_RESUME_URL',
			ITEM_NOT_SENT,
		);
	}
	const url = new URL(resumeUrl);
	url.searchParams.append('cb', '1');
	return url.href;
}

/** The trigger's address as pasted from its panel. @throws Invalid */
export function triggerUrl(pasted: string): string {
	const url = parseAddress(pasted);
	if (url.search || url.hash || !PLACEHOLDER.test(url.pathname))
		throw new Invalid(
			say`the URL as the panel of the Hiworks Approval Trigger shows it, which ends in /approval/:secret`,
		);
	return url.href;
}

/** The same with the secret of the credential in it. @throws Invalid */
export const withSecret = (shown: string, credentials: Readonly<Record<string, unknown>>): string =>
	shown.replace(PLACEHOLDER, `/${callbackSecret(credentials)}`);

/** Any other address. @throws Invalid */
export const otherUrl = (given: string) => parseAddress(given).href;

/** Letters that mean themselves in a path. @throws Invalid */
export function callbackSecret({ callbackSecret: given }: Readonly<Record<string, unknown>>): string {
	return inside(say`The Hiworks credential`, () =>
		inside('Callback Secret', () => {
			const secret = typeof given === 'string' ? given.trim() : '';
			if (!/^[\w-]{16,100}$/.test(secret)) throw new Invalid(say`16 to 100 letters, digits, - and _`);
			return secret;
		}),
	);
}

/** IPv4 of this machine, of a network of one's own, and of links: RFC 1122, 1918, 3927, 6598. */
const OWN_IPV4 =
	/^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/;
/** The same of IPv6, as an address has them: RFC 4193, 4291; `::ffff:` is an IPv4 one in hexadecimal. */
const OWN_IPV6 = /^\[(?:::1?\]|f[cd]|fe[89ab]|::ffff:(?:7f|a[0-9a-f]{0,2}:|c0a8:|a9fe:|ac1))/;
/** Names that no public server knows: those without a dot, RFC 6761, 6762 and 8375, and what ICANN keeps for them. */
const OWN_NAME = /^[^.[]+$|\.(?:local|localhost|internal|lan|home\.arpa)$/;

/** Whether an address leads to this machine or a network of one's own alone: nobody outside can call it. */
export function isPrivate(address: string): boolean {
	const host = new URL(address).hostname.replace(/\.$/, '');
	return [OWN_IPV4, OWN_IPV6, OWN_NAME].some((own) => own.test(host));
}

/** Not quoted in the error: addresses of this kind are secrets. */
function parseAddress(given: string): URL {
	if (!/^https?:\/\/\S+$/.test(given) || !URL.canParse(given))
		throw new Invalid(say`an address that begins with https:// or http://`);
	return new URL(given);
}
