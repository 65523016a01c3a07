import { z } from 'zod';

import { endpoint, looseObject, strictObject } from '../../shared/http/endpoint';
import { say } from '../words';
import { someText, yesNo } from './wire';

/** Base64 of at least one byte. */
const content = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, say`a file with content`);

/** Prepares a document (전자결재 기안): it comes to be when a person opens `login_url` and hands it in there. */
export const createDraft = endpoint({
	method: 'POST',
	path: '/office/approval/documents',
	standing: 'documented',
	effect: 'create',
	formWords: { callback_url: 'Callback URL', files: 'Input Binary Fields', file: '' },
	body: strictObject({
		form_id: someText,
		subject: someText,
		// In practice (5.5) it may be left out, and the form's own text is used then; the table says it is needed.
		contents: someText,
		callback_url: z.string().regex(/^https?:\/\/\S+$/, say`an address that begins with https:// or http://`),
		modify_contents_flag: yesNo,
		modify_files_flag: yesNo,
		files: z.array(strictObject({ file_name: someText, file: content })).optional(),
		/** Comes back in the callback as `request_hash`; its `state` is something else. */
		state: z.string().optional(),
	}),
	// Both are looked at: `code` alone was seen without an address (in practice, 5.5).
	response: looseObject({
		code: z.literal('SUC'),
		data: looseObject({ approval_key: someText, login_url: z.string().regex(/^https?:\/\//) }),
	}),
});

/** The state of a document (문서 상태 조회); only of documents that were drafted through the API (in practice, 5.5). */
export const getDocument = endpoint({
	method: 'GET',
	path: '/approval/v2/documents/{approvalId}',
	standing: 'documented',
	effect: 'read',
	response: looseObject({
		data: looseObject({ attributes: looseObject({ state: someText }) }),
	}),
});

/** Of a document: the `approval_id` of the callback. */
export const APPROVAL_ID = /^\d{1,20}$/;

/**
 * What a callback brings: `GET
 * {callback_url}?office_id=…&approval_key=…&approval_id=…&approval_code=…&state=…&request_hash=…`. Only what decides
 * anything is insisted on.
 */
export const callbackQuery = z.object({
	office_id: z.string().max(100).default(''),
	approval_key: z.string().regex(/^[\x21-\x7E]{1,200}$/),
	approval_id: z.string().regex(APPROVAL_ID),
	approval_code: z.string().max(500).default(''),
	state: z.string().regex(/^\w{1,50}$/),
	request_hash: z.string().max(1000).default(''),
});
