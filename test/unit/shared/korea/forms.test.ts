/** The forms in which macOS, Excel, databases and people write texts, dates, amounts and numbers. */
import { parseDay } from '../../../../nodes/shared/korea/day';
import { parseEmail } from '../../../../nodes/shared/korea/email';
import { parseBusinessNumber, parsePartyNumber } from '../../../../nodes/shared/korea/partyNumber';
import { parsePhone } from '../../../../nodes/shared/korea/phone';
import { asItStands, manyLines, oneLine, plainNumber, sameText } from '../../../../nodes/shared/korea/textForm';
import { parseWon } from '../../../../nodes/shared/korea/won';
import fc from '../../../support/properties';
import { errorOf } from './support';

const INVISIBLE = [
	'\u00ad',
	'\u200b',
	'\u200c',
	'\u200d',
	'\u200e',
	'\u200f',
	'\u202a',
	'\u202c',
	'\u202e',
	'\u2060',
	'\u2066',
	'\u2069',
	'\ufeff',
	'\u061c',
];
const SPACES = [' ', '\u00a0', '\u2003', '\u2009', '\u202f', '\u3000', '\u3164', '\t', '\n', '\r\n', '\v', '\u2028'];
const DASHES = [
	'-',
	'\u2010',
	'\u2011',
	'\u2012',
	'\u2013',
	'\u2014',
	'\u2015',
	'\u2212',
	'\ufe58',
	'\ufe63',
	'\uff0d',
];

/** A text as people mean it, and as a program may write the same. */
const written = fc
	.array(fc.stringMatching(/^[가-힣a-zA-Z0-9㈜·&()]{1,8}$/), { minLength: 1, maxLength: 4 })
	.chain((words) =>
		fc
			.tuple(
				fc.array(fc.constantFrom(...INVISIBLE), { minLength: 1, maxLength: 6 }),
				fc.array(fc.constantFrom(...SPACES), { minLength: words.length + 1, maxLength: words.length + 1 }),
				fc.constantFrom('NFC', 'NFD'),
			)
			.map(([marks, spaces, form]) => {
				const signs = [...words.map((word, index) => `${spaces[index] ?? ' '}${word}`).join(''), spaces.at(-1)];
				const mixed = signs.map(
					(sign, index) => `${sign}${index % 3 === 0 ? (marks[index % marks.length] ?? '') : ''}`,
				);
				return { meant: words.join(' ').normalize('NFC'), given: mixed.join('').normalize(form) };
			}),
	);

describe('A text of one line', () => {
	it('is the same in whatever form it comes', () => {
		fc.assert(
			fc.property(written, ({ meant, given }) => {
				expect(oneLine(given)).toBe(meant);
				expect(oneLine(oneLine(given))).toBe(meant);
				expect(sameText(given, meant)).toBe(true);
			}),
			{ numRuns: 2_000, seed: 20261129 },
		);
	});

	it.each([
		['\u0007', 'U+0007'],
		['\u0000', 'U+0000'],
		['\u001b', 'U+001B'],
		['\u009f', 'U+009F'],
		['\ud83d', 'U+D83D'],
	])('with %j is refused, by its code point', (sign, name) => {
		for (const read of [oneLine, manyLines, asItStands]) {
			expect(errorOf(() => read(`한강${sign}물산`)).message).toContain(name);
		}
	});
});

describe('A text of several lines', () => {
	it('keeps its lines and the width of its gaps', () => {
		expect(manyLines(' 첫 줄\r\n\u200b  둘째\u00a0\u00a0줄\u2028셋째\v넷째 ')).toBe('첫 줄\n  둘째  줄\n셋째\n넷째');
	});

	it('that has to equal a template keeps every sign but the form', () => {
		const family = '👨\u200d👩\u200d👧';
		expect(asItStands(` ${family}\r\n${'템플릿'.normalize('NFD')}\u00a0 `)).toBe(` ${family}\n템플릿\u00a0 `);
	});
});

