import { inside, Invalid } from '../../../nodes/shared/errors/invalid';
import { say } from '../../../nodes/shared/errors/words';
import {
	choice,
	choices,
	count,
	date,
	flag,
	id,
	isShown,
	json,
	jsonRows,
	number,
	optional,
	options,
	perItem,
	readRecord,
	rows,
	text,
	toProperties,
	when,
	won,
	type Field,
} from '../../../nodes/shared/fields/fields';
import { errorOf } from './korea/support';

const named = { displayName: 'Thing', description: 'What it is', placeholder: 'e.g. one' };

/** What is wrong, and where: `Lines 2: Name | expected a value`. */
const problem = (read: () => unknown) => {
	const { path, message } = errorOf(read);
	return `${path.map((step) => (typeof step === 'object' ? `"${step.key}"` : step)).join(' / ')} | ${message}`;
};

const NOTHING = [undefined, null, ''];
const NO_TEXTS = [true, false, {}, [], ['a'], 1.5, 2 ** 53, NaN, Infinity];

describe('text', () => {
	const field = text(named);

	it('is a required string', () => {
		expect(field.kind).toBe('text');
		expect(field.property).toEqual({ ...named, type: 'string', default: '', required: true });
		expect(text({ displayName: 'Key', secret: true, default: 'x' }).property).toEqual({
			displayName: 'Key',
			type: 'string',
			default: 'x',
			required: true,
			typeOptions: { password: true },
		});
	});

	it.each([
		[' 가 나 ', '가 나'],
		['\u00a0a\u3000', 'a'],
		[0, '0'],
		[-1, '-1'],
		[2026, '2026'],
		['0', '0'],
	])('reads %p as %p', (value, read) => {
		expect(field.read(value)).toBe(read);
	});

	it.each([...NOTHING, ' \n\u00a0', ...NO_TEXTS])('refuses %p', (value) => {
		expect(() => field.read(value)).toThrow(Invalid);
	});

	it('parses the trimmed text', () => {
		const parse = jest.fn((read: string) => read.length);
		expect(text({ displayName: 'Thing', parse }).read(' abc ')).toBe(3);
		expect(parse).toHaveBeenCalledWith('abc', ' abc ');
	});

	it('may take no number, without quoting it', () => {
		const phone = text({ displayName: 'Phone', textOnly: true });
		expect(phone.read('010')).toBe('010');
		expect(errorOf(() => phone.read(1_000_001_234)).message).toBe(
			'expected text: a number has lost its leading zeros (make the column of the sheet text)',
		);
	});
});

describe('number', () => {
	const field = number(named);

	it('is text in the editor, so that empty stays empty', () => {
		expect([field.kind, field.property]).toEqual(['number', { ...named, type: 'string', default: '', required: true }]);
	});

	it.each([
		[3, 3],
		[0, 0],
		[-1.5, -1.5],
		['3', 3],
		[' 0.5 ', 0.5],
		['-2', -2],
		['1,234.5', 1234.5],
		['1,234,567', 1234567],
		['007', 7],
		[1e-7, 1e-7],
	])('reads %p as %p', (value, read) => {
		expect(field.read(value)).toBe(read);
	});

	it.each([
		...NOTHING,
		' ',
		'1,00',
		'1e3',
		'.5',
		'5.',
		'+1',
		'1 000',
		'1,234,5',
		'x',
		NaN,
		Infinity,
		1e21,
		2 ** 53,
		'9007199254740993',
		true,
		{},
		[1],
	])('refuses %p', (value) => {
		expect(() => field.read(value)).toThrow(Invalid);
	});
});

describe('count', () => {
	const field = count({ ...named, least: 1, most: 100, default: 5 });

	it('is a number with bounds', () => {
		expect([field.kind, field.property]).toEqual([
			'number',
			{ ...named, type: 'number', default: 5, typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 } },
		]);
	});

	it.each([
		[undefined, 5],
		[1, 1],
		[100, 100],
		['7', 7],
		[' 100 ', 100],
	])('reads %p as %p', (value, read) => {
		expect(field.read(value)).toBe(read);
	});

	// What an expression came to nothing must not become the default.
	it.each([null, '', ' ', 0, 101, 1.5, '1.5', '1e1', -1, NaN, true, [], '0101010101'])('refuses %p', (value) => {
		expect(problem(() => field.read(value))).toMatch(/^ \| expected a whole number from 1 to 100, found /);
	});
});

