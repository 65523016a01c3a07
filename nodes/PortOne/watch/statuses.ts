import type { Seen, Watch } from '../../shared/polling/watch';
import type { ReadSummary } from '../api/readSchemas';
import { statusOutput } from '../trigger/output';
import { portOne } from '../vendor';
import { kindOf, statusesOf, type StatusKind } from './events';
import { changedAt, readLatest, readSince } from './search';

/**
 * How far before the last reading the next one begins: clocks differ, and a list may be behind what it is made of. What
 * was told is known by its marks.
 */
const OVERLAP_MS = 6 * 60 * 60 * 1000;

const seenOf = (invoice: ReadSummary, now: Date): Seen => {
	const { id, status, statusUpdatedAt } = invoice;
	const dedupeKey = `${status}/${id}/${statusUpdatedAt ?? '-'}`;
	return {
		key: id,
		// The same status at another time is another event: sent again, and failed again.
		values: { change: dedupeKey },
		kept: { statusUpdatedAt: statusUpdatedAt ?? '' },
		item: { ...statusOutput(invoice, { kind: kindOf(status), dedupeKey, now }) },
	};
};

interface Wanted {
	events: ReadonlySet<StatusKind>;
	startWithAll: boolean;
}

/** The invoices of PortOne, by what their status has become. */
export function watchStatuses({ events, startWithAll }: Wanted): Watch {
	const statuses = statusesOf(events);
	const names: ReadonlySet<string> = events;

	return {
		vendor: portOne,
		subject: JSON.stringify(['statuses', ...[...events].sort()]),
		calls: 1,
		readsSince: true,
		async read(client, { since, now }) {
			const begin = since ?? (startWithAll ? undefined : now);
			const invoices = await readSince(client, begin && begin.getTime() - OVERLAP_MS, { statuses, now });
			return invoices.map((invoice) => seenOf(invoice, now));
		},
		async latest(client) {
			const now = new Date();
			const invoice = await readLatest(client, { statuses, now }, ({ status }) => events.has(kindOf(status)));
			return invoice && seenOf(invoice, now);
		},
		wants: (change) => change.kind !== 'gone' && names.has(String(change.seen.item.event)),
		dedupeKeyOf: (change) => (change.kind === 'gone' ? change.key : String(change.seen.item.dedupeKey)),
		show: (change) => (change.kind === 'gone' ? {} : change.seen.item),
		forgets: ({ kept }, now) =>
			!(changedAt({ statusUpdatedAt: String(kept?.statusUpdatedAt) }) >= now.getTime() - OVERLAP_MS),
	};
}
