import { remember } from '../../../shared/once/policy';
import { createCustomer } from '../../api/customer';
import { partyBodyOf, partyFields, partyOutput } from '../../customer/party';
import { operation } from '../../vendor';
import { say } from '../../words';

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create customer',
	description:
		'Register a business in whose name invoices are issued or requested (고객 생성). Bolta knows no reference ID here: after an unknown outcome look in its console before you try again.',
	fields: { ...partyFields },
	prepare: ({ fields }, { client }) => client.request(createCustomer, { body: partyBodyOf(fields) }),
	async send(request, { once }) {
		const { result, duplicate, recovered } = await once.change(
			request,
			remember({ advice: say`Look in Bolta's console whether it took effect before you send it in a new execution.` }),
			(customer) => ({ customerKey: customer.customerKey, ...partyOutput(customer) }),
		);
		return { ...result, duplicate, recovered };
	},
});
