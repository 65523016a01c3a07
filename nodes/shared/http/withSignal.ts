/**
 * The same context, whose requests and waits end with the signal too. n8n's `httpRequestWithAuthentication` puts the
 * signal of its context over one that is given with the request, so that both have to meet in the context.
 */
export function withSignal<Context extends object>(context: Context, signal: AbortSignal): Context {
	const own = signalOf(context);
	const both = own ? AbortSignal.any([own, signal]) : signal;
	return Object.assign(Object.create(context) as Context, { getExecutionCancelSignal: () => both });
}

/** The signal that ends an execution, where there is one: a webhook and a list in the editor have none. */
export const signalOf = (context: object): AbortSignal | undefined =>
	(context as { getExecutionCancelSignal?: () => AbortSignal | undefined }).getExecutionCancelSignal?.();

/** Ends with what is waited for, or as soon as the signal comes. One that has come already is not told again. */
export async function untilAborted(waiting: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
	let wake: (() => void) | undefined;
	const aborted = new Promise<void>((resolve) => (wake = resolve));
	if (wake) signal?.addEventListener('abort', wake, { once: true });
	await Promise.race([waiting, aborted]);
	if (wake) signal?.removeEventListener('abort', wake);
}
