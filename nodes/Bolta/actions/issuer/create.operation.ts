import { lookUp } from '../../../shared/once/policy';
import { createIssuer, listIssuers } from '../../api/issuer';
import { partyBodyOf, partyFields } from '../../customer/party';
import { issuerOutput } from '../../issuer/output';
import { operation } from '../../vendor';
import { say } from '../../words';

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create issuer',
	description:
		'Register a business in whose name invoices are issued, in the newer generation of the API. Not in the official documents. After an unknown outcome the list is asked for its number.',
	fields: { ...partyFields },

	prepare: ({ fields }, { client }) => ({
		number: fields.number,
		request: client.request(createIssuer, { body: partyBodyOf(fields) }),
	}),

	async send({ number, request }, { client, once }) {
		const ofNumber = async (manner?: { patient: boolean }) =>
			(await client.read(client.request(listIssuers, {}), manner)).filter(
				({ identificationNumber }) => identificationNumber === number,
			);
		// The list does not tell places of business apart: what was there before is none of ours.
		const policy = lookUp({
			record: number,
			before: async () => (await ofNumber()).map(({ issuerId }) => issuerId),
			async look({ before, patient }) {
				const added = (await ofNumber({ patient })).filter(({ issuerId }) => !before.includes(issuerId));
				const [found, ...others] = added;
				return found && others.length === 0 ? issuerOutput(found) : undefined;
			},
			first: false,
			mayMeanUsed: () => false,
			provesAbsence: false,
			advice: say`Look with "Get Many" whether Bolta has an issuer with the number ${number} before you try again.`,
		});
		const { result, duplicate, recovered } = await once.change(request, policy, issuerOutput);
		return { ...result, duplicate, recovered };
	},
});
