import { endpoint, fileAnswer, looseObject } from '../../shared/http/endpoint';
import { invoiceWords } from './formWords';
import { invoiceAnswer, pageOf, readInvoice, readSummary, urlAnswer } from './readSchemas';
import { draftBody, issueBody, memoBody, requestBody, updateBody } from './schemas';

/** Makes and issues a forward invoice in one call. */
export const issueImmediately = endpoint({
	method: 'POST',
	path: '/b2b/tax-invoices/issue-immediately',
	standing: 'documented',
	effect: 'binding',
	body: draftBody,
	formWords: invoiceWords,
	response: invoiceAnswer,
});

/** Makes a reverse invoice and asks the supplier to issue it, in one call. */
export const requestImmediately = endpoint({
	method: 'POST',
	path: '/b2b/tax-invoices/request-reverse-issuance',
	standing: 'documented',
	effect: 'create',
	body: requestBody,
	formWords: invoiceWords,
	response: invoiceAnswer,
});

export const createDraft = endpoint({
	method: 'POST',
	path: '/b2b/tax-invoices/draft',
	standing: 'documented',
	effect: 'create',
	body: draftBody,
	formWords: invoiceWords,
	response: invoiceAnswer,
});

/** Replaces the content of a draft; its document keys stay. */
export const updateDraft = endpoint({
	method: 'PUT',
	path: '/b2b/tax-invoices/draft',
	standing: 'documented',
	effect: 'change',
	body: updateBody,
	formWords: invoiceWords,
	response: invoiceAnswer,
});

/** Issues a forward draft, or a reverse invoice that was requested of the supplier. */
export const issue = endpoint({
	method: 'POST',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/issue',
	standing: 'documented',
	effect: 'binding',
	body: issueBody,
	response: invoiceAnswer,
});

/** Asks the supplier to issue a reverse draft. */
export const requestDraft = endpoint({
	method: 'POST',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/request',
	standing: 'documented',
	effect: 'change',
	response: invoiceAnswer,
});

/** The recipient takes its request back. */
export const cancelRequest = endpoint({
	method: 'POST',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/cancel-request',
	standing: 'documented',
	effect: 'change',
	body: memoBody,
	response: invoiceAnswer,
});

/** The supplier refuses a request. */
export const refuseRequest = endpoint({
	method: 'POST',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/refuse-request',
	standing: 'documented',
	effect: 'change',
	body: memoBody,
	response: invoiceAnswer,
});

/** The supplier cancels an issued invoice, before it is sent to the tax office. */
export const cancelIssuance = endpoint({
	method: 'POST',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/cancel-issuance',
	standing: 'documented',
	effect: 'binding',
	body: memoBody,
	response: invoiceAnswer,
});

/** Sends an issued invoice to the tax office now, instead of when PortOne does so by itself. */
export const sendToNts = endpoint({
	method: 'POST',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/send-to-nts',
	standing: 'documented',
	effect: 'binding',
	response: invoiceAnswer,
});

export const deleteInvoice = endpoint({
	method: 'DELETE',
	path: '/b2b/tax-invoices/{taxInvoiceKey}',
	standing: 'documented',
	effect: 'change',
	response: looseObject({}),
});

export const getInvoice = endpoint({
	method: 'GET',
	path: '/b2b/tax-invoices/{taxInvoiceKey}',
	standing: 'documented',
	effect: 'read',
	response: readInvoice,
});

export const listInvoices = endpoint({
	method: 'GET',
	path: '/b2b/tax-invoices',
	standing: 'documented',
	effect: 'read',
	response: pageOf(readSummary),
});

export const downloadSheet = endpoint({
	method: 'GET',
	path: '/b2b/tax-invoices-sheet',
	standing: 'documented',
	effect: 'read',
	file: true,
	response: fileAnswer,
});

export const getPdfUrl = endpoint({
	method: 'GET',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/pdf-download-url',
	standing: 'documented',
	effect: 'read',
	response: urlAnswer,
});

export const getPopupUrl = endpoint({
	method: 'GET',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/popup-url',
	standing: 'documented',
	effect: 'read',
	response: urlAnswer,
});

export const getPrintUrl = endpoint({
	method: 'GET',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/print-url',
	standing: 'documented',
	effect: 'read',
	response: urlAnswer,
});
