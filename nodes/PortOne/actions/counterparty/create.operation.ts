import { id, optional } from '../../../shared/fields/fields';
import { given } from '../../../shared/invoice/sheet';
import { createCounterparty } from '../../api/counterparty';
import { createById, createByNumber } from '../../counterparty/creation';
import { createFields, inputOf, lookUpOptions, lookUps } from '../../counterparty/fields';
import { operation } from '../../vendor';

const ownId = optional(
	id({
		displayName: 'Counterparty ID',
		description:
			'Your own ID, such as the code in the ERP. PortOne accepts each once; without it PortOne makes one, and a counterparty whose answer was lost is not made again.',
		placeholder: 'e.g. partner-0001',
		inPath: true,
	}),
);

const fields = {
	counterpartyId: ownId,
	...createFields,
};

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create counterparty',
	description: 'Register a counterparty (거래처 등록)',
	fields,
	options: lookUpOptions,

	prepare({ fields: read }, { client }) {
		const { number, ...content } =
			read.source === 'json' ? given(read.counterpartyJson) : { number: given(read.number), ...given(read.details) };
		const body = {
			counterpartyId: read.counterpartyId,
			counterparty: inputOf(number, content),
			options: lookUps(read.options),
		};
		return {
			counterpartyId: read.counterpartyId,
			number,
			content,
			simplify: read.options.simplify,
			request: client.request(createCounterparty, { body }),
		};
	},

	identity: ({ counterpartyId }) => counterpartyId,
	identityName: 'Counterparty ID',

	send: async ({ counterpartyId, ...creation }, run) =>
		counterpartyId === undefined
			? await createByNumber(creation, run)
			: await createById(counterpartyId, creation, run),
});
