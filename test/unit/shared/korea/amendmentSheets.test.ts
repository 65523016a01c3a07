import { amendmentSheets, REASON_CODES, type Change } from '../../../../nodes/shared/korea/amendmentSheets';
import type { Original, LegalLine } from '../../../../nodes/shared/korea/legalSheet';
import type { TaxKind } from '../../../../nodes/shared/korea/vat';
import { errorOf } from './support';

interface Line extends LegalLine {
	specification?: string;
}

const line = (name: string, supplyCost: bigint, tax: bigint, more: Partial<Line> = {}): Line => ({
	date: '2026-01-20',
	name,
	supplyCost,
	tax,
	...more,
});

/** 1,000 won of desks in 4 pieces, a chair, and a discount: 1,150 won and 115 won of tax. */
const LINES = [
	line('desk', 1000n, 100n, { quantity: 4, unitPrice: 250, specification: 'oak' }),
	line('chair', 200n, 20n, { quantity: 2 }),
	line('discount', -50n, -5n, { quantity: 1, unitPrice: -50 }),
];
const NEGATED = [
	line('desk', -1000n, -100n, { quantity: 4, unitPrice: -250, specification: 'oak' }),
	line('chair', -200n, -20n, { quantity: -2 }),
	line('discount', 50n, 5n, { quantity: 1, unitPrice: 50 }),
];
const WRITTEN = '2026-01-31';
const LATER = '2026-02-14';

const original = (taxKind: TaxKind = 'taxable', lines: readonly Line[] = LINES): Original<Line> => ({
	taxKind,
	writeDate: WRITTEN,
	lines,
});
const untaxed = (lines: readonly Line[]) => lines.map((each) => ({ ...each, tax: 0n }));
const amend = (change: Change<Line>, of = original()) => amendmentSheets(of, change);
const failure = (change: Change<Line>, of = original()) => {
	const { path, message } = errorOf(() => amend(change, of));
	return [path, message];
};
const fullNegative = { taxKind: 'taxable', writeDate: WRITTEN, lines: NEGATED, remark: undefined };

it('has the codes of the six reasons in order', () => {
	expect(Object.values(REASON_CODES)).toEqual(['01', '02', '03', '04', '05', '06']);
});

describe('the original', () => {
	it.each<[string, Line[]]>([
		['has no lines', []],
		['comes to nothing', [line('a', 10n, 1n), line('b', -10n, -1n)]],
		['is a negative document', NEGATED],
	])('is refused when it %s', (_, lines) => {
		expect(failure({ reason: 'duplicateIssuance' }, original('taxable', lines))).toEqual([
			[],
			expect.stringContaining('expected an original of more than 0 won'),
		]);
	});

	it('is refused with a write date that is none', () => {
		expect(failure({ reason: 'duplicateIssuance' }, { ...original(), writeDate: '20260131' })[0]).toEqual([
			'Write Date',
		]);
	});

	it('is negated with the tax it has, right or wrong', () => {
		const odd = original('taxable', [line('a', 1000n, 300n)]);
		expect(amend({ reason: 'duplicateIssuance' }, odd).negative?.lines).toEqual([line('a', -1000n, -300n)]);
	});

	it('never makes -0 of 0', () => {
		const free = original('taxable', [
			...LINES,
			line('gift', 0n, 0n, { quantity: 1, unitPrice: 0 }),
			line('nothing', 0n, 0n, { quantity: 0 }),
		]);
		const lines = amend({ reason: 'duplicateIssuance' }, free).negative?.lines ?? [];
		expect(Object.is(lines[3]?.unitPrice, 0)).toBe(true);
		expect(Object.is(lines[4]?.quantity, 0)).toBe(true);
	});

	it('keeps lines without quantity and unit price without them', () => {
		expect(
			amend({ reason: 'duplicateIssuance' }, original('taxable', [line('a', 10n, 1n)])).negative?.lines,
		).toStrictEqual([line('a', -10n, -1n)]);
	});
});

