import type { Invalid } from '../errors/invalid';
import type { Words } from '../words/say';
import type { Column, Meanings } from './meaning';
import type { SheetRow } from './sheet';

/** What an operation says of the sheets that it takes: rows become what its form would hold. */
export interface Columns {
	meanings: Meanings;
	/** Fields that columns alone give: the form asks for them only where it is filled in by hand. */
	given: readonly string[];
	/**
	 * Meanings that a sheet must have, and has not.
	 * @param isWhole whether each row is a document of its own
	 */
	lacks(has: (meaning: string) => boolean, isWhole: boolean): readonly string[];
	/** Why a sheet cannot do without a meaning, or what else would do: told beside its headings. */
	why?: Readonly<Record<string, Words>>;
	/** Meanings that no two rows may have alike; none: no two rows may be alike in all. Left out: they may. */
	unlike?: readonly string[];
	/** No two rows that are a document each may be alike in all: the vendor knows no key by which it would tell. */
	unlikeDocuments?: true;
	/** Meanings of which an empty cell takes away what the vendor has: the form holds `CLEARED`. Left out: of none. */
	clears?: readonly string[];
	/** What is otherwise with what the node chooses: the column that finds a record is the one it is matched by. */
	chosen?(beside: Beside): Partial<Pick<Columns, 'meanings' | 'lacks' | 'clears'>>;
	/** Rows that say one thing together, such as the lines of a document. Left out: each row stands for itself. */
	together?: Together;
	/** What else the form would hold. */
	complete?(form: Readonly<Form>, unit: SheetUnit, beside: Beside): Form;
	/** What a person should know of a unit that the vendor takes all the same. */
	warnings?(unit: SheetUnit): Words[];
}

export interface Together {
	/** Meanings by which they find together, as far as the sheet has columns for them. */
	by: readonly string[];
	/** Where the form has its lines. */
	linesTo: readonly [field: string, group: string];
	/** What the form would hold of a line. @throws Invalid, as the form shows the place */
	completeLine(line: Readonly<Form>): Form;
	/** What is wrong with a line that adds up others, where it is the only one of a unit beside other units. */
	totalProblem(line: Readonly<Form>): Invalid | undefined;
	/** Options, and columns, of which one tells how much the whole is: needed where a part of the rows may come. */
	tellWhole: readonly string[];
	/** What is asked for where none does, and rows may be missing: `why` they may. */
	partProblem(why: Words): Invalid;
}

/** What stands beside a sheet. */
export interface Beside {
	/** A field of the node, as it stands there or comes out for an item: the first, if none is named. */
	parameter(name: string, itemIndex?: number): unknown;
	credentials: Readonly<Record<string, unknown>>;
}

/** What the user chose of how a sheet is read. */
export interface ColumnSettings {
	columnNames: ReadonlyArray<{ column: string; means: string }>;
	/** Whether a row is a document of its own, or a line of one. */
	eachRowIs?: 'line' | 'document';
}

/** Values as the form would hold them, by the names of fields. */
export type Form = Record<string, unknown>;

/** Rows that are one unit of work. */
export interface SheetUnit {
	rows: readonly SheetRow[];
	form: Form;
	problems: Words[];
	/** Fields whose cell could not be read: `problems` tell of it. */
	unread: ReadonlySet<string>;
	/** Each line of the form, in its order: the row it stands in, and of lines side by side its number. */
	lines: ReadonlyArray<{ row: SheetRow; line?: number }>;
	/** Where its only line adds up others, which are not in it. */
	totalProblem: Invalid | undefined;
	/** Whether rows below each other make it, of which some may be missing. */
	mayLack: boolean;
	has(meaning: string): boolean;
	/** Of the first row. */
	cell(meaning: string): unknown;
	/** Headings of its cells that say something for which the vendor has no place. */
	placeless: readonly string[];
}

/** Lines side by side make a document of each row; else the user says so. */
export const eachRowIsWhole = (columns: readonly Column[], { eachRowIs }: ColumnSettings): boolean =>
	eachRowIs === 'document' || columns.some(({ line }) => line !== undefined);
