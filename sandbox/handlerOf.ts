/**
 * @returns what plays an operation of the contract, by its `operationId`
 * @throws Error where nothing plays it yet; the host prints that and hangs up
 */
export function handlerOf<Handler>(handlers: Record<string, Handler>, operationId: string): Handler {
	const handler = handlers[operationId];
	if (!handler) throw new Error(`${operationId} is in the contract, but no handler of the sandbox plays it yet`);
	return handler;
}
