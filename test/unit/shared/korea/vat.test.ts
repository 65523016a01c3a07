import fc from 'fast-check';

import { computeVat, isTenPercent, splitVatInclusive, sumAmounts } from '../../../../nodes/shared/korea/vat';

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
const abs = (amount: bigint) => (amount < 0n ? -amount : amount);
const negated = (amounts: readonly bigint[]) => amounts.map((amount) => -amount);

/** Quotient cut towards zero, worked out from absolute values so as not to repeat the code under test. */
const cut = (dividend: bigint, divisor: bigint) => {
	const whole = (abs(dividend) - (abs(dividend) % divisor)) / divisor;
	return dividend < 0n ? -whole : whole;
};

/** 1 to 99 lines: small amounts, where rounding bites, and large ones; of one sign and of both. */
const amounts = (min: bigint, max: bigint) => fc.array(fc.bigInt({ min, max }), { minLength: 1, maxLength: 99 });
const lines = fc.oneof(
	amounts(0n, 30n),
	amounts(-30n, 0n),
	amounts(-30n, 30n),
	amounts(0n, 10n ** 15n),
	amounts(-(10n ** 15n), 0n),
	amounts(-(10n ** 15n), 10n ** 15n),
);
const often = { numRuns: 1000 };

describe('computeVat', () => {
	it.each<[string, bigint[], bigint[]]>([
		['nothing', [], []],
		['one line', [1000n], [100n]],
		['one line, cut', [1009n], [100n]],
		['one negative line, cut towards zero', [-1009n], [-100n]],
		['what is left goes to the largest remainder', [11n, 19n], [1n, 2n]],
		['ties go to the first line', [15n, 15n], [2n, 1n]],
		['two won left over three lines', [17n, 16n, 17n], [2n, 1n, 2n]],
		['negative lines alike', [-17n, -16n, -17n], [-2n, -1n, -2n]],
		['mixed signs, won taken from the discount', [100n, -5n], [10n, -1n]],
		['mixed signs, nothing left', [109n, -9n], [10n, 0n]],
		['mixed signs that add up to nothing', [15n, -15n], [1n, -1n]],
		['zero stays zero', [0n, 19n, 11n], [0n, 2n, 1n]],
	])('%s', (_, supplyCosts, taxes) => {
		expect(computeVat(supplyCosts)).toEqual(taxes);
	});

	it('keeps 99 lines of 9 won together, which cut one by one would bear no tax', () => {
		const taxes = computeVat(Array<bigint>(99).fill(9n));
		expect(sum(taxes)).toBe(89n);
		expect(new Set(taxes)).toEqual(new Set([0n, 1n]));
	});

	it('adds up to ten percent of the total, cut towards zero, and passes the NTS check', () => {
		fc.assert(
			fc.property(lines, (supplyCosts) => {
				const total = sum(supplyCosts);
				expect(sum(computeVat(supplyCosts))).toBe(cut(total, 10n));
				expect(isTenPercent(total, sum(computeVat(supplyCosts)))).toBe(true);
			}),
			often,
		);
	});

	it('stays within one won of the exact share and keeps the sign of every line', () => {
		fc.assert(
			fc.property(lines, (supplyCosts) => {
				const taxes = computeVat(supplyCosts);
				expect(taxes).toHaveLength(supplyCosts.length);
				for (const [line, tax] of taxes.entries()) {
					const supplyCost = supplyCosts[line] ?? 0n;
					expect(abs(10n * tax - supplyCost)).toBeLessThan(10n);
					expect(tax * supplyCost).toBeGreaterThanOrEqual(0n);
				}
			}),
			often,
		);
	});

	it('negates with its input and leaves it alone', () => {
		fc.assert(
			fc.property(lines, (supplyCosts) => {
				const before = [...supplyCosts];
				expect(computeVat(negated(supplyCosts))).toEqual(negated(computeVat(supplyCosts)));
				expect(supplyCosts).toEqual(before);
			}),
			often,
		);
	});
});

describe('splitVatInclusive', () => {
	it.each<[string, bigint[], Array<[bigint, bigint]>]>([
		['nothing', [], []],
		['one line', [11000n], [[10000n, 1000n]]],
		['one line, supply cut', [10000n], [[9090n, 910n]]],
		['one negative line', [-10000n], [[-9090n, -910n]]],
		[
			'what is left goes to the largest remainder',
			[12n, 10n],
			[
				[11n, 1n],
				[9n, 1n],
			],
		],
		[
			'ties go to the first line',
			[16n, 16n, 16n],
			[
				[15n, 1n],
				[14n, 2n],
				[14n, 2n],
			],
		],
		['one won', [1n], [[0n, 1n]]],
		[
			'mixed signs',
			[110n, -1n],
			[
				[100n, 10n],
				[-1n, 0n],
			],
		],
		[
			'mixed signs that add up to nothing',
			[16n, -16n],
			[
				[14n, 2n],
				[-14n, -2n],
			],
		],
	])('%s', (_, gross, expected) => {
		expect(splitVatInclusive(gross)).toEqual(expected.map(([supplyCost, tax]) => ({ supplyCost, tax })));
	});

	it('adds up in every line and in the document', () => {
		fc.assert(
			fc.property(lines, (gross) => {
				const split = splitVatInclusive(gross);
				expect(split.map((line) => line.supplyCost + line.tax)).toEqual(gross);
				const total = sum(gross);
				const supplyCost = cut(10n * total, 11n);
				expect(sumAmounts(split)).toEqual({ supplyCost, tax: total - supplyCost });
				expect(isTenPercent(supplyCost, total - supplyCost)).toBe(true);
			}),
			often,
		);
	});

	it('stays within one won of the exact share and keeps the sign of every line', () => {
		fc.assert(
			fc.property(lines, (gross) => {
				for (const [line, { supplyCost, tax }] of splitVatInclusive(gross).entries()) {
					const amount = gross[line] ?? 0n;
					expect(abs(11n * supplyCost - 10n * amount)).toBeLessThan(11n);
					expect(supplyCost * amount).toBeGreaterThanOrEqual(0n);
					expect(tax * amount).toBeGreaterThanOrEqual(0n);
				}
			}),
			often,
		);
	});

	it('negates with its input', () => {
		fc.assert(
			fc.property(lines, (gross) => {
				const mirrored = splitVatInclusive(gross).map(({ supplyCost, tax }) => ({
					supplyCost: -supplyCost,
					tax: -tax,
				}));
				expect(splitVatInclusive(negated(gross))).toEqual(mirrored);
			}),
			often,
		);
	});
});

describe('sumAmounts', () => {
	it('adds each column', () => {
		expect(
			sumAmounts([
				{ supplyCost: 100n, tax: 10n },
				{ supplyCost: -30n, tax: -3n },
			]),
		).toEqual({ supplyCost: 70n, tax: 7n });
		expect(sumAmounts([])).toEqual({ supplyCost: 0n, tax: 0n });
	});
});

describe('isTenPercent', () => {
	it.each<[bigint, bigint, boolean]>([
		[1000n, 100n, true],
		[1000n, 110n, true],
		[1000n, 111n, false],
		[1000n, 90n, true],
		[1000n, 89n, false],
		[1001n, 110n, true],
		[1001n, 111n, false],
		[1001n, 91n, true],
		[1001n, 90n, false],
		[-1000n, -110n, true],
		[-1000n, -111n, false],
		[-1000n, 100n, false],
		[0n, 10n, true],
		[0n, -11n, false],
	])('%p with %p: %p', (supplyCost, tax, taken) => {
		expect(isTenPercent(supplyCost, tax)).toBe(taken);
	});
});
