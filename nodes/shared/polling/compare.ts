import { createHash } from 'crypto';

import { notSent } from '../errors/failure';
import { DIGEST_LENGTH, type Mark, type Notes } from './notes';
import type { Change, Seen, Watch } from './watch';
import { say } from './words';

/** In how many answers in a row a record must be missing to be gone: one answer may be cut short. */
const GONE_AFTER = 2;
/** Fewer than so many may leave a list at once, whatever its length, or stand in one that was empty. */
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
const digest = (text: string) =>
	createHash('sha256').update(text.normalize('NFC')).digest('base64url').slice(0, DIGEST_LENGTH);

/** Of a value that is not there. */
const NOTHING = digest('');

/** Whoever has left is known by it, not by name: a user ID is personal data. */
const leftKey = (key: string) => `left ${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;

const digestsOf = ({ values }: Seen) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, digest(value)]));

const markOf = ({ kept }: Seen, digests: Mark['digests'], changes: number): Mark => ({
	digests,
	...(changes > 0 && { changes }),
	...(kept && { kept }),
});

/** Equal for the same change of the same record, whichever process tells it and how often. */
function dedupeKeyOf(subject: string, { kind, key }: Change, { digests, changes = 0 }: Mark): string {
	const content = JSON.stringify([subject, kind, key, Object.entries(digests).sort(), changes]);
	return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** The names of values that differ; one that was not watched before is no change. */
const changedOf = (before: Mark, digests: Mark['digests']) =>
	Object.keys(digests).filter((name) => name in before.digests && before.digests[name] !== digests[name]);

interface Circumstances {
	watch: Watch;
	/** The list, and where it is: numbers of another office are other records. */
	subject: string;
	/** Changes that are told, at most. */
	most: number;
	fromTheStart: boolean;
	now: Date;
}

/**
 * The stock that a reading is compared with; undefined: it is the stock. One that was empty may have been an answer
 * that was cut off, so a second must bear it out, or a list of a few records follow it. After a restart it counts: that
 * a second bore it out may not have been stored, and nothing may be lost.
 */
export const stockOf = (notes: Notes | undefined, seen: readonly Seen[], isDoubtful: boolean): Marks | undefined =>
	isDoubtful && seen.length >= FEW ? undefined : notes?.marks;

/**
 * Compares what a vendor has now with what was noted. What is told is noted as told; what finds no place in this poll
 * stays as it was noted, and so comes with the next. An empty answer takes nothing away, and a record, or a value of
 * one, is gone when two answers in a row do not have it.
 * @param before undefined: stock is taken, and nothing told unless `fromTheStart`
 * @throws Failure when records cannot be told apart, or more than half of a list is missing, and others stand there or
 * somebody wants to hear of what is gone
 */
export function compare(before: Marks | undefined, seen: readonly Seen[], circumstances: Circumstances): Comparison {
	const { watch, subject, most, fromTheStart, now } = circumstances;
	assertKeys(seen, watch);
	// A key that came twice would change with each poll. A vendor's keys may be `constructor` or `__proto__`.
	const records = new Map(seen.map((one) => [one.key, one]));
	const noted = new Map(
		Object.entries(before ?? {}).map(([key, mark]) => [key, records.has(key) ? there(mark) : mark]),
	);
	const comparison: Comparison = { marks: Object.create(null) as Record<string, Mark>, told: [], waiting: 0 };
	const { marks, told } = comparison;
	for (const [key, mark] of noted) marks[key] = mark;
	const takesStock = before === undefined && !fromTheStart;

	/** What becomes of a change; `mark` is that of the record, with its values of now. */
	function settle(change: Change, mark: Mark): 'told' | 'unwanted' | 'waits' {
		if (takesStock || !watch.wants(change)) return 'unwanted';
		if (told.length === most) {
			comparison.waiting++;
			return 'waits';
		}
		told.push({ change, dedupeKey: watch.dedupeKeyOf?.(change) ?? dedupeKeyOf(subject, change, mark) });
		return 'told';
	}

	const missing = missingOf(records, noted, circumstances);
	for (const [key, one] of records) {
		const mark = noted.get(key) ?? noted.get(leftKey(key));
		const digests = digestsOf(one);
		const present = markOf(one, digests, mark?.changes ?? 0);
		if (mark === undefined || mark.gone) {
			if (settle({ kind: 'appeared', key, seen: one }, present) === 'waits') continue;
			delete marks[leftKey(key)];
			marks[key] = present;
			continue;
		}
		const changed = changedOf(mark, digests);
		const lacking = changed.filter((name) => digests[name] === NOTHING);
		if (lacking.some((name) => !mark.lacking?.includes(name))) {
			marks[key] = { ...mark, lacking };
			continue;
		}
		const change: Change = { kind: 'changed', key, seen: one, changed, before: mark.kept };
		const end = changed.length === 0 ? 'unwanted' : settle(change, present);
		// Only those told are counted: of others the count may be lost, and with it the equality of keys.
		if (end !== 'waits') marks[key] = markOf(one, digests, (mark.changes ?? 0) + (end === 'told' ? 1 : 0));
	}

	if (watch.forgets) {
		// Where something waits, the next reading begins where this one did.
		const isSettled = seen.length > 0 && comparison.waiting === 0;
		for (const [key, mark] of missing) {
			if (isSettled && watch.forgets(mark, now)) delete marks[key];
			else if (!watch.readsSince && !isLongMissing(mark)) marks[key] = { ...mark, missing: (mark.missing ?? 0) + 1 };
		}
		return comparison;
	}
	for (const [key, mark] of missing) {
		const answers = (mark.missing ?? 0) + 1;
		const isGone = answers >= GONE_AFTER && settle({ kind: 'gone', key, before: mark.kept }, mark) !== 'waits';
		if (isGone) {
			delete marks[key];
			marks[leftKey(key)] = { digests: {}, changes: (mark.changes ?? 0) + 1, gone: true };
		} else marks[key] = { ...mark, missing: answers };
	}
	return comparison;
}

/** Of a record that an answer has, whatever becomes of its change: from now on it is counted anew. */
const there = ({ missing: _missing, ...mark }: Mark): Mark => mark;

const isLongMissing = ({ missing = 0 }: Mark) => missing >= GONE_AFTER;

/**
 * The records that an answer lacks. Half a company does not leave in one night; an answer that was cut short looks like
 * it, and takes nothing away.
 * @throws Failure where others stand in their place, or somebody wants to hear of what is gone
 */
function missingOf(
	records: ReadonlyMap<string, Seen>,
	noted: ReadonlyMap<string, Mark>,
	{ watch, now }: Circumstances,
): Array<[string, Mark]> {
	if (records.size === 0) return [];
	const known = [...noted].filter(([, { gone }]) => !gone);
	const missing = known.filter(([key]) => !records.has(key));
	// What was deleted one by one, long ago, is not missing all at once.
	const there = known.filter(([, mark]) => !watch.forgets || !isLongMissing(mark));
	const lost = there.filter(([key, mark]) => !records.has(key) && !watch.forgets?.(mark, now));
	if (watch.readsSince || lost.length < FEW || lost.length * 2 <= there.length) return missing;
	const others = [...records.keys()].filter((key) => !noted.has(key));
	const isHeard = lost.some(([key, mark]) => watch.wants({ kind: 'gone', key, before: mark.kept }));
	if (others.length < FEW && !isHeard) return watch.forgets ? missing : [];
	throw notSent(
		say`${watch.vendor.name} lists ${there.length - lost.length} of the ${there.length} that were there before`,
		say`An answer that was cut short looks like this, so nothing is told. If it is right, give this node a name that it has not had, and publish: stock is then taken anew, and what came meanwhile is not told.`,
		'SHRUNKEN',
	);
}

/** @throws Failure where records have no key: they would be one, which changes with each answer */
function assertKeys(seen: readonly Seen[], { vendor }: Watch): void {
	const nameless = seen.filter(({ key }) => key === '').length;
	if (nameless === 0) return;
	throw notSent(
		say`${nameless} of ${seen.length} records that ${vendor.name} lists lack the number by which they are known`,
		say`Nothing is told, and nothing is lost: the next answer that has them is compared with what was there before.`,
		'NUMBER_MISSING',
	);
}
