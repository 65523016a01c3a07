import { Invalid } from '../../../../nodes/shared/errors/invalid';
import { maskPersonNumbers } from '../../../../nodes/shared/korea/maskPersonNumbers';
import {
	FOREIGNER_WITHOUT_NUMBER,
	isPersonNumber,
	maskGiven,
	maskPartyNumber,
	parsePartyNumber,
	samePartyNumber,
} from '../../../../nodes/shared/korea/partyNumber';
import fc from '../../../support/properties';
import { digits, errorOf } from './support';

const CENTURY_DIGITS: Record<string, number[]> = { '18': [9, 0], '19': [1, 2, 5, 6], '20': [3, 4, 7, 8] };

/** Birth date and century digit that fit, then six digits of any kind. */
const personNumber = fc
	.tuple(
		fc.date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
		fc.nat(3),
		digits(6),
	)
	.map(([birth, pick, rest]) => {
		const day = birth.toISOString().slice(0, 10);
		const choices = CENTURY_DIGITS[day.slice(0, 2)] ?? [];
		return `${day.slice(2).replaceAll('-', '')}${choices[pick % choices.length]}${rest}`;
	});

/** The rule of 법인등록번호, by pairs: the second of each counts twice, and with the check digit all come to full tens. */
const isCorporate = (number: string) => {
	const pairs = number.slice(0, 12).match(/../g) ?? [];
	const sum = pairs.reduce((total, [one, two]) => total + Number(one) + 2 * Number(two), Number(number[12]));
	return sum % 10 === 0;
};
/** On 5 February 2026. */
const isAlive = (number: string) =>
	/^\d{6}[1256]/.test(number) || (/^\d{6}[3478]/.test(number) && number.slice(0, 6) <= '260205');

describe('parsePartyNumber', () => {
	it.each([
		['220-00-00002', '2200000002'],
		[2200000002, '2200000002'],
		['900101-1234567', '9001011234567'],
		['900101 1234567', '9001011234567'],
		['900101\u00a01234567', '9001011234567'],
		[9001011234567, '9001011234567'],
		['0001013234567', '0001013234567'],
		['000229-3234567', '0002293234567'],
		['850505-5234567', '8505055234567'],
		['991231-9234567', '9912319234567'],
		['999999-9999999', FOREIGNER_WITHOUT_NUMBER],
		[9999999999999, FOREIGNER_WITHOUT_NUMBER],
	])('reads %p', (value, number) => {
		expect(parsePartyNumber(value)).toBe(number);
	});

	it.each([
		['month 13', '901301-1234567'],
		['month 0', '900001-1234567'],
		['30 February', '900230-1234567'],
		['day 0', '900100-1234567'],
		['29 February 1900', '000229-1234567'],
		['29 February 1800', '000229-9234567'],
		['a letter', '900101-1O34567123'],
		['twelve digits', '900101-123456'],
		['fourteen digits', '900101-12345678'],
		['number without its zeros', 101013234567],
		['nines with one wrong', '9999999999998'],
	])('refuses %s and never quotes it', (_, value) => {
		const error = errorOf(() => parsePartyNumber(value));
		expect(error.found).toBeUndefined();
		expect(error.message).not.toContain(String(value));
	});

	it.each([[''], [null], [undefined], [true], ['abc'], ['123-45-6789'], [{}], [[9001011234567]], [1.5], [2200000002n]])(
		'refuses %p',
		(value) => {
			expect(() => parsePartyNumber(value)).toThrow(Invalid);
		},
	);

	it('takes the century from the seventh digit: of 1800, 1900 and 2000 only 2000 had a 29 February', () => {
		const accepted = [...'0123456789'].filter((century) => {
			try {
				return parsePartyNumber(`000229${century}234567`);
			} catch {
				return false;
			}
		});
		expect(accepted).toEqual(['3', '4', '7', '8']);
	});

	const NOW = new Date('2026-02-05T03:00:00Z');

	it('reads every person with a birth date, whatever the last six digits, but for companies', () => {
		fc.assert(
			fc.property(personNumber, (number) => {
				if (isCorporate(number) && !isAlive(number))
					expect(() => parsePartyNumber(number, NOW)).toThrow('looks like a corporate number');
				else expect(parsePartyNumber(number, NOW)).toBe(number);
			}),
			{ numRuns: 2_000 },
		);
	});

	// Made up: none of these serials was given out.
	it.each([
		['of the 19th century', '110111-0000010'],
		['of the 19th century, by the other digit', '110111-9000011'],
		['of nobody born yet', '280111-3000012'],
		['of no day', '134511-1000013'],
	])('refuses a corporate number that would be a person %s, without quoting it', (_, number) => {
		const error = errorOf(() => parsePartyNumber(number, NOW));
		expect(error.message).toContain('looks like a corporate number (법인등록번호)');
		expect(JSON.stringify([error.message, error.found])).not.toContain(number.slice(7));
	});

	it('reads what may be both', () => {
		expect(parsePartyNumber('110111-3000009', NOW)).toBe('1101113000009');
	});
});

describe('isPersonNumber', () => {
	it.each(['9001011234567', '900101-1234567', '900101-1******', '9001011******', FOREIGNER_WITHOUT_NUMBER])(
		'%s is',
		(number) => {
			expect(isPersonNumber(number)).toBe(true);
		},
	);

	it.each(['2200000002', '220-00-00002', '', '*************', '90010112345678'])('%p is not', (number) => {
		expect(isPersonNumber(number)).toBe(false);
	});
});

