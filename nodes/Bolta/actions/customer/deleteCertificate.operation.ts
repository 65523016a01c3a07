import { operation } from '../../../shared/engine/operation';
import { deleteCertificate as endpoint } from '../../api/customer';
import { customerFields } from '../../customer/fields';

export const deleteCertificate = operation({
	value: 'deleteCertificate',
	name: 'Delete Certificate',
	action: 'Delete certificate of a customer',
	description:
		"Remove the customer's certificate from Bolta (공동인증서 등록해제). Nothing can be issued in its name until another is registered.",
	fields: customerFields,
	prepare: ({ fields: { customerKey } }, { client }) => client.request(endpoint, { path: { customerKey } }),
	async send(request, { client }) {
		await client.send(request);
		return { deleted: true };
	},
});
