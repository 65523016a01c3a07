import type { Resource } from '../../../shared/engine/operation';
import { getAll } from './getAll.operation';
import { updateStatus } from './updateStatus.operation';

export const spendingReport: Resource = {
	value: 'spendingReport',
	name: 'Spending Report',
	operations: [getAll, updateStatus],
	default: getAll.value,
};