describe('won and date', () => {
	it('are required texts in the editor', () => {
		expect([won(named).kind, won(named).property]).toEqual([
			'won',
			{ ...named, type: 'string', default: '', required: true },
		]);
		expect([date(named).kind, date(named).property]).toEqual([
			'date',
			{ ...named, type: 'dateTime', default: '', required: true },
		]);
	});

	it('read as their parsers do', () => {
		expect(won(named).read(' ₩1,000 ')).toBe(1000n);
		expect(won(named).read(0)).toBe(0n);
		expect(date(named).read('2026. 1. 5.')).toBe('2026-01-05');
		expect(date(named).read(new Date('2026-01-04T15:00:00Z'))).toBe('2026-01-05');
		expect(date(named).read({ toMillis: () => Date.UTC(2026, 0, 4, 15) })).toBe('2026-01-05');
	});

	it.each([...NOTHING, ' ', '1,00', {}, [], true])('refuse %p', (value) => {
		expect(() => won(named).read(value)).toThrow(Invalid);
		expect(() => date(named).read(value)).toThrow(Invalid);
	});
});

describe('flag', () => {
	const field = flag({ displayName: 'Thing', default: true });

	it('is a boolean; a literal one takes no expression', () => {
		expect([field.kind, field.property]).toEqual(['flag', { displayName: 'Thing', type: 'boolean', default: true }]);
		expect(flag({ displayName: 'Thing', literal: true }).property).toEqual({
			displayName: 'Thing',
			type: 'boolean',
			default: false,
			noDataExpression: true,
		});
	});

	it.each([
		[undefined, true],
		[true, true],
		[false, false],
		['true', true],
		['false', false],
	])('reads %p as %p', (value, read) => {
		expect(field.read(value)).toBe(read);
	});

	it.each([null, '', ' true', 'TRUE', 'yes', 0, 1, {}, []])('refuses %p', (value) => {
		expect(() => field.read(value)).toThrow(Invalid);
	});
});

describe('choice', () => {
	const field = choice({
		displayName: 'Thing',
		choices: { one: 'One', two: { name: 'Two', description: 'The other' } },
		default: 'two',
	});

	it('lists its values in their order', () => {
		const listed = [
			{ value: 'one', name: 'One' },
			{ value: 'two', name: 'Two', description: 'The other' },
		];
		expect([field.kind, field.property]).toEqual([
			'choice',
			{ displayName: 'Thing', type: 'options', options: listed, default: 'two' },
		]);
	});

	it.each([
		[undefined, 'two'],
		['one', 'one'],
		[' one\u200b', 'one'],
		['two', 'two'],
	])('reads %p as %p', (value, read) => {
		expect(field.read(value)).toBe(read);
	});

	it.each([null, '', 'One', 'toString', '__proto__', 1, true, ['one'], {}])('refuses %p', (value) => {
		expect(problem(() => field.read(value))).toMatch(/^ \| expected one of one, two, found /);
	});
});

describe('choice whose names have a word in brackets', () => {
	const { read } = choice({
		displayName: 'Thing',
		choices: { taxable: 'Taxable (과세)', other: 'Other' },
		default: 'taxable',
		readsBrackets: true,
	});

	it.each([
		['과세', 'taxable'],
		[' 과세 ', 'taxable'],
		['taxable', 'taxable'],
		['other', 'other'],
	])('reads %p as %p', (given, expected) => {
		expect(read(given)).toBe(expected);
	});

	it.each(['Taxable', '과', '(과세)', 'undefined', '', null])('refuses %p, and says what it reads', (value) => {
		expect(problem(() => read(value))).toMatch(/^ \| expected one of taxable \(과세\), other, found /);
	});
});

