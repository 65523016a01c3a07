import { getCertificateUrl as endpoint } from '../../api/customer';
import { customerFields } from '../../customer/fields';
import { operation } from '../../vendor';

export const getCertificateUrl = operation({
	value: 'getCertificateUrl',
	name: 'Get Certificate Registration URL',
	action: 'Get certificate registration URL of a customer',
	description:
		'Get the page on which the customer registers its certificate (공동인증서 등록 URL). Open it soon: such links live for minutes.',
	fields: customerFields,
	prepare: ({ fields: { customerKey } }, { client }) => ({
		customerKey,
		request: client.request(endpoint, { path: { customerKey } }),
	}),
	async send({ customerKey, request }, { client }) {
		const { url } = await client.read(request);
		return { customerKey, url };
	},
});
