import type { Resource } from '../../../shared/operation';
import { get } from './get.operation';
import { getStatus } from './getStatus.operation';
import { issue } from './issue.operation';

export const taxInvoice: Resource = {
	value: 'taxInvoice',
	name: 'Tax Invoice',
	operations: [get, getStatus, issue],
	default: 'issue',
};
