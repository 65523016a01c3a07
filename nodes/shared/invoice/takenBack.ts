import { Invalid } from '../errors/invalid';
import { formatWon } from '../korea/won';
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
