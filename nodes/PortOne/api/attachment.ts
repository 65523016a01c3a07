import { z } from 'zod';

import { endpoint, looseObject, strictObject } from '../../shared/http/endpoint';

/** An address to which the bytes of a file are put, without credential (PortOne OpenAPI, createB2bFileUploadUrl). */
export const createUploadUrl = endpoint({
	method: 'POST',
	path: '/b2b/file-upload-url',
	standing: 'documented',
	effect: 'create',
	body: strictObject({ fileName: z.string().min(1) }),
	response: looseObject({ fileId: z.string().min(1), url: z.string().url() }),
});

/** Only to a draft. */
export const attachFile = endpoint({
	method: 'POST',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/attach-file',
	standing: 'documented',
	effect: 'create',
	body: strictObject({ fileId: z.string().min(1) }),
	response: z.unknown(),
});

export const listAttachments = endpoint({
	method: 'GET',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/attachments',
	standing: 'documented',
	effect: 'read',
	response: looseObject({
		attachments: z.array(
			looseObject({ id: z.string().min(1), name: z.string().nullish(), attachedAt: z.string().nullish() }),
		),
	}),
});

/** Only of a draft. */
export const deleteAttachment = endpoint({
	method: 'DELETE',
	path: '/b2b/tax-invoices/{taxInvoiceKey}/attachments/{attachmentId}',
	standing: 'documented',
	effect: 'change',
	response: z.unknown(),
});
