import { Invalid } from '../errors/invalid';
import {
	computeVat,
	isTenPercent,
	splitVatInclusive,
	sumAmounts,
	type Amounts,
	type SplitRounding,
	type TaxKind,
} from '../korea/vat';
import type { Line } from './lineFields';
import { say } from './words';

/** The ways of splitting a total, by what they do with the fraction of a won. */
const SPLITS = {
	splitFromTotal: 'nearest',
	splitSupplyCostCut: 'supplyCostCut',
	splitTaxCut: 'taxCut',
} as const satisfies Record<string, SplitRounding>;

export type AmountsMode = 'asGiven' | 'vatComputed' | keyof typeof SPLITS;

/**
 * Supply cost and tax of each line, in won.
 * Computed and split taxes add up to the document's own; taxes as given are only checked: 10 % within 10 won in total
 * (NTS result code ERR007) when taxable, none when zero-rated or tax-exempt.
 * @throws Invalid
 */
export function lineAmounts(lines: readonly Line[], taxKind: TaxKind, mode: AmountsMode): Amounts[] {
	const given = lines.map(({ supplyCost }) => supplyCost);
	if (mode !== 'asGiven') {
		const index = lines.findIndex(({ tax }) => tax !== undefined);
		if (index >= 0)
			throw new Invalid(say`no tax, because it is computed from the supply costs`, lines[index]?.tax).at([
				'Items',
				index,
				'Tax',
			]);
		if (taxKind !== 'taxable') return given.map((supplyCost) => ({ supplyCost, tax: 0n }));
		if (mode !== 'vatComputed') return splitVatInclusive(given, SPLITS[mode]);
		const taxes = computeVat(given);
		return given.map((supplyCost, line) => ({ supplyCost, tax: taxes[line] ?? 0n }));
	}
	const amounts = lines.map(({ supplyCost, tax }, index) => {
		if (taxKind === 'taxable') {
			if (tax === undefined)
				throw new Invalid(say`a tax, or the option "Amounts" set to compute it`).at(['Items', index, 'Tax']);
			return { supplyCost, tax };
		}
		if (tax !== undefined && tax !== 0n)
			throw new Invalid(
				taxKind === 'zeroRated' ? say`no tax on a zero-rated invoice` : say`no tax on a tax-exempt invoice`,
				tax,
			).at(['Items', index, 'Tax']);
		return { supplyCost, tax: 0n };
	});
	const { supplyCost, tax } = sumAmounts(amounts);
	if (taxKind === 'taxable' && !isTenPercent(supplyCost, tax)) {
		throw new Invalid(say`a tax within 10 won of 10 % of the supply cost ${supplyCost}`, tax).at(['Items', 'Tax']);
	}
	return amounts;
}
