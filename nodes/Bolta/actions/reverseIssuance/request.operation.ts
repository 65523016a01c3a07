import { requestReverse as endpoint } from '../../api/reverseIssuance';
import { requestColumns } from '../../invoice/columns';
import { makesInvoices, type BoltaOrder } from '../../invoice/documents';
import { invoiceFields, invoiceOptions, partiesOfRequest } from '../../invoice/fields';
import { beginInvoices, prepareInvoice, type InvoiceSending } from '../../invoice/invoiceOperation';
import { operation } from '../../vendor';
import { say } from '../../words';

const fields = { ...invoiceFields, ...partiesOfRequest };
const warnings = [say`The supplier must act next: send them the URL of "Get Approval URL", which works for 10 minutes`];

export const request = operation<typeof fields, BoltaOrder, InvoiceSending, typeof invoiceOptions>({
	value: 'request',
	name: 'Request',
	action: 'Request reverse issuance with legal effect once the supplier approves',
	description:
		'Of legal effect with a live key, once the supplier approves. As the recipient, ask the supplier to issue a tax invoice (역발행 요청).',
	fields,
	options: invoiceOptions,
	columns: requestColumns,
	begin: beginInvoices,
	prepare: async (unit, run, sending) =>
		await prepareInvoice(
			{ endpoint, own: 'recipient', mayResend: false, takenAs: 'requested', warnings },
			unit,
			run,
			sending,
		),
	...makesInvoices,
});
