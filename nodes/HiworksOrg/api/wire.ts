import { z } from 'zod';
import { looseObject, strictObject } from '../../shared/http/endpoint';
import { say } from '../words';

/** A text of at least one sign that is no space. */
export const filled = z.string().regex(/\S/, say`a value`);

/** The documented answer to every change, lists included: no rows. Without the word SUC nothing was promised. */
export const done = looseObject({ code: z.literal('SUC') });

/** One list of rows, whole: there are no pages. */
export const listOf = <Row>(rows: z.ZodType<Row[], z.ZodTypeDef, unknown>) =>
	looseObject({ data: rows.nullable().transform((list) => list ?? []) });

export const byKey = strictObject({ extKey: filled });
