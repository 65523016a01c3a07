import type { Fields } from '../fields/fields';
import type { Columns } from './columns';
import { meaningsFrom, type Meaning, type Meanings } from './meaning';

/** What sheets call a field, beside its own name and its label. */
export type Names = Pick<Meaning, 'korean' | 'headings' | 'bare' | 'near' | 'read' | 'needed'>;

/** What columns mean by which the fields of a form are given: each is called as its field. */
export function meaningsOf<F extends Fields>(
	fields: F,
	names: Partial<Readonly<Record<keyof F & string, Names>>>,
): Meanings {
	return meaningsFrom(
		Object.entries<Names | undefined>(names).flatMap(([name, known]) => {
			const label = fields[name]?.property.displayName;
			return known && label !== undefined ? [[name, { label, ...known }] as const] : [];
		}),
	);
}

/** The same of fields that stand in a collection of the form. */
export function meaningsWithin<F extends Fields>(
	[collection, shown]: readonly [name: string, displayName: string],
	fields: F,
	names: Partial<Readonly<Record<keyof F & string, Names>>>,
): Meanings {
	return meaningsFrom(
		Object.entries(meaningsOf(fields, names)).map(([name, meaning]) => [
			name,
			{ ...meaning, to: [collection, name], shownAt: [shown, meaning.label] },
		]),
	);
}

interface FlatSheet extends Pick<Columns, 'given' | 'meanings' | 'chosen'> {
	/** Meanings that every sheet must have. Left out: all that it gives. */
	needs?: readonly string[];
}

/** A sheet of which each row is one record, message or the like. */
export const flatColumns = ({ needs, ...sheet }: FlatSheet): Columns => ({
	...sheet,
	lacks: lacking(needs ?? sheet.given),
});

/** Which of the needed meanings a sheet has not. */
export const lacking =
	(needs: readonly string[]): Columns['lacks'] =>
	(has) =>
		needs.filter((name) => !has(name));
