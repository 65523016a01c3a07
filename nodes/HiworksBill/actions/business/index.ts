import type { Resource } from '../../../shared/engine/operation';
import { checkStatus } from './checkStatus.operation';
import { verifyRegistration } from './verifyRegistration.operation';

export const business: Resource = {
	value: 'business',
	name: 'Business',
	operations: [checkStatus, verifyRegistration],
	default: 'checkStatus',
};
