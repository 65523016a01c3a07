import { count, flag, literal } from '../fields/fields';

/** What every polling trigger lets people decide. */
export const pollFields = {
	most: literal(
		count({
			displayName: 'At Most per Run',
			description: 'How many items start the workflow at once; the rest comes with the next poll',
			least: 1,
			most: 1000,
			default: 100,
		}),
	),
	callsPerDay: literal(
		count({
			displayName: 'At Most Calls per Day',
			description:
				'They are spread over the day (in Seoul): polls that come too soon for that are left out. A restart of n8n may begin the count anew.',
			least: 1,
			most: 100_000,
			default: 200,
		}),
	),
	startWithAll: flag({
		displayName: 'Start With What Is There',
		description:
			'Whether the first poll starts the workflow with everything that is there. Otherwise it only takes note of it.',
		literal: true,
	}),
};
