/** A decimal number without its point: `digits` × 10 ^ −`scale`. */
interface Decimal {
	digits: bigint;
	scale: number;
}

/** The digits of a number as it is written; a number of JavaScript writes the least that it is told from others by. */
function decimalOf(number: bigint | number): Decimal {
	const [, whole = '', decimals = '', exponent = '0'] =
		/^(-?\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(number)) ?? [];
	const scale = decimals.length - Number(exponent);
	const digits = BigInt(whole + decimals);
	return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/**
 * Quantity × unit price in whole won, the fraction of a won cut towards zero: exact, by the digits of both. The negated
 * quantity, or price, gives the negated amount.
 *
 * @param quantity finite
 * @param unitPrice in won, finite
 */
export function priceOf(quantity: number, unitPrice: bigint | number): bigint {
	const [count, price] = [decimalOf(quantity), decimalOf(unitPrice)];
	return (count.digits * price.digits) / 10n ** BigInt(count.scale + price.scale);
}
