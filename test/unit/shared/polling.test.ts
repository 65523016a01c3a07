/** What is told of a list, whatever answers come, however few of its changes find a place, whatever notes are lost. */
import { hiworks } from '../../../nodes/Hiworks/vendor';
import { compare, stockOf } from '../../../nodes/shared/polling/compare';
import { Notebook, type Mark, type Notes } from '../../../nodes/shared/polling/notes';
import type { Change, Seen, Watch } from '../../../nodes/shared/polling/watch';
import fc from '../../support/properties';

const now = new Date('2026-11-30T00:00:00Z');
const KINDS = ['appeared', 'changed', 'gone'] as const;

const watching = (wanted: ReadonlyArray<Change['kind']>, more: Partial<Watch> = {}): Watch => ({
	vendor: hiworks,
	subject: 'list',
	calls: 1,
	read: async () => [],
	wants: ({ kind }) => wanted.includes(kind),
	show: () => ({}),
	...more,
});

/** The list: by key of a record, the value that it has. */
type List = Readonly<Record<string, string>>;

const seenOf = (list: List): Seen[] =>
	Object.entries(list).map(([key, value]) => ({ key, values: { value }, kept: { value }, item: { key, value } }));

let processes = 0;
const newProcess = () => `process ${processes++}`;

/** A trigger that polls, as far as comparing and noting go. */
class Poller {
	#data = {};
	/** The kind and record of what was told, with its key. */
	readonly told: Array<{ kind: Change['kind']; key: string; value: unknown; dedupeKey: string }> = [];

	readonly watch: Watch;
	readonly most: number;
	/** At once. */
	mostTold = 0;
	#isDoubtful = false;
	#process = newProcess();

	constructor(watch: Watch, most = 1_000) {
		this.watch = watch;
		this.most = most;
	}

