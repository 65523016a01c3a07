import { getCustomer } from '../../api/customer';
import { customerFields } from '../../customer/fields';
import { partyOutput } from '../../customer/party';
import { operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get customer',
	description: 'Read a customer (고객 조회) and how long its certificate is valid',
	fields: customerFields,
	prepare: ({ fields: { customerKey } }, { client }) => client.request(getCustomer, { path: { customerKey } }),
	async send(request, { client }) {
		const customer = await client.read(request);
		return { customerKey: customer.customerKey, ...partyOutput(customer) };
	},
});
