import { z } from 'zod';
import { looseObject } from '../../shared/http/endpoint';
import { say } from '../words';

/** What the office calls have in common on the wire. */

/** Strict. */
export const someText = z.string().regex(/\S/, say`a value`);

export const webAddress = z.string().regex(/^https?:\/\/\S+$/, say`an address that begins with https:// or http://`);

export const seoulDateTime = z
	.string()
	.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, say`a time such as 2026-01-31 09:00:00`);

/** Of whoever sends or gets a message. */
export const phoneDigits = z.string().regex(/^\d{1,20}$/, say`a phone number of at most 20 digits`);

export const yesNo = z.enum(['Y', 'N']);

/** Tolerant: counts may be numbers or their text. */
export const promisedQuantity = z.union([
	z.number(),
	z
		.string()
		.regex(/^-?\d{1,15}$/)
		.transform(Number),
]);

/** The same where nobody promised it: it may be missing. */
export const quantity = promisedQuantity.nullish().transform((count) => count ?? null);

/** Success. Any other code is a failure, which the vendor's reader has found by then (in practice, 6). */
export const done = looseObject({ code: z.literal('SUC'), message: z.string().nullish() });

/** Success with a result. */
export const answered = <Result extends z.ZodTypeAny>(result: Result) => done.extend({ result });