describe('choices', () => {
	const field = choices({
		displayName: 'Things',
		choices: { two: 'Two', one: { name: 'One', description: 'The first' }, three: 'Three' },
	});

	it('lists its values by the alphabet', () => {
		const listed = [
			{ value: 'one', name: 'One', description: 'The first' },
			{ value: 'three', name: 'Three' },
			{ value: 'two', name: 'Two' },
		];
		expect([field.kind, field.property]).toEqual([
			'choices',
			{ displayName: 'Things', type: 'multiOptions', options: listed, default: [] },
		]);
	});

	it.each([
		[undefined, []],
		[[], []],
		[
			['two', 'one'],
			['two', 'one'],
		],
		[['one', 'one'], ['one']],
	])('reads %p as %p', (value, read) => {
		expect(field.read(value)).toEqual(read);
	});

	it('takes its default only where nothing was set, and never the same list twice', () => {
		const withDefault = choices({ displayName: 'Things', choices: { one: 'One', two: 'Two' }, default: ['two'] });
		withDefault.read(undefined).push('one');
		expect([withDefault.read(undefined), withDefault.read([]), withDefault.property.default]).toEqual([
			['two'],
			[],
			['two'],
		]);
	});

	it.each([null, '', 'one', {}, 1, true])('refuses %p', (value) => {
		expect(problem(() => field.read(value))).toMatch(/^ \| expected a list of two, one, three/);
	});

	it.each([[['One']], [['one', 'four']], [[null]], [[undefined]], [['toString']], [[['one']]]])(
		'refuses %p',
		(value) => {
			expect(problem(() => field.read(value))).toMatch(/^ \| expected one of two, one, three, found /);
		},
	);
});

describe('id', () => {
	const field = id({ ...named, most: 5 });
	const inPath = id({ ...named, most: 5, inPath: true });
	const locator = id({ ...named, most: 5, locator: true });

	it('is a string, or a resource locator with its value by id only', () => {
		expect([field.kind, field.property]).toEqual(['id', { ...named, type: 'string', default: '', required: true }]);
		const { placeholder, ...texts } = named;
		expect(locator.property).toEqual({
			...texts,
			type: 'resourceLocator',
			default: { mode: 'id', value: '' },
			required: true,
			modes: [{ displayName: 'By ID', name: 'id', type: 'string', placeholder }],
		});
	});

	it.each([
		['abc', 'abc'],
		[' a-1 ', 'a-1'],
		['~!"\\/', '~!"\\/'],
		['..', '..'],
		[12345, '12345'],
		['xxxxx', 'xxxxx'],
	])('reads %p as %p', (value, read) => {
		expect(field.read(value)).toBe(read);
	});

	it.each([...NOTHING, ' ', 'xxxxxx', '주문', 'a b', 'a\u00a0b', 'a\tb', '１', '😀', ...NO_TEXTS])(
		'refuses %p',
		(value) => {
			expect(() => field.read(value)).toThrow(Invalid);
		},
	);

	it('that stands in a path has no slash and is no dot segment', () => {
		for (const value of ['.', '..', 'a/b', '/', '\\', 'a\\'])
			expect(problem(() => inPath.read(value))).toContain('an id of 1 to 5 characters without / or \\, found');
		for (const value of ['...', '.a', '%2e', '~a']) expect(inPath.read(value)).toBe(value);
	});

	it('reads a locator as n8n gives it, and what an expression gives instead', () => {
		expect(locator.read({ __rl: true, mode: 'id', value: 'abc' })).toBe('abc');
		expect(locator.read('abc')).toBe('abc');
		for (const value of [{ mode: 'id', value: '' }, { mode: 'id', value: null }, { mode: 'id', value: {} }, {}, null])
			expect(() => locator.read(value)).toThrow(Invalid);
		// Without a locator an object is no id.
		expect(() => field.read({ mode: 'id', value: 'abc' })).toThrow(Invalid);
	});
});

