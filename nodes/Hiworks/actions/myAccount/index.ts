import type { Resource } from '../../../shared/engine/operation';
import { get } from './get.operation';

export const myAccount: Resource = {
	value: 'myAccount',
	name: 'My Account (Deprecated)',
	operations: [get],
	default: 'get',
};
