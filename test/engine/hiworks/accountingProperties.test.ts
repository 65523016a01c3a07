/**
 * Sync from any state of the vendor to any desired state: equal afterwards, and nothing left to do. One sandbox, one
 * seed.
 */
import fc, { type Arbitrary } from 'fast-check';

import { plainLine } from '../../../nodes/shared/korea/textForm';
import type { Fault, GivenRecord } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { full } from '../support/clock';
import {
	fieldsOf,
	LISTS,
	lists,
	methods,
	officeProblems,
	outputs,
	records,
	RESOURCES,
	stored,
	type Column,
	type Entry,
	type Resource,
} from '../support/hiworksOffice';

const SEED = 20_260_131;
const PER_PART = 20;
const PARTS = full ? 100 : 3;

const sandbox = withSandbox({ hiworks: { dailyLimit: 10_000_000 } });

type Item = Entry & { code: string };

interface Case {
	resource: Resource;
	matchBy: 'code' | 'externalKey';
	deleteMissing: boolean;
	/** With every column; `inactive` by place. */
	vendor: Item[];
	inactive: boolean[];
	desired: Item[];
	rowsPerCall: number;
	rowOrder: 'asSent' | 'reversed' | 'shuffled';
	fault: Fault;
	/** Picks the row that always fails. */
	pick: number;
}

// ── What is generated ───────────────────────────────────────────────────────────────────────────────────────────────

const CODES = ['1', '01', '001', 'A', 'a', 'A.1', '가', 'b c', 'x/y', '한글 코드', '1~0', '~'];
/** As only the web screen makes them. */
const ODD_CODES = ['p,q', ' s', 't '];
const KEYS = Array.from({ length: 8 }, (_, n) => `k${n}`);
const words = fc.oneof(
	fc.constantFrom('영업팀', '개발 1팀', '"인용"', 'a, b', '<b>&amp;', '😀', '={{ 1 }}', 'ㄱ'.repeat(60)),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const filled = words.map(plainLine).filter((text) => text !== '' && !/[\p{Cc}\p{Cs}]/u.test(text));

/** Further columns of a list, as somebody may have them at the vendor, or as an ERP gives them. */
const further = (resource: Resource, cell: Arbitrary<string>): Arbitrary<Entry> => {
	const numbers: Partial<Record<Column, string[]>> = {
		businessNumber: ['220-00-00002', '888-88-88888', '2200000002'],
		accountNumber: ['110-222-333001', '0012', '1'],
	};
	const columns = LISTS[resource].columns.filter((column) => column !== 'code' && column !== 'externalKey');
	return fc.record(
		Object.fromEntries(
			columns.map((column) => [column, numbers[column] ? fc.constantFrom(...numbers[column]) : cell]),
		) as Record<string, Arbitrary<string>>,
	);
};

const vendorOf = (resource: Resource, unique: boolean): Arbitrary<Item[]> =>
	fc
		.record({
			codes: fc.uniqueArray(
				fc.oneof(
					{ weight: 9, arbitrary: fc.constantFrom(...CODES) },
					{ weight: 1, arbitrary: fc.constantFrom(...ODD_CODES) },
				),
				{ maxLength: 8 },
			),
			keys: fc.shuffledSubarray(KEYS, { minLength: 8 }),
			others: fc.array(fc.constantFrom('', ...KEYS), { minLength: 8, maxLength: 8 }),
			bare: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
			cells: fc.array(further(resource, fc.oneof(words, fc.constantFrom('', ' 공백 '))), {
				minLength: 8,
				maxLength: 8,
			}),
		})
		.map(({ codes, keys, others, bare, cells }) =>
			codes.map((code, n) => ({
				...cells[n],
				code,
				externalKey: unique ? (bare[n] && others[n] === '' ? '' : keys[n]!) : others[n]!,
			})),
		);

const desiredOf = (resource: Resource): Arbitrary<Item[]> =>
	fc
		.record({
			codes: fc.shuffledSubarray(CODES, { maxLength: 8 }),
			keys: fc.shuffledSubarray(KEYS, { minLength: 8 }),
			cells: fc.array(further(resource, filled), { minLength: 8, maxLength: 8 }),
			gaps: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 8, maxLength: 8 }),
			keyless: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
		})
		.map(({ codes, keys, cells, gaps, keyless }) =>
			codes.map((code, n) => {
				const columns = Object.entries(cells[n]!).filter((_, place) => place !== gaps[n]);
				return { ...Object.fromEntries(columns), code, ...(keyless[n] ? {} : { externalKey: keys[n]! }) };
			}),
		);

