import { businessNumber } from '../../../shared/fields/businessNumber';
import { validateCertificate } from '../../api/counterparty';
import { operation } from '../../vendor';

export const validate = operation({
	value: 'validate',
	name: 'Validate',
	action: 'Validate certificate',
	description: 'Find out whether the certificate (공동인증서) of a company can be used',
	fields: {
		number: businessNumber('Number', 'Business number of the company, which is a counterparty'),
	},
	prepare: ({ fields: { number } }, { client }) => ({
		number,
		request: client.request(validateCertificate, { path: { brn: number } }),
	}),
	send: async ({ number, request }, { client }) => ({ number, isValid: (await client.read(request)).isValid }),
});
