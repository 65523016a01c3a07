import { z } from 'zod';

import { endpoint, looseObject } from '../../shared/http/endpoint';
import { day } from './schemas';

/** 202 with Retry-After until the file is made; then a link that works for five minutes. */
export const getPdf = endpoint({
	method: 'GET',
	path: '/v1/taxInvoices/{issuanceKey}/pdf',
	standing: 'seenInPublicCode',
	effect: 'read',
	pending: true,
	response: looseObject({ downloadUrl: z.string().url(), filename: z.string().min(1) }),
});

/** The last day on which an invoice with this write date can be issued. */
export const getIssueDueDate = endpoint({
	method: 'GET',
	path: '/v1/taxInvoiceIssueDueDates',
	standing: 'seenInPublicCode',
	effect: 'read',
	response: looseObject({ issueDueDate: day }),
});
