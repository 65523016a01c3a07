import { Invalid } from '../errors/invalid';
import { headingOf, shownHeading } from './heading';
import { shownMeaning, type Column, type Meanings } from './meaning';
import { candidateOf, otherwiseMeaning, RANKS, type Candidate, type Names } from './names';
import { say } from './words';

/** What the user says of a column that means nothing here. */
export const NOT_USED = 'notUsed';

export interface Matched {
	columns: readonly Column[];
	/** Headings that mean nothing here. */
	notUsed: readonly string[];
}

interface Found extends Column {
	rank: number;
	/** As it says what it has of VAT, in words of its own. */
	vat: 'with' | 'without' | undefined;
}

/**
 * Tells what the columns of a sheet mean. Nothing is guessed: the most exact name wins, and of two equal ones neither.
 * @param keys the keys of the items, each with its heading
 * @param chosen headings to which the user gave a meaning
 * @throws Invalid where two columns have one meaning, where amounts with VAT stand beside such without, or where a
 * column that was named is not there
 */
export function matchColumns(
	keys: ReadonlyMap<string, string>,
	names: Names,
	meanings: Meanings,
	chosen: ReadonlyArray<{ column: string; means: string }> = [],
): Matched {
	const chosenOf = chosenMeanings(keys, chosen);
	const headings = new Set(keys.values());
	const found = new Map<string, Found[]>();
	const notUsed: string[] = [];
	const candidates = new Map<string, Candidate>();
	for (const heading of headings) {
		const means = chosenOf.get(heading);
		if (means === NOT_USED) continue;
		const candidate =
			means === undefined
				? candidateOf(withoutCount(heading, headings), names, meanings)
				: { meaning: means, rank: RANKS.chosen };
		if (candidate) candidates.set(heading, candidate);
	}
	const all = [...candidates.values()];
	const isWide = standSideBySide(all, meanings);
	for (const [key, heading] of keys) {
		if (chosenOf.get(heading) === NOT_USED) continue;
		const candidate = otherwise(heading, candidates.get(heading), all, meanings);
		// Beside lines 1 to 4, an amount or a name without a number belongs to none of them; below each other, one with.
		const isOther = candidate && meanings[candidate.meaning]?.ofLine && (candidate.line !== undefined) !== isWide;
		if (!candidate || isOther) {
			notUsed.push(shownHeading(heading));
			continue;
		}
		const { vat } = headingOf(heading);
		const place = placeOf(candidate, meanings);
		const isSaid = candidate.rank !== RANKS.chosen && (vat === 'with' || vat === 'without');
		const one = { key, heading: shownHeading(heading), ...candidate, vat: isSaid ? vat : undefined };
		found.set(place, [...(found.get(place) ?? []), one]);
	}
	const used = [...found.values()].flatMap((same): Found[] => {
		const best = Math.min(...same.map(({ rank }) => rank));
		const [first, second] = same.filter(({ rank }) => rank === best);
		if (first && second) throw twoOfOne(first, second, meanings);
		notUsed.push(...same.filter(({ rank }) => rank !== best).map(({ heading }) => heading));
		return first ? [first] : [];
	});
	refuseBothKinds(used, meanings);
	return { columns: used.map(({ vat: _vat, ...column }) => column), notUsed };
}

/** A bare name beside a more exact one of the same meaning may say something else: 적요 beside 품목. */
function otherwise(
	heading: string,
	candidate: Candidate | undefined,
	all: readonly Candidate[],
	meanings: Meanings,
): Candidate | undefined {
	if (candidate?.rank !== RANKS.bare) return candidate;
	const isNamed = all.some(({ meaning, rank }) => meaning === candidate.meaning && rank < RANKS.bare);
	const meaning = isNamed ? otherwiseMeaning(heading, meanings) : undefined;
	return meaning === undefined ? candidate : { meaning, rank: RANKS.bare };
}

/**
 * A heading as it was before a sheet reader numbered it: of two columns `상호` the second becomes `상호_1`, and either
 * could be meant.
 */
function withoutCount(heading: string, headings: ReadonlySet<string>): string {
	const [, base = heading] = /^(.+)_\d+$/s.exec(heading) ?? [];
	return headings.has(base) ? base : heading;
}

/**
 * Whether the lines of a document stand side by side: where headings of lines have numbers, unless only one without is
 * the name of the item. `규격2` beside 품목 is something else, and so is `적요2`.
 */
function standSideBySide(candidates: readonly Candidate[], meanings: Meanings): boolean {
	const ofLine = candidates.filter(({ meaning }) => meanings[meaning]?.ofLine);
	const numbered = ofLine.filter(({ line }) => line !== undefined);
	const named = ofLine.filter(({ meaning }) => meaning === 'itemName');
	const best = Math.min(...named.map(({ rank }) => rank));
	const names = named.filter(({ rank }) => rank === best);
	return numbered.length > 0 && (names.length === 0 || names.some(({ line }) => line !== undefined));
}

/** Where the form has it: two meanings may go to one place. */
const placeOf = ({ meaning, line }: Candidate, meanings: Meanings): string => {
	const known = meanings[meaning];
	return JSON.stringify([known?.ofLine ?? false, known?.to ?? [meaning], line]);
};

/** Headings → the meaning that the user gave them. */
function chosenMeanings(
	keys: ReadonlyMap<string, string>,
	chosen: ReadonlyArray<{ column: string; means: string }>,
): Map<string, string> {
	const headings = [...new Set(keys.values())];
	return new Map(
		chosen.flatMap(({ column, means }) => {
			// A bracket may be all that tells two headings apart.
			const same = headings.filter((heading) => shownHeading(heading) === shownHeading(column));
			const alike = headings.filter((heading) => headingOf(heading).plain === headingOf(column).plain);
			if (alike.length === 0)
				throw new Invalid(
					say`the heading of a column of the sheet, which has ${headings.map(shownHeading).join(', ')}`,
					column,
				).within('Column Names');
			return (same.length > 0 ? same : alike).map((heading) => [heading, means] as const);
		}),
	);
}

function twoOfOne(first: Column, second: Column, meanings: Meanings): Invalid {
	const meaning = meanings[first.meaning];
	return new Invalid(
		say`one column for ${meaning ? shownMeaning(meaning) : first.meaning}, not both "${first.heading}" and "${second.heading}": say which one by Column Names, or leave the other out`,
	).within('Data From');
}

/** The same amount with VAT in it and without, each as its heading says. @throws Invalid naming both */
function refuseBothKinds(used: readonly Found[], meanings: Meanings): void {
	for (const one of used) {
		const amount = meanings[one.meaning]?.amount;
		// Totals of a document are only held against its lines.
		if (!meanings[one.meaning]?.ofLine || one.vat !== 'with' || amount?.vat !== 'with') continue;
		const other = used.find(
			({ meaning, line, vat }) => meaning === amount.twin && line === one.line && vat === 'without',
		);
		if (other) throw twoOfOne(one, other, meanings);
	}
}
