import { hiworksBill, resellerHeader, tokenHeaders } from '../../../nodes/HiworksBill/vendor';
import { connectCases } from './support';

describe('readError', () => {
	it.each([
		[
			{ errors: [{ status: '400', title: 'Parameter Error', message: '값이 없습니다.' }] },
			{ code: 'Parameter Error', message: '값이 없습니다.' },
		],
		// As documented for 404: the title is all there is.
		[{ errors: [{ status: '404', title: 'Not Found', message: '' }] }, { code: 'Not Found', message: 'Not Found' }],
		[
			{ errors: [{ title: 'A', message: 'a' }, { title: 'B', message: 'b' }, { message: 'c' }, { title: 'D' }] },
			{ code: 'A', message: 'a; B: b; c; D' },
		],
		[{ errors: [{ message: 'a' }] }, { message: 'a' }],
		[{ errors: ['text', null, { title: 1, message: {} }] }, {}],
		[{ errors: [{ title: ' ', message: ' \n' }], data: {} }, {}],
	])('%j', (body, words) => {
		for (const accepted of [true, false]) expect(hiworksBill.readError(body, accepted)).toEqual(words);
	});

	it('an empty list is an error of what is refused alone', () => {
		expect([true, false].map((accepted) => hiworksBill.readError({ errors: [] }, accepted))).toEqual([undefined, {}]);
	});

	it.each([undefined, null, 'errors', 1, [], {}, { data: {} }, { errors: null }, { errors: {} }, { error: [] }])(
		'%j is no error',
		(body) => {
			expect(hiworksBill.readError(body, true)).toBeUndefined();
		},
	);
});

describe('The credential', () => {
	it.each(connectCases)('%s', (_, credentials, expected) => {
		const connect = () => hiworksBill.connect(credentials);
		if (typeof expected === 'string') expect(connect).toThrow(expected);
		else expect(connect()).toEqual(expected);
	});

	it('sends tokens as they are', () => {
		expect(tokenHeaders({ officeToken: ' office ', billToken: 'bill' })).toEqual({
			'Office-Authorization': 'office',
			'Bill-Access-Authorization': 'bill',
		});
	});

	it.each([
		['R-1', 'R-1'],
		[' R-1 ', 'R-1'],
		['', undefined],
		[' ', undefined],
		[undefined, undefined],
	])('reseller code %j is %j', (resellerCode, sent) => {
		expect(resellerHeader({ resellerCode })).toEqual({ 'X-Reseller-Code': sent });
	});

	it('says what it knows of the vendor', () => {
		expect(hiworksBill).toMatchObject({
			name: 'Hiworks',
			credentialType: 'hiworksBillApi',
			quotaHeader: 'x-ratelimit-remaining',
			statusWords: { 503: expect.stringContaining('maintenance') },
		});
		// Only its calls by POST name their content.
		expect(hiworksBill).not.toHaveProperty('jsonOnEveryCall');
	});
});
