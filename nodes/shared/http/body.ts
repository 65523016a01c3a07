import type { z } from 'zod';

import { Invalid } from '../errors/invalid';
import type { Words } from '../words/say';
import type { AnyEndpoint, FormWords } from './endpoint';
import { toMultipart, type FormValue } from './multipart';
import { say } from './words';

/** A body as it leaves. @throws Invalid, in the words of the form, for one that the endpoint does not take */
export function encode(
	{ body: schema, formWords = {}, multipart }: AnyEndpoint,
	body: unknown,
	jsonAlways: boolean,
): { contentType?: string; content: string | Buffer | undefined } {
	if (!schema) return { ...(jsonAlways && { contentType: 'application/json' }), content: undefined };
	const checked = checkBody(schema, body, formWords) as Record<string, FormValue>;
	if (!multipart) return { contentType: 'application/json', content: JSON.stringify(checked) };
	const form = toMultipart(checked);
	return { contentType: form.contentType, content: form.body };
}

function checkBody(schema: z.ZodTypeAny, body: unknown, formWords: FormWords): unknown {
	const checked = schema.safeParse(body, { errorMap: inWords });
	if (checked.success) return checked.data;
	const [issue] = checked.error.issues;
	throw new Invalid(issue ? say`${issue.message}` : say`a complete request`).at(
		inFormWords(issue?.path ?? [], formWords),
	);
}

/** The way to a field of a body, as a user knows it: `['supplied', 'address']` is the "Recipient Address". */
export function inFormWords(
	path: ReadonlyArray<string | number>,
	formWords: FormWords,
): ReadonlyArray<string | number> {
	const shown: Array<string | number> = [];
	for (const step of path) {
		const word = typeof step === 'number' ? step : (formWords[step] ?? step);
		const last = shown.at(-1);
		if (word === '') continue;
		if (typeof word === 'string' && typeof last === 'string' && last.endsWith(' ')) shown.splice(-1, 1, last + word);
		else shown.push(word);
	}
	return shown.map((step) => (typeof step === 'string' ? step.trim() : step));
}

const TYPES: Readonly<Record<string, Words>> = {
	string: say`text`,
	number: say`a number`,
	integer: say`a whole number`,
	boolean: say`true or false`,
	array: say`a list`,
	object: say`an object`,
};

/** What a schema of a request expected, where it has no words of its own. */
const inWords: z.ZodErrorMap = (issue, { data, defaultError }) => ({
	message: expectation(issue, data, defaultError),
});

const lengthOf = (data: unknown): number => (typeof data === 'string' || Array.isArray(data) ? data.length : 0);

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
				? say`at most ${Number(issue.maximum)} characters, here ${lengthOf(data)}`
				: issue.type === 'array'
					? say`at most ${Number(issue.maximum)} entries, here ${lengthOf(data)}`
					: say`at most ${Number(issue.maximum)}`;
		case 'invalid_enum_value':
			return say`one of ${issue.options.join(', ')}`;
		case 'unrecognized_keys':
			return say`no "${issue.keys.join('", "')}"`;
		default:
			return say`${defaultError}`;
	}
}
