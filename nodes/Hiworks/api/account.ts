import { z } from 'zod';

import { endpoint, looseObject } from '../../shared/http/endpoint';

/** 내 정보 조회 (deprecated): whose access token it is. */
export const getMe = endpoint({
	method: 'GET',
	path: '/user/v2/me',
	standing: 'documented',
	effect: 'read',
	response: looseObject({
		no: z.union([z.string(), z.number().transform(String)]),
		user_id: z.string(),
		name: z.string(),
	}),
});
