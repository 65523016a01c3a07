import { Invalid } from '../../shared/errors/invalid';
import type { DecimalBody } from '../api/schemas';
import { say } from '../words';

/**
 * A number as PortOne takes it: 12.5 is `{ value: 125, scale: 1 }` (PortOne OpenAPI, Decimal). Digits are moved, never
 * computed.
 * @throws Invalid for more than 2 decimals, or more digits than a JSON number keeps
 */
export function toDecimal(number: number): DecimalBody {
	const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(number)) ?? [];
	const value = Number(`${sign}${whole}${decimals}`);
	if (whole === '' || !Number.isSafeInteger(value))
		throw new Invalid(say`a number of at most 15 digits, with at most 2 decimals`, number);
	return { value: value === 0 ? 0 : value, scale: decimals.length };
}

/** The number that is meant; undefined where a JSON number cannot be it. */
export function fromDecimal({
	value,
	scale,
}: {
	value: number | string;
	scale?: number | null | undefined;
}): number | undefined {
	const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(String(value)) ?? [];
	const decimals = scale ?? 0;
	if (digits === '' || decimals < 0 || decimals > 20) return undefined;
	const padded = digits.padStart(decimals + 1, '0');
	const number = Number(
		`${sign}${padded.slice(0, padded.length - decimals)}.${padded.slice(padded.length - decimals)}`,
	);
	return Number.isFinite(number) ? (number === 0 ? 0 : number) : undefined;
}
