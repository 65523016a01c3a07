import type { INodeListSearchResult } from 'n8n-workflow';

import type { Client } from '../../shared/http/client';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { withoutSeparators } from '../../shared/korea/partyNumber';
import { formatOutputWon } from '../../shared/korea/won';
import type { ReadSummary } from '../api/readSchemas';
import { registeredWithinAYear } from '../calls/period';
import { searchInvoices } from './lookUp';
import { draftingSide } from './output';

/** Entries of a page, of which the editor asks the next when somebody reaches its end. */
const PAGE = 200;
/** What is not found by the vendor is looked for in so many pages at once: the editor stops at an empty one. */
const PAGES_AT_ONCE = 5;

/** Ten digits, with or without hyphens: PortOne finds a company by its whole number only. */
export const businessNumberOf = (typed: string): string | undefined =>
	/^\d{3}-?\d{2}-?\d{5}$/.test(typed.trim()) ? typed.replace(/\D/g, '') : undefined;

async function ask(client: Client, filter: object, pageNumber = 0): Promise<ReadSummary[]> {
	const sort = { by: 'STATUS_UPDATED_AT', order: 'DESC' };
	return await searchInvoices(client, { pageNumber, pageSize: PAGE, filter, sort });
}

/** What PortOne finds by one whole name of an invoice. */
function namesIn(typed: string): object[] {
	const number = withoutSeparators(typed);
	if (/^\d{8}[0-9A-Za-z]{16}$/.test(number)) return [{ ntsApprovalNumber: number }];
	if (!/^[A-Za-z0-9_-]+$/.test(typed)) return [];
	return [{ supplierDocumentKey: typed }, { recipientDocumentKey: typed }, { taxInvoiceId: typed }];
}

const shownOf = (invoice: ReadSummary) => {
	const { id, writeDate, recipientName, totalAmount, status, issuanceType } = invoice;
	const parts = [
		writeDate,
		recipientName && maskPersonNumbers(recipientName),
		formatOutputWon(totalAmount),
		status,
		invoice[`${draftingSide(issuanceType)}DocumentKey`],
	];
	return { name: parts.filter(Boolean).join(', '), value: id };
};

const listed = (invoices: readonly ReadSummary[], next?: number): INodeListSearchResult => ({
	results: [...new Map(invoices.map((invoice) => [invoice.id, shownOf(invoice)])).values()],
	...(next !== undefined && { paginationToken: String(next) }),
});

/**
 * The invoices that fit what was typed. PortOne has filters by business number, and by whole document keys, IDs and
 * approval numbers; for parts of a name its pages are looked through.
 * @param page from which to go on
 * @throws Failure
 */
export async function invoicesOf(client: Client, typed: string, page: number): Promise<INodeListSearchResult> {
	const primaryFilter = registeredWithinAYear(new Date());
	const brn = businessNumberOf(typed);
	if (brn !== undefined) {
		const sides = [{ partnerBrn: brn }, { supplierBrn: brn }];
		const found = await Promise.all(sides.map(async (side) => await ask(client, { primaryFilter, ...side }, page)));
		const isMore = found.some(({ length }) => length === PAGE);
		const byChange = found.flat().sort((a, b) => (b.statusUpdatedAt ?? '').localeCompare(a.statusUpdatedAt ?? ''));
		return listed(byChange, isMore ? page + 1 : undefined);
	}
	const named =
		page === 0 ? await Promise.all(namesIn(typed).map(async (name) => await ask(client, { primaryFilter: name }))) : [];
	const found = named.flat();
	for (let next = page; next < page + PAGES_AT_ONCE; next++) {
		const read = await ask(client, { primaryFilter }, next);
		found.push(...read.filter((invoice) => shownOf(invoice).name.toLowerCase().includes(typed.toLowerCase())));
		if (read.length < PAGE) return listed(found);
		if (found.length > 0) return listed(found, next + 1);
	}
	return listed(found, page + PAGES_AT_ONCE);
}
