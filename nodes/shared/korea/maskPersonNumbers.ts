import { isCalendarDate } from './calendar';

/**
 * An NTS approval number, which stays whole, or six digits and seven, the last six perhaps partly masked.
 * Texts by people and Office programs have every kind of dash between them.
 */
const APPROVAL_OR_PERSON =
	/(?<![0-9A-Za-z])\d{8}[0-9A-Za-z]{16}(?![0-9A-Za-z])|(?<!\d)(\d{6})[ \u00a0]?[-\u2010-\u2015\u2212]?[ \u00a0]?(\d)[\d*]{6}(?![\d*])/g;

/**
 * Replaces what looks like a resident or foreigner number in a free text by `900101-1******`. What has no real birth
 * date is left alone. One in thirty keys, amounts and moments of 13 digits has one by chance: where a field is known to
 * hold such, see maskFields.
 */
export function maskPersonNumbers(text: string): string {
	return text.replace(APPROVAL_OR_PERSON, (match: string, birth?: string, century?: string) =>
		birth !== undefined && century !== undefined && hasBirthDate(birth + century) ? `${birth}-${century}******` : match,
	);
}

/** The same of a text that may be missing; null where it is, or has no signs. */
export const maskedOrNull = (text: string | null | undefined): string | null => (text ? maskPersonNumbers(text) : null);

/** The seventh digit tells the century (Resident Registration Act rules; 5 to 8 are foreigners). */
const CENTURIES = [1800, 1900, 1900, 2000, 2000, 1900, 1900, 2000, 2000, 1800];

/** The day that the first seven digits of a number name, `YYYY-MM-DD`; undefined where the calendar has none. */
export function birthDateOf(number: string): string | undefined {
	const [year, month, day] = [number.slice(0, 2), number.slice(2, 4), number.slice(4, 6)] as const;
	const fullYear = (CENTURIES[Number(number[6])] ?? NaN) + Number(year);
	return isCalendarDate(fullYear, Number(month), Number(day)) ? `${fullYear}-${month}-${day}` : undefined;
}

/** Whether the first seven digits of a number are a birth date that exists. */
export const hasBirthDate = (number: string): boolean => birthDateOf(number) !== undefined;
