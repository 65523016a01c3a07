import { z } from 'zod';

import { endpoint, looseObject, strictObject } from '../../shared/http/endpoint';
import { businessNumber } from './schemas';

const readText = z.string().nullish();

/** PortOne OpenAPI, B2bBusinessInfoResult. */
const result = looseObject({
	brn: z.string().min(1),
	error: readText,
	verificationId: readText,
	businessInfo: looseObject({
		brn: readText,
		name: readText,
		ceoName: readText,
		zipCode: readText,
		address: readText,
		businessEntityType: readText,
		businessStatus: readText,
		taxationType: readText,
		simplifiedTaxationTypeDate: readText,
		closingDate: readText,
		openingDate: readText,
		businessType: readText,
		businessClass: readText,
		businessCategoryCode: readText,
		corpRegNo: readText,
		phoneNumber: readText,
		taxOfficeCode: readText,
		taxOfficeName: readText,
	}).nullish(),
});

export type BusinessInfoResult = z.output<typeof result>;

/** Reads, though by POST. Needs an agreement of its own with PortOne. */
export const getBusinessInfos = endpoint({
	method: 'POST',
	path: '/b2b/companies/business-info',
	standing: 'documented',
	effect: 'read',
	formWords: { brnList: 'Number' },
	body: strictObject({ brnList: z.array(businessNumber).min(1) }),
	response: looseObject({ result: z.array(result) }),
});

/** A call of the platform product, which must be enabled for the account. */
export const getCompanyState = endpoint({
	method: 'GET',
	path: '/platform/companies/{businessRegistrationNumber}/state',
	standing: 'documented',
	effect: 'read',
	response: looseObject({
		companyState: looseObject({
			taxationType: readText,
			taxationTypeDate: readText,
			businessStatus: z.string().min(1),
			closedSuspendedDate: readText,
		}),
		companyVerificationId: readText,
	}),
});
