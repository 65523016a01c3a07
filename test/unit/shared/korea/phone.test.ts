import { Invalid } from '../../../../nodes/shared/errors/invalid';
import { formatPhone, parsePhone, readShownPhone } from '../../../../nodes/shared/korea/phone';
import fc from '../../../support/properties';
import { digits, errorOf } from './support';

describe('parsePhone', () => {
	it.each([
		['010-0000-1234', '01000001234'],
		['010 0000 1234', '01000001234'],
		['010.0000.1234', '01000001234'],
		['010\u00a00000\u00a01234', '01000001234'],
		['(02) 000-1234', '020001234'],
		['1588-0000', '15880000'],
		['0507-0000-1234', '050700001234'],
		['+82 10-0000-1234', '01000001234'],
		['+821000001234', '01000001234'],
		['+82 (0)10 0000 1234', '01000001234'],
		['+82-2-000-1234', '020001234'],
		['+82 1588-0000', '15880000'],
	])('reads %s', (value, number) => {
		expect(parsePhone(value)).toBe(number);
	});

	it.each([
		['1234567'],
		['12345678'],
		['1012345678'],
		['10-1234-5678'],
		['212345678'],
		['010-0000-123'],
		['0901234567'],
		['0123456789012'],
		['+1 415 555 0100'],
		['+82'],
		['010-0000-123a'],
		['010-0000-1234 #5'],
		['82+1000001234'],
		[''],
		[null],
		[undefined],
		[1000001234],
		[{}],
		[true],
		[['010-0000-1234']],
		['010-0000-1234😀'],
	])('refuses %p', (value) => {
		expect(() => parsePhone(value)).toThrow(Invalid);
	});

	it('never quotes the number', () => {
		expect(errorOf(() => parsePhone('010-0000-1234x')).found).toBeUndefined();
	});
});

describe('formatPhone', () => {
	it.each([
		['020001234', '02-000-1234'],
		['0200001234', '02-0000-1234'],
		['0310001234', '031-000-1234'],
		['03100001234', '031-0000-1234'],
		['0510001234', '051-000-1234'],
		['01000001234', '010-0000-1234'],
		['0110001234', '011-000-1234'],
		['07000001234', '070-0000-1234'],
		['0800001234', '080-000-1234'],
		['15880000', '1588-0000'],
		['16610000', '1661-0000'],
		['18990000', '1899-0000'],
		['05050001234', '0505-000-1234'],
		['050700001234', '0507-0000-1234'],
		['12345678', '12345678'],
		['14155550100', '14155550100'],
		['0501234567', '0501234567'],
		['020001', '020001'],
		['', ''],
	])('%s', (number, text) => {
		expect(formatPhone(number)).toBe(text);
	});

	it('is read back as the same number', () => {
		const subscriber = (...lengths: number[]) => fc.constantFrom(...lengths).chain(digits);
		const korean = fc.oneof(
			...[
				['02', 7, 8],
				['031', 7, 8],
				['0507', 7, 8],
				['011', 7, 8],
				['010', 8, 8],
				['1588', 4, 4],
			].map(([prefix, ...lengths]) => subscriber(...(lengths as number[])).map((rest) => `${prefix}${rest}`)),
		);
		fc.assert(fc.property(korean, (it) => void expect(parsePhone(formatPhone(it))).toBe(it)));
		fc.assert(
			fc.property(fc.integer({ min: 8, max: 12 }).chain(digits), (it) => {
				expect(readShownPhone(formatPhone(it)).text).toBe(formatPhone(it));
			}),
		);
	});
});

describe('A number that is only shown', () => {
	it.each([
		['01012345678', '010-1234-5678', false],
		['+82 2 000 1234', '02-000-1234', false],
		['02-000-1234 (내선 12)', '02-000-1234 (내선 12)', false],
		['02-000-1234 내선12', '02-000-1234 (내선 12)', false],
		['02-000-1234, ext. 305', '02-000-1234 (내선 305)', false],
		['02-000-1234 #5', '02-000-1234 (내선 5)', false],
		['1012345678', '1012345678', true],
		['010-0000-123', '0100000123', true],
		['212345678', '212345678', true],
	])('%s', (given, text, warned) => {
		expect(readShownPhone(given)).toEqual({ text, warning: warned ? expect.any(String) : undefined });
	});

	it.each(['', 'none', '+1 415 555 0100', '12', 1012345678, null])('is refused where it is none: %j', (given) => {
		expect(() => readShownPhone(given)).toThrow(Invalid);
	});
});
