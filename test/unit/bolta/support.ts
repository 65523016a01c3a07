import type { BoltaLine } from '../../../nodes/Bolta/invoice/fields';
import type { Settings } from '../../../nodes/Bolta/trigger/settings';
import type { Party } from '../../../nodes/shared/invoice/partyFields';
import type { Sheet } from '../../../nodes/shared/invoice/sheet';

export type Invoice = Sheet<BoltaLine>;

export const party = (changes: Partial<Party> = {}): Party => ({
	number: '1010000002',
	branch: undefined,
	name: '상호',
	representative: '대표',
	address: undefined,
	businessType: undefined,
	businessItem: undefined,
	contacts: [{ email: 'a@example.com', name: undefined, phone: undefined }],
	...changes,
});

export const line = (changes: Partial<Invoice['lines'][number]> = {}): Invoice['lines'][number] => ({
	date: '2026-01-31',
	ownDate: false,
	name: '품목',
	specification: undefined,
	quantity: undefined,
	unitPrice: undefined,
	supplyCost: 1000n,
	tax: 100n,
	remark: undefined,
	...changes,
});

export const invoice = (changes: Partial<Invoice> = {}): Invoice => {
	const lines = changes.lines ?? [line()];
	return {
		writeDate: '2026-01-31',
		relativeDate: false,
		purpose: 'claim',
		taxKind: 'taxable',
		supplier: party(),
		recipient: party({ number: '1010000017' }),
		remark: undefined,
		...changes,
		lines,
	};
};

/** What a trigger does of which nothing is chosen but these events. */
export const settingsOf = (
	...events: Settings['events'] extends ReadonlySet<infer Event> ? Event[] : never
): Settings => ({
	events: new Set(events),
	acceptUnauthenticated: false,
	allowedSenders: undefined,
	confirm: true,
	dropDuplicates: true,
	unavailable: 'emit',
	unconfirmed: 'emit',
});
