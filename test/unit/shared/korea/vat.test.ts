import {
	computeVat,
	isTenPercent,
	splitVatInclusive,
	sumAmounts,
	type SplitRounding,
} from '../../../../nodes/shared/korea/vat';
import fc from '../../../support/properties';

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
				const wrong = taxes.filter((tax, line) => {
					const supplyCost = supplyCosts[line] ?? 0n;
					return abs(10n * tax - supplyCost) >= 10n || tax * supplyCost < 0n;
				});
				expect(wrong).toEqual([]);
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

const ROUNDINGS: SplitRounding[] = ['nearest', 'supplyCostCut', 'taxCut'];

/**
 * Supply costs of the totals 0, 1, 2 …, worked out without a division: of each total the supply cost that is nearest to
 * ten elevenths, the greatest not above and the least not below, found by going up from that of the total before.
 */
function* supplyCostsGoingUp(rounding: SplitRounding): Generator<number> {
	let supplyCost = 0;
	for (let total = 0; ; total += 1) {
		const exact = 10 * total;
		if (rounding === 'nearest')
			while (Math.abs(11 * (supplyCost + 1) - exact) < Math.abs(11 * supplyCost - exact)) supplyCost += 1;
		else if (rounding === 'supplyCostCut') while (11 * (supplyCost + 1) <= exact) supplyCost += 1;
		else while (11 * supplyCost < exact) supplyCost += 1;
		yield supplyCost;
	}
}

describe('splitVatInclusive', () => {
	it.each<[string, SplitRounding, bigint[], Array<[bigint, bigint]>]>([
		['nothing', 'nearest', [], []],
		['one line', 'nearest', [11000n], [[10000n, 1000n]]],
		['as a receipt of 1,000 won', 'nearest', [1000n], [[909n, 91n]]],
		['as a receipt of 10,000 won', 'nearest', [10000n], [[9091n, 909n]]],
		['as a receipt of 5,000,000 won', 'nearest', [5_000_000n], [[4_545_455n, 454_545n]]],
		['one negative line', 'nearest', [-10000n], [[-9091n, -909n]]],
		['supply cost cut', 'supplyCostCut', [10000n], [[9090n, 910n]]],
		['supply cost cut, negative', 'supplyCostCut', [-10000n], [[-9090n, -910n]]],
		['tax cut', 'taxCut', [1000n], [[910n, 90n]]],
		['tax cut, negative', 'taxCut', [-1000n], [[-910n, -90n]]],
		['one won', 'nearest', [1n], [[1n, 0n]]],
		['one won, supply cost cut', 'supplyCostCut', [1n], [[0n, 1n]]],
		[
			'what is left goes to the largest remainder',
			'nearest',
			[12n, 10n],
			[
				[11n, 1n],
				[9n, 1n],
			],
		],
		[
			'ties go to the first line',
			'nearest',
			[16n, 16n, 16n],
			[
				[15n, 1n],
				[15n, 1n],
				[14n, 2n],
			],
		],
		[
			'mixed signs',
			'nearest',
			[110n, -1n],
			[
				[100n, 10n],
				[-1n, 0n],
			],
		],
		[
			'mixed signs that add up to nothing',
			'nearest',
			[16n, -16n],
			[
				[14n, 2n],
				[-14n, -2n],
			],
		],
	])('%s', (_, rounding, gross, expected) => {
		expect(splitVatInclusive(gross, rounding)).toEqual(expected.map(([supplyCost, tax]) => ({ supplyCost, tax })));
	});

	it.each(ROUNDINGS)('1 to 100,000 won and the same negative: %s', (rounding) => {
		const table = supplyCostsGoingUp(rounding);
		for (let total = 0; total <= 100_000; total += 1) {
			const supplyCost = BigInt(table.next().value as number);
			const tax = BigInt(total) - supplyCost;
			const [more, less] = [BigInt(total), -BigInt(total)].map((gross) => splitVatInclusive([gross], rounding)[0]);
			if (more?.supplyCost !== supplyCost || more.tax !== tax || less?.supplyCost !== -supplyCost || less.tax !== -tax)
				throw new Error(`${total}: ${more?.supplyCost} + ${more?.tax}, ${less?.supplyCost} + ${less?.tax}`);
		}
	});

	describe.each(ROUNDINGS)('%s', (rounding) => {
		it('adds up in every line and in the document, which is rounded as one', () => {
			fc.assert(
				fc.property(lines, (gross) => {
					const split = splitVatInclusive(gross, rounding);
					expect(split.map((line) => line.supplyCost + line.tax)).toEqual(gross);
					const total = sum(gross);
					const { supplyCost, tax } = sumAmounts(split);
					const away = 11n * supplyCost - 10n * total;
					expect(rounding === 'nearest' ? 2n * abs(away) : abs(away)).toBeLessThan(11n);
					if (rounding !== 'nearest')
						expect(rounding === 'taxCut' ? tax : supplyCost).toBe(
							cut(rounding === 'taxCut' ? total : 10n * total, 11n),
						);
					expect(isTenPercent(supplyCost, tax)).toBe(true);
				}),
				often,
			);
		});

		it('stays within one won of the exact share and keeps the sign of every line', () => {
			fc.assert(
				fc.property(lines, (gross) => {
					const wrong = splitVatInclusive(gross, rounding).filter(({ supplyCost, tax }, line) => {
						const amount = gross[line] ?? 0n;
						return abs(11n * supplyCost - 10n * amount) >= 11n || supplyCost * amount < 0n || tax * amount < 0n;
					});
					expect(wrong).toEqual([]);
				}),
				often,
			);
		});

		it('negates with its input', () => {
			fc.assert(
				fc.property(lines, (gross) => {
					const mirrored = splitVatInclusive(gross, rounding).map(({ supplyCost, tax }) => ({
						supplyCost: -supplyCost,
						tax: -tax,
					}));
					expect(splitVatInclusive(negated(gross), rounding)).toEqual(mirrored);
				}),
				often,
			);
		});
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
