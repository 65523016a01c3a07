import { Invalid } from '../../../../nodes/shared/errors/invalid';
import { formatWon, parseWon, toSafeNumber } from '../../../../nodes/shared/korea/won';
import fc from '../../../support/properties';
import { digits } from './support';

const LARGEST = 10n ** 18n - 1n;
const amount = fc.bigInt({ min: -LARGEST, max: LARGEST });

describe('parseWon', () => {
	it.each<[unknown, bigint]>([
		[0, 0n],
		[-0, 0n],
		[1234567, 1234567n],
		[-1234567, -1234567n],
		[Number.MAX_SAFE_INTEGER, 9007199254740991n],
		[10n, 10n],
		[-LARGEST, -LARGEST],
		['0', 0n],
		['-0', 0n],
		['007', 7n],
		['1234567', 1234567n],
		['-1234567', -1234567n],
		['+1234567', 1234567n],
		['1,234,567', 1234567n],
		['-1,234,567', -1234567n],
		['1,000', 1000n],
		['12,345', 12345n],
		['123,456', 123456n],
		['\\1,000', 1000n],
		['₩1,000', 1000n],
		['￦1000', 1000n],
		['₩ 1,000', 1000n],
		[' ₩1,000 ', 1000n],
		['₩\u00a01,000', 1000n],
		['-₩1,000', -1000n],
		['₩-1,000', -1000n],
		['- ₩ 1,000', -1000n],
		['₩ -1,000', -1000n],
		['+₩1,000', 1000n],
		['1,000원', 1000n],
		['1,000 원', 1000n],
		['-1,000원 ', -1000n],
		['\u00a01000\u00a0', 1000n],
		['999999999999999999', LARGEST],
		['-999,999,999,999,999,999', -LARGEST],
	])('reads %p', (value, won) => {
		expect(parseWon(value)).toBe(won);
	});

	it.each<[unknown]>([
		[1.5],
		[0.1],
		[1e21],
		[Number.MAX_SAFE_INTEGER + 1],
		[NaN],
		[Infinity],
		[-Infinity],
		[LARGEST + 1n],
		[-LARGEST - 1n],
		['1000.50'],
		['.5'],
		['1e3'],
		['1e21'],
		['1E3'],
		['0x10'],
		['1,00'],
		['12,34'],
		['1,2345'],
		['1234,567'],
		[',123'],
		['1,'],
		['1,,000'],
		['0,123'],
		['1.000'],
		['1 000'],
		['1_000'],
		['٣'],
		[''],
		[' '],
		['-'],
		['₩'],
		['원'],
		['--1'],
		['-₩-1'],
		['+₩-1'],
		['- 1'],
		['-1-'],
		['(-1,000)'],
		['▲1,000'],
		['(1,000'],
		['$1,000'],
		['1,000 KRW'],
		['천원'],
		['1000😀'],
		['1000000000000000000'],
		['0000000000000000001'],
		['1,000,000,000,000,000,000'],
		['Infinity'],
		['NaN'],
		[true],
		[false],
		[null],
		[undefined],
		[{}],
		[[]],
		[[1000]],
		[new Date(0)],
		[() => 1],
		[Symbol('1')],
	])('refuses %p', (value) => {
		expect(() => parseWon(value)).toThrow(Invalid);
	});

	it('reads every amount in every spelling', () => {
		const spellings = (won: bigint) => {
			const sign = won < 0n ? '-' : '';
			const grouped = formatWon(won).replace(' won', '');
			const bare = grouped.replace('-', '');
			return [won, String(won), grouped, `${sign}₩${bare}`, `￦ ${sign}${bare}`, `${grouped} 원`];
		};
		fc.assert(
			fc.property(amount, (won) => {
				for (const spelling of spellings(won)) expect(parseWon(spelling)).toBe(won);
			}),
		);
	});

	it('refuses every written fraction and exponent', () => {
		fc.assert(
			fc.property(fc.integer(), fc.constantFrom('.', 'e', 'E', 'e+'), digits(2), (whole, mark, rest) => {
				fc.pre(mark !== '.' || Number(rest) !== 0);
				expect(() => parseWon(`${whole}${mark}${rest}`)).toThrow(Invalid);
			}),
		);
	});

	it('refuses what cannot even become a text', () => {
		expect(() => parseWon({ toString: '' })).toThrow(Invalid);
		expect(() => parseWon(Object.create(null))).toThrow(Invalid);
	});

	it('throws nothing but Invalid', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true }), (value) => {
				try {
					expect(typeof parseWon(value)).toBe('bigint');
				} catch (error) {
					expect(error).toBeInstanceOf(Invalid);
				}
			}),
		);
	});
});

describe('toSafeNumber', () => {
	it.each([
		[0n, 0],
		[-1234n, -1234],
		[9007199254740991n, Number.MAX_SAFE_INTEGER],
		[-9007199254740991n, -Number.MAX_SAFE_INTEGER],
	])('%p', (won, number) => {
		expect(toSafeNumber(won)).toBe(number);
	});

	it.each([9007199254740992n, -9007199254740992n, 9007199254740993n, LARGEST])('refuses %p', (won) => {
		expect(() => toSafeNumber(won)).toThrow(Invalid);
	});
});

describe('formatWon', () => {
	it.each([
		[0n, '0 won'],
		[999n, '999 won'],
		[1000n, '1,000 won'],
		[1234000n, '1,234,000 won'],
		[-123n, '-123 won'],
		[-123456n, '-123,456 won'],
		[LARGEST, '999,999,999,999,999,999 won'],
	])('%p', (won, text) => {
		expect(formatWon(won)).toBe(text);
	});
});
