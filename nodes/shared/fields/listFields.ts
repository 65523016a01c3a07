import { count, flag, when } from './fields';

/** How much of a list is wanted. */
export const listFields = {
	returnAll: flag({
		displayName: 'Return All',
		description: 'Whether to return all results or only up to a given limit',
	}),
	limit: when(
		{ returnAll: [false] },
		count({
			displayName: 'Limit',
			description: 'Max number of results to return',
			least: 1,
			most: 100_000,
			default: 50,
		}),
	),
};
