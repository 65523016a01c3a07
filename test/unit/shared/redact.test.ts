import { redactor } from '../../../nodes/shared/errors/redact';
import { maskDeep } from '../../../nodes/shared/korea/maskPersonNumbers';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('redactor', () => {
	const redact = redactor(['test_secret_key', 'webhook-token', '', 'abc']);

	it.each([
		['Invalid key test_secret_key.', 'Invalid key ***.'],
		['test_secret_key test_secret_key', '*** ***'],
		['token=webhook-token&key=test_secret_key', 'token=***&key=***'],
		[`Authorization: Basic ${base64('test_secret_key:')}`, 'Authorization: Basic ***'],
		[`wrong: ${base64('webhook-token:')}`, 'wrong: ***'],
		['of 900101-1000000, key test_secret_key', 'of 900101-1******, key ***'],
		['9001011000000', '900101-1******'],
		['nothing here', 'nothing here'],
		['', ''],
	])('%s → %s', (text, shown) => {
		expect(redact(text)).toBe(shown);
	});

	it('leaves short secrets alone: they would stand in ordinary words', () => {
		expect(redact('abcdef')).toBe('abcdef');
	});

	it('works without secrets', () => {
		expect(redactor([])('900101-1000000 abc')).toBe('900101-1****** abc');
	});

	it('takes secrets as they are, not as patterns', () => {
		expect(redactor(['a.c$&d'])('abcxxd a.c$&d')).toBe('abcxxd ***');
	});
});

describe('maskDeep', () => {
	it('masks in every text, wherever it stands, and copies all else', () => {
		const value = {
			number: '9001011000000',
			list: ['900101-1000000', { deep: 'of 900101-1000000' }, 1234567890123, null, true],
			business: '1010000002',
			foreigner: '9999999999999',
			nested: { none: undefined, empty: {}, nothing: [] },
		};
		const before = structuredClone(value);
		expect(maskDeep(value)).toEqual({
			number: '900101-1******',
			list: ['900101-1******', { deep: 'of 900101-1******' }, 1234567890123, null, true],
			business: '1010000002',
			foreigner: '9999999999999',
			nested: { none: undefined, empty: {}, nothing: [] },
		});
		expect(value).toEqual(before);
	});

	it.each([
		['900101-1000000', '900101-1******'],
		[1, 1],
		[null, null],
		[undefined, undefined],
	])('%p alone', (value, masked) => {
		expect(maskDeep<unknown>(value)).toBe(masked);
	});
});
