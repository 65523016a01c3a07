import { today } from './day';
import { birthDateOf } from './maskPersonNumbers';

/**
 * Whether the last of 13 digits is the check digit of a corporate registration number (법인등록번호): the digits before
 * it weighted 1, 2, 1, 2 …, their sum made up to a full ten. One in ten numbers of persons has it by chance.
 */
export function hasCorporateCheckDigit(number: string): boolean {
	if (!/^\d{13}$/.test(number)) return false;
	const sum = [...number.slice(0, 12)].reduce((total, digit, place) => total + Number(digit) * (1 + (place % 2)), 0);
	return (10 - (sum % 10)) % 10 === Number(number[12]);
}

/** Whether 13 digits can be those of somebody alive: born in 1900 or later, and not after today in Seoul. */
export function canBeLivingPersons(number: string, now: Date): boolean {
	const born = birthDateOf(number);
	return born !== undefined && born >= '1900' && born <= today(now);
}
