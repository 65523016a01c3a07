import { businessNumber } from '../../../shared/fields/businessNumber';
import { getCertificateUrl } from '../../api/counterparty';
import { operation } from '../../vendor';

export const getRegistrationUrl = operation({
	value: 'getRegistrationUrl',
	name: 'Get Registration URL',
	action: 'Get registration URL of certificate',
	description:
		'Get the address at which a company registers its certificate (공동인증서). Use it at once: how long it works is not documented.',
	fields: {
		number: businessNumber('Number', 'Business number of the company, which is a counterparty'),
	},
	prepare: ({ fields: { number } }, { client }) => ({
		number,
		request: client.request(getCertificateUrl, { path: { brn: number } }),
	}),
	send: async ({ number, request }, { client }) => ({ number, url: (await client.read(request)).url }),
});
