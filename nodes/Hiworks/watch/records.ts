import type { Watch } from '../../shared/polling/watch';
import { readAll, type StoredRow } from '../accounting/rows';
import { shownRow } from '../accounting/shown';
import { accountTitles, type Register } from '../api/accounting';
import { hiworks } from '../vendor';

export type RecordEvent = 'created' | 'changed';

/** A list of codes in accounting. */
export const watchRecords = (register: Register, events: ReadonlySet<RecordEvent>): Watch => ({
	vendor: hiworks,
	subject: register.value,
	calls: 1,
	// A code can be changed, the number stays; the answer of account titles, which may lack it, is not documented.
	async read(client) {
		const rows = await readAll(register, client);
		const isNumbered = register !== accountTitles || rows.some(({ number }) => number !== '');
		return rows.map((row) => ({
			key: isNumbered ? row.number : `code ${row.values.code}`,
			values: valuesOf(row),
			item: shownRow(row),
		}));
	},
	wants: ({ kind }) => (kind === 'appeared' && events.has('created')) || (kind === 'changed' && events.has('changed')),
	show: (change) =>
		change.kind === 'gone'
			? {}
			: {
					event: change.kind === 'appeared' ? 'created' : 'changed',
					...change.seen.item,
					changed: change.kind === 'changed' ? [...change.changed] : [],
				},
	// A number is given once: no record comes back, and one that an answer lacked is not new when the next has it.
	forgets: () => false,
});

/** Without its flag a record counts as active: that is the value which an answer may lack. */
const valuesOf = ({ values, active }: StoredRow) => ({ ...values, active: active ? '' : 'false' });
