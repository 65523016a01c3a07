import { ITEM_NOT_SENT, notSent } from '../../../shared/errors/failure';

import type { ChangeRequest } from '../../../shared/http/client';
import { shownRequest } from '../../../shared/invoice/output';
import { readBack } from '../../../shared/once/policy';
import type { Words } from '../../../shared/words/say';
import type { ReadInvoice } from '../../api/readSchemas';
import { updateDraft as endpoint } from '../../api/taxInvoice';
import { invoiceBody } from '../../invoice/body';
import { updateColumns } from '../../invoice/columns';
import { holds, type DraftContent } from '../../invoice/draftContent';
import { contentFields, contentOptions, partiesOfDraft } from '../../invoice/fields';
import { byId, inBody, invoiceKey } from '../../invoice/invoiceKey';
import { beginInvoices, readContent, refuseReverseSheet, type InvoiceSending } from '../../invoice/invoiceOperation';
import { readByKey } from '../../invoice/lookUp';
import { draftingSide, readOutput } from '../../invoice/output';
import { operation } from '../../vendor';
import { say } from '../../words';

const fields = {
	invoice: invoiceKey('The draft'),
	...contentFields,
	...partiesOfDraft,
};

interface Prepared {
	draft: ReadInvoice;
	content: DraftContent;
	request: ChangeRequest<{ taxInvoice: ReadInvoice }>;
	warnings: Words[];
	simplify: boolean;
}

export const updateDraft = operation<typeof fields, Prepared, InvoiceSending, typeof contentOptions>({
	value: 'updateDraft',
	name: 'Update Draft',
	action: 'Update draft of tax invoice',
	description: 'Replace all of the content of a draft (임시저장 수정). Its issuance type and document keys stay.',
	fields,
	options: contentOptions,
	columns: updateColumns,
	begin: beginInvoices,

	async prepare({ fields: read, fromSheet }, run, shared) {
		const draft = await readByKey(run.client, read.invoice);
		if (draft.status !== 'DRAFTED')
			throw notSent(
				say`The invoice ${draft.id} is ${draft.status}`,
				say`Only a draft can be updated.`,
				draft.status,
				ITEM_NOT_SENT,
			);
		const issuanceType = draft.issuanceType === 'REVERSE' ? 'REVERSE' : 'NORMAL';
		refuseReverseSheet(issuanceType, { fromSheet });
		const { sheet, warnings } = await readContent(issuanceType, read, run, shared);
		const [own, other] =
			draftingSide(issuanceType) === 'supplier'
				? [draft.supplierDocumentKey, draft.recipientDocumentKey]
				: [draft.recipientDocumentKey, draft.supplierDocumentKey];
		const keys = { own: own || undefined, other: other || undefined };
		const content = { taxInvoice: invoiceBody(sheet, keys), memo: read.notes.memo };
		const request = run.client.request(endpoint, {
			body: { ...inBody(draft), ...content },
		});
		return { draft, content, request, warnings, simplify: read.options.simplify };
	},

	async send({ draft, content, request, warnings, simplify }, { client, once }, { dryRun }) {
		const output = (read: ReadInvoice) => ({ ...readOutput(read, { simplify }), warnings });
		const shown = { duplicate: false, recovered: false, status: 'dryRun', request: shownRequest(request) };
		if (dryRun) return { ...output(draft), ...shown };
		const { result, duplicate, recovered } = await once.change(
			request,
			// All of the content is replaced, so the same once more changes nothing.
			readBack({
				record: draft.id,
				keeps: true,
				async look(manner) {
					const read = await readByKey(client, byId(draft), manner);
					return holds(read, content) ? output(read) : undefined;
				},
				advice: say`Read the draft ${draft.id} by "Get". Running this item again is safe.`,
			}),
			({ taxInvoice }) => output(taxInvoice),
		);
		return { ...result, duplicate, recovered };
	},
});
