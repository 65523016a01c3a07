import { getPrintUrl as endpoint } from '../../api/taxInvoice';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';
import { operation } from '../../vendor';

export const getPrintUrl = operation({
	value: 'getPrintUrl',
	name: 'Get Print URL',
	action: 'Get print URL of tax invoice',
	description:
		'Get an address at which a person prints the invoice. Use it at once: how long it works is not documented.',
	fields: { invoice: invoiceKey() },
	prepare: ({ fields: { invoice } }, { client }) => client.request(endpoint, callFor(invoice)),
	send: async (request, { client }) => ({ url: (await client.read(request)).url }),
});
