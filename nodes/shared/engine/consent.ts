import type { IExecuteFunctions } from 'n8n-workflow';

import { notSent } from '../errors/failure';
import { flag } from '../fields/fields';
import { formatWon } from '../korea/won';
import { runsAsTool } from '../once/asTool';
import { commonName } from '../words/edition';
import { firstModeOf } from './firstMode';
import { say } from './words';

/** Modes in which nobody pressed a button: what runs then was published on purpose. */
const UNATTENDED = new Set(['trigger', 'webhook', 'chat', 'cli', 'error', 'integrated', 'internal']);

const OPTION = 'alsoWhenRunByHand';
const OPTION_NAME = 'Also When Run by Hand or by an Agent';

/**
 * The option without which nothing of legal effect leaves by hand. It counts only as a fixed `true`, never as an
 * expression.
 */
export const consentFields = {
	[OPTION]: flag({
		displayName: OPTION_NAME,
		description:
			"Whether to send documents of legal effect also when a person runs the workflow in the editor or an AI agent calls this node. A sub-workflow started by hand, and a production run that n8n's own MCP server starts, cannot be told apart and are sent in any case.",
		literal: true,
	}),
};

/**
 * Refuses to send documents of legal effect by hand or as an agent's tool, unless the node says so by a fixed option.
 * @param amounts of the documents that would go out, in won
 * @throws Failure that says what would have gone out
 */
export function requireConsent(context: IExecuteFunctions, amounts: readonly bigint[]): void {
	const attended = !UNATTENDED.has(firstModeOf(context));
	if (amounts.length === 0 || !(attended || runsAsTool(context))) return;
	const settings = context.getNode().parameters.options;
	if (typeof settings === 'object' && settings !== null && (settings as Record<string, unknown>)[OPTION] === true)
		return;
	const total = amounts.reduce((sum, amount) => sum + amount, 0n);
	throw notSent(
		amounts.length === 1
			? say`1 document over ${formatWon(total)} would have gone out with legal effect; nothing was sent`
			: say`${amounts.length} documents over ${formatWon(total)} would have gone out with legal effect; nothing was sent`,
		runsAsTool(context)
			? say`A call of an agent sends nothing of legal effect with a live credential, whoever approved the call and however the workflow was started. Do not call it again as it is. Tell the person what would have gone out: to send it, the option "${commonName(OPTION_NAME)}" of this tool has to be switched on in the workflow (a fixed value, which no call can set). To see what would be sent, the option "Dry Run".`
			: say`This was run by hand with a live credential. To see what would be sent, use the option "Dry Run". To send it, switch on the option "${commonName(OPTION_NAME)}" (a fixed value, not an expression), or let a trigger run the workflow.`,
		'CONSENT_MISSING',
	);
}
