import { redactor } from '../../../nodes/shared/errors/redact';
import { everyText } from '../../../nodes/shared/korea/everyText';

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

describe('everyText', () => {
	it('changes every text and every key, wherever it stands, and copies all else', () => {
		const redact = redactor(['test_secret_key']);
		const value = {
			number: '9001011000000',
			list: ['900101-1000000', { 'key test_secret_key': 'of 900101-1000000' }, 9001011000000, null, true],
			nested: { none: undefined, empty: {}, nothing: [] },
		};
		const before = structuredClone(value);
		expect(everyText(value, redact)).toEqual({
			number: '900101-1******',
			list: ['900101-1******', { 'key ***': 'of 900101-1******' }, 9001011000000, null, true],
			nested: { none: undefined, empty: {}, nothing: [] },
		});
		expect(value).toEqual(before);
	});
});
