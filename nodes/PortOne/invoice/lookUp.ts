import { undefinedIf, type Failure } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import { refuseAnother } from '../../shared/invoice/found';
import type { ReadInvoice, ReadSummary } from '../api/readSchemas';
import { getInvoice, listInvoices } from '../api/taxInvoice';
import { searchQuery } from '../calls/pages';
import { portOne } from '../vendor';
import { callFor, type InvoiceKey } from './invoiceKey';

/** @throws Failure */
export async function readByKey(client: Client, key: InvoiceKey, manner?: { patient: boolean }): Promise<ReadInvoice> {
	const read = await client.read(client.request(getInvoice, callFor(key)), manner);
	checkKey(read, key);
	return read;
}

/** @throws Failure where the answer is about another invoice than the key names */
export function checkKey(
	{ id, supplierDocumentKey, recipientDocumentKey }: ReadInvoice,
	{ taxInvoiceKey, taxInvoiceKeyType }: InvoiceKey,
): void {
	const told = { SUPPLIER: supplierDocumentKey, RECIPIENT: recipientDocumentKey, TAX_INVOICE_ID: id };
	refuseAnother(portOne.name, taxInvoiceKey, told[taxInvoiceKeyType]);
}

/** So a search is answered too that finds nothing (PortOne OpenAPI, getB2bTaxInvoices). */
const saysNoInvoice = ({ code }: Failure) => code === 'B2B_TAX_INVOICE_NOT_FOUND';

/**
 * Looks for an invoice in the book of the credential's mode.
 * @returns undefined when PortOne says that it has none; a 404 without its own code proves nothing
 * @throws Failure when the answer cannot be had
 */
export async function findByKey(
	client: Client,
	key: InvoiceKey,
	manner?: { patient: boolean },
): Promise<ReadInvoice | undefined> {
	return await readByKey(client, key, manner).catch(undefinedIf(saysNoInvoice));
}

/** A page of what a search finds; behind the last one there is nothing. @throws Failure */
export async function searchInvoices(client: Client, search: object): Promise<ReadSummary[]> {
	const request = client.request(listInvoices, { query: searchQuery(search) });
	const found = await client.read(request).catch(undefinedIf(saysNoInvoice));
	return found?.items ?? [];
}
