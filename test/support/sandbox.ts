import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';

/**
 * The vendors, emulated, for the tests of this file (or of the `describe` it is called in): started before the first
 * one, closed after the last. What a test leaves in a ledger is for the next one, unless the file resets it.
 */
export function withSandbox(options?: SandboxOptions): Sandbox {
	let running: Sandbox | undefined;
	beforeAll(async () => {
		running = await startSandbox(options);
	});
	afterAll(async () => await running?.close());
	return new Proxy({} as Sandbox, {
		get(_, name) {
			if (!running) throw new Error('The sandbox runs only while tests do');
			return Reflect.get(running, name) as unknown;
		},
	});
}

/**
 * Works with a sandbox of its own for each, in their order: what waits for the limit of a call does so side by side.
 * None begins before all are prepared: while sandboxes start, a call may reach its limit before it has left.
 */
export async function inOwnSandboxes<Given, Result>(
	all: readonly Given[],
	prepare: (sandbox: Sandbox, given: Given) => Promise<void> | void,
	work: (sandbox: Sandbox, given: Given) => Promise<Result>,
): Promise<Array<PromiseSettledResult<Result>>> {
	const ready = await Promise.all(
		all.map(async (given) => {
			const sandbox = await startSandbox();
			await prepare(sandbox, given);
			return { given, sandbox };
		}),
	);
	const working = ready.map(
		async ({ given, sandbox }) => await work(sandbox, given).finally(async () => await sandbox.close()),
	);
	return await Promise.allSettled(working);
}

/** What came of it. @throws why nothing did */
export function settled<Result>(result: PromiseSettledResult<Result>): Result {
	if (result.status === 'rejected') throw result.reason;
	return result.value;
}

type Vendor = 'bolta' | 'hiworks' | 'hiworksBill' | 'hiworksOrg' | 'portOne';

/** The same for tests of one vendor, which is as at first before each of them. */
export function withVendor(vendor: Vendor, options?: SandboxOptions): Sandbox {
	const sandbox = withSandbox(options);
	beforeEach(() => sandbox[vendor].reset());
	return sandbox;
}
