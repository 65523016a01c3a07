/** Issuing, and reading what was issued. */
import { issueDueDate } from '../calendar.ts';
import { readInvoice, refuseInvoice } from '../rules.ts';
import { accept, documentNotFound, refuse, refuseRequest, type Handler } from './common.ts';

const issueTaxInvoice: Handler = (request, account, bolta) => {
	const body = readInvoice(request, bolta.settings);
	const refusal = refuseInvoice(request, body, bolta.settings, bolta.ledger.now());
	return refusal ? refuseRequest(request, refusal) : accept(request, account, bolta, { kind: 'issue', body });
};

/** not-found-until-issued: an accepted document cannot be read yet, a failed one never. */
const getTaxInvoice: Handler = (request, account, { settings, ledger, documented }) => {
	const entry = account.byKey.get(request.path.issuanceKey!);
	const view = entry && ledger.view(entry);
	if (view?.state !== 'issued') return documentNotFound(settings);
	const { issuanceKey, ntsTransactionId, issuedAt } = view;
	const answer = documented('IssuedInvoice', { issuanceKey, ntsTransactionId, issuedAt, invoice: view.body });
	if (settings.maskPersonNumbers) {
		for (const party of [answer.invoice.supplier, answer.invoice.supplied]) {
			party.identificationNumber = party.identificationNumber.replace(/^(\d{6})(\d)\d{6}$/, '$1-$2******');
		}
	}
	return { status: 200, body: answer };
};

const getByClientReferenceId: Handler = (request, account, { settings, ledger }) => {
	const clientReferenceId = String(request.query.clientReferenceId);
	const entry = account.byReference.get(clientReferenceId);
	const isCovered = entry && (entry.kind === 'issue' || settings.lookUpCoversAmendments);
	if (!isCovered || ledger.now() < entry.acceptedAt + settings.statusLagMs) {
		return refuse(settings.unknownReferenceStatus, '존재하지 않는 요청자 관리번호입니다.');
	}
	const message = '요청이 처리되었습니다. 성공/실패 여부는 발행된 세금계산서를 통해 확인해주세요.';
	return { status: 200, body: { issuanceKey: entry.issuanceKey, clientReferenceId, message } };
};

/** pdf-two-step. */
const getTaxInvoicePdf: Handler = (request, account, { settings, ledger, files, addresses, documented }) => {
	const entry = account.byKey.get(request.path.issuanceKey!);
	if (!entry || ledger.state(entry) !== 'issued') return documentNotFound(settings);
	const file = files.ask(entry);
	if (!file)
		return {
			status: 202,
			headers: { 'Retry-After': String(settings.pdfRetryAfter) },
			body: documented('PdfPending', { status: 'PENDING' }),
		};
	return {
		status: 200,
		body: documented('PdfReady', { downloadUrl: addresses.host + file.path, filename: file.filename }),
	};
};

const getIssueDueDate: Handler = ({ query }, _account, { settings }) => ({
	status: 200,
	body: { issueDueDate: issueDueDate(String(query.date), settings.holidays) },
});

export const taxInvoices = {
	issueTaxInvoice,
	getTaxInvoice,
	getByClientReferenceId,
	getTaxInvoicePdf,
	getIssueDueDate,
};