const HANGUL = '가나';
/** read | what was given → the value, or what the error says. */
const TABLE: ReadonlyArray<readonly [(value: unknown) => unknown, unknown, unknown]> = [
	...['2026-01-05', '2026/1/5', '2026.1.5', '2026. 1. 5.', '20260105', 20260105, '2026年01月05日'].map(
		(given) => [parseDay, given, given === '2026年01月05日' ? /a date such as/ : '2026-01-05'] as const,
	),
	[parseDay, '2026년 1월 5일', '2026-01-05'],
	[parseDay, '2026-01-05 00:00:00', '2026-01-05'],
	[parseDay, '2026-01-05 23:59:59.997', '2026-01-05'],
	[parseDay, '2026. 1. 5 오후 11:59:59', '2026-01-05'],
	[parseDay, '２０２６－０１－０５', '2026-01-05'],
	[parseDay, '2026–01–05', '2026-01-05'],
	[parseDay, '2026-01-05\u200b', '2026-01-05'],
	...['2026-01-05 (월)', '2026. 1. 5.(월)', '2026년 1월 5일 월요일', '2026-01-05 월', '2026/01/05 (월) 오전 9:00'].map(
		(given) => [parseDay, given, '2026-01-05'] as const,
	),
	...['2026-01-05 (화)', '2026년 1월 5일 일요일', '2026-02-30 (월)'].map(
		(given) => [parseDay, given, /the day of the week that it is, or none/] as const,
	),
	[parseDay, 46355, /DateTime\.fromISO\("1899-12-30"\)\.plus\(\{ days: 46355 \}\)/],
	[parseDay, '46355', /make the column text/],
	[parseDay, '26.01.05', /all four digits of the year/],
	[parseDay, '01/05/2026', /the year first/],
	[parseDay, '2026-13-05', /a date such as/],
	[parseDay, '2026-02-30', /a date such as/],
	[parseWon, '350000.00', 350_000n],
	[parseWon, '350,000.0000', 350_000n],
	[parseWon, '350000.50', /no fraction of a won/],
	[parseWon, '1.000', /a whole number of won/],
	[parseWon, '350000.5', /round it first/],
	[parseWon, '１，０００', 1_000n],
	[parseWon, '₩1,000', 1_000n],
	[parseWon, '1,000원', 1_000n],
	[parseWon, '−1,000', -1_000n],
	[parseWon, '(1,000)', -1_000n],
	[parseWon, '△1,000', -1_000n],
	[parseWon, '1,000-', -1_000n],
	...['₩1,000-', '\\1,000-', '1,000원-', '₩1,000.-'].map(
		(given) => [parseWon, given, /only close the amount/] as const,
	),
	[parseWon, '▲1,000', /may mean more or less/],
	[parseWon, '1백만원', /in digits alone/],
	[parseWon, '1.2만', /in digits alone/],
	[parseWon, `1,000${HANGUL}`, /a whole number of won/],
	[parseWon, '٣', /U\+0663/],
	...DASHES.flatMap(
		(dash) =>
			[
				[parseBusinessNumber, `220${dash}00${dash}00002`, '2200000002'],
				[parsePhone, `010${dash}1234${dash}5678\u202c`, '01012345678'],
				[parseWon, `${dash}1,000`, -1_000n],
			] as const,
	),
	[parseBusinessNumber, '２２０-００-００００２', '2200000002'],
	[parseBusinessNumber, '220\u00a000\u00a000002', '2200000002'],
	[parseBusinessNumber, '22O-00-00002', /10 digits/],
	[parsePartyNumber, '٢200000002', /U\+0662/],
	[parsePhone, '1012345678', /has lost it/],
	[parsePhone, '10-1234-5678', /has lost it/],
	[parsePhone, '212345678', /has lost it/],
	[parsePhone, '010-0000-123', /11 digits/],
	[parsePhone, '1644-0000', '16440000'],
	...['a@x.co.kr', 'first.last+tag@sub.example.com'].map((given) => [parseEmail, given, given] as const),
	...[
		'홍길동<a@x.co.kr>',
		'mailto:a@x.co.kr',
		'a@x,co.kr',
		'a@x.co.kr.',
		'a@x',
		'a b@x.co.kr',
		'a@x.co.kr, b@x.co.kr',
		'@x.co.kr',
		'a@-x.co.kr',
	].map((given) => [parseEmail, given, /one e-mail address/] as const),
].map(([read, given, expected]) => [read as (value: unknown) => unknown, given, expected] as const);

it.each(TABLE)('%p reads %j as %s', (read, given, expected) => {
	if (expected instanceof RegExp) expect(errorOf(() => read(given)).message).toMatch(expected);
	else expect(read(given)).toBe(expected);
});

it('every dash of Unicode is one', () => {
	const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((sign) =>
		/\p{Pd}/u.test(sign),
	);
	expect(all.length).toBeGreaterThan(20);
	expect(all.map(plainNumber)).toEqual(all.map(() => '-'));
});

it('a value in angle brackets is quoted so that the editor shows it', () => {
	expect(errorOf(() => parseEmail('홍길동<a@x.co.kr>')).message).toContain('found "홍길동‹a@x.co.kr›"');
});
