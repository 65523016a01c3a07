import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * Asks each question once in an execution, in loops and on Retry On Fail too: the answers are kept with the execution.
 * A failure is not kept. Make one in `begin` for all items of a run.
 */
export function cachedInExecution<T extends IDataObject>(
	context: IExecuteFunctions,
	name: string,
): (question: string, ask: () => Promise<T>) => Promise<{ answer: T; cached: boolean }> {
	const kept = context.getContext('node');
	const answers = (kept[name] ??= {}) as Record<string, T>;
	const asking = new Map<string, Promise<T>>();
	return async (question, ask) => {
		const known = Object.hasOwn(answers, question) ? answers[question] : asking.get(question);
		if (known) return { answer: await known, cached: true };
		const started = ask().finally(() => asking.delete(question));
		asking.set(question, started);
		const answer = await started;
		answers[question] = answer;
		return { answer, cached: false };
	};
}
