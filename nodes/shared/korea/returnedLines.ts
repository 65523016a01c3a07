import { Invalid } from '../errors/invalid';
import type { Words } from '../words/say';
import type { Original, LegalLine } from './legalSheet';
import { noTaxOn } from './noTax';
import { computeVat, isTenPercent, sumAmounts } from './vat';
import { formatWon } from './won';
import { say } from './words';

/**
 * What came back of one line. Amounts in won, with the sign of the original's line; `line` counts from 1, as people do.
 * Without a supply cost it is the whole line.
 */
export interface ReturnedPart {
	line: number;
	supplyCost?: bigint | undefined;
	tax?: bigint | undefined;
	quantity?: number | undefined;
}

interface Part<L extends LegalLine> extends ReturnedPart {
	of: L;
	supplyCost: bigint;
	whole: boolean;
}

/**
 * The lines of the original as far as they were returned (환입), in the original's order, with the original's signs.
 *
 * Tax: as given; of a line returned whole the line's; of parts 10 % of them together, in each line at most the line's
 * tax. Quantity: as given; of a line returned whole the line's; of a part what the unit price makes it, else neither of
 * the two.
 *
 * @throws Invalid at `['Returned Items', place in the list, field]` for more than the line has, and at `['Returned
 * Items']` where the whole does not fit
 */
export function returnedLines<L extends LegalLine>(original: Original<L>, returned: readonly ReturnedPart[]): L[] {
	const parts = readParts(original.lines, returned).toSorted((a, b) => a.line - b.line);
	const taxes = taxesOf(parts, original.taxKind === 'taxable');
	const lines = parts.map((part, index) => ({
		...part.of,
		...quantityOf(part),
		supplyCost: part.supplyCost,
		tax: taxes[index] ?? 0n,
	}));
	checkWhole(original, lines);
	return lines;
}

function readParts<L extends LegalLine>(lines: readonly L[], returned: readonly ReturnedPart[]): Array<Part<L>> {
	if (returned.length === 0) throw new Invalid(say`at least one returned line`).within('Returned Items');
	return returned.map((given, index) => {
		const fail = (field: string, expected: Words, found?: unknown) =>
			new Invalid(expected, found).at(['Returned Items', index, field]);
		const { line, tax, quantity } = given;
		const of = lines[line - 1];
		if (of === undefined) throw fail('Line', say`a line of the original, 1 to ${lines.length}`, line);
		if (returned.findIndex((other) => other.line === line) < index)
			throw fail('Line', say`each line of the original once`, line);
		const { supplyCost = of.supplyCost } = given;
		const whole = supplyCost === of.supplyCost;
		if (!whole && !isPart(supplyCost, of.supplyCost))
			throw fail(
				'Supply Cost',
				say`at most the original line's ${formatWon(of.supplyCost)}, with its sign`,
				supplyCost,
			);
		if (tax !== undefined && tax !== 0n && !isPart(tax, of.tax))
			throw fail('Tax', say`0, or at most the original line's ${formatWon(of.tax)}, with its sign`, tax);
		if (quantity !== undefined && !isPart(quantity, of.quantity ?? 0))
			throw fail(
				'Quantity',
				of.quantity === undefined
					? say`no quantity: the original line has none`
					: say`at most the original line's quantity of ${of.quantity}`,
				quantity,
			);
		if (given.supplyCost === undefined && quantity !== undefined && quantity !== of.quantity)
			throw fail('Supply Cost', say`how much of the line's ${formatWon(supplyCost)} a quantity of ${quantity} is`);
		return { ...given, of, supplyCost, whole };
	});
}

/** Computed together, since cut line by line they could miss 10 % by more than the 10 won that NTS forgives. */
function taxesOf(parts: ReadonlyArray<Part<LegalLine>>, taxable: boolean): bigint[] {
	const open = parts.filter(({ tax, whole }) => tax === undefined && !whole);
	const computed = taxable ? computeVat(open.map(({ supplyCost }) => supplyCost)) : [];
	return parts.map(
		(part) => part.tax ?? (part.whole ? part.of.tax : atMost(part.of.tax, computed[open.indexOf(part)] ?? 0n)),
	);
}

/** Once signs and amounts are known to fit the lines. */
function checkWhole({ taxKind }: Original<LegalLine>, lines: readonly LegalLine[]): void {
	const { supplyCost, tax } = sumAmounts(lines);
	if (supplyCost + tax <= 0n)
		throw new Invalid(say`returned lines of more than 0 won together`, supplyCost + tax).within('Returned Items');
	const refuse = (expected: Words, found: bigint) => new Invalid(expected, found).at(['Returned Items', 'Tax']);
	if (taxKind !== 'taxable') {
		const taxed = lines.find((line) => line.tax !== 0n);
		if (taxed) throw refuse(noTaxOn(taxKind), taxed.tax);
	} else if (!isTenPercent(supplyCost, tax))
		throw refuse(
			say`taxes of ${formatWon(supplyCost / 10n)}, 10 % of the supply cost ${formatWon(supplyCost)} (within 10 won): give the tax of each returned line`,
			tax,
		);
}

/** Quantity and unit price of what came back. */
function quantityOf({ of, quantity, whole, supplyCost }: Part<LegalLine>): Pick<LegalLine, 'quantity' | 'unitPrice'> {
	const known = quantity ?? (whole ? of.quantity : undefined);
	if (whole || known !== undefined) return { quantity: known, unitPrice: of.unitPrice };
	const worth = of.quantity === undefined || of.unitPrice === undefined ? undefined : divide(supplyCost, of.unitPrice);
	// A quantity that is no part of the line's means that the line's never made its supply cost.
	if (worth === undefined || !isPart(worth, of.quantity ?? 0)) return { quantity: undefined, unitPrice: undefined };
	return { quantity: worth, unitPrice: of.unitPrice };
}

/**
 * Won by unit price, where that is a number of at most two decimals. In whole numbers: 0.3 / 0.1 is not 3 in binary
 * ones.
 */
function divide(won: bigint, unitPrice: number): number | undefined {
	const [, whole = '', decimals = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(String(unitPrice)) ?? [];
	const [dividend, divisor] = [won * 100n * 10n ** BigInt(decimals.length), BigInt(whole + decimals)];
	return divisor === 0n || dividend % divisor !== 0n ? undefined : Number(dividend / divisor) / 100;
}

/**
 * Whether the part has the sign of the whole and is not beyond it. Nothing is not a part, and of nothing there is none.
 */
function isPart<N extends bigint | number>(part: N, whole: N): boolean {
	return whole > 0 ? part > 0 && part <= whole : part < 0 && part >= whole;
}

/** The amount, brought between 0 and the limit, which may be negative: no more tax back than was charged. */
export function atMost(limit: bigint, amount: bigint): bigint {
	const [low, high] = limit < 0n ? [limit, 0n] : [0n, limit];
	return amount < low ? low : amount > high ? high : amount;
}
