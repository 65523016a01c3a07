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
	operations: [create, upsert, remove, get, getAll, linkExisting, update],
	default: getAll.value,
};
