import { simplify } from '../../../shared/invoice/documentFields';
import { getInvoice } from '../../api/taxInvoice';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';
import { checkKey } from '../../invoice/lookUp';
import { readOutput } from '../../invoice/output';
import { operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get tax invoice',
	description: 'Read a tax invoice with its state and NTS approval number (국세청승인번호)',
	fields: { invoice: invoiceKey() },
	options: { simplify },
	prepare: ({ fields: { invoice, options: chosen } }, { client }) => ({
		invoice,
		request: client.request(getInvoice, callFor(invoice)),
		...chosen,
	}),
	async send({ invoice, request, simplify: simplified }, { client }) {
		const read = await client.read(request);
		checkKey(read, invoice);
		return readOutput(read, { simplify: simplified });
	},
});
