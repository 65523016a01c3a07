import type { Fields } from '../fields/fields';
import type { ConnectedVendor } from '../http/vendor';
import type { Edition } from '../words/edition';

/**
 * A vendor, said once: what is true of each of its calls (see http/vendor.ts), and what every operation of it offers.
 */
export interface Vendor extends ConnectedVendor {
	/** What stands on its forms: errors name fields as the form does. */
	edition: Edition;
	/** Options of every operation beside those of a run. They are read once, from the first item. */
	options?: Fields;
	/**
	 * The keys of outputs under which it gives names of its own to what was done. A run that stops tells them: without
	 * them nothing could be found again. No address by which a person acts is among them.
	 */
	resultKeys?: readonly string[];
	/**
	 * How many of its calls are left to others, by what the user chose in these options; undefined: nothing is kept, and
	 * it is asked even when it says that none are left.
	 */
	callsKept?(options: Readonly<Record<string, unknown>>): number | undefined;
}
