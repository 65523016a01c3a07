import type { z } from 'zod';

import type { Words } from '../words/say';
import { say } from './words';

const TYPES: Readonly<Record<string, Words>> = {
	string: say`text`,
	number: say`a number`,
	integer: say`a whole number`,
	boolean: say`true or false`,
	array: say`a list`,
	object: say`an object`,
};

/** What a schema of a request expected, where it has no words of its own. */
export const inWords: z.ZodErrorMap = (issue, { data, defaultError }) => ({
	message: expectation(issue, data, defaultError),
});

function expectation(issue: z.ZodIssueOptionalMessage, data: unknown, defaultError: string): Words {
	switch (issue.code) {
		case 'invalid_type':
			return data === undefined || data === null ? say`a value` : (TYPES[issue.expected] ?? say`${issue.expected}`);
		case 'too_small':
			return issue.type === 'string'
				? say`at least ${Number(issue.minimum)} characters`
				: issue.type === 'array'
					? say`at least ${Number(issue.minimum)} entries`
					: say`at least ${Number(issue.minimum)}`;
		case 'too_big':
			return issue.type === 'string'
				? say`at most ${Number(issue.maximum)} characters`
				: issue.type === 'array'
					? say`at most ${Number(issue.maximum)} entries`
					: say`at most ${Number(issue.maximum)}`;
		case 'invalid_enum_value':
			return say`one of ${issue.options.join(', ')}`;
		case 'unrecognized_keys':
			return say`no "${issue.keys.join('", "')}"`;
		default:
			return say`${defaultError}`;
	}
}
