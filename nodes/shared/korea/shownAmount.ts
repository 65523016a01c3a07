import { maskPersonNumbers } from './maskPersonNumbers';

/** An amount for people: `1,234,000`. What may be a person's number, from another column, is masked instead. */
export function shownAmount(amount: bigint): string {
	const digits = String(amount);
	const masked = maskPersonNumbers(digits);
	return masked === digits ? digits.replace(/\B(?=(?:\d{3})+$)/g, ',') : masked;
}
