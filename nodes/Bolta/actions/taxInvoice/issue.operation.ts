import { issue as endpoint } from '../../api/taxInvoice';
import { issueColumns } from '../../invoice/columns';
import { makesInvoices, type BoltaOrder } from '../../invoice/documents';
import { invoiceFields, invoiceOptions } from '../../invoice/fields';
import { beginInvoices, prepareInvoice, type InvoiceSending } from '../../invoice/invoiceOperation';
import { operation } from '../../vendor';

export const issue = operation<typeof invoiceFields, BoltaOrder, InvoiceSending, typeof invoiceOptions>({
	value: 'issue',
	name: 'Issue',
	action: 'Issue tax invoice with legal effect that only an amendment takes back',
	description: 'Of legal effect with a live key. Issue an electronic tax invoice (전자세금계산서 정발행).',
	fields: invoiceFields,
	options: invoiceOptions,
	columns: issueColumns,
	begin: beginInvoices,
	prepare: async (unit, run, sending) =>
		await prepareInvoice({ endpoint, own: 'supplier', mayResend: true, takenAs: 'accepted' }, unit, run, sending),
	...makesInvoices,
});
