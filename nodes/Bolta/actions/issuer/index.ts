import type { Resource } from '../../../shared/engine/operation';
import { create } from './create.operation';
import { getAll } from './getAll.operation';
import { getCertificateUrl } from './getCertificateUrl.operation';

export const issuer: Resource = {
	value: 'issuer',
	name: 'Issuer (Unofficial)',
	operations: [create, getCertificateUrl, getAll],
	default: 'getCertificateUrl',
};
