import { z } from 'zod';

import { endpoint, fileAnswer } from '../../shared/http/endpoint';
import { formWords } from './formWords';
import { createdAnswer, readAnswer } from './readSchemas';
import { amendBody, createBody } from './schemas';

/** Makes a document; with easy sign it is issued and sent to the tax office at once. */
export const createInvoice = endpoint({
	method: 'POST',
	path: '/v4/invoices',
	standing: 'documented',
	effect: 'create',
	body: createBody,
	formWords,
	response: createdAnswer,
});

/** Makes the one or two sheets of an amendment. */
export const createAmendment = endpoint({
	method: 'POST',
	path: '/v4/invoices/amendment',
	standing: 'documented',
	effect: 'create',
	body: amendBody,
	formWords,
	response: createdAnswer,
});

export const getInvoice = endpoint({
	method: 'GET',
	path: '/v4/invoices/{documentId}',
	standing: 'documented',
	effect: 'read',
	response: readAnswer,
});

/** No answer is documented; callers saw 302 and 304. */
export const deleteInvoice = endpoint({
	method: 'DELETE',
	path: '/v4/invoices/{documentId}',
	standing: 'documented',
	effect: 'change',
	alsoDone: [302, 304],
	response: z.unknown(),
});

export const downloadAttachment = endpoint({
	method: 'GET',
	path: '/v4/invoices/{documentId}/attached-files/{fileId}',
	standing: 'documented',
	effect: 'read',
	file: true,
	response: fileAnswer,
});
