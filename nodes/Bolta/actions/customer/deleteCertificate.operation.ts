import { readBack } from '../../../shared/once/policy';
import { deleteCertificate as endpoint } from '../../api/customer';
import { customerFields } from '../../customer/fields';
import { readCustomer } from '../../customer/read';
import { operation } from '../../vendor';
import { say } from '../../words';

export const deleteCertificate = operation({
	value: 'deleteCertificate',
	name: 'Delete Certificate',
	action: 'Delete certificate of a customer irreversibly',
	description:
		"Remove the customer's certificate from Bolta (공동인증서 등록해제). Nothing can be issued in its name until another is registered.",
	fields: customerFields,
	prepare: ({ fields: { customerKey } }, { client }) => ({
		customerKey,
		request: client.request(endpoint, { path: { customerKey } }),
	}),
	async send({ customerKey, request }, { client, once }) {
		const { duplicate, recovered } = await once.change(
			request,
			readBack({
				// Another may have been registered since.
				keeps: true,
				async look(manner) {
					const { certificate } = await readCustomer(client, customerKey, manner);
					return certificate?.expiresAt ? undefined : 'deleted';
				},
				advice: say`Read the customer by "Get": without a certificate it has no date of expiry.`,
			}),
			() => 'deleted',
		);
		return { deleted: true, duplicate, recovered };
	},
});