	/** @returns how many changes wait; undefined: the answer was refused */
	poll(list: List): number | undefined {
		const notebook = new Notebook(this.#data, this.#process, now);
		const notes = notebook.read('list');
		const seen = seenOf(list);
		const stock = stockOf(notes, seen, this.#isDoubtful);
		const given = { watch: this.watch, subject: 'list', most: this.most, fromTheStart: false, now };
		try {
			const { marks, told, waiting } = compare(stock, seen, given);
			this.mostTold = Math.max(this.mostTold, told.length);
			for (const { change, dedupeKey } of told) {
				const value = change.kind === 'gone' ? change.before?.value : change.seen.item.value;
				this.told.push({ kind: change.kind, key: change.key, value, dedupeKey });
			}
			this.#isDoubtful = stock === undefined && seen.length === 0;
			notebook.write({
				subject: 'list',
				marks,
				readAt: now.toISOString(),
				pending: told.map(({ dedupeKey }) => ({ dedupeKey })),
			});
			return waiting;
		} catch {
			return undefined;
		}
	}

	/** Polls until nothing waits. */
	settle(list: List): void {
		for (let polls = 0; polls < 3; polls++) while ((this.poll(list) ?? 0) > 0);
	}

	/** A poll as a task of n8n's scheduler: it is given what is stored, which changes where n8n takes what was told. */
	task(list: List, isTaken: boolean): void {
		const [stored, before] = [this.kept(), this.told.length];
		this.poll(list);
		if (isTaken && this.told.length > before) return;
		this.#data = stored;
		this.told.length = before;
	}

	kept = () => structuredClone(this.#data);
	lose(kept: object): void {
		this.#data = structuredClone(kept);
		this.#process = newProcess();
	}
}

const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'constructor', '__proto__');
const lists = fc.dictionary(keys, fc.constantFrom('1', '2', '3'), { minKeys: 4, noNullPrototype: true });
/** What a poll may get instead of the list. */
const answers = fc.constantFrom('whole', 'whole', 'empty', 'cut', 'error');
const steps = fc.array(fc.record({ list: lists, answer: answers }), { minLength: 1, maxLength: 12 });

const cutShort = (list: List): List => Object.fromEntries(Object.entries(list).slice(0, 1));

function play(poller: Poller, played: ReadonlyArray<{ list: List; answer: string }>): void {
	for (const { list, answer } of played) {
		if (answer === 'error') continue;
		poller.poll(answer === 'empty' ? {} : answer === 'cut' ? cutShort(list) : list);
	}
}

it('no change is told twice: each that is told has a key of its own', () => {
	fc.assert(
		fc.property(
			lists,
			steps,
			fc.subarray([...KINDS]),
			fc.integer({ min: 1, max: 4 }),
			(first, played, wanted, most) => {
				const poller = new Poller(watching(wanted), most);
				poller.poll(first);
				play(poller, played);
				const told = poller.told.map(({ dedupeKey }) => dedupeKey);
				expect(new Set(told).size).toBe(told.length);
				expect(poller.mostTold).toBeLessThanOrEqual(most);
				expect(poller.told.filter(({ kind }) => !wanted.includes(kind))).toEqual([]);
			},
		),
	);
});

it('when all is told, what was told leads from the stock to the list as it is', () => {
	fc.assert(
		fc.property(lists, steps, lists, fc.integer({ min: 1, max: 4 }), (first, played, last, most) => {
			const poller = new Poller(watching(KINDS), most);
			poller.poll(first);
			play(poller, played);
			poller.settle(last);
			const known = new Map<string, unknown>(Object.entries(first));
			for (const { kind, key, value } of poller.told) {
				if (kind === 'gone') known.delete(key);
				else known.set(key, value);
			}
			// A list that shrinks to less than half is refused, and nothing of it told.
			const left = [...known.keys()].filter((key) => !Object.hasOwn(last, key));
			if (poller.poll(last) !== undefined)
				expect({ left, known }).toEqual({ left: [], known: new Map(Object.entries(last)) });
		}),
	);
});

it.each([['appeared'], ['changed'], ['gone']] as const)(
	'%s: a whole list after any answers tells nothing more',
	(kind) => {
		fc.assert(
			fc.property(lists, fc.array(answers, { maxLength: 8 }), (list, given) => {
				const poller = new Poller(watching([kind]));
				poller.poll(list);
				// Twice a cut answer is as many as make a record gone.
				play(
					poller,
					given.map((answer) => ({ list, answer })),
				);
				poller.settle(list);
				expect(poller.told).toEqual([]);
			}),
		);
	},
);

it('what is told anew after notes were lost has the key that it had', () => {
	fc.assert(
		fc.property(lists, steps, lists, (first, played, last) => {
			const poller = new Poller(watching(KINDS));
			poller.poll(first);
			play(poller, played);
			const kept = poller.kept();
			const before = poller.told.length;
			poller.poll(last);
			const told = poller.told.slice(before);
			poller.lose(kept);
			poller.poll(last);
			expect(poller.told.slice(before + told.length)).toEqual(told);
		}),
	);
});

it('where each poll is a task, and n8n drops what some of them tell, all is told, each change once', () => {
	const polls = fc.array(fc.record({ list: lists, isTaken: fc.boolean(), ends: fc.boolean() }), { maxLength: 12 });
	fc.assert(
		fc.property(lists, polls, lists, fc.integer({ min: 1, max: 4 }), (first, played, last, most) => {
			const poller = new Poller(watching(['appeared', 'changed'], { forgets: () => false }), most);
			poller.poll(first);
			const known = new Map<string, string>(Object.entries(first));
			for (const { list, isTaken, ends } of played) {
				// n8n ends, and begins with what it has stored.
				if (ends) poller.lose(poller.kept());
				poller.task({ ...first, ...list }, isTaken);
			}
			for (let poll = 0; poll < 20; poll++) poller.task({ ...first, ...last }, true);
			for (const { key, value } of poller.told) known.set(key, String(value));
			for (const [key, value] of Object.entries({ ...first, ...last }))
				expect([key, known.get(key)]).toEqual([key, value]);
			expect(new Set(poller.told.map(({ dedupeKey }) => dedupeKey)).size).toBe(poller.told.length);
		}),
	);
});

it('however short a list is, empty answers take nothing away, one that lacks a record twice does', () => {
	const poller = new Poller(watching(KINDS));
	const lists: List[] = [{ a: '1', b: '1' }, {}, {}, {}, { a: '1' }];
	for (const list of lists) poller.poll(list);
	expect(poller.told).toEqual([]);
	poller.poll({ a: '1' });
	expect(poller.told).toMatchObject([{ kind: 'gone', key: 'b' }]);
});

it('one that an answer shows in between, in part or with a change that waits, was not missing twice in a row', () => {
	const all = { a: '1', b: '1', c: '1' };
	const without = { b: '1', c: '1' };
	const inPart = new Poller(watching(KINDS));
	for (const list of [all, without, { ...all, a: '' }, without]) inPart.poll(list);
	expect(inPart.told).toEqual([]);
	const waiting = new Poller(watching(KINDS), 1);
	for (const list of [all, without, { c: '2', b: '1', a: '2' }, { b: '1', c: '2' }]) waiting.poll(list);
	expect(waiting.told.map(({ kind, key }) => [kind, key])).toEqual([['changed', 'c']]);
});

it('changes that nobody wants leave the keys of others as they are: their count may be lost', () => {
	const first: List = { a: '1', b: '1' };
	const last: List = { b: '1' };
	const betweens: List[][] = [[], [{ a: '2', b: '1' }, first]];
	const told = betweens.map((between) => {
		const poller = new Poller(watching(['gone']));
		for (const list of [first, ...between, last, last]) poller.poll(list);
		return poller.told;
	});
	expect(told[0]).toHaveLength(1);
	expect(told[1]).toEqual(told[0]);
});

it('a list of a time forgets what can come no more, and is never short', () => {
	const poller = new Poller(watching(KINDS, { forgets: ({ kept }) => kept?.value === 'old' }));
	poller.poll({ a: 'old', b: 'new', c: 'new', d: 'new' });
	expect(poller.poll({ d: 'new' })).toBe(0);
	expect(poller.poll({ a: 'old', b: 'new', d: 'new' })).toBe(0);
	expect(poller.told).toMatchObject([{ kind: 'appeared', key: 'a' }]);
});

it('a list without those deleted one by one, long ago, is not short when others come', () => {
	const poller = new Poller(watching(['appeared'], { forgets: () => false }));
	const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ [key]: '1' }));
	const left = { ...a, ...b };
	for (const list of [{ ...left, ...c, ...d, ...e }, { ...left, ...c }, { ...left, ...c }, left, left, left])
		expect(poller.poll(list)).toBe(0);
	expect(poller.poll({ ...left, x: '1', y: '1', z: '1' })).toBe(0);
	expect(poller.told.map(({ key }) => key)).toEqual(['x', 'y', 'z']);
	// One that comes back was there before.
	poller.poll({ ...left, ...c, x: '1', y: '1', z: '1' });
	expect(poller.told).toHaveLength(3);
	expect(poller.poll({ m: '1', n: '1', o: '1' })).toBeUndefined();
});

