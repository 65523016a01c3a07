import type { Resource } from '../../../shared/engine/operation';
import { approveRequest } from './approveRequest.operation';
import { cancelRequest } from './cancelRequest.operation';
import { refuseRequest } from './refuseRequest.operation';
import { requestDraft } from './requestDraft.operation';
import { requestImmediately } from './requestImmediately.operation';

export const reverseIssuance: Resource = {
	value: 'reverseIssuance',
	name: 'Reverse Issuance',
	operations: [requestImmediately, requestDraft, approveRequest, refuseRequest, cancelRequest],
	default: 'requestImmediately',
};
