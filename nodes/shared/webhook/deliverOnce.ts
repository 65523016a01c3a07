import type { IWebhookFunctions } from 'n8n-workflow';

import { refuse, type Verdict } from './answer';
import { DeliveredKeys, record } from './delivered';
import { say } from './words';

/**
 * Decides about an event, unless it has started the workflow already.
 * @param isProven whether the caller is who may call; the others share no decisions
 */
export type DeliverOnce = <Output extends object>(
	event: { dedupeKey: string; isProven: boolean },
	decide: () => Promise<Verdict<Output>>,
) => Promise<Verdict<Output>>;

/** An event that this process handles, or has handled. */
interface Handling {
	verdict: Promise<Verdict<object>>;
	/** Comes when the call is answered: whether n8n has started the workflow. */
	started: Promise<boolean>;
	hasStarted: boolean;
}

/**
 * By workflow, node and key. The one thing that a module remembers: n8n hands each call its own copy of the static
 * data, so that of simultaneous repeats none sees the other, and of simultaneous events only the last one's key is
 * stored. It helps within a process only; the keys in the static data stay.
 */
const handlings = new Map<string, Handling>();
const MOST = 1000;

/** How a trigger's events start its workflow once each. */
export function deliverOnce(
	context: IWebhookFunctions,
	{ dropDuplicates, now }: { dropDuplicates: boolean; now: Date },
): DeliverOnce {
	// A person who tests wants to see the event, however often it was sent. n8n would not keep the keys of a test.
	if (!dropDuplicates || context.getMode() === 'manual') return async (_event, decide) => await decide();

	const delivered = new DeliveredKeys(context.getWorkflowStaticData('node'), now);
	return async ({ dedupeKey, isProven }, decide) => {
		const decideAndNote = async () => {
			const verdict = await decide();
			if (verdict.result === 'emitted') record(delivered, dedupeKey);
			return verdict;
		};
		if (delivered.has(dedupeKey)) return duplicate();
		if (!isProven) return await decideAndNote();
		const place = JSON.stringify([context.getWorkflow().id, context.getNode().id, dedupeKey]);
		const first = handlings.get(place);
		return first ? await join(first) : await begin(place, context.getResponseObject(), decideAndNote);
	};
}

const duplicate = (): Verdict<never> => ({ result: 'ignored', reason: say`duplicate` });

async function begin<Output extends object>(
	place: string,
	response: ReturnType<IWebhookFunctions['getResponseObject']>,
	decide: () => Promise<Verdict<Output>>,
): Promise<Verdict<Output>> {
	// It comes in any case: after our answer, or when the caller went away.
	const answered = new Promise<void>((resolve) => {
		if (response.closed) resolve();
		else response.once('close', () => resolve());
	});
	const verdict = decide();
	const started = verdict.then(
		async ({ result }) => {
			if (result !== 'emitted') return false;
			await answered;
			// n8n answers 500 where it could not store the execution.
			return response.statusCode < 500;
		},
		() => false,
	);
	const handling: Handling = { verdict, started, hasStarted: false };
	handlings.set(place, handling);
	for (const [oldest] of handlings) {
		if (handlings.size <= MOST) break;
		handlings.delete(oldest);
	}
	void started.then((hasStarted) => {
		handling.hasStarted = hasStarted;
		if (!hasStarted && handlings.get(place) === handling) handlings.delete(place);
	});
	return await verdict;
}

/** A repeat gets the answer of the call that is being handled. */
async function join({ verdict, started, hasStarted }: Handling): Promise<Verdict<never>> {
	if (hasStarted) return duplicate();
	const decided = await verdict;
	if (decided.result !== 'emitted') return decided;
	return (await started) ? { result: 'joined' } : refuse(503, say`The event could not be handled just now`);
}
