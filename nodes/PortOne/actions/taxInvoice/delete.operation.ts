import { readBack } from '../../../shared/once/policy';
import { deleteInvoice } from '../../api/taxInvoice';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';
import { findByKey } from '../../invoice/lookUp';
import { operation } from '../../vendor';
import { say } from '../../words';

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete tax invoice irreversibly',
	description:
		'Delete a draft, or an invoice whose request was refused or taken back, whose issuance was canceled, or whose transmission failed',
	fields: { invoice: invoiceKey() },
	prepare: ({ fields: { invoice } }, { client }) => ({
		key: invoice,
		request: client.request(deleteInvoice, callFor(invoice)),
	}),

	async send({ key, request }, { client, once }) {
		const { duplicate, recovered } = await once.change(
			request,
			readBack({
				// Another may have been made under its document key since.
				keeps: true,
				async look(manner) {
					const read = await findByKey(client, key, manner);
					return read && !read.deletedAt ? undefined : 'deleted';
				},
				advice: say`Read it by "Get": what is deleted is not found. Running this item again is safe.`,
			}),
			() => 'deleted',
		);
		const { taxInvoiceKey, taxInvoiceKeyType } = key;
		return { deleted: true, taxInvoiceKey, taxInvoiceKeyType, duplicate, recovered };
	},
});
