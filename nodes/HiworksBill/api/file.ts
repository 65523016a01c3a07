import { z } from 'zod';

import { endpoint, filePart } from '../../shared/http/endpoint';

/** Uploads a file to be attached when a document is made. */
export const createTempFile = endpoint({
	method: 'POST',
	path: '/v4/temp-files',
	standing: 'documented',
	effect: 'create',
	multipart: true,
	body: z.object({ file: filePart }).strict(),
	response: z.object({ data: z.object({ tempFileId: z.number().int() }).passthrough() }).passthrough(),
});

/** The files that all of the office may attach. */
export const listOfficeFiles = endpoint({
	method: 'GET',
	path: '/v4/office-files',
	standing: 'documented',
	effect: 'read',
	response: z
		.object({
			data: z.array(
				z
					.object({
						id: z.number().int(),
						fileName: z.string(),
						fileSize: z.union([z.number(), z.string()]).nullish(),
						isFileUsed: z.string().nullish(),
					})
					.passthrough(),
			),
		})
		.passthrough(),
});
