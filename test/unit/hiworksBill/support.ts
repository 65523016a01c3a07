const TOKENS = { officeToken: 'office-token', billToken: 'bill-token', baseUrl: 'https://bill-api.hiworks.com' };
const connection = { baseUrl: TOKENS.baseUrl, secrets: [TOKENS.officeToken, TOKENS.billToken], live: false };

/** Credentials, and the connection or what is told to be wrong. */
export const connectCases: Array<[string, Record<string, unknown>, object | string]> = [
	['plain', TOKENS, connection],
	[
		'spaces around',
		{ ...TOKENS, officeToken: ' office-token\n', baseUrl: ' https://bill-api.hiworks.com/ ' },
		connection,
	],
	['easy sign allowed', { ...TOKENS, allowEasySign: true }, { ...connection, live: true }],
	['easy sign by a text', { ...TOKENS, allowEasySign: 'true' }, connection],
	[
		'on this machine',
		{ ...TOKENS, baseUrl: 'http://127.0.0.1:8080' },
		{ ...connection, baseUrl: 'http://127.0.0.1:8080' },
	],
	['http elsewhere', { ...TOKENS, baseUrl: 'http://bill-api.hiworks.com' }, 'expected an address'],
	['no office token', { ...TOKENS, officeToken: '' }, 'expected a token'],
	['no bill token', { ...TOKENS, billToken: undefined }, 'expected a token'],
	['Bearer', { ...TOKENS, billToken: 'Bearer bill-token' }, 'without "Bearer"'],
	['Korean letters', { ...TOKENS, officeToken: '토큰' }, 'expected a token'],
];
