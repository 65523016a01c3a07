import type { Resource } from '../../../shared/engine/operation';
import { get } from './get.operation';

export const bulkBatch: Resource = { value: 'bulkBatch', name: 'Bulk Batch', operations: [get], default: get.value };
