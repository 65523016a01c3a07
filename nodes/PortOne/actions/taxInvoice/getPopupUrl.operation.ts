import { flag } from '../../../shared/fields/fields';
import { getPopupUrl as endpoint } from '../../api/taxInvoice';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';
import { operation } from '../../vendor';

export const getPopupUrl = operation({
	value: 'getPopupUrl',
	name: 'Get Popup URL',
	action: 'Get popup URL of tax invoice',
	description:
		'Get an address at which a person sees the invoice. Use it at once: how long it works is not documented.',
	fields: { invoice: invoiceKey() },
	options: {
		includeMenu: flag({ displayName: 'Include Menu', description: 'Whether the page shows its menu' }),
	},
	prepare({ fields: { invoice, options } }, { client }) {
		const { path, query } = callFor(invoice);
		return client.request(endpoint, { path, query: { ...query, ...(options.includeMenu && { includeMenu: 'true' }) } });
	},
	send: async (request, { client }) => ({ url: (await client.read(request)).url }),
});