describe('clericalError', () => {
	it('gives the original again where only parties change', () => {
		expect(amend({ reason: 'clericalError' })).toEqual({
			negative: fullNegative,
			positive: { taxKind: 'taxable', writeDate: WRITTEN, lines: LINES, remark: undefined },
		});
	});

	it('corrects lines, tax kind and write date, the latter in the positive only', () => {
		const lines = [line('desk', 900n, 0n)];
		expect(amend({ reason: 'clericalError', lines, taxKind: 'zeroRated', correctWriteDate: '2026-01-30' })).toEqual({
			negative: fullNegative,
			positive: { taxKind: 'zeroRated', writeDate: '2026-01-30', lines, remark: undefined },
		});
	});

	it('makes a zero-rated invoice taxable', () => {
		const { negative, positive } = amend(
			{ reason: 'clericalError', lines: LINES, taxKind: 'taxable' },
			original('zeroRated', untaxed(LINES)),
		);
		expect([negative?.taxKind, positive?.taxKind]).toEqual(['zeroRated', 'taxable']);
	});

	it('corrects to nothing', () => {
		expect(amend({ reason: 'clericalError', lines: [line('desk', 0n, 0n)] }).positive?.lines).toHaveLength(1);
	});

	it.each<[TaxKind, TaxKind]>([
		['taxable', 'taxExempt'],
		['zeroRated', 'taxExempt'],
		['taxExempt', 'taxable'],
		['taxExempt', 'zeroRated'],
	])('does not make %s %s', (from, to) => {
		const lines = from === 'taxable' ? LINES : untaxed(LINES);
		expect(failure({ reason: 'clericalError', taxKind: to, lines: untaxed(LINES) }, original(from, lines))).toEqual([
			['Tax Kind'],
			expect.stringMatching(/계산서\).*found "/),
		]);
	});

	it.each<[string, Omit<Change<Line> & { reason: 'clericalError' }, 'reason'>, Array<string | number>, RegExp]>([
		['no lines', { lines: [] }, ['Items'], /at least one line/],
		['a negative total', { lines: [line('a', -10n, -1n)] }, ['Items'], /0 won or more, found -11/],
		[
			'tax 11 won above',
			{ lines: [line('a', 1000n, 111n)] },
			['Items', 'Tax'],
			/taxes of 100 won, 10 % of the supply cost 1,000 won \(within 10 won\), found 111/,
		],
		['tax 11 won below', { lines: [line('a', 1000n, 89n)] }, ['Items', 'Tax'], /found 89/],
		[
			'zero rate without new lines',
			{ taxKind: 'zeroRated' },
			['Items', 0, 'Tax'],
			/no tax on a zero-rated invoice, found 100/,
		],
		[
			'zero rate with taxes that cancel out',
			{ taxKind: 'zeroRated', lines: [line('a', 10n, 0n), line('b', 10n, 1n), line('c', 1n, -1n)] },
			['Items', 1, 'Tax'],
			/found 1 won$/,
		],
		['a write date that is none', { correctWriteDate: '2026-02-30' }, ['Correct Write Date'], /a date such as/],
		[
			'a line date that is none',
			{ lines: [line('a', 10n, 1n), line('b', 10n, 1n, { date: '' })] },
			['Items', 1, 'Date'],
			/found nothing/,
		],
	])('refuses %s', (_, change, path, message) => {
		expect(failure({ reason: 'clericalError', ...change })).toEqual([path, expect.stringMatching(message)]);
	});

	it.each([110n, 90n])('takes tax of %p for 1,000 won', (tax) => {
		expect(amend({ reason: 'clericalError', lines: [line('a', 1000n, tax)] }).positive?.lines).toEqual([
			line('a', 1000n, tax),
		]);
	});
});

describe('supplyCostChange', () => {
	it('is one positive sheet for more', () => {
		const lines = [line('desk', 100n, 10n), line('discount', -50n, -5n)];
		expect(amend({ reason: 'supplyCostChange', date: LATER, lines })).toEqual({
			negative: undefined,
			positive: { taxKind: 'taxable', writeDate: LATER, lines, remark: undefined },
		});
	});

	it('is one negative sheet for less, and keeps the tax kind', () => {
		const lines = [line('desk', -100n, 0n), line('discount', 50n, 0n)];
		expect(amend({ reason: 'supplyCostChange', date: LATER, lines }, original('taxExempt', untaxed(LINES)))).toEqual({
			negative: { taxKind: 'taxExempt', writeDate: LATER, lines, remark: undefined },
			positive: undefined,
		});
	});

	it.each<[string, Line[], string, TaxKind, Array<string | number>, RegExp]>([
		['no difference', [line('a', 10n, 1n), line('b', -10n, -1n)], LATER, 'taxable', ['Items'], /do not come to 0 won/],
		['no lines', [], LATER, 'taxable', ['Items'], /at least one line/],
		['tax of a bill', [line('a', 10n, 1n)], LATER, 'taxExempt', ['Items', 0, 'Tax'], /no tax/],
		['wrong tax', [line('a', 1000n, 0n)], LATER, 'taxable', ['Items', 'Tax'], /10 % of the supply cost 1,000 won/],
		['a date that is none', [line('a', 10n, 1n)], '2026-2-14', 'taxable', ['Change Date'], /a date such as/],
	])('refuses %s', (_, lines, date, taxKind, path, message) => {
		const of = original(taxKind, taxKind === 'taxable' ? LINES : untaxed(LINES));
		expect(failure({ reason: 'supplyCostChange', date, lines }, of)).toEqual([path, expect.stringMatching(message)]);
	});
});