const anyCase: Arbitrary<Case> = fc.constantFrom(...RESOURCES).chain((resource) =>
	fc.constantFrom('code' as const, 'externalKey' as const).chain((matchBy) =>
		fc
			.record({
				resource: fc.constant(resource),
				matchBy: fc.constant(matchBy),
				deleteMissing: fc.boolean(),
				vendor: vendorOf(resource, matchBy === 'externalKey'),
				inactive: fc.array(
					fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
					{ minLength: 8, maxLength: 8 },
				),
				desired: desiredOf(resource),
				same: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
				rowsPerCall: fc.integer({ min: 1, max: 5 }),
				rowOrder: fc.constantFrom('asSent' as const, 'reversed' as const, 'shuffled' as const),
				fault: fc.record({
					kind: fc.constantFrom(
						'resetAfter' as const,
						'resetBefore' as const,
						'500' as const,
						'truncatedJson' as const,
						'200withoutKey' as const,
						'408' as const,
					),
					match: fc.record({ method: fc.constantFrom('POST', 'PUT', 'DELETE'), nth: fc.integer({ min: 1, max: 2 }) }),
				}),
				pick: fc.nat(1000),
			})
			.map(({ same, ...one }): Case => {
				// Half of the desired records are as they were.
				const desired = one.desired.map((item, n) => {
					const twin = one.vendor.find((row) =>
						matchBy === 'code' ? row.code === item.code : row.externalKey === item.externalKey,
					);
					const isReadable =
						twin &&
						Object.values(twin).every((value) => value !== '' && value === plainLine(value)) &&
						!twin.code.includes(',');
					return same[n] && isReadable && (matchBy === 'code' || !one.desired.some(({ code }) => code === twin.code))
						? { ...twin }
						: item;
				});
				const keyed = matchBy === 'code' ? desired : desired.filter(({ externalKey }) => externalKey !== undefined);
				return settled({
					...one,
					desired: keyed.filter((item, n) => keyed.findIndex(({ code }) => code === item.code) === n),
				});
			}),
	),
);

// ── What must come of it ────────────────────────────────────────────────────────────────────────────────────────────

const matches =
	({ matchBy }: Case, item: Entry) =>
	(row: Entry) =>
		row[matchBy] === item[matchBy];
const isDeletable = ({ code }: Item) => !code.includes(',') && code === code.trim();
const isComplete = ({ resource }: Case, item: Entry) =>
	LISTS[resource].columns.every((column) => column === 'externalKey' || item[column] !== undefined);
/** A record without the key that records are matched by was made by a person, and stays. */
const isMissing = (one: Case) => (row: Entry) =>
	one.deleteMissing && row[one.matchBy] !== '' && !one.desired.some((item) => matches(one, item)(row));
const remains = (one: Case) =>
	one.vendor.filter(
		(row) => !one.desired.some((item) => matches(one, item)(row)) && !(isMissing(one)(row) && isDeletable(row)),
	);

/** Without what nobody could bring about: a code that a record keeps which is not to be touched. */
function settled(one: Case): Case {
	const kept = new Set(remains(one).map(({ code }) => code));
	const desired = one.desired.filter((item) => one.matchBy === 'code' || !kept.has(item.code));
	return desired.length === one.desired.length ? one : settled({ ...one, desired });
}

const sorted = (list: readonly Entry[]) => [...list].sort((a, b) => (a.code! < b.code! ? -1 : 1));

/** Business numbers are the same in whatever way they are hyphened. */
const isSame = (column: string, a = '', b = '') =>
	a === b || (column === 'businessNumber' && a.replaceAll('-', '') === b.replaceAll('-', ''));

/** What a record holds once an item was brought into it; undefined: nothing changes. */
function changed(row: Item, item: Entry): Item | undefined {
	const news = Object.entries(item).filter(([column, value]) => !isSame(column, row[column as Column], value));
	return news.length > 0 ? { ...row, ...Object.fromEntries(news) } : undefined;
}

/** The vendor's list afterwards; `failing`: a code with which nothing is done. */
function expected(one: Case, failing?: string): Entry[] {
	const { vendor, desired } = one;
	const wanted = desired.flatMap((item): Entry[] => {
		const row = vendor.find(matches(one, item));
		if (failing !== undefined && (row?.code ?? item.code) === failing) return row ? [row] : [];
		return row
			? [changed(row, item) ?? row]
			: isComplete(one, item)
				? [{ ...item, externalKey: item.externalKey ?? item.code }]
				: [];
	});
	const gone = vendor.filter((row) => row.code === failing && isDeletable(row) && isMissing(one)(row));
	return sorted([...remains(one), ...gone, ...wanted]);
}

/** Of each item, and then of what only the vendor has. */
function expectedActions(one: Case, again: boolean): string[] {
	const { vendor, inactive, desired } = one;
	const ofItems = desired.map((item) => {
		const place = vendor.findIndex(matches(one, item));
		const row = vendor[place];
		if (!row) return !isComplete(one, item) ? 'failed' : again ? 'unchanged' : 'created';
		if (inactive[place]) return 'inactive';
		return again || !changed(row, item) ? 'unchanged' : 'updated';
	});
	const missing = vendor.filter(isMissing(one));
	return [...ofItems, ...missing.flatMap((row) => (!isDeletable(row) ? ['failed'] : again ? [] : ['deleted']))];
}

