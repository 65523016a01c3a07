import { Invalid } from '../errors/invalid';
import type { Words } from '../words/say';
import { canBeLivingPersons, hasCorporateCheckDigit } from './corporateNumber';
import { hasBirthDate, maskPersonNumbers } from './maskPersonNumbers';
import { expectedNumber, plainNumber } from './textForm';
import { say } from './words';

/**
 * The value as text without hyphens and white space (NBSP too: sheets and web pages paste it).
 * Gives '' for everything but a string or a safe integer, so that one pattern can judge the rest.
 */
export function withoutSeparators(value: unknown): string {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : '';
	return typeof value === 'string' ? plainNumber(value).replace(/[-\s]/g, '') : '';
}

/** More digits than a business number has may be a mistyped resident number. */
const BUSINESS_NUMBER_DIGITS = 10;

/** The error for a number that cannot be used; quotes the value only where it cannot be a person's number. */
function invalidNumber(expected: Words, value: unknown): Invalid {
	// \p{Nd} counts full-width digits as well: they are no less readable.
	const digits = typeof value === 'object' ? 0 : (String(value).match(/\p{Nd}/gu) ?? []).length;
	const told = expectedNumber(expected, value);
	return digits > BUSINESS_NUMBER_DIGITS ? new Invalid(told) : new Invalid(told, value);
}

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

/**
 * Reads the registration number of a corporation (법인등록번호): a string with or without hyphens and spaces, or an
 * integer. Its check digit is not looked at.
 *
 * @returns 13 digits
 * @throws Invalid for anything else
 */
export function parseCorporateNumber(value: unknown): string {
	const number = withoutSeparators(value);
	if (!/^\d{13}$/.test(number)) throw invalidNumber(say`a corporate registration number of 13 digits`, value);
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

/** What stands on the invoice of a foreigner who has no registration number (NTS convention); it identifies nobody. */
export const FOREIGNER_WITHOUT_NUMBER = '9999999999999';

/**
 * Reads the number of a party to an invoice: a business registration number, or the resident (주민등록번호) or foreigner
 * registration number of a person. A person's number needs a birth date that exists; its checksum is never looked at,
 * since numbers given out from October 2020 on have none. A company's 13 digits (법인등록번호) are refused where they can
 * be nobody's; `now` tells who is born.
 *
 * @returns 10 digits (business) or 13 digits (person, or FOREIGNER_WITHOUT_NUMBER)
 * @throws Invalid for anything else; never quotes what may be a person's number
 */
export function parsePartyNumber(value: unknown, now = new Date()): string {
	const number = withoutSeparators(value);
	if (/^\d{10}$/.test(number) || number === FOREIGNER_WITHOUT_NUMBER) return number;
	if (hasCorporateCheckDigit(number) && !canBeLivingPersons(number, now))
		throw new Invalid(
			say`the business registration number (사업자등록번호) of 10 digits: this looks like a corporate number (법인등록번호), which is not what an invoice names its recipient by (VAT Act art. 32 (1) 2)`,
		);
	if (/^\d{13}$/.test(number) && hasBirthDate(number)) return number;
	throw invalidNumber(say`a business registration number of 10 digits or a resident or foreigner number of 13`, value);
}

/**
 * Whether a party's number is that of a person: 13 digits, hyphen and masked last six allowed.
 * True for FOREIGNER_WITHOUT_NUMBER too: the party is a person, though the number is not personal.
 */
export function isPersonNumber(number: string): boolean {
	return /^\d{7}[\d*]{6}$/.test(withoutSeparators(number));
}

/** The digits of a number that is a person's, and no convention; undefined: it is none. */
const digitsOfPerson = (number: string): string | undefined => {
	const digits = withoutSeparators(number);
	return isPersonNumber(digits) && digits !== FOREIGNER_WITHOUT_NUMBER ? digits : undefined;
};

/**
 * What is shown of a value that stands where a party's number does: of a person's the first seven digits
 * (`900101-1******`), whether or not they are a birth date; of all else what is shown of any text.
 */
export function maskPartyNumber(number: string): string {
	const digits = digitsOfPerson(number);
	return digits === undefined ? maskPersonNumbers(number) : `${digits.slice(0, 6)}-${digits.slice(6, 7)}******`;
}

/**
 * Digits as people write a number: between two stands nothing, or a sign or two. One pattern for all numbers: with the
 * digits of each in a pattern of its own, every class of letters in it would be compiled again, in 0.2 s.
 */
const DIGITS = /\d(?:[^\p{L}\p{N}]{0,3}\d)*/gu;

/**
 * Masks numbers that are known in a text that repeats them, however it separates their digits: `900101.1234567`.
 *
 * @param numbers of parties; those of companies stay
 */
export const maskGiven = (text: string, numbers: readonly string[]): string =>
	numbers.reduce((shown, number) => {
		const digits = digitsOfPerson(number);
		if (digits === undefined || digits.includes('*')) return shown;
		const separated = new RegExp(`(?<!\\d)${[...digits].join('\\D*')}(?!\\d)`, 'g');
		return shown.replace(DIGITS, (run) => run.replace(separated, maskPartyNumber(number)));
	}, text);

/**
 * Whether two numbers can be the same party's: equal in every digit that both show.
 * Either may be hyphenated or masked with `*`. False when there is no digit that both show: that proves nothing.
 */
export function samePartyNumber(a: string, b: string): boolean {
	const [left, right] = [[...withoutSeparators(a)], [...withoutSeparators(b)]];
	if (left.length !== right.length) return false;
	const shown = left.map((digit, position) => [digit, right[position]]).filter((pair) => !pair.includes('*'));
	return shown.length > 0 && shown.every(([one, other]) => one === other);
}
