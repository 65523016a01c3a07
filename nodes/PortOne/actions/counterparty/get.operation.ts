import { simplify } from '../../../shared/invoice/documentFields';
import { getCounterparty } from '../../api/counterparty';
import { counterpartyId } from '../../counterparty/fields';
import { counterpartyOutput } from '../../counterparty/output';
import { operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get counterparty',
	description: 'Read a counterparty (거래처), with whether it is in business and connected to the National Tax Service',
	fields: { counterpartyId },
	options: { simplify },
	prepare: ({ fields: { counterpartyId: key, options: chosen } }, { client }) => ({
		request: client.request(getCounterparty, { path: { counterpartyId: key } }),
		...chosen,
	}),
	send: async ({ request, simplify: simplified }, { client }) =>
		counterpartyOutput(await client.read(request), simplified),
});
