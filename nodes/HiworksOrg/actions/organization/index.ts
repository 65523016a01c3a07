import type { Resource } from '../../../shared/engine/operation';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

export const organization: Resource = {
	value: 'organization',
	name: 'Organization',
	operations: [getAll, upsert, create, update, remove],
	default: getAll.value,
};
