import { Invalid } from '../errors/invalid';
import { say } from './words';

/** A sign may stand before or after the currency mark, hence two places for it. */
const WON = /^(?:([-+]?)\s*[₩￦]\s*)?([-+]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)\s*원?$/;

/** The width of an amount field in a Korean electronic tax invoice. */
const LARGEST = 999_999_999_999_999_999n;

const EXPECTED = say`a whole number of won`;

/**
 * Reads an amount of money: a safe integer, a bigint, or text such as `1234000`, `-1,234,000`, `₩1,234,000`,
 * `1,234,000원`. An invoice knows no fraction of a won, and guessing what `1,00` or `1e3` meant would end in a legal
 * document.
 *
 * @returns whole won, of either sign
 * @throws Invalid for anything else: fractions, exponents, numbers beyond 2^53 − 1, more than 18 digits, empty, null
 */
export function parseWon(value: unknown): bigint {
	const won = typeof value === 'string' ? readText(value.trim()) : readNumber(value);
	if (won === undefined || won > LARGEST || won < -LARGEST) throw new Invalid(EXPECTED, value);
	return won;
}

function readNumber(value: unknown): bigint | undefined {
	if (typeof value === 'bigint') return value;
	return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined;
}

function readText(text: string): bigint | undefined {
	const [, outer = '', inner = '', grouped] = WON.exec(text) ?? [];
	if (grouped === undefined || (outer && inner)) return undefined;
	const digits = grouped.replaceAll(',', '');
	if (digits.length > String(LARGEST).length) return undefined;
	return outer + inner === '-' ? -BigInt(digits) : BigInt(digits);
}

/**
 * The same amount as a JSON number.
 *
 * @throws Invalid beyond ±(2^53 − 1) won, where a JSON number would silently become another amount
 */
export function toSafeNumber(won: bigint): number {
	const number = Number(won);
	if (!Number.isSafeInteger(number)) throw new Invalid(say`an amount within ±9,007,199,254,740,991 won`, won);
	return number;
}

/** The amount for a person to read: `1,234,000 won`. */
export function formatWon(won: bigint): string {
	return say`${String(won).replace(/\B(?=(?:\d{3})+$)/g, ',')} won`;
}
