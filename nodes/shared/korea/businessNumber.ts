import { invalidNumber, withoutSeparators } from './digits';
import { say } from './words';

/**
 * Reads a business registration number (사업자등록번호): a string with or without hyphens and spaces, or an integer.
 * Its checksum is not looked at, because test numbers fail it: see hasValidChecksum.
 *
 * @returns ten digits
 * @throws Invalid for anything else; longer numbers are not quoted, as they may be a person's
 */
export function parseBusinessNumber(value: unknown): string {
	const number = withoutSeparators(value);
	if (!/^\d{10}$/.test(number)) throw invalidNumber(say`a business registration number of 10 digits`, value);
	return number;
}

const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5];

/**
 * Whether the last of the ten digits is the check digit that the others ask for (NTS's rule for 사업자등록번호:
 * weights 1 3 7 1 3 7 1 3 5, and the tens of ninth digit × 5 count once more). Other shapes are false.
 * Good for a warning only: documentation and test companies often have numbers that fail.
 */
export function hasValidChecksum(number: string): boolean {
	if (!/^\d{10}$/.test(number)) return false;
	const sum = WEIGHTS.reduce((total, weight, position) => total + weight * Number(number[position]), 0);
	const tens = Math.floor((Number(number[8]) * 5) / 10);
	return (10 - ((sum + tens) % 10)) % 10 === Number(number[9]);
}
