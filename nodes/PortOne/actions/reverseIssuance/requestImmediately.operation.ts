import { requestImmediately as endpoint } from '../../api/taxInvoice';
import { requestColumns } from '../../invoice/columns';
import { makesInvoices, type PortOneOrder } from '../../invoice/documents';
import { makingOptions, requestFields } from '../../invoice/fields';
import { beginInvoices, prepareInvoice, type InvoiceSending } from '../../invoice/invoiceOperation';
import { operation } from '../../vendor';

export const requestImmediately = operation<typeof requestFields, PortOneOrder, InvoiceSending, typeof makingOptions>({
	value: 'requestImmediately',
	name: 'Request Immediately',
	action: 'Request reverse issuance immediately with legal effect once the supplier approves',
	description:
		'As the recipient, make an invoice and ask the supplier to issue it, in one step (역발행 즉시요청). The supplier must be connected to the National Tax Service at PortOne.',
	fields: requestFields,
	options: makingOptions,
	columns: requestColumns,
	begin: beginInvoices,
	prepare: async (unit, run, shared) =>
		await prepareInvoice({ endpoint, issuanceType: 'REVERSE', goal: 'requested', registers: false }, unit, run, shared),
	...makesInvoices,
});
