import { Invalid } from '../errors/invalid';
import { foreign } from '../words/foreign';
import { speaksKorean } from '../words/language';
import type { Words } from '../words/say';
import { headingOf, shownHeading, type Vat } from './heading';
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
	/** Names that mean it only side by side, with a number: `일자1`. */
	numbered?: readonly string[];
	/** Where the form has the value: names of fields, from the outside in. Left out: a field of its own name. */
	to?: readonly string[];
	/** How the form shows that place, where it is not the label alone: how an error finds its column. */
	shownAt?: readonly string[];
	/** Told apart by its digits alone: a registration number, with or without hyphens. */
	byDigits?: true;
	/** A line of a document has one: `품목`, or side by side `품목1`, `품목2`. */
	ofLine?: true;
	/** The vendor has no place for it: its column is known, and not used. */
	placeless?: true;
	/** What stands in a cell → what the form takes. Empty cells do not get here. @throws Invalid */
	read?(cell: unknown, cells: (meaning: string) => unknown): unknown;
}

/** By its flat name, which is a heading too: `recipientNumber`. */
export type Meanings = Readonly<Record<string, Meaning>>;

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

export interface Matched {
	columns: readonly Column[];
	/** Headings that mean nothing here. */
	notUsed: readonly string[];
}

/** An amount without VAT, and the same with VAT in it: what a heading says of VAT tells which of the two it is. */
const BY_VAT: ReadonlyArray<Readonly<Record<Vat, string>>> = [
	{ without: 'itemSupplyCost', with: 'itemTotal' },
	{ without: 'expectedSupplyCost', with: 'expectedTotal' },
];

/** Amounts that a heading names without saying which: only what it says of VAT tells. */
const AMOUNT = /^(?:금액|amount)$/;

/** Stands in the table behind a name that a column has with a number only. */
const NUMBERED = '#';

interface Candidate {
	meaning: string;
	rank: number;
	line?: number;
}

/** Less is more exact. */
const RANKS = { chosen: 0, exact: 1, bare: 2 };

/**
 * Tells what the columns of a sheet mean. Nothing is guessed: the most exact name wins, and of two equal ones neither.
 * @param keys the keys of the items, each with its heading
 * @param chosen headings to which the user gave a meaning
 * @throws Invalid where two columns have one meaning, or one that was named is not there
 */
export function matchColumns(
	keys: ReadonlyMap<string, string>,
	names: Names,
	meanings: Meanings,
	chosen: ReadonlyArray<{ column: string; means: string }> = [],
): Matched {
	const chosenOf = chosenMeanings(keys, chosen);
	const found = new Map<string, Array<Column & { rank: number }>>();
	const notUsed: string[] = [];
	const numbered = [...keys.values()].some((heading) => candidateOf(heading, names, meanings)?.line !== undefined);
	for (const [key, heading] of keys) {
		const means = chosenOf.get(headingOf(heading).plain);
		const candidate: Candidate | undefined =
			means === undefined ? candidateOf(heading, names, meanings) : { meaning: means, rank: RANKS.chosen };
		// Beside lines 1 to 4, an amount or a name without a number belongs to none of them.
		if (!candidate || (numbered && candidate.line === undefined && meanings[candidate.meaning]?.ofLine)) {
			notUsed.push(shownHeading(heading));
			continue;
		}
		const place = placeOf(candidate, meanings);
		found.set(place, [...(found.get(place) ?? []), { key, heading: shownHeading(heading), ...candidate }]);
	}
	const columns = [...found.values()].flatMap((same): Column[] => {
		const best = Math.min(...same.map(({ rank }) => rank));
		const [first, second] = same.filter(({ rank }) => rank === best);
		if (first && second) throw twoOfOne(first, second, meanings);
		notUsed.push(...same.filter(({ rank }) => rank !== best).map(({ heading }) => heading));
		return first ? [first] : [];
	});
	return { columns, notUsed };
}

/** Where the form has it: two meanings may go to one place. */
const placeOf = ({ meaning, line }: Candidate, meanings: Meanings): string => {
	const known = meanings[meaning];
	return JSON.stringify([known?.ofLine ?? false, known?.to ?? [meaning], line]);
};

/** Whether a heading means something. */
export const isKnown = (heading: string, names: Names, meanings: Meanings): boolean =>
	candidateOf(heading, names, meanings) !== undefined;

/** Each name that a column may have → what it means. */
export type Names = ReadonlyMap<string, Candidate>;

export function namesOf(meanings: Meanings): Names {
	const table = new Map<string, Candidate>();
	for (const [meaning, { label, korean, headings = [], bare = [], numbered = [] }] of Object.entries(meanings)) {
		for (const name of numbered) table.set(`${headingOf(name).plain}${NUMBERED}`, { meaning, rank: RANKS.exact });
		for (const name of [meaning, label, korean, ...headings])
			table.set(headingOf(name).plain, { meaning, rank: RANKS.exact });
		for (const name of bare) {
			const { plain } = headingOf(name);
			if (!table.has(plain)) table.set(plain, { meaning, rank: RANKS.bare });
		}
	}
	return table;
}

function candidateOf(heading: string, names: Names, meanings: Meanings): Candidate | undefined {
	const { plain, vat } = headingOf(heading);
	const [, base = '', number] = /^(.*?\D)(\d{1,2})$/.exec(plain) ?? [];
	const side = names.get(base + NUMBERED) ?? names.get(base);
	const candidate =
		names.get(plain) ??
		(side && meanings[side.meaning]?.ofLine ? { ...side, line: Number(number) } : undefined) ??
		(vat && AMOUNT.test(plain) && 'itemSupplyCost' in meanings
			? { meaning: 'itemSupplyCost', rank: RANKS.exact }
			: undefined);
	if (!candidate || vat === undefined) return candidate;
	const meaning = BY_VAT.find((pair) => Object.values(pair).includes(candidate.meaning))?.[vat];
	if (meaning !== undefined) return meaning in meanings ? { ...candidate, meaning } : undefined;
	// A unit price with VAT in it is no unit price of an invoice.
	return vat === 'with' && candidate.meaning === 'itemUnitPrice' ? undefined : candidate;
}

function chosenMeanings(
	keys: ReadonlyMap<string, string>,
	chosen: ReadonlyArray<{ column: string; means: string }>,
): Map<string, string> {
	const headings = new Set([...keys.values()].map((heading) => headingOf(heading).plain));
	return new Map(
		chosen.map(({ column, means }) => {
			const { plain } = headingOf(column);
			if (!headings.has(plain))
				throw new Invalid(
					say`the heading of a column of the sheet, which has ${[...keys.values()].map(shownHeading).join(', ')}`,
					column,
				).within('Column Names');
			return [plain, means];
		}),
	);
}

/** A meaning as the form calls it in its language: `Recipient Name` or `공급받는자 상호`. */
export const nameOfMeaning = ({ label, korean }: Meaning): string => (speaksKorean() ? korean : label);

/** A meaning as the user knows it: `Recipient Name (공급받는자 상호)`, in Korean `공급받는자 상호`. */
export const shownMeaning = (meaning: Meaning): Words =>
	speaksKorean() ? foreign(meaning.korean) : say`${meaning.label} (${meaning.korean})`;

function twoOfOne(first: Column, second: Column, meanings: Meanings): Invalid {
	const meaning = meanings[first.meaning];
	return new Invalid(
		say`one column for ${meaning ? shownMeaning(meaning) : first.meaning}, not both "${first.heading}" and "${second.heading}": say which one by Column Names, or leave the other out`,
	).within('Data From');
}
