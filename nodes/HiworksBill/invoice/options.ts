import { consentFields } from '../../shared/consent';
import { count, flag } from '../../shared/fields';
import { dryRun } from '../../shared/invoice/documentFields';
import { runFields, type Run } from '../../shared/operation';

/** How many of Hiworks' calls are left to others. What its window is, nobody knows: it is said to be a day. */
export const quotaFields = (kept = 0) => ({
	keepCalls: count({
		displayName: 'Keep Calls for Others',
		description: 'An office has 1,000 successful calls a day, for all programs together. When fewer than this many would be left, the rest ends as not sent.',
		least: 0,
		most: 100_000,
		default: kept,
	}),
	stopAtZero: flag({
		displayName: 'Stop When No Calls Are Left',
		description: 'Whether to start nothing more once Hiworks says that no calls are left. How long its window is, is not documented.',
		default: true,
	}),
});

/** Options of every operation. */
export const callOptions = (kept?: number) => ({ ...quotaFields(kept), ...runFields });

/** Tells the client what to leave to others. */
export function keepCalls({ client }: Run, { keepCalls: kept = 0, stopAtZero = true }: { keepCalls?: number; stopAtZero?: boolean } = {}): void {
	if (kept > 0 || stopAtZero) client.keepCalls(kept);
}

/** Options of operations that make documents. */
export const sendingOptions = {
	dryRun,
	easySign: flag({
		displayName: 'Easy Sign (간편서명)',
		description:
			'Whether to issue the document and send it to the National Tax Service (국세청) at once. Of legal effect. Needs a Gabia certificate registered with Hiworks, and "Allow Easy Sign" in the credential. Otherwise the document waits in Hiworks until somebody signs it there.',
	}),
	markForRecovery: flag({
		displayName: 'Mark for Recovery',
		description:
			'Whether to put the reference ID, or a number of this execution, into the memo, so that a document whose answer was lost can be found in the web screen. Whether the recipient sees the memo is not documented.',
	}),
	...consentFields,
	...callOptions(),
};
