import { Invalid } from '../errors/invalid';
import type { LegalLine } from '../korea/legalSheet';
import type { ReturnedPart } from '../korea/returnedLines';
import { formatWon, magnitude } from '../korea/won';
import type { Words } from '../words/say';
import { say } from './words';

/** What the items of a run take back of each thing, and all that there is of it: no vendor adds it up. */
export type TakenBack = Map<string, { sum: bigint; all: bigint | undefined }>;

const ofOriginal = (all: bigint) =>
	say`amendments that take back at most its ${formatWon(all)}, with other items of this run`;

/**
 * Adds what an item takes back. One alone was held against its original already, or may rest on earlier amendments.
 * @param amount in won, but where `shown` makes another measure of it
 * @param all what there is; undefined: this item does not tell
 * @throws Invalid where it is more together with earlier items
 */
export function takeBack(
	taken: TakenBack,
	what: string,
	{ amount, all }: { amount: bigint; all: bigint | undefined },
	expected: (all: bigint) => Words = ofOriginal,
	shown: (sum: bigint) => unknown = (won) => won,
): void {
	const before = taken.get(what);
	const most = before?.all ?? all;
	const sum = (before?.sum ?? 0n) + amount;
	if (before && amount > 0n && most !== undefined && sum > most) throw new Invalid(expected(most), shown(sum));
	taken.set(what, { sum, all: most });
}

/** A quantity without sign, in whole numbers: in binary ones 0.1 and 0.2 are more than 0.3. */
const millionths = (quantity: number) => BigInt(Math.round(Math.abs(quantity) * 1e6));
const quantityOf = (parts: bigint) => Number(parts) / 1e6;

/**
 * The same of the lines of an original, by amount and by quantity.
 * @throws Invalid
 */
export function takeBackLines(
	taken: TakenBack,
	original: string,
	lines: readonly LegalLine[],
	returned: readonly ReturnedPart[],
): void {
	for (const { line, supplyCost, quantity } of returned) {
		const of = lines[line - 1];
		if (!of) continue;
		const isWhole = supplyCost === undefined || supplyCost === of.supplyCost;
		takeBack(
			taken,
			`${original}/${line}`,
			{ amount: magnitude(supplyCost ?? of.supplyCost), all: magnitude(of.supplyCost) },
			(most) =>
				say`returns of line ${line} that take back at most its ${formatWon(most)}, with other items of this run`,
		);
		const came = quantity ?? (isWhole ? of.quantity : undefined);
		if (came !== undefined && of.quantity !== undefined)
			takeBack(
				taken,
				`${original}/${line}/quantity`,
				{ amount: millionths(came), all: millionths(of.quantity) },
				(most) =>
					say`returns of line ${line} of a quantity of at most ${quantityOf(most)}, with other items of this run`,
				quantityOf,
			);
	}
}
