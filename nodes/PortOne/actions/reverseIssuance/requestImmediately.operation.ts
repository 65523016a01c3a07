import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { groupsRows } from '../../../shared/invoice/referenceIdFields';
import { requestImmediately as endpoint } from '../../api/taxInvoice';
import { makesDocuments, type Order } from '../../invoice/document';
import { invoiceFields } from '../../invoice/fields';
import { beginInvoices, prepareInvoice, type InvoiceSending } from '../../invoice/invoiceOperation';
import { makingOptions } from '../../invoice/options';

const fields = { ...invoiceFields, options: options({ displayName: 'Options', fields: makingOptions }) };

export const requestImmediately = operation<typeof fields, Order, InvoiceSending>({
	value: 'requestImmediately',
	name: 'Request Immediately',
	action: 'Request reverse issuance immediately',
	description:
		'As the recipient, make an invoice and ask the supplier to issue it, in one step (역발행 즉시요청). The supplier must be connected to the National Tax Service at PortOne.',
	fields,
	...groupsRows,
	begin: beginInvoices,
	prepare: async (unit, run, shared) =>
		await prepareInvoice({ endpoint, issuanceType: 'REVERSE', goal: 'requested', registers: false }, unit, run, shared),
	...makesDocuments,
});
