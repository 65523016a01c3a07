import { z } from 'zod';

import { endpoint, filePart, looseObject, strictObject } from '../../shared/http/endpoint';
import { answered, someText, yesNo } from './wire';

/** Where a list has nothing to say it may be missing; the one that tells who was reached may not. */
const addresses = z
	.array(z.string())
	.nullish()
	.transform((list) => list ?? []);

/** 메일 발송, as a form. Files are not documented: public code repeats a part named `file` (in practice, 5.2). */
export const sendMail = endpoint({
	method: 'POST',
	path: '/office/v2/webmail/sendMail',
	standing: 'documented',
	effect: 'create',
	multipart: true,
	formWords: { file: 'Attachments (Unofficial)' },
	body: strictObject({
		to: someText,
		user_id: someText,
		cc: z.string().optional(),
		bcc: z.string().optional(),
		subject: z.string().optional(),
		content: someText,
		save_sent_mail: yesNo,
		file: z.array(filePart).optional(),
	}),
	response: answered(looseObject({ successList: z.array(z.string()), dupList: addresses, wrongList: addresses })),
});
