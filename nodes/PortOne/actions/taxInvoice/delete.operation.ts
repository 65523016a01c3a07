import { operation, runFields } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { deleteInvoice } from '../../api/taxInvoice';
import { requestFor, sendChange } from '../../calls/calls';
import { changeOnce } from '../../calls/changeOnce';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';
import { findByKey } from '../../invoice/lookUp';

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete tax invoice',
	description:
		'Delete a draft, or an invoice whose request was refused or taken back, whose issuance was canceled, or whose transmission failed',
	fields: { invoice: invoiceKey(), options: options({ displayName: 'Options', fields: runFields }) },
	prepare: ({ fields: { invoice } }, run) => ({
		key: invoice,
		request: requestFor(run, deleteInvoice, callFor(invoice)),
	}),

	async send({ key, request }, run) {
		const change = {
			send: async () => void (await sendChange(run.client, request)),
			async lookUp(manner?: { patient: boolean }) {
				const read = await findByKey(run, key, manner);
				return read && !read.deletedAt ? undefined : 'gone';
			},
			afterwards: 'Read it by "Get": what is deleted is not found.',
		};
		const ended = await changeOnce(change, run.client);
		return {
			deleted: true,
			taxInvoiceKey: key.taxInvoiceKey,
			taxInvoiceKeyType: key.taxInvoiceKeyType,
			recovered: 'known' in ended,
		};
	},
});
