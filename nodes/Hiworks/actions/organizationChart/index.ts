import type { Resource } from '../../../shared/engine/operation';
import { get } from './get.operation';

export const organizationChart: Resource = {
	value: 'organizationChart',
	name: 'Organization Chart',
	operations: [get],
	default: 'get',
};
