import {
	computedWarnings,
	lineAmounts,
	type AmountsMode,
	type PricedLine,
} from '../../../nodes/shared/invoice/amounts';
import type { TaxKind } from '../../../nodes/shared/korea/vat';
import fc from '../../support/properties';
import { errorOf } from '../shared/korea/support';

type Given = [supplyCost: bigint | undefined, tax?: bigint | undefined, quantity?: number, unitPrice?: bigint | number];

const lines = (given: Given[]): PricedLine[] =>
	given.map(([supplyCost, tax, quantity, unitPrice]) => ({ name: '품목', supplyCost, tax, quantity, unitPrice }));

const amounts = (given: Given[], kind: TaxKind, mode: AmountsMode) =>
	lineAmounts(lines(given), kind, mode).map(({ supplyCost, tax }) => [supplyCost, tax]);

describe('lineAmounts', () => {
	it.each<[TaxKind, AmountsMode, Given[], Given[]]>([
		[
			'taxable',
			'asGiven',
			[
				[1000n, 100n],
				[5n, 0n],
			],
			[
				[1000n, 100n],
				[5n, 0n],
			],
		],
		// 10 won away from 10 % at most, for the document and not for each line.
		[
			'taxable',
			'asGiven',
			[
				[1000n, 0n],
				[1000n, 210n],
			],
			[
				[1000n, 0n],
				[1000n, 210n],
			],
		],
		['taxable', 'asGiven', [[1000n, 90n]], [[1000n, 90n]]],
		[
			'taxable',
			'vatComputed',
			[[1000n], [5n], [5n]],
			[
				[1000n, 100n],
				[5n, 1n],
				[5n, 0n],
			],
		],
		['taxable', 'vatComputed', [[9n]], [[9n, 0n]]],
		[
			'taxable',
			'splitFromTotal',
			[[1100n], [1n]],
			[
				[1000n, 100n],
				[1n, 0n],
			],
		],
		['taxable', 'splitSupplyCostCut', [[10000n]], [[9090n, 910n]]],
		['taxable', 'splitTaxCut', [[6n]], [[6n, 0n]]],
		[
			'taxable',
			'splitSupplyCostCut',
			[[1100n], [1n]],
			[
				[1000n, 100n],
				[0n, 1n],
			],
		],
		[
			'zeroRated',
			'asGiven',
			[[1000n], [1000n, 0n]],
			[
				[1000n, 0n],
				[1000n, 0n],
			],
		],
		['zeroRated', 'vatComputed', [[1000n]], [[1000n, 0n]]],
		['zeroRated', 'splitFromTotal', [[1100n]], [[1100n, 0n]]],
		[
			'taxExempt',
			'asGiven',
			[[1000n], [1000n, 0n]],
			[
				[1000n, 0n],
				[1000n, 0n],
			],
		],
		['taxExempt', 'vatComputed', [[1000n]], [[1000n, 0n]]],
		['taxExempt', 'splitFromTotal', [[1100n]], [[1100n, 0n]]],
		['taxable', 'vatComputed', [], []],
		['taxable', 'automatic', [], []],
		[
			'taxable',
			'automatic',
			[[1000n], [5n], [5n]],
			[
				[1000n, 100n],
				[5n, 1n],
				[5n, 0n],
			],
		],
		[
			'taxable',
			'automatic',
			[
				[1000n, 0n],
				[1000n, 210n],
			],
			[
				[1000n, 0n],
				[1000n, 210n],
			],
		],
		[
			'zeroRated',
			'automatic',
			[[1000n], [1000n, 0n]],
			[
				[1000n, 0n],
				[1000n, 0n],
			],
		],
		['taxExempt', 'automatic', [[undefined, undefined, 3, 333n]], [[999n, 0n]]],
		[
			'taxable',
			'automatic',
			[
				[undefined, undefined, 2.5, 33.33],
				[1000n, undefined, 7, 5n],
				[undefined, undefined, -2.5, 33.33],
			],
			[
				[83n, 8n],
				[1000n, 100n],
				[-83n, -8n],
			],
		],
		['taxable', 'automatic', [[undefined, 100n, 1.5, 667n]], [[1000n, 100n]]],
		['taxable', 'vatComputed', [[undefined, undefined, 0.29, 100n]], [[29n, 2n]]],
	])('%s, %s: %p', (kind, mode, given, expected) => {
		expect(amounts(given, kind, mode)).toEqual(expected);
	});

	it.each<[TaxKind, AmountsMode, Given[], ReadonlyArray<string | number>, RegExp]>([
		[
			'taxable',
			'asGiven',
			[[1000n, 100n], [1000n]],
			['Items', 1, 'Tax'],
			/^expected a tax, or the option "Amounts" set to "Automatic"$/,
		],
		[
			'taxable',
			'asGiven',
			[[1000n, 111n]],
			['Items', 'Tax'],
			/^expected a tax of 100 won, 10 % of the supply cost 1,000 won \(within 10 won\), found 111 won$/,
		],
		['taxable', 'asGiven', [[1000n, 89n]], ['Items', 'Tax'], /within 10 won/],
		[
			'zeroRated',
			'asGiven',
			[[1000n], [1000n, 1n]],
			['Items', 1, 'Tax'],
			/^expected no tax on a zero-rated invoice, found 1 won$/,
		],
		[
			'taxExempt',
			'asGiven',
			[[1000n, 100n]],
			['Items', 0, 'Tax'],
			/^expected no tax on a tax-exempt invoice, found 100 won$/,
		],
		[
			'taxable',
			'vatComputed',
			[[1000n], [1000n, 100n]],
			['Items', 1, 'Tax'],
			/^expected an empty Tax, because "Amounts" computes it from the supply costs, found 100 won$/,
		],
		['taxable', 'splitFromTotal', [[1000n, 0n]], ['Items', 0, 'Tax'], /found 0 won$/],
		['taxExempt', 'vatComputed', [[1000n, 0n]], ['Items', 0, 'Tax'], /found 0 won$/],
		[
			'taxable',
			'automatic',
			[[1000n, 100n], [1000n], [1000n, 100n], [1000n]],
			['Items', 1, 'Tax'],
			/^expected a tax in every line, or in none to have it computed \(lines without tax: 2 of 4\)$/,
		],
		['taxable', 'automatic', [[1000n, 89n]], ['Items', 'Tax'], /within 10 won/],
		['zeroRated', 'automatic', [[1000n, 1n]], ['Items', 0, 'Tax'], /no tax on a zero-rated invoice, found 1 won$/],
		...([[undefined], [undefined, undefined, 2], [undefined, undefined, undefined, 2n]] as Given[]).map(
			(line): [TaxKind, AmountsMode, Given[], ReadonlyArray<string | number>, RegExp] => [
				'taxable',
				'automatic',
				[[1000n], line],
				['Items', 1, 'Supply Cost'],
				/^expected an amount, or a quantity and a unit price to compute it from$/,
			],
		),
		...(['asGiven', 'splitFromTotal', 'splitSupplyCostCut', 'splitTaxCut'] as const).map(
			(mode): [TaxKind, AmountsMode, Given[], ReadonlyArray<string | number>, RegExp] => [
				'taxable',
				mode,
				[[undefined, undefined, 2, 500n]],
				['Items', 0, 'Supply Cost'],
				/^expected an amount: only with "Amounts" set to "Automatic" or "VAT Computed" is it computed/,
			],
		),
		[
			'taxable',
			'automatic',
			[[undefined, undefined, 9e15, 9e15]],
			['Items', 0, 'Supply Cost'],
			/^expected a whole number of won, found 81,000,000,/,
		],
	])('%s, %s: %p is refused', (kind, mode, given, path, message) => {
		const error = errorOf(() => amounts(given, kind, mode));
		expect(error.path).toEqual(path);
		expect(error.message).toMatch(message);
	});
});

