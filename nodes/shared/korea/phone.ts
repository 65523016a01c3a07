import { Invalid } from '../errors/invalid';
import type { Words } from '../words/say';
import { expectedNumber, plainNumber } from './textForm';
import { say } from './words';

/** 1588-0000 and its like (15xx, 16xx, 18xx): no area code, no leading zero. */
const NATIONWIDE = /^(1[568]\d{2})(\d{4})$/;

/**
 * Korean numbering plan (전기통신번호 관리세칙): mobile 010 with 11 digits, 011 and 016 to 019 with 10 or 11; Seoul;
 * other areas; internet 070; personal and safe numbers 050x; 060 and 080.
 */
const KOREAN = [
	NATIONWIDE,
	/^(010)(\d{4})(\d{4})$/,
	/^(01[16-9])(\d{3,4})(\d{4})$/,
	/^(02)(\d{3,4})(\d{4})$/,
	/^(0(?:3[1-3]|4[1-4]|5[1-5]|6[1-4]))(\d{3,4})(\d{4})$/,
	/^(070)(\d{4})(\d{4})$/,
	/^(050\d)(\d{3,4})(\d{4})$/,
	/^(0[68]0)(\d{3,4})(\d{4})$/,
];

/** Behind a number of a switchboard: `02-000-0000 (내선 12)`, `02-000-0000 ext. 12`. */
const EXTENSION = /\s*[(,]?\s*(?:내선|구내|ext\.?|#)\s*:?\s*(\d{1,5})\s*(?:번)?\s*\)?$/i;

/** A number to show on a document. */
export interface ShownPhone {
	/** With hyphens, and with the extension where there is one: `02-000-0000 (내선 12)`. */
	text: string;
	/** What a person should look at; undefined: it is a Korean number. */
	warning: Words | undefined;
}

/** Hyphens, spaces, dots and parentheses are dropped, `+82 10…` becomes `010…`. */
const digitsOf = (text: string) =>
	plainNumber(text)
		.replace(/[-\s.()]/g, '')
		.replace(/^\+820?(\d+)$/, (_, rest: string) => (NATIONWIDE.test(rest) ? rest : `0${rest}`))
		// As Kakao writes it.
		.replace(/^82(10\d{8})$/, '0$1');

const partsOf = (digits: string) => KOREAN.map((pattern) => pattern.exec(digits)).find((match) => match !== null);

/**
 * Reads a Korean telephone number that something is sent to or from. A JSON number is refused: it has lost the leading
 * zero. So is `+` with another country, which digits alone cannot say.
 *
 * @returns its digits, 8 to 12
 * @throws Invalid for anything else; never quotes the number, as it is a person's
 */
export function parsePhone(value: unknown): string {
	const digits = typeof value === 'string' ? digitsOf(value) : '';
	if (!partsOf(digits)) throw new Invalid(expectedNumber(expectedPhone(digits), value));
	return digits;
}

/** The same for a mobile phone of 010, the only ones that Kakao reaches. @throws Invalid */
export function parseMobile(value: unknown): string {
	const digits = parsePhone(value);
	if (!digits.startsWith('010')) throw new Invalid(say`a mobile number such as 010-0000-0000`);
	return digits;
}

/** What was expected, with what is wrong where that is known. */
function expectedPhone(digits: string): Words {
	if (/^1\d{8,9}$/.test(digits) || /^[2-9]\d{7,9}$/.test(digits))
		return say`a telephone number with its leading zero, as text: a number of a sheet has lost it`;
	if (/^010\d*$/.test(digits)) return say`a mobile number of 11 digits such as 010-0000-0000`;
	return say`a Korean telephone number such as 02-000-0000 or 010-0000-0000, as text`;
}

/**
 * Reads a telephone number that is only shown, on a document or in a directory: what is none in Korea stays as it is
 * and is told as a warning, since the document is right without it. An extension stays behind it.
 *
 * @throws Invalid where there are no 8 to 12 digits (13 may be a person's number), or for `+` with another country
 */
export function readShownPhone(value: unknown): ShownPhone {
	const given = typeof value === 'string' ? plainNumber(value) : '';
	const extension = EXTENSION.exec(given);
	const digits = digitsOf(extension ? given.slice(0, extension.index) : given);
	if (!/^\d{8,12}$/.test(digits)) throw new Invalid(expectedNumber(expectedPhone(digits), value));
	const behind = extension ? ` (내선 ${extension[1] ?? ''})` : '';
	const isKorean = partsOf(digits) !== undefined;
	return {
		text: `${formatPhone(digits)}${behind}`,
		warning: isKorean ? undefined : say`It is no Korean telephone number; has it lost its leading zero?`,
	};
}

/** Whether it is a mobile number of 010: Bolta's newest documents know no other. */
export const isMobile010 = (phone: string) => /^010\d{8}$/.test(digitsOf(phone));

/** Puts the hyphens into the digits of a Korean number, `01012345678` → `010-1234-5678`; others stay as they are. */
export function formatPhone(digits: string): string {
	return partsOf(digits)?.slice(1).join('-') ?? digits;
}

/** Whether two numbers are the same but for how they are written. */
export const samePhone = (a: string, b: string): boolean => digitsOf(a) === digitsOf(b);
