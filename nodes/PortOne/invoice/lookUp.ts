import { Failure } from '../../shared/errors/failure';
import type { ReadInvoice } from '../api/schemas';
import { getInvoice } from '../api/taxInvoice';
import { requestFor, type Mode } from '../calls/calls';
import { callFor, type InvoiceKey } from './invoiceKey';

/** @throws Failure */
export async function readByKey(mode: Mode, key: InvoiceKey, manner?: { patient: boolean }): Promise<ReadInvoice> {
	return await mode.client.send(requestFor(mode, getInvoice, callFor(key)), manner);
}

/**
 * Looks for an invoice in the book of the credential's mode.
 * @returns undefined when PortOne says that it has none; a 404 without its own code proves nothing
 * @throws Failure when the answer cannot be had
 */
export async function findByKey(
	mode: Mode,
	key: InvoiceKey,
	manner?: { patient: boolean },
): Promise<ReadInvoice | undefined> {
	return await readByKey(mode, key, manner).catch((error: unknown) => {
		if (error instanceof Failure && error.code === 'B2B_TAX_INVOICE_NOT_FOUND') return undefined;
		throw error;
	});
}
