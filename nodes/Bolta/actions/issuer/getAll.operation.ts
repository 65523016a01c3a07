import { listFields } from '../../../shared/fields/listFields';
import { listIssuers } from '../../api/issuer';
import { issuerOutput } from '../../issuer/output';
import { operation } from '../../vendor';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many issuers',
	description:
		'List the businesses in whose name invoices are issued, in the newer generation of the API. Not in the official documents.',
	fields: {
		...listFields,
	},
	prepare: ({ fields: { limit } }, { client }) => ({ limit, request: client.request(listIssuers, {}) }),
	async send({ limit, request }, { client }) {
		return (await client.read(request)).slice(0, limit).map(issuerOutput);
	},
});
