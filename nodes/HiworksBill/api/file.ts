import { z } from 'zod';

import { endpoint } from '../../shared/http/endpoint';
import type { FilePart } from '../../shared/http/multipart';

/** Uploads a file to be attached when a document is made. */
export const createTempFile = endpoint({
	method: 'POST',
	path: '/v4/temp-files',
	standing: 'documented',
	effect: 'create',
	multipart: true,
	body: z
		.object({ file: z.custom<FilePart>((value) => typeof value === 'object' && value !== null && 'bytes' in value) })
		.strict(),
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
