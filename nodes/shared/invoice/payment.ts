import { Invalid } from '../errors/invalid';
import { optional, options, won, type Read } from '../fields/fields';
import type { Amounts } from '../korea/vat';
import { formatWon } from '../korea/won';
import { say } from './words';

/** How the money is, or was, paid. Zeros go out as given. */
export const paymentFields = {
	cash: optional(won({ displayName: 'Cash', description: 'Paid in cash (현금), in won' })),
	check: optional(won({ displayName: 'Check', description: 'Paid by check (수표), in won' })),
	draft: optional(won({ displayName: 'Draft', description: 'Paid by draft (어음), in won' })),
	uncollected: optional(won({ displayName: 'Uncollected', description: 'Still to be paid (외상미수금), in won' })),
};

export type Payment = Read<typeof paymentFields>;

export const payment = options({
	displayName: 'Payment',
	description: 'How the money is paid. Unless all are zero they must add up to supply cost and tax.',
	placeholder: 'Add part',
	fields: paymentFields,
});

/** Parts that are given must add up, unless all are zero: that counts as not given. @throws Invalid */
export function checkPayment(parts: Partial<Payment>, { supplyCost, tax }: Amounts): void {
	const sum = Object.values(parts).reduce<bigint>((total, part) => total + (part ?? 0n), 0n);
	const isGiven = Object.values(parts).some((part) => part !== undefined && part !== 0n);
	if (isGiven && sum !== supplyCost + tax)
		throw new Invalid(
			say`payment amounts that add up to ${formatWon(supplyCost + tax)}, supply cost and tax`,
			sum,
		).within('Payment');
}
