import { listFields } from '../../../shared/fields/listFields';
import { simplify } from '../../../shared/invoice/documentFields';
import { allPages } from '../../calls/pages';
import { searchInvoices } from '../../invoice/lookUp';
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
		const found = await allPages(
			limit,
			async (pageNumber, pageSize) => await searchInvoices(client, { pageNumber, pageSize, ...search }),
		);
		return found.map((invoice) => summaryOutput(invoice, { simplify: simplified }));
	},
});