describe('return', () => {
	type Returned = Extract<Change<Line>, { reason: 'return' }>['returned'];
	const takeBack = (returned: Returned, of = original()) =>
		amend({ reason: 'return', date: LATER, returned }, of).negative?.lines;

	it('is one negative sheet with what was returned, in the order of the original', () => {
		const returned = [
			{ line: 2, supplyCost: 200n },
			{ line: 1, supplyCost: 500n, tax: 50n, quantity: 2 },
		];
		expect(amend({ reason: 'return', date: LATER, returned })).toEqual({
			negative: {
				taxKind: 'taxable',
				writeDate: LATER,
				lines: [
					line('desk', -500n, -50n, { quantity: 2, unitPrice: -250, specification: 'oak' }),
					line('chair', -200n, -20n, { quantity: -2 }),
				],
				remark: WRITTEN,
			},
			positive: undefined,
		});
	});

	it('gives the discount back with the goods', () => {
		expect(takeBack(LINES.map(({ supplyCost }, index) => ({ line: index + 1, supplyCost })))).toEqual(NEGATED);
	});

	it('takes the tax of a whole line from the line, even when 10 % would be another', () => {
		expect(takeBack([{ line: 1, supplyCost: 1000n }], original('taxable', [line('a', 1000n, 107n)]))).toEqual([
			line('a', -1000n, -107n),
		]);
		expect(takeBack([{ line: 1, supplyCost: 1000n, tax: 95n }], original('taxable', [line('a', 1000n, 107n)]))).toEqual(
			[line('a', -1000n, -95n)],
		);
	});

	it('computes the tax of parts together, in no line more than it has', () => {
		const of = original('taxable', [line('a', 25n, 2n), line('b', 25n, 0n), line('c', 25n, 2n)]);
		// 15 and 15 make 3 won, 2 and 1; but b had no tax.
		expect(
			takeBack(
				[
					{ line: 1, supplyCost: 15n },
					{ line: 2, supplyCost: 15n },
				],
				of,
			)?.map(({ tax }) => tax),
		).toEqual([-2n, 0n]);
		expect(
			takeBack(
				[
					{ line: 1, supplyCost: 15n },
					{ line: 3, supplyCost: 15n },
				],
				of,
			)?.map(({ tax }) => tax),
		).toEqual([-2n, -1n]);
	});

	it('returns a part of a discount within its sign', () => {
		expect(
			takeBack([
				{ line: 1, supplyCost: 1000n },
				{ line: 3, supplyCost: -30n },
			])?.[1],
		).toEqual(line('discount', 30n, 3n, { quantity: 0.6, unitPrice: 50 }));
	});

	it('has no tax where the original has none', () => {
		expect(
			takeBack(
				[
					{ line: 1, supplyCost: 500n },
					{ line: 2, supplyCost: 200n, tax: 0n },
				],
				original('taxExempt', untaxed(LINES)),
			)?.map(({ tax }) => tax),
		).toEqual([0n, 0n]);
	});

	it.each<[string, Partial<Line>, bigint, Partial<Line>]>([
		['a whole number of pieces', { quantity: 4, unitPrice: 250 }, 750n, { quantity: 3, unitPrice: -250 }],
		['two decimals', { quantity: 4, unitPrice: 250 }, 5n, { quantity: 0.02, unitPrice: -250 }],
		['three decimals: neither', { quantity: 4, unitPrice: 250 }, 1n, {}],
		['thirds: neither', { quantity: 10 / 3, unitPrice: 300 }, 100n, {}],
		['a unit price with decimals', { quantity: 10000, unitPrice: 0.1 }, 3n, { quantity: 30, unitPrice: -0.1 }],
		['a discount in the quantity', { quantity: -4, unitPrice: -250 }, 500n, { quantity: -2, unitPrice: 250 }],
		['only a quantity: neither', { quantity: 4 }, 500n, {}],
		['only a unit price: neither', { unitPrice: 250 }, 500n, {}],
		['a unit price of 0: neither', { quantity: 4, unitPrice: 0 }, 500n, {}],
		['a unit price too small to read: neither', { quantity: 4, unitPrice: 1e-7 }, 500n, {}],
		['more than the line has, since it did not multiply: neither', { quantity: 2, unitPrice: 100 }, 500n, {}],
		['another sign than the line has: neither', { quantity: 4, unitPrice: -250 }, 500n, {}],
	])('tells the quantity of a part: %s', (_, units, supplyCost, expected) => {
		const [part] =
			takeBack(
				[{ line: 1, supplyCost, tax: supplyCost / 10n }],
				original('taxable', [line('a', 1000n, 100n, units)]),
			) ?? [];
		expect(part).toEqual(line('a', -supplyCost, -(supplyCost / 10n), expected));
	});

	it('takes a given quantity before any other', () => {
		expect(takeBack([{ line: 1, supplyCost: 1000n, quantity: 3.5 }])?.[0]).toMatchObject({
			quantity: 3.5,
			unitPrice: -250,
		});
		expect(takeBack([{ line: 2, supplyCost: 150n, quantity: 1 }])?.[0]).toMatchObject({ quantity: -1 });
	});

	it.each<[string, Returned, Array<string | number>, RegExp]>([
		['nothing', [], ['Returned Items'], /at least one returned line/],
		['a line beyond the last', [{ line: 4, supplyCost: 1n }], ['Returned Items', 0, 'Line'], /1 to 3, found 4/],
		['a line before the first', [{ line: 0, supplyCost: 1n }], ['Returned Items', 0, 'Line'], /found 0/],
		['half a line number', [{ line: 1.5, supplyCost: 1n }], ['Returned Items', 0, 'Line'], /found 1.5/],
		[
			'a line twice',
			[
				{ line: 2, supplyCost: 100n },
				{ line: 1, supplyCost: 100n },
				{ line: 2, supplyCost: 100n },
			],
			['Returned Items', 2, 'Line'],
			/once, found 2/,
		],
		['0 won', [{ line: 1, supplyCost: 0n }], ['Returned Items', 0, 'Supply Cost'], /1,000 won, with its sign, found 0/],
		['more than the line', [{ line: 1, supplyCost: 1001n }], ['Returned Items', 0, 'Supply Cost'], /found 1,001/],
		['the wrong sign', [{ line: 1, supplyCost: -10n }], ['Returned Items', 0, 'Supply Cost'], /found -10/],
		[
			'the wrong sign of a discount',
			[
				{ line: 1, supplyCost: 100n },
				{ line: 3, supplyCost: 10n },
			],
			['Returned Items', 1, 'Supply Cost'],
			/-50 won, with its sign, found 10/,
		],
		[
			'more than the discount',
			[
				{ line: 1, supplyCost: 100n },
				{ line: 3, supplyCost: -51n },
			],
			['Returned Items', 1, 'Supply Cost'],
			/found -51/,
		],
		[
			'more tax than the line',
			[{ line: 1, supplyCost: 1000n, tax: 101n }],
			['Returned Items', 0, 'Tax'],
			/100 won, with its sign, found 101/,
		],
		['tax of the wrong sign', [{ line: 1, supplyCost: 10n, tax: -1n }], ['Returned Items', 0, 'Tax'], /found -1/],
		[
			'more pieces than the line',
			[{ line: 1, supplyCost: 1000n, quantity: 5 }],
			['Returned Items', 0, 'Quantity'],
			/line's quantity of 4, found 5/,
		],
		['no pieces', [{ line: 1, supplyCost: 1000n, quantity: 0 }], ['Returned Items', 0, 'Quantity'], /found 0/],
		[
			'NaN pieces',
			[{ line: 1, supplyCost: 1000n, quantity: Number.NaN }],
			['Returned Items', 0, 'Quantity'],
			/found NaN/,
		],
		['a discount alone', [{ line: 3, supplyCost: -50n }], ['Returned Items'], /more than 0 won together, found -55/],
		[
			'tax beyond 10 won',
			[{ line: 1, supplyCost: 1000n, tax: 89n }],
			['Returned Items', 'Tax'],
			/\(within 10 won\): give the tax of each returned line, found 89/,
		],
	])('refuses %s', (_, returned, path, message) => {
		expect(failure({ reason: 'return', date: LATER, returned })).toEqual([path, expect.stringMatching(message)]);
	});

	it('refuses pieces of a line without quantity, tax of a zero-rated invoice, and a date that is none', () => {
		const bare = original('taxable', [line('a', 100n, 10n)]);
		expect(
			failure({ reason: 'return', date: LATER, returned: [{ line: 1, supplyCost: 50n, quantity: 1 }] }, bare),
		).toEqual([['Returned Items', 0, 'Quantity'], expect.stringContaining('no quantity')]);
		const odd = original('zeroRated', [line('a', 100n, 1n), line('b', 100n, -1n)]);
		const both = [
			{ line: 1, supplyCost: 100n },
			{ line: 2, supplyCost: 100n },
		];
		expect(failure({ reason: 'return', date: LATER, returned: both }, odd)).toEqual([
			['Returned Items', 'Tax'],
			expect.stringContaining('no tax on a zero-rated invoice, found 1 won'),
		]);
		expect(failure({ reason: 'return', date: '', returned: both })[0]).toEqual(['Cause Date']);
	});
});