describe('lineAmounts of themselves', () => {
	const won = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
	const quantity = fc.integer({ min: -99_999, max: 99_999 }).map((hundredths) => hundredths / 100);
	const given = fc.oneof(
		won.map((supplyCost): Given => [supplyCost]),
		fc.tuple(quantity, won).map(([count, price]): Given => [undefined, undefined, count, price]),
	);
	const negated = ([supplyCost, , count, price]: Given): Given =>
		count === undefined ? [supplyCost && -supplyCost] : [undefined, undefined, -count, price];

	it('add up to the tax of the document, and negate with it', () => {
		fc.assert(
			fc.property(fc.array(given, { minLength: 1, maxLength: 99 }), (all) => {
				const made = amounts(all, 'taxable', 'automatic');
				const [supplyCost, tax] = [0, 1].map((part) => made.reduce((sum, line) => sum + line[part]!, 0n));
				expect(tax).toBe(supplyCost! / 10n);
				expect(amounts(all.map(negated), 'taxable', 'automatic')).toEqual(
					made.map((line) => line.map((amount) => -amount)),
				);
			}),
		);
	});

	it('are those given where all taxes are given', () => {
		fc.assert(
			fc.property(fc.array(won, { minLength: 1, maxLength: 99 }), (costs) => {
				const computed = amounts(
					costs.map((supplyCost): Given => [supplyCost]),
					'taxable',
					'automatic',
				);
				const asGiven = computed.map(([supplyCost, tax]): Given => [supplyCost, tax]);
				expect(amounts(asGiven, 'taxable', 'automatic')).toEqual(computed);
			}),
		);
	});
});

describe('computedWarnings', () => {
	it('tells which supply costs were computed, and what they came to', () => {
		const made = lineAmounts(
			lines([[1000n], [undefined, undefined, 3, 1234.5], [undefined, undefined, 2, 500_000n]]),
			'taxable',
			'automatic',
		);
		expect(computedWarnings(made)).toEqual([
			'Supply cost computed as quantity × unit price, cut to the won: line 2 (3,703 won), line 3 (1,000,000 won)',
		]);
	});

	it('says nothing of those that were given', () => {
		expect(computedWarnings(lineAmounts(lines([[1000n, 100n, 3, 5n]]), 'taxable', 'automatic'))).toEqual([]);
	});
});
