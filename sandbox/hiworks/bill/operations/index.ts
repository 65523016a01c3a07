/** What the emulated Hiworks Bill does, one small handler per operationId of the contract. */
import { amendments } from './amendments.ts';
import { businesses } from './businesses.ts';
import type { Handler } from './common.ts';
import { documents } from './documents.ts';
import { files } from './files.ts';

export { refuse, sign, type HiworksBill } from './common.ts';

export const handlers: Record<string, Handler> = { ...documents, ...amendments, ...businesses, ...files };

/**
 * The key without which a good answer is worth nothing. A deletion and a download promise none. Endpoints are held
 * to it by contract tests.
 */
const promisedKeys: Record<string, string> = {
	createInvoice: 'data.documentId',
	createAmendment: 'data.documentId',
	getInvoice: 'data.status',
	checkBusinessStatus: 'data.statusCode',
	validateBusinessRegistration: 'data.validationCode',
	listOfficeFiles: 'data.id',
	createTempFile: 'data.tempFileId',
};

export const promisedKey = (operationId: string): string | undefined => promisedKeys[operationId];
