import { foreign } from '../words/foreign';
import { speaksKorean } from '../words/language';
import type { Words } from '../words/say';
import type { Vat } from './heading';
import { say } from './words';

/** What a column of a sheet can mean. Its name, its labels and its headings are all names that a column may have. */
export interface Meaning {
	/** As the form has it. */
	label: string;
	/** The same on a Korean form. */
	korean: string;
	/** What else sheets call it: the Hometax form, exports of ERPs. */
	headings?: readonly string[];
	/** Names that mean it only where no column has a more exact one. */
	bare?: readonly string[];
	/** Bare names of something else, that mean it where that has a more exact column: 적요 beside 품목. */
	otherwise?: readonly string[];
	/** Names that mean it only side by side, with a number: `일자1`. */
	numbered?: readonly string[];
	/**
	 * How a heading that is not known speaks of it: where no column says it, and that one says something, the sheet is
	 * refused, since the node's field would take its place unseen.
	 */
	near?: RegExp;
	/** Where the form has the value: names of fields, from the outside in. Left out: a field of its own name. */
	to?: readonly string[];
	/** How the form shows that place, where it is not the label alone: how an error finds its column. */
	shownAt?: readonly string[];
	/** What else errors call that place: as the vendor has it, or where this is what something else is made of. */
	toldAs?: readonly string[];
	/** Told apart by its digits alone: a registration number, with or without hyphens. */
	byDigits?: true;
	/** A line of a document has one: `품목`, or side by side `품목1`, `품목2`. */
	ofLine?: true;
	/** Of the supplier or of the recipient: a bracket that names the other one is no hint. */
	ofSide?: true;
	/** Money: a bracket that speaks of VAT or of other money says which amount it is. */
	amount?: Amount;
	/** No field of the form has it as it stands: `complete` or `completeLine` make something of it. */
	apart?: true;
	/** An empty cell is not as if there were no column: the field says what is wrong with it. */
	needed?: true;
	/** The vendor has no place for it: its column is known, and not used. */
	placeless?: true;
	/** What stands in a cell → what the form takes. Empty cells do not get here. @throws Invalid */
	read?(cell: unknown, cells: (meaning: string) => unknown): unknown;
}

/**
 * What an amount has of VAT in it: none, or VAT too, and which meaning is the same amount the other way (`null`: none,
 * a heading that says so means nothing); or it is the VAT.
 */
export type Amount = { vat: Vat; twin: string | null } | { vat: 'itself' };

export type AmountMeaning = Meaning & { amount: Amount };

type AmountName = `${string}${'SupplyCost' | 'Tax' | 'Total' | 'UnitPrice' | 'Amount'}`;

/** The meaning of a name that is known: an amount's says what it has of VAT. */
export type MeaningOf<Name extends string> = Name extends AmountName ? AmountMeaning : Meaning;

/** By its flat name, which is a heading too: `recipientNumber`. One called as an amount says what it has of VAT. */
export type Meanings = Readonly<Record<string, Meaning>> & Readonly<Record<AmountName, AmountMeaning>>;

/** Meanings whose names are put together; those of amounts are held to what they have of VAT by a test. */
export const meaningsFrom = (entries: Iterable<readonly [name: string, meaning: Meaning]>): Meanings =>
	Object.fromEntries(entries) as Meanings;

/** How the form shows the place of a meaning, within its line where it is of one. */
export const shownAt = (meaning: Meaning | undefined): readonly string[] =>
	meaning?.shownAt ?? (meaning ? [meaning.label] : []);

/** A column of a sheet that is used. */
export interface Column {
	/** Its key in the items. */
	key: string;
	heading: string;
	meaning: string;
	/** Of columns side by side: which line it belongs to, from 1. */
	line?: number;
}

/** A meaning as the form calls it in its language: `Recipient Name` or `공급받는자 상호`. */
export const nameOfMeaning = ({ label, korean }: Meaning): string => (speaksKorean() ? korean : label);

/** A meaning as the user knows it: `Recipient Name (공급받는자 상호)`, in Korean `공급받는자 상호`. */
export const shownMeaning = (meaning: Meaning): Words =>
	speaksKorean() ? foreign(meaning.korean) : say`${meaning.label} (${meaning.korean})`;
