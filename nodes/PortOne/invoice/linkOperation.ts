import type { AnyOperation } from '../../shared/engine/operation';
import { flag } from '../../shared/fields/fields';
import type { Request } from '../../shared/http/client';
import type { getPopupUrl, getPrintUrl } from '../api/taxInvoice';
import { operation } from '../vendor';
import { callFor, invoiceKey } from './invoiceKey';

interface Link {
	value: string;
	name: string;
	action: string;
	description: string;
	endpoint: typeof getPopupUrl | typeof getPrintUrl;
	/** Whether the page can show a menu. */
	menu: boolean;
}

const includeMenu = flag({ displayName: 'Include Menu', description: 'Whether the page shows its menu' });

/** An operation that gives an address at which a person sees an invoice. How long it works is not documented. */
export function linkOperation({ endpoint, menu, ...texts }: Link): AnyOperation {
	const fields = { invoice: invoiceKey() };
	const linkOptions: { includeMenu?: typeof includeMenu } = { ...(menu && { includeMenu }) };
	return operation<typeof fields, Request<{ url: string }, 'read'>, undefined, typeof linkOptions>({
		...texts,
		fields,
		options: linkOptions,
		prepare({ fields: { invoice, options: chosen } }, { client }) {
			const { path, query } = callFor(invoice);
			return client.request(endpoint, {
				path,
				query: { ...query, ...(chosen.includeMenu === true && { includeMenu: 'true' }) },
			});
		},
		send: async (request, { client }) => ({ url: (await client.read(request)).url }),
	});
}
