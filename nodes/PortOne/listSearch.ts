import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { editorClient, matching } from '../shared/http/editorClient';
import { maskPersonNumbers } from '../shared/korea/maskPersonNumbers';
import { maskPartyNumber } from '../shared/korea/partyNumber';
import { formatOutputWon } from '../shared/korea/won';
import { listCounterparties } from './api/counterparty';
import { listInvoices } from './api/taxInvoice';
import { searchQuery } from './calls/pages';
import { portOne } from './vendor';

/** What a list in the editor shows at most. */
const SHOWN = 200;

/** Ten digits, with or without hyphens: PortOne finds a company by its whole number only. */
const businessNumberOf = (filter: string) =>
	/^\d{3}-?\d{2}-?\d{5}$/.test(filter.trim()) ? filter.replace(/\D/g, '') : undefined;

export async function searchCounterparties(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const client = await editorClient(this, portOne);
	const brn = businessNumberOf(filter);
	const wanted = brn === undefined ? { companyName: filter } : { brn };
	const search = { page: { number: 0, size: SHOWN }, ...(filter !== '' && { filter: wanted }) };
	const { items } = await client.read(client.request(listCounterparties, { query: searchQuery(search) }));
	return matching(
		items.map(({ id, companyName, brn }) => ({
			name: `${companyName ? maskPersonNumbers(companyName) : id} (${maskPartyNumber(brn)})`,
			value: id,
		})),
		brn === undefined ? filter : '',
	);
}

/** The latest invoices, newest first. */
export async function searchTaxInvoices(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const client = await editorClient(this, portOne);
	const search = { pageNumber: 0, pageSize: SHOWN, sort: { by: 'STATUS_UPDATED_AT', order: 'DESC' } };
	const { items } = await client.read(client.request(listInvoices, { query: searchQuery(search) }));
	const results = items.map(({ id, writeDate, recipientName, totalAmount, status }) => ({
		name: [writeDate, recipientName && maskPersonNumbers(recipientName), formatOutputWon(totalAmount), status]
			.filter(Boolean)
			.join(', '),
		value: id,
	}));
	return { results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())) };
}
