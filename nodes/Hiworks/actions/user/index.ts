import type { Resource } from '../../../shared/operation';
import { getAll } from './getAll.operation';

export const user: Resource = { value: 'user', name: 'User', operations: [getAll], default: getAll.value };
