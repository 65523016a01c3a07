import type { Resource } from '../../../shared/engine/operation';
import { amendDuplicateIssuance } from './amendDuplicateIssuance.operation';
import { amendSupplyCostChange } from './amendSupplyCostChange.operation';
import { amendTermination } from './amendTermination.operation';
import { get } from './get.operation';
import { getIssueDueDate } from './getIssueDueDate.operation';
import { getPdf } from './getPdf.operation';
import { getStatus } from './getStatus.operation';
import { issue } from './issue.operation';

export const taxInvoice: Resource = {
	value: 'taxInvoice',
	name: 'Tax Invoice',
	operations: [
		issue,
		getStatus,
		get,
		amendSupplyCostChange,
		amendTermination,
		amendDuplicateIssuance,
		getPdf,
		getIssueDueDate,
	],
	default: 'issue',
};
