import { Invalid } from '../../../../nodes/shared/errors/invalid';
import { hasValidChecksum, parseBusinessNumber } from '../../../../nodes/shared/korea/partyNumber';
import fc from '../../../support/properties';
import { digits, errorOf } from './support';

describe('parseBusinessNumber', () => {
	it.each([['2200000002'], ['220-00-00002'], ['220 00 00002'], [' 220\u00a000\u00a000002\n'], [2200000002]])(
		'reads %p',
		(value) => {
			expect(parseBusinessNumber(value)).toBe('2200000002');
		},
	);

	it('keeps leading zeros of text', () => {
		expect(parseBusinessNumber('000-00-00001')).toBe('0000000001');
	});

	it.each([
		['220-00-0000A'],
		['220-00-0000😀'],
		['22000000020'],
		['220000000'],
		['220.00.00002'],
		[''],
		['   '],
		[null],
		[undefined],
		[true],
		[220000000],
		[-2200000002],
		[2200000002.5],
		[2200000002n],
		[['2200000002']],
		[{}],
		[NaN],
	])('refuses %p', (value) => {
		expect(() => parseBusinessNumber(value)).toThrow(Invalid);
	});

	it('quotes what cannot be personal, and nothing longer', () => {
		expect(errorOf(() => parseBusinessNumber('124-81-0099')).found).toBe('"124-81-0099"');
		expect(errorOf(() => parseBusinessNumber(null)).found).toBe('null');
		for (const personal of ['900101-1234567', 9001011234567, '９００１０１-１２３４５６７', '900101-123456'])
			expect(errorOf(() => parseBusinessNumber(personal)).found).toBeUndefined();
	});

	it('reads any ten digits, wherever hyphens and spaces stand', () => {
		const separator = fc.constantFrom('', '-', ' ', '\u00a0', ' - ');
		fc.assert(
			fc.property(digits(10), fc.array(separator, { minLength: 10, maxLength: 10 }), (number, separators) => {
				expect(parseBusinessNumber([...number].map((digit, i) => separators[i] + digit).join(''))).toBe(number);
			}),
		);
	});
});

describe('hasValidChecksum', () => {
	it.each(['2200000002', '8888888888'])('takes %s', (number) => {
		expect(hasValidChecksum(number)).toBe(true);
	});

	it.each(['1234567890', '2200000001', '2020000002', '220-00-00002', '', '22000000020'])(
		'does not take %p',
		(number) => {
			expect(hasValidChecksum(number)).toBe(false);
		},
	);

	it('takes exactly one last digit after any nine', () => {
		fc.assert(
			fc.property(digits(9), (head) => {
				expect([...'0123456789'].filter((last) => hasValidChecksum(head + last))).toHaveLength(1);
			}),
		);
	});

	it('notices any single wrong digit before the ninth', () => {
		fc.assert(
			fc.property(digits(9), fc.nat(7), fc.integer({ min: 1, max: 9 }), (head, position, shift) => {
				const valid = [...'0123456789'].map((last) => head + last).find(hasValidChecksum) ?? '';
				const wrong = (Number(valid[position]) + shift) % 10;
				expect(hasValidChecksum(valid.slice(0, position) + wrong + valid.slice(position + 1))).toBe(false);
			}),
		);
	});
});
