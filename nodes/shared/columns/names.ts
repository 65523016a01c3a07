import { headingOf } from './heading';
import type { Meaning, Meanings } from './meaning';

/** What a heading may mean, and how exactly it says so. */
export interface Candidate {
	meaning: string;
	rank: number;
	line?: number;
}

/** Less is more exact. */
export const RANKS = { chosen: 0, exact: 1, bare: 2 };

/** Each name that a column may have → what it means. */
export type Names = ReadonlyMap<string, Candidate>;

/** Amounts that a heading names without saying which: only what it says of VAT tells. */
const AMOUNT = /^(?:금액|amount)$/;

/** What the meanings of a side begin with. */
const SIDES: Readonly<Record<string, string>> = { 공급자: 'supplier', 공급받는자: 'recipient' };

/** Stands in the table behind a name that a column has with a number only. */
const NUMBERED = '#';

/** Each operation has one table of meanings, of hundreds of names, and in a loop each round asks for them. */
const tables = new WeakMap<Meanings, Names>();

/** Names, exact ones before bare ones: a name that means one thing exactly is no bare name of another. */
export function namesOf(meanings: Meanings): Names {
	const table = tables.get(meanings) ?? tableOf(meanings);
	tables.set(meanings, table);
	return table;
}

function tableOf(meanings: Meanings): Names {
	const table = new Map<string, Candidate>();
	const all = Object.entries(meanings);
	for (const [meaning, { label, korean, headings = [], numbered = [] }] of all) {
		for (const name of numbered) table.set(`${headingOf(name).plain}${NUMBERED}`, { meaning, rank: RANKS.exact });
		for (const name of [meaning, label, korean, ...headings])
			table.set(headingOf(name).plain, { meaning, rank: RANKS.exact });
	}
	for (const [meaning, { bare = [] }] of all)
		for (const name of bare) {
			const { plain } = headingOf(name);
			if (!table.has(plain)) table.set(plain, { meaning, rank: RANKS.bare });
		}
	return table;
}

/** What a heading that lost to a more exact one means then; undefined: nothing. */
export function otherwiseMeaning(heading: string, meanings: Meanings): string | undefined {
	const { plain } = headingOf(heading);
	const isOne = ({ otherwise = [] }: Meaning) => otherwise.some((name) => headingOf(name).plain === plain);
	return Object.entries<Meaning>(meanings).find(([, meaning]) => isOne(meaning))?.[0];
}

/** Whether a heading means something. */
export const isKnown = (heading: string, names: Names, meanings: Meanings): boolean =>
	candidateOf(heading, names, meanings) !== undefined;

/** What a heading means; undefined: nothing. */
export function candidateOf(heading: string, names: Names, meanings: Meanings): Candidate | undefined {
	const { plain, vat, side } = headingOf(heading);
	const ofSide = side === undefined || plain.startsWith(side) ? undefined : named(`${side}${plain}`, names, meanings);
	const candidate =
		ofSide ??
		named(plain, names, meanings) ??
		(vat && AMOUNT.test(plain) && 'itemSupplyCost' in meanings
			? { meaning: 'itemSupplyCost', rank: RANKS.exact }
			: undefined);
	if (!candidate) return undefined;
	const meaning = meanings[candidate.meaning];
	const isOther = side !== undefined && !plain.startsWith(side) && !candidate.meaning.startsWith(SIDES[side] ?? side);
	if (isOther && !ofSide && meaning?.ofSide) return undefined;
	const means = vat === undefined ? candidate.meaning : byVat(candidate.meaning, meaning, vat);
	return means !== undefined && means in meanings ? { ...candidate, meaning: means } : undefined;
}

/** By its name, or side by side by its name with a number. */
function named(plain: string, names: Names, meanings: Meanings): Candidate | undefined {
	const [, base = '', number] = /^(.*?\D)(\d{1,2})$/.exec(plain) ?? [];
	const side = names.get(base + NUMBERED) ?? names.get(base);
	return names.get(plain) ?? (side && meanings[side.meaning]?.ofLine ? { ...side, line: Number(number) } : undefined);
}

/** What a name means with what its heading says of VAT; undefined: nothing that is known. */
function byVat(name: string, meaning: Meaning | undefined, vat: string): string | undefined {
	const amount = meaning?.amount;
	if (!amount) return name;
	if (amount.vat === 'itself') return vat === 'named' ? name : undefined;
	if (amount.vat === vat) return name;
	return vat === 'unclear' || vat === 'named' ? undefined : (amount.twin ?? undefined);
}
