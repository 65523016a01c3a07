import { z } from 'zod';
import { say } from '../words';

/** A text of at least one sign that is no space. */
export const filled = z.string().regex(/\S/, say`a value`);

/** What Hiworks may leave out or send as a number. */
export const cell = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((value) => (value === null || value === undefined ? '' : String(value)));

/** The documented answer to every change, lists included: no rows. Without the word SUC nothing was promised. */
export const done = z.object({ code: z.literal('SUC') }).passthrough();

/** One list, whole: there are no pages. */
export const listOf = <Row extends z.ZodTypeAny>(row: Row) =>
	z
		.object({
			data: z
				.array(row)
				.nullable()
				.transform((rows) => rows ?? []),
		})
		.passthrough();

export const byKey = z.object({ extKey: filled }).strict();
