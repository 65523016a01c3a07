import { operation, runFields } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { cancelReverse } from '../../api/reverseIssuance';
import { issuanceKey } from '../../invoice/issuanceKey';
import { acceptedOutput } from '../../invoice/output';

export const cancel = operation({
	value: 'cancel',
	name: 'Cancel Request',
	action: 'Cancel request for reverse issuance',
	description: 'Take back a request for reverse issuance that the supplier has not approved (역발행 요청 취소)',
	fields: {
		issuanceKey: issuanceKey('The key that Bolta gave for the request'),
		options: options({ displayName: 'Options', fields: runFields }),
	},
	prepare: ({ fields }, { client }) => ({
		key: fields.issuanceKey,
		request: client.request(cancelReverse, { path: { issuanceKey: fields.issuanceKey } }),
	}),
	async send({ key, request }, { client }) {
		await client.send(request);
		return { ...acceptedOutput(null, key, null), status: 'canceled' };
	},
});
