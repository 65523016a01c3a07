import type { Client } from '../../shared/http/client';
import type { ReadSummary } from '../api/readSchemas';
import { LARGEST_PAGE } from '../calls/pages';
import { registeredWithinAYear } from '../calls/period';
import { searchInvoices } from '../invoice/lookUp';

/** When the status of an invoice last changed, in milliseconds; NaN where PortOne does not say. */
export const changedAt = ({ statusUpdatedAt }: Pick<ReadSummary, 'statusUpdatedAt'>): number =>
	Date.parse(statusUpdatedAt ?? '');

interface Wanted {
	/** undefined: all. */
	statuses: readonly string[] | undefined;
	now: Date;
}

async function readPage(client: Client, { statuses, now }: Wanted, pageNumber: number, pageSize: number) {
	const search = {
		pageNumber,
		pageSize,
		filter: {
			primaryFilter: registeredWithinAYear(now),
			...(statuses && { statuses }),
		},
		sort: { by: 'STATUS_UPDATED_AT', order: 'DESC' },
	};
	return await searchInvoices(client, search);
}

/** The invoice whose status changed last, of the latest that are asked for in one page. @throws Failure */
export async function readLatest(
	client: Client,
	wanted: Wanted,
	isWanted: (invoice: ReadSummary) => boolean,
): Promise<ReadSummary | undefined> {
	return (await readPage(client, wanted, 0, wanted.statuses ? 1 : LARGEST_PAGE)).find(isWanted);
}

/**
 * The invoices that have come to one of these statuses since a moment, the earliest change first. PortOne has no filter
 * by that time but the order: pages are read until one ends before it. While they are, an invoice that leaves the list
 * draws another over the edge of two pages: the next reading, which begins earlier, has it.
 * @param since milliseconds; undefined: all
 * @throws Failure
 */
export async function readSince(client: Client, since: number | undefined, wanted: Wanted): Promise<ReadSummary[]> {
	const found = new Map<string, ReadSummary>();
	const isBefore = (invoice: ReadSummary) => since !== undefined && changedAt(invoice) < since;
	for (let page = 0; ; page++) {
		const read = await readPage(client, wanted, page, LARGEST_PAGE);
		for (const invoice of read) if (!isBefore(invoice)) found.set(invoice.id, invoice);
		const last = read.at(-1);
		if (read.length < LARGEST_PAGE || last === undefined || isBefore(last)) break;
	}
	return [...found.values()].sort((left, right) => changedAt(left) - changedAt(right));
}
