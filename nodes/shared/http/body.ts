import type { z } from 'zod';

import { Invalid } from '../errors/invalid';
import { foreign } from '../words/foreign';
import type { AnyEndpoint, FormWords } from './endpoint';
import { inWords } from './expectation';
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
	throw new Invalid(issue ? foreign(issue.message) : say`a complete request`).at(
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