describe('optional', () => {
	const kinds: Array<[string, Field<unknown>]> = [
		['text', text(named)],
		['number', number(named)],
		['won', won(named)],
		['date', date(named)],
		['id', id({ ...named, most: 5 })],
		['json', json({ ...named, fields: {} })],
	];

	it.each(kinds)('%s reads nothing as undefined, and all else as before', (_, field) => {
		const free = optional(field);
		expect(free.kind).toBe(field.kind);
		expect(free.property).not.toHaveProperty('required');
		expect(field.property.required).toBe(true);
		for (const value of [...NOTHING, ' ', '\u00a0\n']) expect(free.read(value)).toBeUndefined();
		expect(() => free.read(true)).toThrow(Invalid);
	});

	it('reads 0 and false as values', () => {
		expect(optional(won(named)).read(0)).toBe(0n);
		expect(optional(number(named)).read('0')).toBe(0);
		expect(optional(flag(named)).read(false)).toBe(false);
	});

	it('knows an empty locator', () => {
		expect(optional(id({ ...named, most: 5, locator: true })).read({ mode: 'id', value: '' })).toBeUndefined();
	});
});

describe('when', () => {
	const fields = {
		kind: choice({ displayName: 'Kind', choices: { a: 'A', b: 'B', c: 'C' }, default: 'a' }),
		thing: when({ kind: ['a', 'b'] }, text(named)),
	};

	it('shows and reads a field only beside the given values', () => {
		expect(toProperties(fields)[1]).toMatchObject({ name: 'thing', displayOptions: { show: { kind: ['a', 'b'] } } });
		expect([
			isShown(fields.thing, { kind: 'a' }),
			isShown(fields.thing, { kind: 'c' }),
			isShown(fields.thing, {}),
		]).toEqual([true, false, false]);
		expect(readRecord(fields, { kind: 'b', thing: 'x' })).toEqual({ kind: 'b', thing: 'x' });
		expect(readRecord(fields, { kind: 'c', thing: {} })).toEqual({ kind: 'c', thing: undefined });
		expect(() => readRecord(fields, { kind: 'a' })).toThrow(Invalid);
	});

	it('hangs on a choice that takes no expression, so that n8n knows whether to demand it', () => {
		const [kind, thing] = toProperties(fields);
		expect([kind?.noDataExpression, thing?.required]).toEqual([true, true]);
		expect(toProperties({ kind: fields.kind })[0]).not.toHaveProperty('noDataExpression');
	});

	it.each([
		['a choice that may be another in each item', perItem(fields.kind)],
		['a flag', flag({ displayName: 'Kind' })],
	])('is not demanded where it hangs on %s', (_title, kind) => {
		const [first, thing] = toProperties({ kind, thing: when({ kind: ['a', true] }, text(named)) });
		expect(first).not.toHaveProperty('noDataExpression');
		expect(thing).not.toHaveProperty('required');
	});

	it('is shown within the scope of its operation as well', () => {
		const scope = { resource: ['r'], operation: ['o'] };
		const [first, second] = toProperties(fields, scope);
		expect([first?.displayOptions, second?.displayOptions]).toEqual([
			{ show: scope },
			{ show: { ...scope, kind: ['a', 'b'] } },
		]);
		expect(Object.keys(second ?? {}).slice(0, 2)).toEqual(['displayName', 'name']);
	});
});

const LINE = {
	name: text({ displayName: 'Name' }),
	cost: won({ displayName: 'Cost' }),
	note: optional(text({ displayName: 'Note' })),
};
const ALIASES = { title: 'name', price: 'cost', gone: 'noSuchField' };

