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
