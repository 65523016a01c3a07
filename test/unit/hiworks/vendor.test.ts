import { hiworksAccount } from '../../../nodes/Hiworks/account';
import { hiworks } from '../../../nodes/Hiworks/vendor';
import { hiworksOrg, hiworksSso } from '../../../nodes/HiworksOrg/vendor';
import { bearer, readOfficeError } from '../../../nodes/HiworksShared/api/vendor';

describe('readError', () => {
	it.each<[what: string, body: unknown, read: object | undefined]>([
		['SUC', { code: 'SUC', message: '' }, undefined],
		['no code', { data: [] }, undefined],
		['a list', [], undefined],
		['text', 'gone', undefined],
		['another code', { code: 'ERR', message: '없음' }, { code: 'ERR', message: '없음' }],
		['the older name of its words', { code: 'ERR', msg: '없음' }, { code: 'ERR', message: '없음' }],
		['errors of JSON:API', { errors: [{ code: 'E1', detail: '없음' }] }, { code: 'E1', message: '없음' }],
		['such with a title alone', { errors: [{ title: 'Not Found' }] }, { code: 'Not Found' }],
		['such without a code', { errors: [{ detail: '없음' }] }, { message: '없음' }],
		['such beside SUC', { code: 'SUC', errors: [{ detail: '없음' }] }, { message: '없음' }],
		['no errors', { data: [], errors: [] }, undefined],
	])('with HTTP 200: %s', (_what, body, read) => {
		expect(readOfficeError(body, true)).toEqual(read);
	});

	it.each<[what: string, body: unknown, read: object | undefined]>([
		['SUC', { code: 'SUC', message: '없음' }, { message: '없음' }],
		['no code', { message: '없음' }, { message: '없음' }],
		['nothing', {}, {}],
		['a list', [], undefined],
	])('with HTTP 400: %s', (_what, body, read) => {
		expect(readOfficeError(body, false)).toEqual(read);
	});
});

describe('A token that travels after "Bearer"', () => {
	it.each(['synthetic-token', ' synthetic-token ', 'Bearer synthetic-token', ' bearer  synthetic-token'])(
		'%j is taken without it',
		(given) => {
			expect(bearer('Office Token', given)).toBe('synthetic-token');
		},
	);

	it.each(['', ' ', '토큰', 'two words', undefined, 1])('%j is refused', (given) => {
		expect(() => bearer('Office Token', given)).toThrow('expected');
	});
});

it.each([hiworks, hiworksAccount, hiworksOrg, hiworksSso])(
	'what is true of every call stands with $credentialType',
	(vendor) => {
		expect(vendor).toMatchObject({
			jsonOnEveryCall: true,
			quotaHeader: 'x-ratelimit-remaining',
			// A token that a newer one has replaced, with HTTP 200 too.
			refusedCredentialCodes: ['EXPIRED'],
		});
	},
);
