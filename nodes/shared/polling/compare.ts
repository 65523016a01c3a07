import { createHash } from 'crypto';

import { notSent } from '../errors/failure';
import type { Mark } from './notes';
import type { Change, Seen, Watch } from './watch';
import { say } from './words';

/** In how many answers in a row a record must be missing to be gone: one answer may be cut short. */
const GONE_AFTER = 2;
/** Fewer than so many may leave a list at once, whatever its length. */
const FEW = 3;

type Marks = Readonly<Record<string, Mark>>;

/** What a reading amounts to. */
export interface Comparison {
	marks: Record<string, Mark>;
	/** In order, each with a key that is equal only for the same change told again. */
	told: Array<{ change: Change; dedupeKey: string }>;
	/** Changes that wait for the next poll. */
	waiting: number;
}

/** 36 bits of a hash: enough to see a change of one value, and small, as ten thousand records have many. */
const digest = (text: string) => createHash('sha256').update(text.normalize('NFC')).digest('base64url').slice(0, 6);

const digestsOf = ({ values }: Seen) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, digest(value)]));

const markOf = (seen: Seen, changes: number): Mark => ({
	digests: digestsOf(seen),
	...(changes > 0 && { changes }),
	...(seen.kept && { kept: seen.kept }),
});

/** Equal for the same change of the same record, whichever process tells it and how often. */
function dedupeKeyOf(subject: string, { kind, key }: Change, digests: Mark['digests'], changes: number): string {
	const content = JSON.stringify([subject, kind, key, Object.entries(digests).sort(), changes]);
	return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** The names of values that differ; one that was not watched before is no change. */
const changedOf = (before: Mark, digests: Mark['digests']) =>
	Object.keys(digests).filter((name) => name in before.digests && before.digests[name] !== digests[name]);

/**
 * Compares what a vendor has now with what was noted. What is told is noted as told; what finds no place in this poll
 * stays as it was noted, and so comes with the next. An empty answer takes nothing away, and a record is gone when two
 * answers in a row do not have it.
 * @param before undefined: stock is taken, and nothing told unless `fromTheStart`
 * @throws Failure when more than half of a list is missing
 */
export function compare(
	before: Marks | undefined,
	seen: readonly Seen[],
	{ watch, most, fromTheStart, now }: { watch: Watch; most: number; fromTheStart: boolean; now: Date },
): Comparison {
	const comparison: Comparison = { marks: { ...before }, told: [], waiting: 0 };
	const { marks, told } = comparison;
	const takesStock = before === undefined && !fromTheStart;

	/** Whether the change is settled: told, or none that anybody wants. */
	function settle(change: Change, digests: Mark['digests'], changes: number): boolean {
		if (takesStock || !watch.wants(change)) return true;
		if (told.length === most) {
			comparison.waiting++;
			return false;
		}
		told.push({ change, dedupeKey: dedupeKeyOf(watch.subject, change, digests, changes) });
		return true;
	}

	for (const one of seen) {
		const { key } = one;
		const mark = before?.[key];
		const digests = digestsOf(one);
		if (mark === undefined || mark.gone) {
			const changes = mark?.changes ?? 0;
			if (settle({ kind: 'appeared', key, seen: one }, digests, changes)) marks[key] = markOf(one, changes);
			continue;
		}
		const changed = changedOf(mark, digests);
		const changes = (mark.changes ?? 0) + (changed.length > 0 ? 1 : 0);
		const change: Change = { kind: 'changed', key, seen: one, changed, before: mark.kept };
		if (changed.length === 0 || settle(change, digests, changes)) marks[key] = markOf(one, changes);
	}

	const missing = missingFrom(before ?? {}, seen);
	if (watch.forgets) {
		for (const [key, mark] of missing) if (watch.forgets(mark, now)) delete marks[key];
		return comparison;
	}
	if (seen.length === 0) return comparison;
	checkShrinking(missing, before ?? {}, watch);
	for (const [key, mark] of missing) {
		const answers = (mark.missing ?? 0) + 1;
		const change: Change = { kind: 'gone', key, before: mark.kept };
		const changes = (mark.changes ?? 0) + 1;
		const isGone = answers >= GONE_AFTER && settle(change, mark.digests, changes);
		marks[key] = isGone ? { digests: {}, changes, gone: true } : { ...mark, missing: answers };
	}
	return comparison;
}

function missingFrom(before: Marks, seen: readonly Seen[]): Array<[string, Mark]> {
	const there = new Set(seen.map(({ key }) => key));
	return Object.entries(before).filter(([key, { gone }]) => !gone && !there.has(key));
}

/** Half a company does not leave in one night; an answer that was cut short looks like it. */
function checkShrinking(missing: Array<[string, Mark]>, before: Marks, watch: Watch): void {
	const known = Object.values(before).filter(({ gone }) => !gone).length;
	if (missing.length < FEW || missing.length * 2 <= known) return;
	if (!missing.some(([key, mark]) => watch.wants({ kind: 'gone', key, before: mark.kept }))) return;
	throw notSent(
		say`${watch.vendor.name} lists ${known - missing.length} of the ${known} that were there before`,
		say`An answer that was cut short looks like this, so nothing is told. If it is right, rename this node and publish: stock is then taken anew.`,
		'SHRUNKEN',
	);
}
