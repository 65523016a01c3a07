import { z } from 'zod';

import { endpoint, filePart, looseObject, strictObject } from '../../shared/http/endpoint';

/** Uploads a file to be attached when a document is made. */
export const createTempFile = endpoint({
	method: 'POST',
	path: '/v4/temp-files',
	standing: 'documented',
	effect: 'create',
	multipart: true,
	formWords: { file: 'Input Binary Field' },
	body: strictObject({ file: filePart }),
	response: looseObject({ data: looseObject({ tempFileId: z.number().int() }) }),
});

/** The files that all of the office may attach. */
export const listOfficeFiles = endpoint({
	method: 'GET',
	path: '/v4/office-files',
	standing: 'documented',
	effect: 'read',
	response: looseObject({
		data: z.array(
			looseObject({
				id: z.number().int(),
				fileName: z.string(),
				fileSize: z.union([z.number(), z.string()]).nullish(),
				isFileUsed: z.string().nullish(),
			}),
		),
	}),
});
