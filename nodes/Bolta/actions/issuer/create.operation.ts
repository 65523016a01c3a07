import { operation, runFields } from '../../../shared/engine/operation';
import { Failure } from '../../../shared/errors/failure';
import { options } from '../../../shared/fields/fields';
import { onWire } from '../../../shared/http/client';
import { onceInExecution } from '../../../shared/once/onceInExecution';
import { createIssuer, listIssuers } from '../../api/issuer';
import { partyBodyOf, partyFields } from '../../customer/party';
import { inFormWords } from '../../invoice/body';
import { issuerOutput } from '../../issuer/output';

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create issuer',
	description:
		'Register a business in whose name invoices are issued, in the newer generation of the API. Not in the official documents. After an unknown outcome the list is asked for its number.',
	fields: { ...partyFields, options: options({ displayName: 'Options', fields: runFields }) },

	prepare: ({ fields, itemIndexes: [itemIndex = 0] }, { client }) => ({
		itemIndex,
		number: fields.number,
		request: inFormWords(() => client.request(createIssuer, { body: partyBodyOf(fields) })),
	}),

	async send({ itemIndex, number, request }, { client, context }) {
		return await onceInExecution(context, itemIndex, onWire(request), async () => {
			const created = await client.send(request).catch(async (error: unknown) => {
				if (!(error instanceof Failure) || error.outcome !== 'unknown') throw error;
				const issuers = await client.call(listIssuers, {}).catch(() => []);
				const found = issuers.find(({ identificationNumber }) => identificationNumber === number);
				if (!found) throw error;
				return { ...found, recovered: true };
			});
			return { ...issuerOutput(created), recovered: created.recovered === true };
		});
	},
});
