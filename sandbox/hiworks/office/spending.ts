/** Spending reports (지출결의): a document has several lines and one accounting status. */
import { clockTime } from './clock.ts';
import { BLANK_LINE } from './samples.ts';
import type { HiworksSettings } from './settings.ts';

export interface SpendingEntry {
	/** As it is answered. */
	line: typeof BLANK_LINE;
	approvalStatus: 'P' | 'C';
}

export type SpendingChange = Partial<Pick<typeof BLANK_LINE, 'accounting_status' | 'alias'>>;

export class Spending {
	/** What the API has changed, by document number; it lies over the setting. */
	#changes = new Map<string, SpendingChange & { updatedate: string }>();
	readonly #settings: HiworksSettings;
	readonly #now: () => number;

	constructor(settings: HiworksSettings, now: () => number) {
		this.#settings = settings;
		this.#now = now;
	}

	entries(): SpendingEntry[] {
		return this.#settings.spending.map(({ approval_status: approvalStatus = 'C', ...line }) => ({
			line: { ...BLANK_LINE, ...line, ...this.#changes.get(line.document_no) },
			approvalStatus,
		}));
	}

	/** Of all lines of a document. @returns whether anything became different */
	change(documentNo: string, change: SpendingChange): boolean {
		const isChange = this.entries().some(
			({ line }) =>
				line.document_no === documentNo &&
				Object.entries(change).some(([key, value]) => line[key as keyof SpendingChange] !== value),
		);
		this.#changes.set(documentNo, { ...this.#changes.get(documentNo), ...change, updatedate: clockTime(this.#now()) });
		return isChange;
	}

	clear(): void {
		this.#changes.clear();
	}
}
