import { z } from 'zod';

import { endpoint, looseObject, strictObject } from '../../shared/http/endpoint';
import { say } from '../words';
import { formWords } from './formWords';

const textOrNull = z.string().nullish();

const businessStatus = looseObject({
	idn: z.string(),
	// Empty where the tax office knows no such business; an answer without them says nothing of it.
	status: z.string().nullable(),
	statusCode: z.string().nullable(),
	taxType: textOrNull,
	taxTypeCode: textOrNull,
	endDate: textOrNull,
	utcc: textOrNull,
	taxTypeChangeDate: textOrNull,
	invoiceApplyDate: textOrNull,
});

export type BusinessStatus = z.output<typeof businessStatus>;

/** The collection names the content of this call though it has none; the calls by GET and DELETE name nothing. */
export const checkHeaders = { 'Content-Type': 'application/json' };

/** 사업자 휴폐업 조회. Reads, though by POST. */
export const checkBusiness = endpoint({
	method: 'POST',
	path: '/v4/check/{businessNumber}',
	standing: 'documented',
	effect: 'read',
	response: looseObject({ data: businessStatus }),
});

/** Optional values that are given must be right, or the check fails: what is not known is left empty. */
export const validateBusiness = endpoint({
	method: 'POST',
	path: '/v4/validate',
	standing: 'documented',
	effect: 'read',
	formWords,
	body: strictObject({
		data: strictObject({
			idn: z.string().regex(/^\d{10}$/, say`a business registration number of 10 digits`),
			startDate: z.string().regex(/^\d{8}$/, say`a date of 8 digits such as 20260131`),
			representative: z.string().regex(/\S/, say`a value`),
			representative2: z.string(),
			companyName: z.string(),
			corporationNo: z.string(),
			sector: z.string(),
			type: z.string(),
		}),
	}),
	response: looseObject({
		data: looseObject({
			idn: z.string(),
			validationCode: z.enum(['01', '02']),
			validationMessage: textOrNull,
			status: businessStatus.nullish(),
		}),
	}),
});
