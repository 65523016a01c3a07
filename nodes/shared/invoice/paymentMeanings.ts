import { meaningsFrom, type Meanings } from '../columns/meaning';

/**
 * How it is paid, as the Hometax form has it.
 * @param isTaken whether the vendor has a place for it
 */
export const paymentMeanings = (isTaken: boolean): Meanings =>
	meaningsFrom(
		(
			[
				['cash', 'Cash', '현금'],
				['check', 'Check', '수표'],
				['draft', 'Draft', '어음'],
				['uncollected', 'Uncollected', '외상미수금'],
			] as const
		).map(([field, label, korean]) => [
			field,
			{
				label,
				korean,
				...(field === 'uncollected' && { headings: ['외상'] }),
				to: ['payment', field],
				shownAt: ['Payment', label],
				amount: { vat: 'with', twin: null },
				...(!isTaken && { placeless: true }),
			},
		]),
	);
