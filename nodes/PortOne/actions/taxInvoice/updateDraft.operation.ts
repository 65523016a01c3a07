import { operation } from '../../../shared/engine/operation';
import { notSent } from '../../../shared/errors/failure';
import { options } from '../../../shared/fields/fields';
import type { Request } from '../../../shared/http/client';
import { shownRequest } from '../../../shared/invoice/output';
import type { ReadInvoice } from '../../api/schemas';
import { updateDraft as endpoint } from '../../api/taxInvoice';
import { requestFor, sendChange } from '../../calls/calls';
import { changeOnce } from '../../calls/changeOnce';
import { inFormWords, invoiceBody } from '../../invoice/body';
import { contentFields } from '../../invoice/fields';
import { invoiceKey } from '../../invoice/invoiceKey';
import { beginInvoices, readContent, type InvoiceSending } from '../../invoice/invoiceOperation';
import { readByKey } from '../../invoice/lookUp';
import { contentOptions } from '../../invoice/options';
import { draftingSide, readOutput } from '../../invoice/output';

const fields = {
	invoice: invoiceKey('The draft'),
	...contentFields,
	options: options({ displayName: 'Options', fields: contentOptions }),
};

interface Prepared {
	draft: ReadInvoice;
	request: Request<{ taxInvoice: ReadInvoice }>;
	warnings: string[];
	simplify: boolean;
}

export const updateDraft = operation<typeof fields, Prepared, InvoiceSending>({
	value: 'updateDraft',
	name: 'Update Draft',
	action: 'Update draft of tax invoice',
	description: 'Replace all of the content of a draft (임시저장 수정). Its issuance type and document keys stay.',
	fields,
	begin: beginInvoices,

	async prepare({ fields: read, rows }, run, shared) {
		const draft = await readByKey(run, read.invoice);
		if (draft.status !== 'DRAFTED')
			throw notSent(
				`The invoice ${draft.id} is ${draft.status}`,
				'Nothing was sent. Only a draft can be updated.',
				draft.status,
			);
		const issuanceType = draft.issuanceType === 'REVERSE' ? 'REVERSE' : 'NORMAL';
		const { sheet, warnings } = await readContent(issuanceType, read, rows, run, shared);
		const [own, other] =
			draftingSide(issuanceType) === 'supplier'
				? [draft.supplierDocumentKey, draft.recipientDocumentKey]
				: [draft.recipientDocumentKey, draft.supplierDocumentKey];
		const keys = { own: own || undefined, other: other || undefined };
		const body = {
			taxInvoiceKey: draft.id,
			taxInvoiceKeyType: 'TAX_INVOICE_ID' as const,
			taxInvoice: inFormWords(() => invoiceBody(sheet, keys)),
			memo: read.notes.memo,
		};
		const request = inFormWords(() => requestFor(run, endpoint, { body }));
		return { draft, request, warnings, simplify: read.options.simplify };
	},

	async send({ draft, request, warnings, simplify }, run, { dryRun }) {
		const output = (read: ReadInvoice) => ({ ...readOutput(read, { simplify }), warnings });
		if (dryRun) return { ...output(draft), status: 'dryRun', request: shownRequest(request) };
		const change = {
			send: async () => (await sendChange(run.client, request)).taxInvoice,
			// The same content once more changes nothing, so there is nothing to look up.
			lookUp: async () => undefined,
			afterwards: `Read the draft ${draft.id} by "Get".`,
		};
		const ended = await changeOnce<ReadInvoice, ReadInvoice>(change, run.client);
		return output('answer' in ended ? ended.answer : ended.known);
	},
});
