import { z } from 'zod';

import { endpoint } from '../../shared/endpoint';

/** docs.bolta.io 고객 조회. */
export const getCustomer = endpoint({
	method: 'GET',
	path: '/v1/customers/{customerKey}',
	standing: 'documented',
	effect: 'read',
	response: z.object({ identificationNumber: z.string(), organizationName: z.string(), representativeName: z.string(), taxRegistrationId: z.string().nullish() }).passthrough(),
});
