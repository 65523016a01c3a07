/**
 * One document has one. Taxable (과세) and zero-rated (영세율) ones are tax invoices (세금계산서), tax-exempt (면세) ones bills
 * (계산서).
 */
export type TaxKind = 'taxable' | 'zeroRated' | 'taxExempt';

/** Whole won; both of the same sign, or zero, in any line this file makes. */
export interface Amounts {
	supplyCost: bigint;
	tax: bigint;
}

/**
 * The tax of each line of a taxable invoice, in won (10 %: VAT Act art. 30).
 * The lines add up to total supply cost × 10 / 100, cut towards zero: 99 lines cut one by one could miss that
 * by more than the 10 won that NTS forgives. Computing the negated lines gives the negated taxes.
 *
 * @param supplyCosts the lines' supply costs in won, of either sign, also mixed
 */
export function computeVat(supplyCosts: readonly bigint[]): bigint[] {
	return apportion(supplyCosts, 10n, 100n);
}

/**
 * Splits amounts that contain 10 % VAT. Total supply cost = total × 10 / 11, cut towards zero; the rest is tax.
 * In every line supply cost + tax is the amount given, and the lines add up to the document.
 *
 * @param gross the lines' amounts with tax in won, of either sign, also mixed
 */
export function splitVatInclusive(gross: readonly bigint[]): Amounts[] {
	const supplyCosts = apportion(gross, 10n, 11n);
	return supplyCosts.map((supplyCost, line) => ({ supplyCost, tax: (gross[line] ?? 0n) - supplyCost }));
}

/** The totals of a document in won. */
export function sumAmounts(lines: readonly Amounts[]): Amounts {
	return { supplyCost: sum(lines.map((line) => line.supplyCost)), tax: sum(lines.map((line) => line.tax)) };
}

/** Whether NTS takes this tax for a taxable document: at most 10 won away from 10 % (result code ERR007). In won. */
export function isTenPercent(supplyCost: bigint, tax: bigint): boolean {
	const tenfold = 10n * tax - supplyCost;
	return -100n <= tenfold && tenfold <= 100n;
}

/**
 * Shares whose sum is exactly total × numerator / denominator, cut towards zero (bigint division cuts so).
 * Each line first gets its own cut share. What is left is spread won by won, in the direction it has, over the lines
 * that lost most in that direction by their cut (ties: first line). Lines that lost something are always enough,
 * mixed signs or not, so no line ends a whole won away from its exact share.
 */
function apportion(amounts: readonly bigint[], numerator: bigint, denominator: bigint): bigint[] {
	const scaled = amounts.map((amount) => amount * numerator);
	const lines = scaled.map((amount) => ({ share: amount / denominator, lost: amount % denominator }));
	const left = sum(scaled) / denominator - sum(lines.map((line) => line.share));
	const won = left < 0n ? -1n : 1n;
	const mostLostFirst = lines.toSorted((a, b) => Number((b.lost - a.lost) * won));
	for (const line of mostLostFirst.slice(0, Number(left * won))) line.share += won;
	return lines.map((line) => line.share);
}

function sum(amounts: readonly bigint[]): bigint {
	return amounts.reduce((total, amount) => total + amount, 0n);
}
