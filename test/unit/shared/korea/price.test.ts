import { priceOf } from '../../../../nodes/shared/korea/price';
import fc from '../../../support/properties';

/** A decimal number of up to 15 digits, as it is written and as it is read. */
const decimal = fc
	.record({
		negative: fc.boolean(),
		digits: fc.bigInt({ min: 0n, max: 999_999_999_999_999n }),
		scale: fc.integer({ min: 0, max: 12 }),
	})
	.map(({ negative, digits, scale }) => {
		const padded = String(digits).padStart(scale + 1, '0');
		const text = `${padded.slice(0, padded.length - scale)}.${padded.slice(padded.length - scale)}0`;
		return { digits: negative ? -digits : digits, scale, number: Number(`${negative ? '-' : ''}${text}`) };
	});

describe('priceOf', () => {
	it.each<[quantity: number, unitPrice: bigint | number, won: bigint]>([
		[3, 1000n, 3000n],
		[0.1, 3n, 0n],
		// 1.1 × 1.1 is 1.2100000000000002, and 1.15 × 100 is 114.99999999999999, to a computer.
		[1.15, 100, 115n],
		[-1.15, 100, -115n],
		[2.5, 0.5, 1n],
		[0.29, 100n, 29n],
		[1e-7, 10_000_000n, 1n],
		[1e-7, 9_999_999n, 0n],
		[9_007_199_254_740_991, 9_007_199_254_740_991n, 81_129_638_414_606_663_681_390_495_662_081n],
		[-2.9, 1, -2n],
		[-0, 5, 0n],
	])('%p × %p is %p won', (quantity, unitPrice, won) => {
		expect(priceOf(quantity, unitPrice)).toBe(won);
	});

	it('is the exact product of the digits, cut towards zero', () => {
		fc.assert(
			fc.property(decimal, decimal, (quantity, price) => {
				const exact = quantity.digits * price.digits;
				const unit = 10n ** BigInt(quantity.scale + price.scale);
				const won = priceOf(quantity.number, price.number);
				const rest = exact - won * unit;
				expect(won * won * unit).toBeLessThanOrEqual(won * exact);
				expect(rest < unit && rest > -unit && (rest === 0n || rest < 0n === exact < 0n)).toBe(true);
			}),
		);
	});

	it('negates with either factor, and does not ask which is which where both have decimals', () => {
		fc.assert(
			fc.property(decimal, decimal, ({ number: quantity }, { number: price }) => {
				const won = priceOf(quantity, price);
				expect(priceOf(-quantity, price)).toBe(-won);
				expect(priceOf(quantity, -price)).toBe(-won);
				expect(priceOf(price, quantity)).toBe(won);
			}),
		);
	});
});
