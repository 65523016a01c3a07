import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { editorClient, matching } from '../shared/http/editorClient';
import { maskPersonNumbers } from '../shared/korea/maskPersonNumbers';
import { listCounterparties } from './api/counterparty';
import { listInvoices } from './api/taxInvoice';
import { portOne } from './api/vendor';
import { invoiceSearchQuery, requestFor, searchQuery } from './calls/calls';

/** What a list in the editor shows at most. */
const SHOWN = 200;

async function editorMode(context: ILoadOptionsFunctions) {
	const { live } = portOne.connect(await context.getCredentials(portOne.credentialType));
	return { client: await editorClient(context, portOne), live };
}

export async function searchCounterparties(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const mode = await editorMode(this);
	const search = { page: { number: 0, size: SHOWN }, ...(filter !== '' && { filter: { companyName: filter } }) };
	const { items } = await mode.client.send(requestFor(mode, listCounterparties, { query: searchQuery(search) }));
	return matching(
		items.map(({ id, companyName, brn }) => ({ name: `${maskPersonNumbers(companyName ?? id)} (${brn})`, value: id })),
		filter,
	);
}

/** The latest invoices, newest first. */
export async function searchTaxInvoices(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const mode = await editorMode(this);
	const search = { pageNumber: 0, pageSize: SHOWN, sort: { by: 'STATUS_UPDATED_AT', order: 'DESC' } };
	const { items } = await mode.client.call(listInvoices, { query: invoiceSearchQuery(mode, search) });
	const results = items.map(({ id, writeDate, recipientName, totalAmount, status }) => ({
		name: maskPersonNumbers([writeDate, recipientName, `${totalAmount} won`, status].filter(Boolean).join(', ')),
		value: id,
	}));
	return { results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())) };
}
