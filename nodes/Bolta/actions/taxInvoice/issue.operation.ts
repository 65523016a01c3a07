import { groupsRows } from '../../../shared/invoice/referenceIdFields';
import { issue as endpoint } from '../../api/taxInvoice';
import { sendsDocuments, type Document } from '../../invoice/document';
import {
	beginInvoices,
	invoiceOperationFields,
	invoiceOptions,
	prepareInvoice,
	type InvoiceSending,
} from '../../invoice/invoiceOperation';
import { operation } from '../../vendor';

export const issue = operation<typeof invoiceOperationFields, Document, InvoiceSending, typeof invoiceOptions>({
	value: 'issue',
	name: 'Issue',
	action: 'Issue tax invoice',
	description: 'Of legal effect with a live key. Issue an electronic tax invoice (전자세금계산서 정발행).',
	fields: invoiceOperationFields,
	options: invoiceOptions,
	...groupsRows,
	begin: (run, first) => beginInvoices(run, first),
	prepare: async (unit, run, shared) => await prepareInvoice({ endpoint, mayResend: true }, unit, run, shared),
	...sendsDocuments,
});
