import { z } from 'zod';

import { endpoint } from '../../shared/http/endpoint';
import { businessNumber } from './schemas';

const readText = z.string().nullish();

/** PortOne OpenAPI, B2bBusinessInfoResult. */
const result = z
	.object({
		brn: z.string().min(1),
		error: readText,
		verificationId: readText,
		businessInfo: z
			.object({
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
			})
			.passthrough()
			.nullish(),
	})
	.passthrough();

export type BusinessInfoResult = z.output<typeof result>;

/** Reads, though by POST. Needs an agreement of its own with PortOne. */
export const getBusinessInfos = endpoint({
	method: 'POST',
	path: '/b2b/companies/business-info',
	standing: 'documented',
	effect: 'read',
	body: z.object({ brnList: z.array(businessNumber).min(1) }).strict(),
	response: z.object({ result: z.array(result) }).passthrough(),
});

/** A call of the platform product, which must be enabled for the account. */
export const getCompanyState = endpoint({
	method: 'GET',
	path: '/platform/companies/{businessRegistrationNumber}/state',
	standing: 'documented',
	effect: 'read',
	response: z
		.object({
			companyState: z
				.object({
					taxationType: readText,
					taxationTypeDate: readText,
					businessStatus: z.string().min(1),
					closedSuspendedDate: readText,
				})
				.passthrough(),
			companyVerificationId: readText,
		})
		.passthrough(),
});
