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

/** Work with a sandbox of its own: what waits for the limit of a call can do so side by side. */
export async function inOwnSandbox<Result>(work: (sandbox: Sandbox) => Promise<Result>): Promise<Result> {
	const own = await startSandbox();
	return await work(own).finally(async () => await own.close());
}

type Vendor = 'bolta' | 'hiworks' | 'hiworksBill' | 'hiworksOrg' | 'portOne';

/** The same for tests of one vendor, which is as at first before each of them. */
export function withVendor(vendor: Vendor, options?: SandboxOptions): Sandbox {
	const sandbox = withSandbox(options);
	beforeEach(() => sandbox[vendor].reset());
	return sandbox;
}
