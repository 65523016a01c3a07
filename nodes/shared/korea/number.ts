import { Invalid } from '../errors/invalid';
import { plainNumber } from './textForm';
import { say } from './words';

const NUMBER = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/**
 * Reads an ordinary decimal number, such as a quantity: a number, or text such as `3`, `-0.5`, `1,234.25`.
 * @throws Invalid for anything else, exponents in texts among it, and for digits that a number does not keep
 */
export function parseNumber(value: unknown): number {
	const plain = typeof value === 'string' ? plainNumber(value) : value;
	const isWellFormed = typeof plain === 'string' ? NUMBER.test(plain) : typeof plain === 'number';
	const read = isWellFormed ? Number(String(plain).replaceAll(',', '')) : NaN;
	if (
		!Number.isFinite(read) ||
		Math.abs(read) > Number.MAX_SAFE_INTEGER ||
		(typeof plain === 'string' && !keepsDigits(plain, read))
	)
		throw new Invalid(say`a number such as 3 or 0.5`, value);
	return read;
}

const significantDigits = (text: string) => text.replace(/[-,.]/g, '').replace(/^0+/, '');

/** A number keeps 15 digits in any case; of a longer text it may have become another one. */
function keepsDigits(text: string, read: number): boolean {
	const written = significantDigits(text.includes('.') ? text.replace(/0+$/, '') : text);
	return written.length <= 15 || written === significantDigits(String(read));
}
