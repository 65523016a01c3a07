import type { Resource } from '../../../shared/engine/operation';
import { getAll } from './getAll.operation';

export const user: Resource = { value: 'user', name: 'User', operations: [getAll], default: getAll.value };
