/** Calls of a vendor, without the address that each of them has first. */
import type { Sandbox, SandboxOptions } from '../../../sandbox/index.ts';
import { withVendor } from '../../support/sandbox.ts';

type AtAddress = Record<string, (url: string, ...given: never[]) => unknown>;

type Here<Calls extends AtAddress> = {
	[Name in keyof Calls]: Calls[Name] extends (url: string, ...given: infer Given) => infer Answer
		? (...given: Given) => Answer
		: never;
};

/** A vendor that is as at first before each test of the file, and the calls of it. */
export function withCalls<Calls extends AtAddress>(
	vendor: Parameters<typeof withVendor>[0],
	calls: Calls,
	options?: SandboxOptions,
): Here<Calls> & { sandbox: Sandbox } {
	let url = '';
	const sandbox = withVendor(vendor, (address) => (url = address), options);
	const here = Object.entries(calls).map(([name, call]) => [name, (...given: never[]) => call(url, ...given)]);
	return { ...(Object.fromEntries(here) as Here<Calls>), sandbox };
}
