import type { Resource } from '../../../shared/engine/operation';
import { draft } from './draft.operation';
import { getState } from './getState.operation';
import { waitForDecision } from './waitForDecision.operation';

export const approvalDocument: Resource = {
	value: 'approvalDocument',
	name: 'Approval Document',
	operations: [draft, waitForDecision, getState],
	default: 'draft',
};