describe('json', () => {
	const field = json({ ...named, fields: LINE, aliases: ALIASES });

	it('is JSON in the editor', () => {
		expect([field.kind, field.property]).toEqual(['json', { ...named, type: 'json', default: '', required: true }]);
		expect(json({ ...named, fields: LINE, default: '={{ $json }}' }).property.default).toBe('={{ $json }}');
	});

	it('reads an object or its text', () => {
		const read = { name: '가', cost: 1n, note: undefined };
		expect(field.read({ name: '가', cost: 1 })).toEqual(read);
		expect(field.read(' {"name": "가", "cost": "1"} ')).toEqual(read);
	});

	it.each<[unknown, string]>([
		[undefined, ' | expected a JSON object, found nothing'],
		[null, ' | expected a JSON object, found nothing'],
		['', ' | expected a value'],
		['{', ' | expected well-formed JSON'],
		['[1]', ' | expected a JSON object, found a list'],
		['"text"', ' | expected a JSON object, found "text"'],
		[[{ name: '가', cost: 1 }], ' | expected a JSON object, found a list'],
		[{ name: '가' }, 'Cost | expected a value'],
		[{ name: '가', cost: 'x' }, 'Cost | expected a whole number of won, found "x"'],
		[{ name: '가', cost: 1, title: 'x' }, '"title" | expected the name "name" instead'],
		[{ name: '가', PRICE: 1 }, '"PRICE" | expected only the names name, cost, note'],
		[{ name: '가', Cost: 1 }, '"Cost" | expected the name "cost" instead'],
		[{ name: '가', cost: 1, gone: 1 }, '"gone" | expected only the names name, cost, note'],
		[{ name: '가', cost: 1, toString: 1 }, '"toString" | expected only the names name, cost, note'],
		['{"__proto__": 1}', '"__proto__" | expected only the names name, cost, note'],
	])('refuses %j', (value, told) => {
		expect(problem(() => field.read(value))).toBe(told);
	});

	it('takes a key that is there without a value as an expression that came to nothing', () => {
		const choices = { kind: choice({ displayName: 'Kind', choices: { a: 'A' }, default: 'a' }) };
		expect(readRecord(choices, {})).toEqual({ kind: 'a' });
		expect(() => readRecord(choices, { kind: undefined })).toThrow(Invalid);
		expect(() => readRecord(choices, { kind: null })).toThrow(Invalid);
	});
});

describe('jsonRows', () => {
	const field = jsonRows({ ...named, fields: LINE, aliases: ALIASES });

	it('reads an array or its text', () => {
		expect(field.kind).toBe('json');
		expect(
			field.read([
				{ name: '가', cost: 1 },
				{ name: '나', cost: '2', note: '' },
			]),
		).toEqual([
			{ name: '가', cost: 1n, note: undefined },
			{ name: '나', cost: 2n, note: undefined },
		]);
		expect(field.read('[]')).toEqual([]);
	});

	it.each<[unknown, string]>([
		[undefined, ' | expected a value'],
		[{ name: '가', cost: 1 }, ' | expected a JSON array of objects, found an object'],
		['x', ' | expected well-formed JSON'],
		[[{ name: '가', cost: 1 }, 5], '1 | expected a JSON object, found 5'],
		[
			[
				{ name: '가', cost: 1 },
				{ name: '', cost: 1 },
			],
			'1 / Name | expected a value',
		],
		[[{ name: '가', price: 1 }], '0 / "price" | expected the name "cost" instead'],
	])('refuses %j', (value, told) => {
		expect(problem(() => field.read(value))).toBe(told);
	});
});

describe('rows', () => {
	const field = rows({ ...named, group: 'line', groupName: 'Line', buttonText: 'Add Line', fields: LINE });

	it('is a collection of rows, whose fields stand as they were given', () => {
		expect(field.kind).toBe('rows');
		expect(field.property).toMatchObject({
			...named,
			type: 'fixedCollection',
			default: {},
			placeholder: 'Add Line',
			typeOptions: { multipleValues: true, sortable: true },
		});
		const [group] = field.property.options as Array<{
			name: string;
			displayName: string;
			values: Array<{ name: string }>;
		}>;
		expect([group?.name, group?.displayName, group?.values.map(({ name }) => name)]).toEqual([
			'line',
			'Line',
			['name', 'cost', 'note'],
		]);
	});

	it('reads its rows in order; without any it is empty', () => {
		expect(
			field.read({
				line: [
					{ name: '나', cost: '2' },
					{ name: '가', cost: 1 },
				],
			}),
		).toEqual([
			{ name: '나', cost: 2n, note: undefined },
			{ name: '가', cost: 1n, note: undefined },
		]);
		for (const value of [undefined, null, '', {}, { line: [] }]) expect(field.read(value)).toEqual([]);
	});

	it('tells which row', () => {
		expect(
			problem(() =>
				field.read({
					line: [
						{ name: '가', cost: 1 },
						{ name: '나', cost: '' },
					],
				}),
			),
		).toBe('1 / Cost | expected a value');
		expect(() => field.read({ line: 'x' })).toThrow(Invalid);
		expect(() => field.read({ line: [null] })).toThrow(Invalid);
	});
});