describe('maskPersonNumbers', () => {
	it.each([
		['9001011234567', '900101-1******'],
		['900101-1234567', '900101-1******'],
		['900101 1234567', '900101-1******'],
		['900101\u00a01234567', '900101-1******'],
		['900101 - 1234567', '900101-1******'],
		['900101–1234567', '900101-1******'],
		['900101-1234***', '900101-1******'],
		['주민등록번호900101-1234567입니다', '주민등록번호900101-1******입니다'],
		['id=9001011234567&x', 'id=900101-1******&x'],
		['{"a":"9001011234567","b":["000101-3234567"]}', '{"a":"900101-1******","b":["000101-3******"]}'],
		['1 900101-1234567, 850505-6234567.', '1 900101-1******, 850505-6******.'],
		['123456 900101-1234567', '123456 900101-1******'],
	])('%s', (text, masked) => {
		expect(maskPersonNumbers(text)).toBe(masked);
	});

	it.each([
		['thirteen nines', '9999999999999 999999-9999999'],
		['masked already', '900101-1******'],
		['business number', '220-00-00002 2200000002'],
		['approval number', '20161121410002030000079e'],
		['approval number with a person-like run', '20161121ab9001011234567c'],
		['approval number of digits only', '202601054100020390010112'],
		['approval number in groups', '20161121-41000203-0000079e'],
		['epoch milliseconds', '1767225600000 1700000000000'],
		['longer digit runs', '90010112345678 19001011234567'],
		['implausible birth date', '901301-1234567 900230-1234567 000229-1234567'],
		['amounts', '9,001,011,234,567 900101.1234567'],
		['separate lines', '900101\n1234567'],
		['nothing', ''],
	])('leaves %s alone', (_, text) => {
		expect(maskPersonNumbers(text)).toBe(text);
	});

	it('shows the first seven digits of any person in any text, and masking twice changes nothing', () => {
		const around = fc.stringMatching(/^[a-z가-힣 :"{}\n=/]{0,20}$/);
		fc.assert(
			fc.property(
				around,
				personNumber,
				fc.constantFrom('', '-', ' ', '\u00a0'),
				around,
				(before, number, separator, after) => {
					const masked = maskPersonNumbers(`${before}>${number.slice(0, 6)}${separator}${number.slice(6)}<${after}`);
					expect(masked).toBe(`${before}>${number.slice(0, 6)}-${number.slice(6, 7)}******<${after}`);
					expect(maskPersonNumbers(masked)).toBe(masked);
				},
			),
		);
	});

	it('leaves every approval number whole', () => {
		fc.assert(
			fc.property(digits(16), fc.stringMatching(/^[0-9a-f]{8}$/), (head, serial) => {
				expect(maskPersonNumbers(`(${head}${serial})`)).toBe(`(${head}${serial})`);
			}),
		);
	});
});

describe('maskPartyNumber', () => {
	it.each([
		['9001011234567', '900101-1******'],
		['900101–1234567', '900101-1******'],
		['９００１０１１２３４５６７', '900101-1******'],
		['9913011234567', '991301-1******'],
		['9001011******', '900101-1******'],
		['홍길동 900101-1234567', '홍길동 900101-1******'],
		['220-00-00002', '220-00-00002'],
		[FOREIGNER_WITHOUT_NUMBER, FOREIGNER_WITHOUT_NUMBER],
		['', ''],
	])('%p → %s', (number, masked) => {
		expect(maskPartyNumber(number)).toBe(masked);
	});
});

describe('maskGiven', () => {
	const SEPARATORS = ['', '-', ' ', '.', '/', ' – ', ' · '];

	it('masks a number that was sent, whatever separates its digits, and nothing else', () => {
		fc.assert(
			fc.property(
				personNumber,
				personNumber,
				fc.integer({ min: 1, max: 12 }),
				fc.constantFrom(...SEPARATORS),
				(sent, other, at, between) => {
					fc.pre(sent !== other);
					const text = `번호 ${sent.slice(0, at)}${between}${sent.slice(at)}, 다른 번호 ${other}`;
					expect(maskGiven(text, ['2200000002', sent, FOREIGNER_WITHOUT_NUMBER])).toBe(
						`번호 ${maskPartyNumber(sent)}, 다른 번호 ${other}`,
					);
				},
			),
		);
	});

	it.each([
		['longer runs', '19001011234567 90010112345678'],
		['companies', '220-00-00002'],
		['foreigners without number', FOREIGNER_WITHOUT_NUMBER],
	])('leaves %s alone', (_, text) => {
		expect(maskGiven(text, ['9001011234567', '2200000002', FOREIGNER_WITHOUT_NUMBER])).toBe(text);
	});
});

describe('samePartyNumber', () => {
	it.each([
		['2200000002', '220-00-00002'],
		['9001011234567', '900101-1******'],
		['900101-1******', '9001011234567'],
		['900101-1******', '9001011******'],
		['220-00-*****', '2200000002'],
	])('%s and %s are the same', (a, b) => {
		expect(samePartyNumber(a, b)).toBe(true);
	});

	it.each([
		['2200000002', '2200000001'],
		['9001011234567', '900101-2******'],
		['9001011234567', '9001011234568'],
		['2200000002', '220000000'],
		['9001011234567', '*************'],
		['22000*****', '*****00002'],
		['', ''],
	])('%p and %p are not', (a, b) => {
		expect(samePartyNumber(a, b)).toBe(false);
		expect(samePartyNumber(b, a)).toBe(false);
	});

	it('finds every person again by the masked number', () => {
		fc.assert(
			fc.property(personNumber, (number) => void expect(samePartyNumber(number, maskPersonNumbers(number))).toBe(true)),
		);
	});
});
