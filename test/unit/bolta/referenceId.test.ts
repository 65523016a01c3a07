import { ofAttempt, percentEncoded, travelling } from '../../../nodes/Bolta/invoice/referenceId';
import fc from '../../support/properties.ts';

/** Texts as fields read them: any signs but halves of one. */
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });

describe('percentEncoded', () => {
	it.each([
		['2026/11/27 -1', '2026/11/27%20-1'],
		['주문-1', '%EC%A3%BC%EB%AC%B8-1'],
		['order-1', 'order-1'],
		['!"#$&\'()*+,-./:;<=>?@[\\]^_`{|}~', '!"#$&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
		['100%', '100%25'],
		['a%20b', 'a%2520b'],
		['😀', '%F0%9F%98%80'],
	])('%s travels as %s', (given, sent) => expect(percentEncoded(given)).toBe(sent));

	it('gives a header what it can carry, and the text back', () => {
		fc.assert(
			fc.property(text, (given) => {
				const sent = percentEncoded(given);
				expect(sent).toMatch(/^[\x21-\x7E]+$/);
				expect(decodeURIComponent(sent)).toBe(given.normalize('NFC'));
			}),
		);
	});

	it('makes two texts the same only where they are, in NFC or NFD', () => {
		const few = fc.string({ unit: fc.constantFrom(' ', '%', '2', '0', '5', '가', 'é', 'a'), maxLength: 4 });
		fc.assert(
			fc.property(few, few, (one, any) => {
				// A user may have given an ID that looks like another one encoded.
				for (const other of [any, percentEncoded(one), encodeURIComponent(one)])
					expect(percentEncoded(one) === percentEncoded(other)).toBe(one === other);
				expect(percentEncoded(one.normalize('NFD'))).toBe(percentEncoded(one));
			}),
		);
	});
});

describe('travelling', () => {
	it('counts what travels', () => {
		expect(travelling('가'.repeat(26), true)).toHaveLength(234);
		expect(() => travelling('가'.repeat(27), true)).toThrow(
			'at most 240 signs when percent-encoded (a Korean letter is 9), here 243',
		);
		expect(travelling('x'.repeat(240), true)).toHaveLength(240);
		expect(() => travelling('x'.repeat(241), true)).toThrow('1 to 240 letters');
	});

	it('names the option where it helps, and only there', () => {
		expect(() => travelling('2026/11/27 -1', false)).toThrow('Percent-Encode Reference ID');
		expect(() => travelling('x'.repeat(241), false)).not.toThrow('Percent-Encode Reference ID');
	});
});

describe('ofAttempt', () => {
	it('names a new attempt after the failed key', () => {
		expect(ofAttempt('order-1', undefined)).toBe('order-1');
		// sha256("abc") = ba7816bf…
		expect(ofAttempt('order-1', 'abc')).toBe('order-1~ba7816bf');
		expect(ofAttempt('x'.repeat(240), 'abc')).toHaveLength(249);
	});
});
