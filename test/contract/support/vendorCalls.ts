/** Calls of a vendor, without the address that each of them has first. */
import type { Sandbox, SandboxOptions } from '../../../sandbox/index.ts';
import { bound, type Bound } from '../../support/bound.ts';
import { withVendor } from '../../support/sandbox.ts';

type AtAddress = Record<string, (url: string, ...given: never[]) => unknown>;

/** A vendor that is as at first before each test of the file, and the calls of it. */
export function withCalls<Calls extends AtAddress>(
	vendor: Parameters<typeof withVendor>[0],
	calls: Calls,
	options?: SandboxOptions,
): Bound<string, Calls> & { sandbox: Sandbox } {
	const sandbox = withVendor(vendor, options);
	return { ...bound(() => sandbox[vendor].url, calls), sandbox };
}