describe('options', () => {
	const field = options({
		displayName: 'Options',
		fields: { zoo: flag({ displayName: 'Zoo', default: true }), ape: optional(won({ displayName: 'Ape' })) },
	});

	it('is a collection, by the alphabet', () => {
		expect([field.kind, field.property.type, field.property.default, field.property.placeholder]).toEqual([
			'options',
			'collection',
			{},
			'Add option',
		]);
		expect((field.property.options as Array<{ name: string }>).map(({ name }) => name)).toEqual(['ape', 'zoo']);
	});

	it('has a default, or nothing, for what was not set', () => {
		for (const value of [undefined, null, {}]) expect(field.read(value)).toEqual({ zoo: true, ape: undefined });
		expect(field.read({ zoo: 'false', ape: '1,000', unknown: 1 })).toEqual({ zoo: false, ape: 1000n });
		expect(problem(() => field.read({ zoo: null }))).toBe('Zoo | expected true or false, found nothing');
	});

	it.each(['x', [], 5])('refuses %p', (value) => {
		expect(() => field.read(value)).toThrow(Invalid);
	});
});

describe('inside', () => {
	it('tells the way to what is invalid, and leaves other errors alone', () => {
		const call = (error: Error) => () =>
			inside('A', () =>
				inside(2, () => {
					throw error;
				}),
			);
		expect(errorOf(call(new Invalid(say`a value`))).path).toEqual(['A', 2]);
		expect(call(new TypeError('broken'))).toThrow(TypeError);
	});
});

describe('Invalid', () => {
	it.each<[unknown, string]>([
		[undefined, 'expected a value'],
		['', 'expected a value, found nothing'],
		[null, 'expected a value, found null'],
		[[1], 'expected a value, found a list'],
		[{ a: 1 }, 'expected a value, found an object'],
		['x', 'expected a value, found "x"'],
		[5n, 'expected a value, found 5 won'],
		['가'.repeat(50), `expected a value, found "${'가'.repeat(39)}…`],
		['900101-1000000', 'expected a value, found "900101-1******"'],
		[9_001_011_000_000, 'expected a value, found 900101-1******'],
		[`${'x'.repeat(30)} 900101-1000000`, `expected a value, found "${'x'.repeat(30)} 900101-1…`],
	])('quotes %p shortly, and never the number of a person', (found, message) => {
		expect(new Invalid(say`a value`, found).message).toBe(message);
	});
});

describe('What stands for nothing', () => {
	const shown = { displayName: 'Field' };
	const nothing = ['null', 'NULL', 'undefined', 'NaN', '[object Object]', 'Invalid DateTime', '{{ $json.name }}'];
	it.each(nothing)('%s is no text, and no name of anything', (value) => {
		for (const field of [text(shown), optional(text({ ...shown, form: 'asItStands' })), id(shown)])
			expect(() => field.read(value)).toThrow(Invalid);
	});

	it.each(['inv-undefined', 'undefined-2026', 'fee_null_1', 'a-NaN', 'x[object Object]'])(
		'%s names nothing',
		(value) => {
			expect(() => id(shown).read(value.replace(' ', ''))).toThrow(Invalid);
			expect(() => text({ ...shown, textOnly: true }).read(value)).toThrow(Invalid);
		},
	);

	it.each(['annulled-1', 'nullify', 'nulls', 'undefined2', 'Nan', '0null'])('%s is a name', (value) => {
		expect(id(shown).read(value)).toBe(value);
		expect(text(shown).read(value)).toBe(value);
	});
});