it('answers that lack one value, and then another, change nothing', () => {
	const seen = (values: Seen['values']): Seen[] => [{ key: 'a', values, item: {} }];
	const circumstances = { watch: watching(KINDS), subject: 'list', most: 10, fromTheStart: false, now };
	const whole = { name: '1', phone: '1' };
	let { marks } = compare(undefined, seen(whole), circumstances);
	for (const values of [{ ...whole, name: '' }, { ...whole, phone: '' }, whole, { ...whole, phone: '' }]) {
		const next = compare(marks, seen(values), circumstances);
		expect(next.told).toEqual([]);
		({ marks } = next);
	}
	const { told } = compare(marks, seen({ ...whole, phone: '' }), circumstances);
	expect(told).toMatchObject([{ change: { kind: 'changed', changed: ['phone'] } }]);
});

it('notes are read as they were written', () => {
	const mark = fc.record(
		{
			digests: fc.dictionary(fc.constantFrom('name', 'code', 'places'), fc.stringMatching(/^[\w-]{6}$/), {
				noNullPrototype: true,
			}),
			changes: fc.integer({ min: 1 }),
			missing: fc.constant(1),
			lacking: fc.constant(['name']),
			gone: fc.constant(true),
			kept: fc.record({ month: fc.string() }, { noNullPrototype: true }),
		},
		{ requiredKeys: ['digests'], noNullPrototype: true },
	);
	fc.assert(
		fc.property(fc.dictionary(fc.string(), mark, { noNullPrototype: true }), (marks) => {
			const notes: Notes = { subject: 'list', marks: marks as Record<string, Mark>, readAt: '', pending: [{ a: 1 }] };
			const notebook = new Notebook({}, newProcess(), now);
			notebook.write(notes);
			expect(notebook.read('list')).toEqual(notes);
			expect(notebook.read('another')).toBeUndefined();
		}),
	);
});
