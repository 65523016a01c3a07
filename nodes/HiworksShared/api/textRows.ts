import { z } from 'zod';
import { looseObject } from '../../shared/http/endpoint';

const cell = z.union([z.string(), z.number()]).nullish();

type Cells<Name extends string> = Record<Name, typeof cell>;

function rowOf<Name extends string, More extends z.ZodRawShape>(names: readonly Name[], more?: More) {
	const cells = Object.fromEntries(names.map((name) => [name, cell])) as Cells<Name>;
	return looseObject({ ...cells, ...(more as More) });
}

/** What Hiworks may leave out or send as a number is text, empty where there is none. */
function withTexts<Name extends string, Row extends object>(row: Row, names: readonly Name[]) {
	const values = row as Partial<Record<Name, string | number | null>>;
	const texts = names.map((name) => [name, String(values[name] ?? '')]);
	return { ...row, ...(Object.fromEntries(texts) as Record<Name, string>) };
}

/** A row whose named cells are text. */
export const textRow = <Name extends string, More extends z.ZodRawShape>(names: readonly Name[], more?: More) =>
	rowOf(names, more).transform((row) => withTexts(row, names));

/**
 * The same for all rows of a list, in one step: each transform of zod leaves 400 bytes to the garbage collector, and a
 * list has a hundred thousand cells.
 * @param others names of further cells, which no type knows
 */
export const textRows = <Name extends string, More extends z.ZodRawShape>(
	names: readonly Name[],
	more?: More,
	others: readonly string[] = [],
) => {
	const all = [...names, ...(others as Name[])];
	return z.array(rowOf(all, more)).transform((rows) => rows.map((row) => withTexts(row, all)));
};
