import type { Resource } from '../../../shared/engine/operation';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { linkExisting } from './linkExisting.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

export const member: Resource = {
	value: 'member',
	name: 'Member',
	operations: [getAll, get, upsert, create, update, linkExisting, remove],
	default: getAll.value,
};
