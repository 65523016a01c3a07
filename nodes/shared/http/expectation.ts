import type { z } from 'zod';

import { foreign } from '../words/foreign';
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

/** Zod's own message would be English. */
const ANOTHER = say`a value that fits`;

/**
 * What a schema of a request expected, where it has no words of its own. Each schema that is asked by itself is given
 * it: it does not pass from one to the other.
 */
export const inWords: z.ZodErrorMap = (issue, { data }) => ({ message: expectation(issue, data) });

/** Of a choice zod gives all as one text: `'RECEIPT' | 'CLAIM'`. */
const choicesIn = (expected: string): Words =>
	expected.includes("'") ? say`one of ${expected.replaceAll("'", '').split(' | ').join(', ')}` : ANOTHER;

const lengthOf = (data: unknown): number => (typeof data === 'string' || Array.isArray(data) ? data.length : 0);

function expectation(issue: z.ZodIssueOptionalMessage, data: unknown): Words {
	switch (issue.code) {
		case 'invalid_type':
			return data === undefined || data === null ? say`a value` : (TYPES[issue.expected] ?? choicesIn(issue.expected));
		case 'too_small':
			return issue.type === 'string'
				? say`at least ${Number(issue.minimum)} characters`
				: issue.type === 'array'
					? say`at least ${Number(issue.minimum)} entries`
					: say`at least ${Number(issue.minimum)}`;
		case 'too_big':
			return issue.type === 'string'
				? say`at most ${Number(issue.maximum)} characters, here ${lengthOf(data)}`
				: issue.type === 'array'
					? say`at most ${Number(issue.maximum)} entries, here ${lengthOf(data)}`
					: say`at most ${Number(issue.maximum)}`;
		case 'invalid_enum_value':
			return say`one of ${issue.options.join(', ')}`;
		case 'unrecognized_keys':
			return say`no "${issue.keys.join('", "')}"`;
		case 'invalid_literal':
			return say`one of ${String(issue.expected)}`;
		case 'invalid_union':
			// What the first of them expected has been asked of this function already.
			return foreign(issue.unionErrors[0]?.issues[0]?.message ?? ANOTHER);
		default:
			return ANOTHER;
	}
}
