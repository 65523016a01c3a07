import type { Resource } from '../../../shared/engine/operation';
import { get } from './get.operation';
import { getRegistrationUrl } from './getRegistrationUrl.operation';
import { validate } from './validate.operation';

export const certificate: Resource = {
	value: 'certificate',
	name: 'Certificate',
	operations: [get, validate, getRegistrationUrl],
	default: get.value,
};
