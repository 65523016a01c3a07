/**
 * What the emulated Bolta does, one small handler per operationId of the contract. A new operation is one more entry in
 * its topic's file.
 */
import type { ReadRequest } from '../../contract.ts';
import type { Answer } from '../../host.ts';
import type { BoltaSettings } from '../settings.ts';
import { amendments } from './amendments.ts';
import { refuse, type Handler } from './common.ts';
import { parties } from './parties.ts';
import { reverse } from './reverse.ts';
import { taxInvoices } from './taxInvoices.ts';

export { refuse, REFERENCE_HEADER, type Bolta } from './common.ts';
export { approve } from './reverse.ts';

export const handlers: Record<string, Handler> = { ...taxInvoices, ...amendments, ...reverse, ...parties };

/**
 * The key without which a good answer is worth nothing; most operations promise an issuanceKey. Endpoints are held
 * to it by contract tests.
 */
const promisedKeys: Record<string, string | undefined> = {
	getReverseApprovalUrl: 'url',
	getTaxInvoicePdf: 'downloadUrl',
	getIssueDueDate: 'issueDueDate',
	createCustomer: 'customerKey',
	getCustomer: 'customerKey',
	getCustomerCertificateUrl: 'url',
	getCustomerCertificateHistory: undefined,
	deleteCustomerCertificate: undefined,
	createIssuer: 'issuerId',
	listIssuers: 'issuerId',
	createIssuerCertificateUrl: 'url',
	getIssuerCertificateUrl: 'url',
};

export const promisedKey = (operationId: string) =>
	operationId in promisedKeys ? promisedKeys[operationId] : 'issuanceKey';

/** The answer of an operation that is in the contract, but not on the Bolta that is set. */
export function answerUnserved({ operation }: ReadRequest, settings: BoltaSettings): Answer | undefined {
	const { id, method, definition } = operation;
	const isOfParties = ['parties', 'certificates'].includes(definition.tags[0]);
	const isBound =
		settings.servedOperations === 'asSeen' || (settings.servedOperations === 'partiesByGeneration' && isOfParties);
	if (isBound && !definition['x-generations-seen'].includes(settings.generation))
		return refuse(404, '요청한 경로를 찾을 수 없습니다.', 'NOT_FOUND');
	// issuer-certificate-verb
	const verb = settings.issuerCertificateVerb;
	if (['createIssuerCertificateUrl', 'getIssuerCertificateUrl'].includes(id) && method !== verb) {
		return { ...refuse(405, '지원하지 않는 메서드입니다.', 'METHOD_NOT_ALLOWED'), headers: { Allow: verb } };
	}
	return undefined;
}
