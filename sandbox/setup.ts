/** What can be asked of every emulated vendor and set about it, besides what is its own. */
import { checked } from './checked.ts';
import type { Contract } from './contract.ts';
import { faultsSchema, type Fault, type Faults, type PlayedFault } from './faults.ts';
import type { RequestLog, RequestRecord, Stats } from './log.ts';

export interface VendorControl<Settings> {
	settings: Readonly<Settings>;
	requests(): RequestRecord[];
	clearRequests(): void;
	stats(): Stats;
	configure(partial: Partial<Settings>): void;
	faults(): PlayedFault[];
	/** Replaces the list and starts all its counts anew. */
	setFaults(faults: Fault[]): void;
	/**
	 * As freshly started: empty ledger and logs, no faults, and the settings given at the start, unless they are kept.
	 */
	reset(options?: { keepSettings?: boolean }): void;
	/** Milliseconds on the vendor's clock. */
	now(): number;
	contract: Contract;
}

interface Parts<Settings extends object> {
	contract: Contract;
	/** Filled with the defaults; changed in place, so that everybody who holds it sees the change. */
	settings: Settings;
	defaults: () => Settings;
	schema: object;
	/** What the test gave at the start. */
	initial: Partial<Settings>;
	faults: Faults;
	log: RequestLog;
	now(): number;
	/** Forgets everything that happened. */
	clear(): void;
	/** Refuses what a schema cannot judge. */
	check?(partial: Partial<Settings>): void;
}

export function createVendorControl<Settings extends object>(parts: Parts<Settings>): VendorControl<Settings> {
	const { contract, settings, defaults, initial, faults, log, now } = parts;
	const checkSettings = checked(contract, 'settings', parts.schema);
	const checkFaults = checked(contract, 'faults', faultsSchema);

	function configure(partial: Partial<Settings>): void {
		checkSettings(partial);
		parts.check?.(partial);
		const given = Object.entries(partial).filter(([, value]) => value !== undefined);
		Object.assign(settings, structuredClone(Object.fromEntries(given)));
	}
	// A schema is compiled when something has to be judged by it: most tests set nothing.
	const begin = () => {
		if (Object.keys(initial).length > 0) configure(initial);
	};
	begin();

	return {
		contract,
		settings,
		configure,
		now,
		requests: () => log.records(),
		clearRequests: () => log.clear(),
		stats: () => log.stats(),
		faults: () => faults.list(),
		setFaults(list) {
			checkFaults(list);
			faults.set(structuredClone(list));
		},
		reset({ keepSettings = false } = {}) {
			parts.clear();
			log.clear();
			faults.set([]);
			if (!keepSettings) {
				Object.assign(settings, defaults());
				begin();
			}
		},
	};
}
