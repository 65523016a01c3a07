import type { Resource } from '../../../shared/engine/operation';
import { cancel } from './cancel.operation';
import { getApprovalUrl } from './getApprovalUrl.operation';
import { request } from './request.operation';

export const reverseIssuance: Resource = {
	value: 'reverseIssuance',
	name: 'Reverse Issuance',
	operations: [request, getApprovalUrl, cancel],
	default: 'request',
};
