/** Making, reading and deleting documents. no-edit: they cannot be changed. */
import type { JsonObject } from '../../../json.ts';
import { readDocument } from '../reading.ts';
import { keptSheet, problemsOfSheet } from '../rules.ts';
import { accept, notFound, refuse, refuseRequest, type Handler } from './common.ts';

const createInvoice: Handler = (request, bill) => {
	const { data } = request.body as JsonObject;
	const problems = problemsOfSheet(data, '', bill.settings);
	if (problems.length > 0) return refuseRequest(request, problems);
	const draft = {
		kind: 'create',
		side: null,
		sheet: keptSheet(data),
		amendment: null,
		original: null,
		flaw: null,
	} as const;
	return accept(request, [draft], bill, (ids) => ids, {});
};

const getInvoice: Handler = ({ path }, { ledger, files, settings }) => {
	const entry = ledger.find(path.documentId!);
	if (!entry) return notFound();
	return {
		status: 200,
		body: { data: readDocument(entry, ledger.status(entry), files.of(entry.documentId), settings), meta: {} },
	};
};

/** delete-not-issued, delete-success, delete-then-404. */
const deleteInvoice: Handler = ({ path }, { ledger, settings }) => {
	const entry = ledger.find(path.documentId!);
	if (!entry) return notFound();
	if (entry.signed) return refuse(400, 'Delete Error', '국세청으로 발행 중이거나 발행된 문서는 삭제할 수 없습니다.');
	entry.deleted = true;
	const status = Number(settings.deleteAnswer);
	return { status, ...(status === 302 ? { headers: { Location: '/v4/invoices' } } : {}), effect: true };
};

export const documents = { createInvoice, getInvoice, deleteInvoice };
