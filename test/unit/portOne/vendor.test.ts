import { portOne } from '../../../nodes/PortOne/vendor';

it.each([
	['live', true],
	['test', false],
	[undefined, false],
])('environment %j is live: %j', (environment, live) => {
	const credential = { apiSecret: 'secret', baseUrl: 'https://api.portone.io', environment };
	expect(portOne.connect(credential).live).toBe(live);
});

describe('readError', () => {
	const error = { type: 'B2B_NOT_ENABLED', message: '꺼짐' };

	it.each<[what: string, body: unknown, accepted: boolean, read: object | undefined]>([
		['an error', error, false, { code: error.type, message: error.message }],
		['one that comes with HTTP 200', error, true, { code: error.type, message: error.message }],
		['an answer of which a type is only a part', { ...error, id: 'inv-1' }, true, undefined],
		[
			'the same where the status says no',
			{ ...error, id: 'inv-1' },
			false,
			{ code: error.type, message: error.message },
		],
		['an answer without a type', { message: '됨' }, true, undefined],
		['text', '꺼짐', false, undefined],
	])('%s', (_what, body, accepted, read) => {
		expect(portOne.readError(body, accepted)).toEqual(read);
	});
});
