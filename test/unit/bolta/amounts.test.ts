import { lineAmounts, type AmountsMode } from '../../../nodes/shared/invoice/amounts';
import type { Line } from '../../../nodes/shared/invoice/lineFields';
import type { TaxKind } from '../../../nodes/shared/korea/vat';
import { errorOf } from '../shared/korea/support';

type Given = [supplyCost: bigint, tax?: bigint];

const lines = (given: Given[]): Line[] =>
	given.map(([supplyCost, tax]) => ({
		name: '품목',
		supplyCost,
		tax,
		date: undefined,
		specification: undefined,
		quantity: undefined,
		unitPrice: undefined,
		remark: undefined,
	}));

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
	])('%s, %s: %p', (kind, mode, given, expected) => {
		expect(amounts(given, kind, mode)).toEqual(expected);
	});

	it.each<[TaxKind, AmountsMode, Given[], ReadonlyArray<string | number>, RegExp]>([
		[
			'taxable',
			'asGiven',
			[[1000n, 100n], [1000n]],
			['Items', 1, 'Tax'],
			/^expected a tax, or the option "Amounts" set to compute it$/,
		],
		[
			'taxable',
			'asGiven',
			[[1000n, 111n]],
			['Items', 'Tax'],
			/^expected a tax within 10 won of 10 % of the supply cost 1000, found 111$/,
		],
		['taxable', 'asGiven', [[1000n, 89n]], ['Items', 'Tax'], /within 10 won/],
		[
			'zeroRated',
			'asGiven',
			[[1000n], [1000n, 1n]],
			['Items', 1, 'Tax'],
			/^expected no tax on a zero-rated invoice, found 1$/,
		],
		[
			'taxExempt',
			'asGiven',
			[[1000n, 100n]],
			['Items', 0, 'Tax'],
			/^expected no tax on a tax-exempt invoice, found 100$/,
		],
		[
			'taxable',
			'vatComputed',
			[[1000n], [1000n, 100n]],
			['Items', 1, 'Tax'],
			/^expected no tax, because it is computed from the supply costs, found 100$/,
		],
		['taxable', 'splitFromTotal', [[1000n, 0n]], ['Items', 0, 'Tax'], /found 0$/],
		['taxExempt', 'vatComputed', [[1000n, 0n]], ['Items', 0, 'Tax'], /found 0$/],
	])('%s, %s: %p is refused', (kind, mode, given, path, message) => {
		const error = errorOf(() => amounts(given, kind, mode));
		expect(error.path).toEqual(path);
		expect(error.message).toMatch(message);
	});
});
