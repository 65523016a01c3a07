import type { Resource } from '../../../shared/engine/operation';
import { create } from './create.operation';
import { deleteCertificate } from './deleteCertificate.operation';
import { get } from './get.operation';
import { getCertificateHistory } from './getCertificateHistory.operation';
import { getCertificateUrl } from './getCertificateUrl.operation';

export const customer: Resource = {
	value: 'customer',
	name: 'Customer',
	operations: [create, get, getCertificateUrl, getCertificateHistory, deleteCertificate],
	default: 'get',
};
