import { headingOf } from '../columns/heading';
import { inside, Invalid } from '../errors/invalid';
import { noTaxOn } from '../korea/noTax';
import { priceOf } from '../korea/price';
import {
	computeVat,
	isTenPercent,
	splitVatInclusive,
	sumAmounts,
	type Amounts,
	type SplitRounding,
	type TaxKind,
} from '../korea/vat';
import { formatWon, parseWon } from '../korea/won';
import type { Words } from '../words/say';
import type { Line } from './lineFields';
import { say } from './words';

/** The ways of splitting a total, by what they do with the fraction of a won. */
const SPLITS = {
	splitFromTotal: 'nearest',
	splitSupplyCostCut: 'supplyCostCut',
	splitTaxCut: 'taxCut',
} as const satisfies Record<string, SplitRounding>;

export type AmountsMode = 'automatic' | 'asGiven' | 'vatComputed' | keyof typeof SPLITS;

/** A line as far as its amounts go. The unit price is in won, of some vendors with decimals. */
export type PricedLine = Pick<Line, 'name' | 'supplyCost' | 'tax' | 'quantity'> & {
	unitPrice?: bigint | number | undefined;
};

/** `isComputed`: the supply cost was not given, and is quantity × unit price. */
export type LineAmounts = Amounts & { isComputed?: true };

type Costed = Pick<LineAmounts, 'supplyCost' | 'isComputed'> & Pick<Line, 'tax'>;

/**
 * Supply cost and tax of each line, in won.
 * Computed and split taxes add up to the document's own; taxes as given are only checked: 10 % within 10 won in total
 * (NTS result code ERR007) when taxable, none when zero-rated or tax-exempt. `automatic` computes those of a taxable
 * document where no line has one. A supply cost that is not given is computed but where it must stand as given, or
 * holds what is split.
 * @throws Invalid
 */
export function lineAmounts(lines: readonly PricedLine[], taxKind: TaxKind, mode: AmountsMode): LineAmounts[] {
	refuseTotalAmong(lines);
	const mayCompute = mode === 'automatic' || mode === 'vatComputed';
	const costed = lines.map((line, index) => withSupplyCost(line, index, mayCompute));
	if (mode === 'asGiven') return checked(costed, taxKind);
	if (mode === 'automatic' && (taxKind !== 'taxable' || haveTaxes(costed))) return checked(costed, taxKind);
	return computed(costed, taxKind, mode === 'automatic' ? 'vatComputed' : mode);
}

/** What the line of a table is called that adds up those above it, without signs. */
const TOTAL = /^(?:총?합계|총합|[총소누]계|계|총(?=금?액)|(?:grand|sub)?total|sum)(?:금?액|amount)?$/;

const withoutSigns = (text: string): string => text.replace(/[\p{P}\p{S}\s]/gu, '').toLowerCase();

/**
 * Whether the name of a line says that it adds up others. A bracket beside a name is a hint, as in a heading, and
 * around it a frame: `합계 (VAT 별도)`, `[합계]`.
 */
export const isTotal = (name: string): boolean => TOTAL.test(withoutSigns(headingOf(name).plain) || withoutSigns(name));

/** A total among the lines would be invoiced a second time. @throws Invalid */
function refuseTotalAmong(lines: readonly PricedLine[]): void {
	const index = lines.findIndex(({ name }) => isTotal(name));
	const total = lines[index];
	if (total && lines.length > 1)
		throw new Invalid(say`the lines alone, without their total`, total.name).at(['Items', index, 'Name']);
}

function withSupplyCost(
	{ supplyCost, tax, quantity, unitPrice }: PricedLine,
	index: number,
	mayCompute: boolean,
): Costed {
	if (supplyCost !== undefined) return { supplyCost, tax };
	const compute = () => {
		if (!mayCompute)
			throw new Invalid(
				say`an amount: only with "Amounts" set to "Automatic" or "VAT Computed" is it computed from quantity and unit price`,
			);
		if (quantity === undefined || unitPrice === undefined)
			throw new Invalid(say`an amount, or a quantity and a unit price to compute it from`);
		return parseWon(priceOf(quantity, unitPrice));
	};
	return {
		supplyCost: inside('Items', () => inside(index, () => inside('Supply Cost', compute))),
		tax,
		isComputed: true,
	};
}

/** Whether all lines have a tax, or none. @throws Invalid at each that lacks its own */
function haveTaxes(lines: readonly Costed[]): boolean {
	const without = lines.flatMap(({ tax }, index) => (tax === undefined ? [['Items', index, 'Tax']] : []));
	const [first, ...others] = without;
	if (first !== undefined && without.length < lines.length) {
		throw new Invalid(
			say`a tax in every line, or in none to have it computed (lines without tax: ${without.length} of ${lines.length})`,
		).at(first, ...others);
	}
	return without.length === 0;
}

function computed(
	lines: readonly Costed[],
	taxKind: TaxKind,
	mode: Exclude<AmountsMode, 'asGiven' | 'automatic'>,
): LineAmounts[] {
	const index = lines.findIndex(({ tax }) => tax !== undefined);
	if (index >= 0)
		throw new Invalid(say`an empty Tax, because "Amounts" computes it from the supply costs`, lines[index]?.tax).at([
			'Items',
			index,
			'Tax',
		]);
	const costs = lines.map(({ supplyCost }) => supplyCost);
	if (taxKind === 'taxable' && mode !== 'vatComputed') return splitVatInclusive(costs, SPLITS[mode]);
	const taxes = taxKind === 'taxable' ? computeVat(costs) : [];
	return lines.map((line, place) => ({ ...line, tax: taxes[place] ?? 0n }));
}

function checked(lines: readonly Costed[], taxKind: TaxKind): LineAmounts[] {
	const amounts = lines.map(({ tax, ...line }, index) => {
		if (taxKind === 'taxable') {
			if (tax === undefined)
				throw new Invalid(say`a tax, or the option "Amounts" set to "Automatic"`).at(['Items', index, 'Tax']);
			return { ...line, tax };
		}
		if (tax !== undefined && tax !== 0n) throw new Invalid(noTaxOn(taxKind), tax).at(['Items', index, 'Tax']);
		return { ...line, tax: 0n };
	});
	const { supplyCost, tax } = sumAmounts(amounts);
	if (taxKind === 'taxable' && !isTenPercent(supplyCost, tax)) {
		throw new Invalid(
			say`a tax of ${formatWon(supplyCost / 10n)}, 10 % of the supply cost ${formatWon(supplyCost)} (within 10 won)`,
			tax,
		).at(['Items', 'Tax']);
	}
	return amounts;
}

/** That supply costs were computed, and what they came to: for a person to compare. */
export function computedWarnings(lines: readonly LineAmounts[]): Words[] {
	const computedLines = lines.flatMap(({ supplyCost, isComputed }, index) =>
		isComputed ? [say`line ${index + 1} (${formatWon(supplyCost)})`] : [],
	);
	return computedLines.length > 0
		? [say`Supply cost computed as quantity × unit price, cut to the won: ${computedLines.join(', ')}`]
		: [];
}
