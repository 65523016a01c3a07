import { customerFields } from '../../customer/fields';
import { partyOutput } from '../../customer/party';
import { readCustomer } from '../../customer/read';
import { operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get customer',
	description: 'Read a customer (고객 조회) and how long its certificate is valid',
	fields: customerFields,
	prepare: ({ fields: { customerKey } }) => ({ customerKey }),
	async send({ customerKey }, { client }) {
		const customer = await readCustomer(client, customerKey);
		return { customerKey: customer.customerKey, ...partyOutput(customer) };
	},
});
