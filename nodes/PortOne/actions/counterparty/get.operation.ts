import { simplify } from '../../../shared/invoice/documentFields';
import { counterpartyId } from '../../counterparty/fields';
import { readCounterparty } from '../../counterparty/find';
import { counterpartyOutput } from '../../counterparty/output';
import { operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get counterparty',
	description: 'Read a counterparty (거래처), with whether it is in business and connected to the National Tax Service',
	fields: { counterpartyId },
	options: { simplify },
	prepare: ({ fields: { counterpartyId: key, options: chosen } }) => ({ key, ...chosen }),
	send: async ({ key, simplify: simplified }, { client }) =>
		counterpartyOutput(await readCounterparty(key, client), simplified),
});
