import { getCertificateHistory as endpoint } from '../../api/customer';
import { customerFields } from '../../customer/fields';
import { operation } from '../../vendor';

export const getCertificateHistory = operation({
	value: 'getCertificateHistory',
	name: 'Get Certificate History',
	action: 'Get certificate history of a customer',
	description:
		"Read the customer's last attempt to register a certificate (공동인증서 등록 내역). Fields are null when there is none to read.",
	fields: customerFields,
	prepare: ({ fields: { customerKey } }, { client }) => ({
		customerKey,
		request: client.request(endpoint, { path: { customerKey } }),
	}),
	async send({ customerKey, request }, { client }) {
		const { latestHistory } = await client.read(request);
		return {
			customerKey,
			occurredAt: latestHistory?.occurredAt ?? null,
			code: latestHistory?.code ?? null,
			message: latestHistory?.message ? client.redact(latestHistory.message) : null,
		};
	},
});
