import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Failure } from '../errors/failure';

type Entry = 'sending' | IDataObject;

/** What an execution remembers of what it sent, by run, item and content: equal rows of a loop stay apart. */
function memoryOf(
	context: IExecuteFunctions,
	itemIndex: number,
	content: unknown,
): { sent: Record<string, Entry>; key: string } {
	const kept = context.getContext('node');
	const sent = (kept.sent ??= {}) as Record<string, Entry>;
	const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
	return { sent, key: `${context.getWorkflowDataProxy(itemIndex).$runIndex}/${itemIndex}/${digest}` };
}

/**
 * Sends what has no key at the vendor that would keep it from being sent twice. n8n's Retry On Fail runs all items
 * again: what this execution has sent already is then answered from its memory, and what it sent without learning the
 * end of it is not sent again, but reported as unknown once more.
 *
 * @param content what is sent, as a JSON value: the same in every try
 * @throws Failure as `send` does
 */
export async function onceInExecution<T extends IDataObject>(
	context: IExecuteFunctions,
	itemIndex: number,
	content: unknown,
	send: () => Promise<T>,
): Promise<T> {
	const { sent, key } = memoryOf(context, itemIndex, content);
	const before = sent[key];
	if (before === 'sending') throw unknownStill();
	if (before !== undefined) return before as T;

	// Written before the request leaves: whatever ends this process, the trace stays.
	sent[key] = 'sending';
	const result = await send().catch((error: unknown) => {
		if (error instanceof Failure && error.outcome !== 'unknown') delete sent[key];
		throw error;
	});
	sent[key] = result;
	return result;
}

/** The same memory where the vendor can be asked what became of a lost call: only what is done is kept. */
export function doneInExecution(context: IExecuteFunctions): {
	get(itemIndex: number, content: unknown): IDataObject | undefined;
	set(itemIndex: number, content: unknown, result: IDataObject): void;
} {
	return {
		get(itemIndex, content) {
			const { sent, key } = memoryOf(context, itemIndex, content);
			const before = sent[key];
			return before === 'sending' ? undefined : before;
		},
		set(itemIndex, content, result) {
			const { sent, key } = memoryOf(context, itemIndex, content);
			sent[key] = result;
		},
	};
}

function unknownStill(): Failure {
	return new Failure({
		outcome: 'unknown',
		title: 'The outcome is unknown: an earlier try of this execution sent it and never learned what became of it',
		description:
			'It was not sent again. Look at the vendor whether it took effect before you send it in a new execution.',
		code: 'UNKNOWN_BEFORE',
	});
}
