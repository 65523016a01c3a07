import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { editorClient, matching } from '../shared/http/editorClient';
import { maskPersonNumbers } from '../shared/korea/maskPersonNumbers';
import { maskPartyNumber } from '../shared/korea/partyNumber';
import { listCounterparties } from './api/counterparty';
import { searchQuery } from './calls/pages';
import { businessNumberOf, invoicesOf } from './invoice/typedSearch';
import { portOne } from './vendor';

/** What a list in the editor shows at most. */
const SHOWN = 200;

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

/** The invoices of the last year, the latest change first: by what was typed, page by page. */
export async function searchTaxInvoices(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken = '0',
): Promise<INodeListSearchResult> {
	return await invoicesOf(await editorClient(this, portOne), filter.trim(), Number(paginationToken));
}
