import { Invalid } from '../../../nodes/shared/errors/invalid';
import { eucKrBytes } from '../../../nodes/shared/korea/eucKr';
import fc from '../../support/properties';

const RUNS = process.env.TEST_SIZE === 'full' ? 20_000 : 1_000;

const SYLLABLES = { first: 0xac00, last: 0xd7a3 };

const decoder = new TextDecoder('euc-kr', { fatal: true });
const decode = (bytes: number[]) => {
	try {
		return decoder.decode(Uint8Array.from(bytes));
	} catch {
		return undefined;
	}
};

/** Every character of KS X 1001, each pair of bytes decoded by itself. */
const pairs = new Map<string, number[]>();
for (let lead = 0xa1; lead <= 0xfe; lead++) {
	for (let trail = 0xa1; trail <= 0xfe; trail++) {
		const character = decode([lead, trail]);
		if (character !== undefined && !/\p{Co}/u.test(character)) pairs.set(character, [lead, trail]);
	}
}
const isCarried = (code: number) =>
	pairs.has(String.fromCharCode(code)) ||
	(code >= SYLLABLES.first && code <= SYLLABLES.last) ||
	code === 0x20ac ||
	code === 0xae;

describe('eucKrBytes', () => {
	it.each([
		['', 0],
		['a', 1],
		['~', 1],
		['\n', 1],
		['\r\n', 2],
		['가', 2],
		['힣', 2],
		['똠방각하', 8],
		['漢字', 4],
		['㈜', 2],
		['·', 2],
		['…', 2],
		['￦1,000', 7],
		['ㄱ', 2],
		['①', 2],
		['€', 2],
		['Ａ', 2],
		['\u3000', 2],
		['[가비아] 주문 1건', 17],
	])('counts %p as %d', (text, bytes) => {
		expect(eucKrBytes(text)).toBe(bytes);
	});

	it.each([
		['안녕 😀', 'U+1F600'],
		['👨‍👩‍👧', 'U+1F468'],
		['café', 'U+00E9'],
		['₩1,000', 'U+20A9'],
		['a\u00a0b', 'U+00A0'],
		['—', 'U+2014'],
		['\u1112\u1161\u11ab', 'U+1112'],
		['\ufffd', 'U+FFFD'],
		['\ud83d', 'U+D83D'],
		['\u0080', 'U+0080'],
	])('refuses %p and names the first that does not fit', (text, name) => {
		expect(() => eucKrBytes(text)).toThrow(Invalid);
		expect(() => eucKrBytes(text)).toThrow(name);
	});

	it('knows as many characters as the standards: KS X 1001 with its two later signs, and the syllables that CP949 adds', () => {
		let carried = 0;
		for (let code = 0x80; code <= 0xffff; code++) if (isCarried(code)) carried++;
		expect(carried).toBe(8_224 + 2 + 8_822);
		expect([...pairs.keys()].filter((character) => character >= '가' && character <= '힣')).toHaveLength(2_350);
	});

	it('agrees with these on every character of the basic plane', () => {
		for (let code = 0; code <= 0xffff; code++) {
			const character = String.fromCharCode(code);
			const expected = code < 0x80 ? 1 : isCarried(code) ? 2 : undefined;
			const counted = (() => {
				try {
					return eucKrBytes(character);
				} catch {
					return undefined;
				}
			})();
			if (counted !== expected) throw new Error(`U+${code.toString(16)}: ${counted} for ${expected}`);
		}
	});

	it(`counts the bytes that decode to the text, ${RUNS} texts`, () => {
		const letter = fc.oneof(
			fc.integer({ min: 0, max: 0x7f }).map((code) => [code]),
			fc.constantFrom(...pairs.values()),
		);
		fc.assert(
			fc.property(fc.array(letter, { maxLength: 60 }), (letters) => {
				const bytes = letters.flat();
				expect(eucKrBytes(decode(bytes) as string)).toBe(bytes.length);
			}),
			{ numRuns: RUNS },
		);
	});
});
