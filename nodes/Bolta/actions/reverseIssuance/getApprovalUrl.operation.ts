import { getApprovalUrl as endpoint } from '../../api/reverseIssuance';
import { issuanceKey } from '../../invoice/issuanceKey';
import { operation } from '../../vendor';

const MINUTES_VALID = 10;

export const getApprovalUrl = operation({
	value: 'getApprovalUrl',
	name: 'Get Approval URL',
	action: 'Get approval URL of a reverse issuance',
	description:
		'Get the page on which the supplier approves a reverse issuance (역발행 승인 URL). It works for 10 minutes.',
	fields: {
		issuanceKey: issuanceKey('The key that Bolta gave for the request'),
	},
	prepare: ({ fields }, { client }) => ({
		key: fields.issuanceKey,
		request: client.request(endpoint, { path: { issuanceKey: fields.issuanceKey } }),
	}),
	async send({ key, request }, { client }) {
		const { url } = await client.read(request);
		return { issuanceKey: key, url, expiresAt: new Date(Date.now() + MINUTES_VALID * 60_000).toISOString() };
	},
});
