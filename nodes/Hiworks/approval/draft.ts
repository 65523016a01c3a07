import { digestOf, loadFiles, type BinaryInput } from '../../shared/engine/binaryInput';
import type { Run, SendingRun } from '../../shared/engine/operation';
import { Invalid } from '../../shared/errors/invalid';
import { choice, text, when, type Read } from '../../shared/fields/fields';
import type { ChangeRequest } from '../../shared/http/client';
import { maskedOrNull } from '../../shared/korea/maskPersonNumbers';
import { remember } from '../../shared/once/policy';
import type { Words } from '../../shared/words/say';
import { say } from '../words';
import { executionUrl, isPrivate, otherUrl, triggerUrl, withSecret } from './callbackUrl';
import { newRequestHash } from './requestHash';

/** Where Hiworks tells what becomes of the document. */
export const destinationFields = {
	sendDecisionsTo: choice({
		displayName: 'Send Decisions To',
		description: 'Whom Hiworks calls when the state of the document changes',
		choices: {
			execution: {
				name: 'This Execution',
				description:
					'For a Wait for Decision later in this workflow. The nodes between must be short: calls before it waits are lost.',
			},
			trigger: { name: 'Hiworks Approval Trigger', description: 'Another workflow, which begins with that trigger' },
			url: { name: 'Another Address', description: 'A program of your own' },
		},
		default: 'execution',
	}),
	triggerUrl: when(
		{ sendDecisionsTo: ['trigger'] },
		text({
			displayName: 'Trigger URL',
			description:
				'The Production URL of the Hiworks Approval Trigger, pasted as its panel shows it, with :secret at the end. The Callback Secret of the credential takes that place.',
			placeholder: 'e.g. https://n8n.example.com/webhook/…/approval/:secret',
			parse: triggerUrl,
		}),
	),
	callbackUrl: when(
		{ sendDecisionsTo: ['url'] },
		text({
			displayName: 'Callback URL',
			description:
				'Hiworks calls it by GET with ?office_id=… and more behind it, so it should have no query of its own',
			placeholder: 'e.g. https://example.com/hiworks',
			parse: otherUrl,
		}),
	),
};

/** @throws Invalid or Failure */
export function callbackUrlOf(
	{ sendDecisionsTo, triggerUrl: pasted, callbackUrl }: Read<typeof destinationFields>,
	itemIndex: number,
	{ context, credentials }: Run,
): string {
	if (sendDecisionsTo === 'execution') return executionUrl(context, itemIndex);
	const [name, given] =
		sendDecisionsTo === 'trigger' ? (['Trigger URL', pasted] as const) : (['Callback URL', callbackUrl] as const);
	if (given === undefined) throw new Invalid(say`a value`).within(name);
	return sendDecisionsTo === 'trigger' ? withSecret(given, credentials) : given;
}

/** A document checked and ready. */
export interface Draft {
	itemIndex: number;
	binaries: BinaryInput[];
	/** What of it is the same in every try, and no secret: the address for decisions is one. */
	document: Record<string, string>;
	/**
	 * @param requestHash null: nobody of ours hears of the decision
	 * @param files in base64
	 */
	request(
		requestHash: string | null,
		files: Array<{ file_name: string; file: string }>,
	): ChangeRequest<{ data: { approval_key: string; login_url: string } }>;
	decisionsTo: Read<typeof destinationFields>['sendDecisionsTo'];
	state: string | undefined;
	warnings: Words[];
}

/** What goes with the draft and cannot be refused, but may not end as it is meant. */
export function warningsOf(
	callbackUrl: string,
	{ sendDecisionsTo }: Pick<Read<typeof destinationFields>, 'sendDecisionsTo'>,
	state: string | undefined,
	items: number,
): Words[] {
	return [
		...(isPrivate(callbackUrl)
			? [
					say`The address for decisions is one of this machine or of its own network, where Hiworks cannot call. Set WEBHOOK_URL of n8n to its public address.`,
				]
			: []),
		...(sendDecisionsTo === 'url' && new URL(callbackUrl).search !== ''
			? [
					say`The address for decisions has a query, and Hiworks puts "?office_id=…" behind it: two question marks then stand in the address it calls. Whatever answers there has to read that, or give the address without a query and your value as State.`,
				]
			: []),
		...(/\/webhook-test\//.test(callbackUrl)
			? [say`The address for decisions is a test URL: it works while the editor listens, and for one call`]
			: []),
		...(sendDecisionsTo === 'execution' && items > 1
			? [
					say`Several documents tell their decisions to this execution, which can wait for one at a time. Use Loop Over Items, or a sub-workflow for each item.`,
				]
			: []),
		...(state !== undefined && /[^\w.~-]/.test(state)
			? [
					say`State has signs that are encoded in an address. Whether Hiworks does so in its call is not documented: it may come back changed.`,
				]
			: []),
	];
}

/**
 * Drafts a document, at most once in an execution: Hiworks knows no key by which it could tell a second one.
 * @throws Failure
 */
export async function sendDraft(
	{ itemIndex, binaries, document, request, decisionsTo, state, warnings }: Draft,
	{ context, once }: SendingRun,
) {
	const files = await loadFiles(context, itemIndex, binaries);
	// Another one in every try. A program of somebody else gets what was given, and nothing of ours in it.
	const requestHash = decisionsTo === 'url' ? null : newRequestHash();
	const { result, duplicate, recovered } = await once.change(
		() =>
			request(
				requestHash,
				files.map(({ name, bytes }) => ({ file_name: name, file: bytes.toString('base64') })),
			),
		{ ...remember({ advice: ADVICE }), content: ['draft', document, decisionsTo, state ?? null, digestOf(files)] },
		({ data }) => ({ approvalKey: data.approval_key, loginUrl: data.login_url, requestHash }),
	);
	return {
		...result,
		state: maskedOrNull(state),
		decisionsTo,
		duplicate,
		recovered,
		warnings,
	};
}

const ADVICE = say`A draft becomes a document only when somebody opens its login URL and hands it in, and nobody has the URL of this one: drafting anew in another execution does no harm.`;
