import { invalidNumber, withoutSeparators } from './digits';
import { hasBirthDate } from './maskPersonNumbers';
import { say } from './words';

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
	throw invalidNumber(say`a business registration number of 10 digits or a resident or foreigner number of 13`, value);
}

/**
 * Whether a party's number is that of a person: 13 digits, hyphen and masked last six allowed.
 * True for FOREIGNER_WITHOUT_NUMBER too: the party is a person, though the number is not personal.
 */
export function isPersonNumber(number: string): boolean {
	return /^\d{7}[\d*]{6}$/.test(withoutSeparators(number));
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
