/**
 * How many calls were answered with "emitted", by the webhook's id. n8n may answer before it has noted the execution:
 * who looks at the executions waits for so many first.
 */
const counts = new Map<string, number>();
/** Calls that are not answered yet, by address and body. */
const running = new Set<string>();

const webhookOf = (url: string) => /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(url)?.[0] ?? url;

/**
 * Notes a call.
 * @returns what notes its answer: that of a call which comes beside the same one tells of no execution of its own
 */
export function noteCall(url: string, body = ''): (result: string | undefined) => void {
	const call = `${url} ${body}`;
	if (running.has(call)) return () => {};
	running.add(call);
	return (result) => {
		running.delete(call);
		if (result === 'emitted') counts.set(webhookOf(url), emittedAt(url) + 1);
	};
}

export const emittedAt = (url: string): number => counts.get(webhookOf(url)) ?? 0;
