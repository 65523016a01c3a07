import { z } from 'zod';

import { endpoint, strictObject } from '../../shared/http/endpoint';
import { done, someText, webAddress } from './wire';

/** 알림 발송. `mlink` stands in the example only; `solution_default_url`, of one saved example, is left out. */
export const sendNotification = endpoint({
	method: 'POST',
	path: '/office/v2/notify',
	standing: 'documented',
	effect: 'create',
	formWords: { link: 'Link', mlink: 'Mobile Link', solution_image_url: 'Image URL' },
	body: strictObject({
		user_list: z.array(someText).min(1),
		message: someText,
		link: webAddress,
		mlink: webAddress.optional(),
		solution_name: z.string().optional(),
		solution_image_url: webAddress.optional(),
	}),
	response: done,
});
