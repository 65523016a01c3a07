import type { Resource } from '../../../shared/engine/operation';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const counterparty: Resource = {
	value: 'counterparty',
	name: 'Counterparty',
	operations: [getAll, get, create, update, remove],
	default: getAll.value,
};
