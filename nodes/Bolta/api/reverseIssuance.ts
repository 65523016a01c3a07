import { z } from 'zod';

import { endpoint, looseObject } from '../../shared/http/endpoint';
import { formWords } from './formWords';
import { accepted, invoiceBody } from './schemas';

/** The recipient asks the supplier to issue (docs.bolta.io 역발행). */
export const requestReverse = endpoint({
	method: 'POST',
	path: '/v1/taxInvoices/issueRequest',
	standing: 'documented',
	effect: 'binding',
	body: invoiceBody,
	formWords,
	response: accepted,
});

/** The page on which the supplier approves; it works for 10 minutes (역발행 - 승인 URL 조회). */
export const getApprovalUrl = endpoint({
	method: 'GET',
	path: '/v1/taxInvoices/{issuanceKey}/issueRequest/grant',
	standing: 'documented',
	effect: 'read',
	response: looseObject({ url: z.string().url() }),
});

/** Takes a request back (역발행 - 요청 취소; the path is from public code). The answer may be empty. */
export const cancelReverse = endpoint({
	method: 'PUT',
	path: '/v1/taxInvoices/{issuanceKey}/issueRequest/cancel',
	standing: 'seenInPublicCode',
	effect: 'change',
	response: accepted.optional(),
});
