import { fromDecimal, toDecimal } from '../../../nodes/PortOne/invoice/decimal';
import { number } from '../../../nodes/shared/fields/fields';
import fc from '../../support/properties';

const RUNS = process.env.TEST_SIZE === 'full' ? 100_000 : 5_000;
const settings = { seed: 20_260_131, numRuns: RUNS };

/** A decimal as people write it, of at most 15 digits: `-1234.5`. */
const written = fc
	.tuple(fc.boolean(), fc.bigInt(0n, 9_999_999_999_999n), fc.option(fc.stringMatching(/^\d{1,2}$/), { nil: undefined }))
	.map(([minus, whole, decimals]) => ({ minus, whole: String(whole), decimals }));

it('what is written is what PortOne gets, digit for digit', () => {
	const field = number({ displayName: 'Quantity' });
	fc.assert(
		fc.property(written, ({ minus, whole, decimals }) => {
			const { value, scale = 0 } = toDecimal(
				field.read(`${minus ? '-' : ''}${whole}${decimals === undefined ? '' : `.${decimals}`}`),
			);
			// In whole digits, without a computation that could round.
			const expected = BigInt(`${whole}${(decimals ?? '').padEnd(2, '0')}`) * (minus ? -1n : 1n);
			expect(BigInt(value) * 10n ** BigInt(2 - scale)).toBe(expected);
		}),
		settings,
	);
});

it('there and back again', () => {
	fc.assert(
		fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 2 }), (value, scale) => {
			const number = fromDecimal({ value, scale });
			expect(number).toBeDefined();
			const decimal = toDecimal(number!);
			expect(decimal.value * 10 ** (2 - decimal.scale)).toBe(
				value * 10 ** (2 - scale) === 0 ? 0 : value * 10 ** (2 - scale),
			);
			expect(Object.is(decimal.value, -0)).toBe(false);
		}),
		settings,
	);
});

it.each([0.1 + 0.2, 1.005, 1e21, 1e-7, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %p', (value) => {
	expect(() => toDecimal(value)).toThrow('at most 2 decimals');
});

it.each([
	['12345678901234.56', true],
	['1234567890123.45', true],
	['0.30000000000000004', true],
	['0.300000000000000041', false],
	['999999999999999.99', false],
	['9007199254740991', true],
	['1,234.50', true],
	['000123.4500', true],
])('a number written as %s keeps its digits: %p', (text, keeps) => {
	const read = () => number({ displayName: 'Quantity' }).read(text);
	if (keeps) expect(read()).toBe(Number(text.replaceAll(',', '')));
	else expect(read).toThrow('a number such as');
});

it.each([
	[{ value: '12345', scale: 2 }, 123.45],
	[{ value: -5, scale: 3 }, -0.005],
	[{ value: 0, scale: 2 }, 0],
	[{ value: 7 }, 7],
	[{ value: 7, scale: null }, 7],
	[{ value: 'x' }, undefined],
	[{ value: 1, scale: -1 }, undefined],
])('reads %p as %p', (decimal, expected) => {
	expect(fromDecimal(decimal)).toBe(expected);
});
