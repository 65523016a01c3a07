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
 * What becomes of the fraction of a won when a total with tax is split: supply cost to the nearest won, as Korean
 * receipts show it, or one of the two cut towards zero, as some books have it. The other is always the rest. The law
 * says 100/110 and nothing of the won (VAT Act art. 29 (7)).
 */
export type SplitRounding = 'nearest' | 'supplyCostCut' | 'taxCut';

/**
 * Splits amounts that contain 10 % VAT, total × 10 / 11 and total / 11. There are no halves to settle: 11 is odd.
 * In every line supply cost + tax is the amount given, and the lines add up to the document. Splitting the negated
 * amounts gives the negated parts.
 *
 * @param gross the lines' amounts with tax in won, of either sign, also mixed
 */
export function splitVatInclusive(gross: readonly bigint[], rounding: SplitRounding): Amounts[] {
	const shares =
		rounding === 'taxCut'
			? apportion(gross, 1n, 11n)
			: apportion(gross, 10n, 11n, rounding === 'nearest' ? nearest : cut);
	return gross.map((amount, line) => {
		const [share = 0n] = [shares[line]];
		return rounding === 'taxCut'
			? { supplyCost: amount - share, tax: share }
			: { supplyCost: share, tax: amount - share };
	});
}

/** The totals of a document in won. */
export function sumAmounts(lines: readonly Amounts[]): Amounts {
	return { supplyCost: sum(lines.map((line) => line.supplyCost)), tax: sum(lines.map((line) => line.tax)) };
}

/** Supply cost and tax of a document together, in won. */
export function totalOf(lines: readonly Amounts[]): bigint {
	const { supplyCost, tax } = sumAmounts(lines);
	return supplyCost + tax;
}

/** Whether NTS takes this tax for a taxable document: at most 10 won away from 10 % (result code ERR007). In won. */
export function isTenPercent(supplyCost: bigint, tax: bigint): boolean {
	const tenfold = 10n * tax - supplyCost;
	return -100n <= tenfold && tenfold <= 100n;
}

/** Towards zero, as bigint division is. */
const cut = (dividend: bigint, divisor: bigint) => dividend / divisor;

/** To the nearest whole number, of an odd divisor: there is no half. */
const nearest = (dividend: bigint, divisor: bigint) =>
	(2n * dividend + (dividend < 0n ? -divisor : divisor)) / (2n * divisor);

/**
 * Shares whose sum is exactly total × numerator / denominator, made whole by `round`.
 * Each line first gets its own cut share. What is left is spread won by won, in the direction it has, over the lines
 * that lost most in that direction by their cut (ties: first line). Lines that lost something are always enough,
 * mixed signs or not, so no line ends a whole won away from its exact share.
 */
function apportion(amounts: readonly bigint[], numerator: bigint, denominator: bigint, round = cut): bigint[] {
	const scaled = amounts.map((amount) => amount * numerator);
	const lines = scaled.map((amount) => ({ share: amount / denominator, lost: amount % denominator }));
	const left = round(sum(scaled), denominator) - sum(lines.map((line) => line.share));
	const won = left < 0n ? -1n : 1n;
	const mostLostFirst = lines.toSorted((a, b) => Number((b.lost - a.lost) * won));
	for (const line of mostLostFirst.slice(0, Number(left * won))) line.share += won;
	return lines.map((line) => line.share);
}

function sum(amounts: readonly bigint[]): bigint {
	return amounts.reduce((total, amount) => total + amount, 0n);
}