describe('termination', () => {
	it('is the full negative on the day of the termination, with the write date in the remark', () => {
		expect(amend({ reason: 'termination', date: LATER })).toEqual({
			negative: { ...fullNegative, writeDate: LATER, remark: WRITTEN },
			positive: undefined,
		});
	});

	it('refuses a date that is none', () => {
		expect(failure({ reason: 'termination', date: '2026-13-01' })[0]).toEqual(['Termination Date']);
	});
});

describe('localLetterOfCredit', () => {
	const open = (amount: bigint, openedOn = LATER): Change<Line> => ({
		reason: 'localLetterOfCredit',
		amount,
		openedOn,
	});

	it('makes the whole invoice zero-rated', () => {
		expect(amend(open(1150n))).toEqual({
			negative: { ...fullNegative, remark: LATER },
			positive: { taxKind: 'zeroRated', writeDate: WRITTEN, lines: untaxed(LINES), remark: LATER },
		});
	});

	it('makes a part zero-rated, as one line', () => {
		const part = { date: WRITTEN, name: 'desk 외 2건', specification: 'oak' };
		expect(amend(open(509n))).toEqual({
			negative: {
				taxKind: 'taxable',
				writeDate: WRITTEN,
				lines: [{ ...part, supplyCost: -509n, tax: -50n }],
				remark: LATER,
			},
			positive: {
				taxKind: 'zeroRated',
				writeDate: WRITTEN,
				lines: [{ ...part, supplyCost: 509n, tax: 0n }],
				remark: LATER,
			},
		});
	});

	it('leaves the name alone where there is one line', () => {
		expect(amend(open(10n), original('taxable', [line('desk', 1000n, 100n)])).positive?.lines[0]?.name).toBe('desk');
	});

	it.each([
		[1000n, 95n, 990n, -95n],
		[1000n, 95n, 949n, -94n],
		[80n, -2n, 70n, 0n],
	])('of %p won with tax %p takes for %p won back %p', (supplyCost, tax, amount, expected) => {
		expect(amend(open(amount), original('taxable', [line('desk', supplyCost, tax)])).negative?.lines[0]?.tax).toBe(
			expected,
		);
	});

	it('takes a letter opened on the write date', () => {
		expect(amend(open(10n, WRITTEN)).negative?.remark).toBe(WRITTEN);
	});

	it.each<[string, Change<Line>, string, RegExp]>([
		[
			'nothing',
			open(0n),
			'Letter of Credit Amount',
			/more than 0 and at most the original's supply cost of 1,150 won, found 0/,
		],
		['less than nothing', open(-1n), 'Letter of Credit Amount', /found -1/],
		['more than the supply cost', open(1151n), 'Letter of Credit Amount', /found 1,151/],
		['an opening date that is none', open(10n, '2026-02-29'), 'Opening Date', /a date such as/],
		[
			'a letter opened before',
			open(10n, '2026-01-30'),
			'Opening Date',
			/not before the original's write date 2026-01-31, found "2026-01-30"/,
		],
	])('refuses %s', (_, change, field, message) => {
		expect(failure(change)).toEqual([[field], expect.stringMatching(message)]);
	});

	it('refuses bills and what is zero-rated already', () => {
		expect(failure(open(10n), original('taxExempt', untaxed(LINES)))[1]).toContain(
			'a bill (계산서) cannot become zero-rated',
		);
		expect(failure(open(10n), original('zeroRated', untaxed(LINES)))[1]).toContain('already zero-rated');
	});

	it('refuses a part of an original with another tax than 10 %, but not the whole', () => {
		const odd = original('taxable', [line('desk', 1000n, 0n)]);
		expect(failure(open(999n), odd)[0]).toEqual(['Letter of Credit Amount']);
		expect(amend(open(1000n), odd).negative?.lines).toEqual([line('desk', -1000n, 0n)]);
	});
});

describe('duplicateIssuance', () => {
	it('is the full negative with the original’s date', () => {
		expect(amend({ reason: 'duplicateIssuance' })).toEqual({ negative: fullNegative, positive: undefined });
	});
});
