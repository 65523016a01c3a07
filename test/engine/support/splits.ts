/** The ways in which a total with VAT is split. */
export const SPLITS = ['splitFromTotal', 'splitSupplyCostCut', 'splitTaxCut'] as const;

/** The supply cost of a total with VAT, in won: ten elevenths of its size, what is left over judged by the way. */
export function supplyCostIn(total: bigint, way: string): bigint {
	const size = total < 0n ? -total : total;
	const [whole, left] = [(size * 10n) / 11n, (size * 10n) % 11n];
	const goesUp = way === 'splitTaxCut' ? left > 0n : way === 'splitFromTotal' && left > 5n;
	const supplyCost = goesUp ? whole + 1n : whole;
	return total < 0n ? -supplyCost : supplyCost;
}
