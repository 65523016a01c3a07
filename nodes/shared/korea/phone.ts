import { Invalid } from '../errors/invalid';
import { say } from './words';

/**
 * Reads a telephone number. Hyphens, spaces (NBSP too), dots and parentheses are dropped, `+82 10…` becomes `010…`. A
 * JSON number is refused: it has lost the leading zero. So is `+` with another country, which digits alone cannot say.
 *
 * @returns 8 to 12 digits
 * @throws Invalid for anything else; never quotes the number, as it is a person's
 */
export function parsePhone(value: unknown): string {
	const compact = typeof value === 'string' ? value.replace(/[-\s.()]/g, '') : '';
	const digits = compact.replace(/^\+820?(\d+)$/, (_, rest: string) => (NATIONWIDE.test(rest) ? rest : `0${rest}`));
	if (!/^\d{8,12}$/.test(digits)) throw new Invalid(say`a telephone number of 8 to 12 digits, as text`);
	return digits;
}

/** 1588-0000 and its like: no area code, no leading zero. */
const NATIONWIDE = /^(1[568]\d{2})(\d{4})$/;

/** Korean numbering plan: Seoul, personal and safe numbers (050x), mobile, internet and other areas. */
const KOREAN = [
	NATIONWIDE,
	/^(02)(\d{3,4})(\d{4})$/,
	/^(050\d)(\d{3,4})(\d{4})$/,
	/^(0(?!50)[13-9]\d)(\d{3,4})(\d{4})$/,
];

/** Puts the hyphens into the digits of a Korean number, `01012345678` → `010-1234-5678`; others stay as they are. */
export function formatPhone(digits: string): string {
	const parts = KOREAN.map((pattern) => pattern.exec(digits)).find((match) => match !== null);
	return parts ? parts.slice(1).join('-') : digits;
}
