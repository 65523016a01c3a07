import { simplify } from '../../../shared/invoice/documentFields';
import { getInvoice } from '../../api/taxInvoice';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';
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
		request: client.request(getInvoice, callFor(invoice)),
		...chosen,
	}),
	send: async ({ request, simplify: simplified }, { client }) =>
		readOutput(await client.read(request), { simplify: simplified }),
});
