import type { Resource } from '../../../shared/engine/operation';
import { duties, positions, type Register } from '../../records/ranks';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

/** Positions and duties have the same operations. */
const resource = (register: Register): Resource => ({
	value: register.value,
	name: register.name,
	operations: [getAll, upsert, create, update, remove].map((define) => define(register)),
	default: 'getAll',
});

export const position = resource(positions);
export const duty = resource(duties);
