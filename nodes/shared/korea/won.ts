import { Invalid } from '../errors/invalid';
import type { Words } from '../words/say';
import { shownAmount } from './shownAmount';
import { expectedNumber, plainNumber } from './textForm';
import { say } from './words';

/**
 * A sign may stand before or after the currency mark, hence two places for it; Korean Windows writes that mark as a
 * backslash. Databases write `350000.00`: zeros as decimals say nothing more (three would be a thousand, in other
 * countries).
 */
const WON = /^(?:([-+]?)\s*[₩￦\\]\s*)?([-+]?)(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.0|\.00|\.0000)?\s*원?$/;

/**
 * Negative as books write it: `(1,000)`, `△1,000`, and `1,000-` of SAP. Not `₩1,000-`: on Korean papers a dash closes
 * an amount, so that nobody adds digits.
 */
const NEGATIVE = [/^\(([^()]+)\)$/, /^△\s*(.+)$/, /^([\d,.]+)-$/];

/** The width of an amount field in a Korean electronic tax invoice. */
const LARGEST = 999_999_999_999_999_999n;

const EXPECTED = say`a whole number of won`;

/** What was expected, with the remedy for what people write. */
function expectedWon(value: unknown): Words {
	if (typeof value !== 'string' && typeof value !== 'number') return EXPECTED;
	const text = plainNumber(String(value));
	if (text.includes('▲')) return say`${EXPECTED}; ▲ may mean more or less: write a minus sign`;
	if (/^[^-].*-$/.test(text))
		return say`${EXPECTED}: the dash behind it may mean less or only close the amount; write a minus in front, or none`;
	if (/\d[십백천만억조]/.test(text)) return say`${EXPECTED} in digits alone`;
	if (/^[-+]?[\d,]*\.\d*[1-9]\d*$/.test(text))
		return say`${EXPECTED}: an invoice has no fraction of a won, round it first`;
	return expectedNumber(EXPECTED, value);
}

/**
 * Reads an amount of money: a safe integer, a bigint, or text such as `1234000`, `-1,234,000`, `₩1,234,000`,
 * `1,234,000원`, `1234000.00`, `(1,234,000)`, `△1,234,000`. An invoice knows no fraction of a won, and guessing what
 * `1,00` or `1e3` meant would end in a legal document.
 *
 * @returns whole won, of either sign
 * @throws Invalid for anything else: fractions, exponents, numbers beyond 2^53 − 1, more than 18 digits, empty, null
 */
export function parseWon(value: unknown): bigint {
	const won = typeof value === 'string' ? readText(plainNumber(value)) : readNumber(value);
	if (won === undefined || won > LARGEST || won < -LARGEST) throw new Invalid(expectedWon(value), value);
	return won;
}

function readNumber(value: unknown): bigint | undefined {
	if (typeof value === 'bigint') return value;
	return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined;
}

function readText(text: string): bigint | undefined {
	const negative = NEGATIVE.map((pattern) => pattern.exec(text)?.[1]).find((inside) => inside !== undefined);
	const [, outer = '', inner = '', grouped] = WON.exec(negative ?? text) ?? [];
	if (grouped === undefined || (outer && inner) || (negative !== undefined && (outer || inner))) return undefined;
	const digits = grouped.replaceAll(',', '');
	if (digits.length > String(LARGEST).length) return undefined;
	return negative !== undefined || outer + inner === '-' ? -BigInt(digits) : BigInt(digits);
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
export const formatWon = (won: bigint): Words => say`${shownAmount(won)} won`;

/** The same of an amount that stands in an output, where it may be missing. */
export const formatOutputWon = (won: unknown): Words =>
	typeof won === 'number' && Number.isSafeInteger(won) ? formatWon(BigInt(won)) : say`${String(won)} won`;

/** An amount without its sign. */
export const magnitude = (won: bigint): bigint => (won < 0n ? -won : won);
