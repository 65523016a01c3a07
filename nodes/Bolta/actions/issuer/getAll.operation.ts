import { count, flag, options, when } from '../../../shared/fields';
import { operation, runFields } from '../../../shared/operation';
import { listIssuers } from '../../api/issuer';
import { issuerOutput } from './output';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many issuers',
	description: 'List the businesses in whose name invoices are issued, in the newer generation of the API. Not in the official documents.',
	fields: {
		returnAll: flag({ displayName: 'Return All', description: 'Whether to return all results or only up to a given limit' }),
		limit: when({ returnAll: [false] }, count({ displayName: 'Limit', description: 'Max number of results to return', least: 1, most: 1000, default: 50 })),
		options: options({ displayName: 'Options', fields: runFields }),
	},
	prepare: ({ fields: { limit } }, { client }) => ({ limit, request: client.request(listIssuers, {}) }),
	async send({ limit, request }, { client }) {
		return (await client.send(request)).slice(0, limit).map(issuerOutput);
	},
});
