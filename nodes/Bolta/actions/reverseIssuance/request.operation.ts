import { groupsRows } from '../../../shared/invoice/referenceIdFields';
import { requestReverse as endpoint } from '../../api/reverseIssuance';
import { sendsDocuments, type Document } from '../../invoice/document';
import { supplierWithoutCustomer } from '../../invoice/fields';
import {
	beginInvoices,
	invoiceOperationFields,
	invoiceOptions,
	prepareInvoice,
	type InvoiceSending,
} from '../../invoice/invoiceOperation';
import { operation } from '../../vendor';
import { say } from '../../words';

const fields = { ...invoiceOperationFields, ...supplierWithoutCustomer };

export const request = operation<typeof fields, Document, InvoiceSending, typeof invoiceOptions>({
	value: 'request',
	name: 'Request',
	action: 'Request reverse issuance',
	description:
		'Of legal effect with a live key, once the supplier approves. As the recipient, ask the supplier to issue a tax invoice (역발행 요청).',
	fields,
	options: invoiceOptions,
	...groupsRows,
	begin: (run, first) => beginInvoices(run, first, 'requested'),
	async prepare(unit, run, shared) {
		const document = await prepareInvoice({ endpoint, mayResend: false }, unit, run, shared);
		return {
			...document,
			warnings: [
				...document.warnings,
				say`The supplier must act next: send them the URL of "Get Approval URL", which works for 10 minutes`,
			],
		};
	},
	...sendsDocuments,
});
