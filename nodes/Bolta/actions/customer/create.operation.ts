import { operation, runFields } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { onWire } from '../../../shared/http/client';
import { onceInExecution } from '../../../shared/once/onceInExecution';
import { createCustomer } from '../../api/customer';
import { partyBodyOf, partyFields, partyOutput } from '../../customer/party';
import { inFormWords } from '../../invoice/body';

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create customer',
	description:
		'Register a business in whose name invoices are issued or requested (고객 생성). Bolta knows no reference ID here: after an unknown outcome look in its console before you run it again.',
	fields: { ...partyFields, options: options({ displayName: 'Options', fields: runFields }) },
	prepare: ({ fields, itemIndexes: [itemIndex = 0] }, { client }) => ({
		itemIndex,
		request: inFormWords(() => client.request(createCustomer, { body: partyBodyOf(fields) })),
	}),
	async send({ itemIndex, request }, { client, context }) {
		return await onceInExecution(context, itemIndex, onWire(request), async () => {
			const customer = await client.send(request);
			return { customerKey: customer.customerKey, ...partyOutput(customer) };
		});
	},
});
