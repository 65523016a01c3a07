import type { Resource } from '../../../shared/engine/operation';
import { getBusinessInfo } from './getBusinessInfo.operation';
import { getState } from './getState.operation';

export const company: Resource = {
	value: 'company',
	name: 'Company',
	operations: [getState, getBusinessInfo],
	default: getState.value,
};
