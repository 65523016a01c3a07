import { listFields } from '../../../shared/fields/listFields';
import { simplify } from '../../../shared/invoice/documentFields';
import { listInvoices } from '../../api/taxInvoice';
import { allPages, searchQuery } from '../../calls/pages';
import { summaryOutput } from '../../invoice/output';
import { searchFields, searchOf } from '../../invoice/search';
import { operation } from '../../vendor';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many tax invoices',
	description:
		'Search tax invoices, also those whose transmission to the National Tax Service failed, of which no event tells',
	fields: {
		...searchFields,
		...listFields,
	},
	options: { simplify },
	prepare: ({ fields }) => ({ search: searchOf(fields), limit: fields.limit, simplify: fields.options.simplify }),

	async send({ search, limit, simplify: simplified }, { client }) {
		const found = await allPages(limit, async (pageNumber, pageSize) => {
			const query = searchQuery({ pageNumber, pageSize, ...search });
			return (await client.read(client.request(listInvoices, { query }))).items;
		});
		return found.map((invoice) => summaryOutput(invoice, { simplify: simplified }));
	},
});
