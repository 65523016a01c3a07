import { z } from 'zod';

import { portOne } from '../../../nodes/PortOne/vendor';
import { answerReader } from '../../../nodes/shared/http/answer';
import fc from '../../support/properties';

/** Whole numbers in answers that a JSON number cannot keep come as their digits, and nothing else changes. */
const RUNS = process.env.TEST_SIZE === 'full' ? 50_000 : 2_000;
const reader = answerReader(portOne, { timeout: 1, redact: (text) => text });

function read(body: string): unknown {
	const result = reader.read({ effect: 'read', response: z.unknown() }, { statusCode: 200, headers: {}, body });
	if (!('answer' in result)) throw result.failure;
	return result.answer;
}

it('an amount of any size keeps its digits', () => {
	fc.assert(
		fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (amount) => {
			const { value } = read(`{"value":${amount}}`) as { value: number | string };
			expect(BigInt(value)).toBe(amount);
			expect(typeof value).toBe(Number.isSafeInteger(Number(amount)) ? 'number' : 'string');
		}),
		{ seed: 20_260_131, numRuns: RUNS },
	);
});

/** Beyond 2^53, where JSON writes it without an exponent. */
const asDigits = (_key: string, value: unknown) =>
	typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21
		? String(value)
		: value;

it('any other JSON is what JSON.parse makes of it, digits in texts and keys included', () => {
	const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d"\\.eE -]{0,40}$/));
	fc.assert(
		fc.property(fc.jsonValue({ stringUnit: 'binary' }), text, (value, words) => {
			const body = JSON.stringify({ [words]: words, '9999999999999999999': 'x', value });
			expect(read(body)).toEqual(JSON.parse(body, asDigits));
		}),
		{ seed: 20_260_131, numRuns: RUNS },
	);
});

it.each([
	['{"a":1e300}', { a: 1e300 }],
	['{"a":12345678901234567.5}', { a: Number('12345678901234567.5') }],
	['[1234567890123456789,-1234567890123456789]', ['1234567890123456789', '-1234567890123456789']],
	['{"a":9007199254740991}', { a: 9007199254740991 }],
])('%s', (body, expected) => {
	expect(read(body)).toEqual(expected);
});