/** Codes stay with their records, so that a failing row stands in nobody's way. */
function unmoved(one: Case): Case {
	if (one.matchBy === 'code') return one;
	const desired = one.desired.flatMap((item): Item[] => {
		const row = one.vendor.find(matches(one, item));
		return row
			? isDeletable(row)
				? [{ ...item, code: row.code }]
				: []
			: one.vendor.some(({ code }) => code === item.code)
				? []
				: [item];
	});
	return settled({ ...one, desired });
}

// ── The runs ────────────────────────────────────────────────────────────────────────────────────────────────────────

async function sync({ resource, matchBy, deleteMissing, rowsPerCall, desired }: Case) {
	const options = { deleteMissing, rowsPerCall, mostDeletions: 1000, mostDeletionsPercent: 100 };
	sandbox.hiworks.clearRequests();
	const result = await lists(sandbox, `${resource}.sync`, fieldsOf(resource, { matchBy, options }), desired);
	expect([result.error?.message, result.error?.description, officeProblems(sandbox)]).toEqual([
		undefined,
		undefined,
		[],
	]);
	return outputs(result);
}

function prepare({ resource, vendor, inactive, rowOrder }: Case, faults: Fault[], failingCodes: string[]) {
	sandbox.hiworks.setRecords(
		LISTS[resource].list,
		stored(vendor).map((row, n): GivenRecord => ({ ...row, use_flag: inactive[n] ? 'N' : 'Y' })),
	);
	sandbox.hiworks.configure({ rowOrder, failingCodes });
	sandbox.hiworks.setFaults(faults);
}

const state = ({ resource }: Case) => sorted(records(sandbox, resource));
const actionsOf = (rows: Awaited<ReturnType<typeof sync>>) => rows.map(({ action }) => action);

async function becomesEqual(one: Case) {
	prepare(one, [], []);
	expect(actionsOf(await sync(one))).toEqual(one.desired.length === 0 ? [] : expectedActions(one, false));
	expect(state(one)).toEqual(one.desired.length === 0 ? sorted(one.vendor) : expected(one));
	if (one.desired.length === 0) return;
	expect(actionsOf(await sync(one))).toEqual(expectedActions(one, true));
	expect(methods(sandbox)).toEqual(['GET']);
}

async function failsAlone(given: Case) {
	const one = unmoved(given);
	const codes = [
		...new Set([...one.vendor, ...one.desired].map(({ code }) => code).filter((code) => isDeletable({ code }))),
	];
	if (one.desired.length === 0) return;
	const failing = codes[one.pick % codes.length]!;
	prepare(one, [], [failing]);
	const rows = await sync(one);
	expect(state(one)).toEqual(expected(one, failing));
	const plain = expectedActions(one, false);
	expect(rows.map(({ action, code }, n) => (code === failing && action === 'failed' ? plain[n] : action))).toEqual(
		plain,
	);
}

async function losesNothing(one: Case) {
	if (one.desired.length === 0) return;
	prepare(one, [one.fault], []);
	await sync(one);
	// What had an effect, row by row: no record may be made twice.
	const made = sandbox.hiworks
		.requests()
		.flatMap(({ method, effect, body }) =>
			method === 'POST' && effect
				? (body as { list: Array<Record<string, string>> }).list.map((row) => row[`${LISTS[one.resource].list}_code`])
				: [],
		);
	expect(made).toEqual([...new Set(made)]);
	sandbox.hiworks.setFaults([]);
	if (sandbox.hiworks.requests().some(({ fault }) => fault !== null)) {
		seen.lost!++;
		if (JSON.stringify(state(one)) !== JSON.stringify(expected(one))) await sync(one);
	}
	expect(state(one)).toEqual(expected(one));
}

// The counts of what was generated: what never came up would not be tested.
const seen: Record<string, number> = { lost: 0 };

describe(`Sync, from ${PER_PART * PARTS} generated states (seed ${SEED})`, () => {
	it.each(Array.from({ length: PARTS }, (_, part) => part))(
		`part %i of ${PARTS}`,
		async (part) => {
			for (const [n, one] of fc.sample(anyCase, { numRuns: PER_PART, seed: SEED + part }).entries()) {
				try {
					await becomesEqual(one);
					await failsAlone(one);
					await losesNothing(one);
				} catch (failure) {
					throw new Error(`Case ${n} of part ${part}, seed ${SEED}: ${JSON.stringify(one)}`, { cause: failure });
				}
				for (const what of [one.resource, one.matchBy, String(one.deleteMissing), ...expectedActions(one, false)])
					seen[what] = (seen[what] ?? 0) + 1;
			}
		},
		300_000,
	);

	it('had everything among them', () => {
		const all = [
			...RESOURCES,
			'code',
			'externalKey',
			'true',
			'false',
			'created',
			'updated',
			'deleted',
			'unchanged',
			'inactive',
			'failed',
			'lost',
		];
		expect(all.filter((what) => (seen[what] ?? 0) < 5)).toEqual([]);
	});
});
