import { isCalendarDate } from './day';
import { invalidNumber, withoutSeparators } from './digits';

/** What stands on the invoice of a foreigner who has no registration number (NTS convention); it identifies nobody. */
export const FOREIGNER_WITHOUT_NUMBER = '9999999999999';

/**
 * Reads the number of a party to an invoice: a business registration number, or the resident (주민등록번호) or foreigner
 * registration number of a person. A person's number needs a birth date that exists; its checksum is never looked at,
 * since numbers given out from October 2020 on have none.
 *
 * @returns 10 digits (business) or 13 digits (person, or FOREIGNER_WITHOUT_NUMBER)
 * @throws Invalid for anything else; never quotes what may be a person's number
 */
export function parsePartyNumber(value: unknown): string {
	const number = withoutSeparators(value);
	if (/^\d{10}$/.test(number) || number === FOREIGNER_WITHOUT_NUMBER) return number;
	if (/^\d{13}$/.test(number) && hasBirthDate(number)) return number;
	throw invalidNumber('a business registration number of 10 digits or a resident or foreigner number of 13', value);
}

/**
 * Whether a party's number is that of a person: 13 digits, hyphen and masked last six allowed.
 * True for FOREIGNER_WITHOUT_NUMBER too: the party is a person, though the number is not personal.
 */
export function isPersonNumber(number: string): boolean {
	return /^\d{7}[\d*]{6}$/.test(withoutSeparators(number));
}

/**
 * An NTS approval number, which stays whole, or six digits and seven, the last six perhaps partly masked.
 * Texts by people and Office programs have every kind of dash between them.
 */
const APPROVAL_OR_PERSON =
	/(?<![0-9A-Za-z])\d{8}[0-9A-Za-z]{16}(?![0-9A-Za-z])|(?<!\d)(\d{6})[ \u00a0]?[-\u2010-\u2015\u2212]?[ \u00a0]?(\d)[\d*]{6}(?![\d*])/g;

/**
 * Replaces the resident and foreigner numbers in a text of any kind by `900101-1******`.
 * What has no real birth date is left alone (epoch milliseconds, bank accounts, FOREIGNER_WITHOUT_NUMBER).
 */
export function maskPersonNumbers(text: string): string {
	return text.replace(APPROVAL_OR_PERSON, (match: string, birth?: string, century?: string) =>
		birth !== undefined && century !== undefined && hasBirthDate(birth + century) ? `${birth}-${century}******` : match,
	);
}

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

/** The seventh digit tells the century (Resident Registration Act rules; 5 to 8 are foreigners). */
const CENTURIES = [1800, 1900, 1900, 2000, 2000, 1900, 1900, 2000, 2000, 1800];

function hasBirthDate(number: string): boolean {
	const [year, month, day] = [number.slice(0, 2), number.slice(2, 4), number.slice(4, 6)].map(Number) as [number, number, number];
	return isCalendarDate((CENTURIES[Number(number[6])] ?? NaN) + year, month, day);
}
