import { z } from 'zod';

import { endpoint, strictObject } from '../../shared/http/endpoint';
import { say } from '../words';
import { formWords } from './formWords';
import { accepted, amendItem, day } from './schemas';

/** The contract ended: the original is offset in full (docs.bolta.io 수정발행 - 계약의 해제). */
export const terminate = endpoint({
	method: 'POST',
	path: '/v1/taxInvoices/{issuanceKey}/amend/termination',
	standing: 'documented',
	effect: 'binding',
	formWords: { date: 'Termination Date' },
	body: strictObject({ date: day }),
	response: accepted,
});

/**
 * The supply cost changed: the lines carry the difference, plus or minus (수정발행 - 공급가액 변동; the path is from public
 * code).
 */
export const changeSupplyCost = endpoint({
	method: 'POST',
	path: '/v1/taxInvoices/{issuanceKey}/amend/changeSupplyCost',
	standing: 'seenInPublicCode',
	effect: 'binding',
	formWords,
	body: strictObject({
		date: day,
		items: z
			.array(amendItem)
			.min(1, say`at least one line`)
			.max(16, say`at most 16 lines`),
	}),
	response: accepted,
});

/** Issued twice by mistake: the original is offset with its own date. No body. */
export const offsetDuplicate = endpoint({
	method: 'POST',
	path: '/v1/taxInvoices/{issuanceKey}/amend/doubleIssuance',
	standing: 'seenInPublicCode',
	effect: 'binding',
	response: accepted,
});
