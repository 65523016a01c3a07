import { ACCOUNT_TOKEN, hiworksOrg, kept, startOffice, type Office } from '../support/hiworksOrg';
import { jsonOf } from '../support/reports';
import { closedPort } from '../support/standIn';

let office: Office;
let link: Office;
beforeAll(async () => {
	[office, link] = await Promise.all([startOffice(), startOffice()]);
});
afterAll(async () => await Promise.all([office.close(), link.close()]));
beforeEach(() => [office, link].forEach((one) => one.reset()));

const run = async (
	name: string,
	fields: Parameters<typeof hiworksOrg>[2],
	more: Parameters<typeof hiworksOrg>[3] = {},
) =>
	await hiworksOrg(office.url, `sso.${name}`, fields, {
		...more,
		credential: { linkBaseUrl: link.url, ...more.credential },
	});

const SENT = { duplicate: false, recovered: false, callsRemaining: 900 };
const LOG_OUT = { temporaryKey: 'tmp-1', destination: 'menu', menu: 'main' };

describe('server calls', () => {
	it('a temporary key: the answer as it came', async () => {
		expect(jsonOf(await run('getTemporaryKey', {}))).toEqual([
			{ status: 200, location: null, body: { code: 'SUC', data: { tmp_key: 'tmp-1' } }, ...SENT },
		]);
	});

	it('log-in: the redirect is the answer, and is not followed', async () => {
		const result = await run('logIn', {
			partnerId: 'partner',
			temporaryKey: 'tmp-1',
			destination: 'menu',
			menu: 'mail',
		});
		expect(jsonOf(result)).toEqual([
			{ status: 302, location: `${office.url}/office/sso/validate/mail`, body: null, ...SENT },
		]);
		expect(office.requests).toHaveLength(1);
		expect(office.requests[0]!.body).toEqual({
			partner_id: 'partner',
			tmp_key: 'tmp-1',
			rd_url: `${office.url}/office/sso/validate/mail`,
		});
	});

	it('log-out: text that is no JSON is handed on', async () => {
		const result = await run('logOut', {
			temporaryKey: 'tmp-1',
			destination: 'address',
			address: 'https://example.com/bye',
		});
		expect(jsonOf(result)).toEqual([{ status: 200, location: null, body: '<html>bye</html>', ...SENT }]);
		expect(office.requests[0]!.body).toEqual({ tmp_key: 'tmp-1', rd_url: 'https://example.com/bye' });
	});

	it('never shows the token, whatever comes back', async () => {
		for (const status of [200, 302, 400, 500]) {
			office.fault = () => ({
				status,
				body: { code: status < 400 ? 'SUC' : 'ERR', message: `you sent ${ACCOUNT_TOKEN}` },
				headers: { Location: `https://example.com/?t=${ACCOUNT_TOKEN}` },
			});
			const result = await run('logIn', {
				partnerId: 'p',
				temporaryKey: 'tmp-key-1',
				destination: 'menu',
				menu: 'main',
			});
			expect(kept(result)).not.toContain(ACCOUNT_TOKEN);
			expect(result.error === undefined).toBe(status < 400);
			if (status < 400)
				expect(jsonOf(result)).toMatchObject([
					{ status, location: 'https://example.com/?t=***', body: { message: 'you sent ***' } },
				]);
		}
	});

	it.each([
		[
			'refused',
			{ status: 400, body: { code: 'ERR', message: 'no such key' } },
			'Hiworks refused the request: no such key (ERR, HTTP 400)',
		],
		[
			'refused with 200',
			{ status: 200, body: { code: 'ERR', message: 'expired' } },
			'Hiworks refused the request: expired (ERR, HTTP 200)',
		],
		['refused token', { status: 401, body: { code: 'ERR' } }, 'Hiworks refused the credential'],
		['broken', { status: 503 }, 'The outcome is unknown: Hiworks answered with HTTP 503'],
		['lost', 'lost', 'The outcome is unknown: the connection to Hiworks was lost'],
	] as const)('a log-out that is %s ends as everywhere, and is sent once', async (_name, fault, message) => {
		office.fault = () => fault;
		const result = await run('logOut', LOG_OUT);
		expect(result.error?.message).toContain(message);
		expect(office.requests).toHaveLength(1);
	});

	it('a temporary key whose answer was lost is asked for again: one that nobody uses has no effect', async () => {
		office.fault = (_seen, index) => (index === 0 ? 'lost' : undefined);
		expect(jsonOf(await run('getTemporaryKey', {}))).toMatchObject([{ status: 200, recovered: false }]);
		expect(office.requests).toHaveLength(2);
	});

	it.each([
		['broken', { status: 503 }, 3, 'It is not known whether Hiworks did it: Hiworks answered with HTTP 503'],
		['refused', { status: 400, body: { code: 'ERR', message: 'no' } }, 1, 'Hiworks refused the request: no'],
	] as const)(
		'a temporary key that is %s is asked for as often as that may help',
		async (_name, fault, calls, message) => {
			office.fault = () => fault;
			expect((await run('getTemporaryKey', {})).error?.message).toContain(message);
			expect(office.requests).toHaveLength(calls);
		},
	);

	it('too many requests: sent again after the time that Hiworks asks for', async () => {
		office.fault = (_seen, index) =>
			index === 0
				? { status: 429, headers: { 'Retry-After': '1' }, body: { code: 'ERR', message: 'too many' } }
				: undefined;
		expect(jsonOf(await run('logOut', LOG_OUT))).toMatchObject([{ status: 200 }]);
		expect(office.requests).toHaveLength(2);
	});

	it('Retry On Fail logs nobody in or out twice, and a refusal does not hide what was lost', async () => {
		const twice = { retryOnFail: { maxTries: 2 } };
		const logIn = { partnerId: 'p', destination: 'menu', menu: 'main', options: { itemsInFlight: 1 } };
		for (const [name, fields] of [
			['logIn', logIn],
			['logOut', { destination: 'menu', menu: 'main', options: { itemsInFlight: 1 } }],
		] as const) {
			office.reset();
			office.fault = (_seen, index) => (index === 1 ? 'lost' : undefined);
			const result = await run(
				name,
				{ ...fields, temporaryKey: '={{ $json.key }}' },
				{ ...twice, input: [{ key: 'tmp-key-1' }, { key: 'tmp-key-2' }] },
			);
			expect(office.requests.map(({ body }) => body.tmp_key)).toEqual(['tmp-key-1', 'tmp-key-2']);
			expect(result.error?.message).toContain('The outcome is unknown: an earlier try of this execution sent it');
			expect(result.error?.description).toContain('Already done (1)');
		}
	});

	it.each([
		['logIn', { partnerId: 'partner', destination: 'menu', menu: 'main' }],
		['logOut', LOG_OUT],
	] as const)('%s is sent once for a temporary key, however often an agent calls it', async (name, fields) => {
		const call = async (temporaryKey: string) =>
			jsonOf(await run(name, { ...fields, temporaryKey }, { asTool: true, mode: 'chat', branches: 2 }));
		expect(await call('tmp-key-1')).toMatchObject([{ duplicate: true }]);
		expect(office.requests.map(({ body }) => body.tmp_key)).toEqual(['tmp-key-1']);
		office.reset();
		expect(await call('={{ "tmp-key-" + $runIndex }}')).toMatchObject([{ duplicate: false }]);
		expect(office.requests.map(({ body }) => body.tmp_key)).toEqual(['tmp-key-0', 'tmp-key-1']);
	});

	it.each([
		['logIn', { partnerId: 'partner', destination: 'menu', menu: 'main' }],
		['logOut', LOG_OUT],
	] as const)('%s shows no temporary key in an error or its memory, whatever comes back', async (name, fields) => {
		for (const status of [200, 400, 503]) {
			office.fault = () => ({ status, body: { code: 'ERR', message: 'bad key tmp-key-1' } });
			const result = await run(name, { ...fields, temporaryKey: 'tmp-key-1' });
			expect(result.error?.message).toContain('bad key ***');
			expect(kept(result)).not.toContain('tmp-key-1');
		}
	});

	it('is not sent where nobody listens', async () => {
		const result = await run(
			'getTemporaryKey',
			{},
			{ credential: { baseUrl: await closedPort() }, onError: 'continueRegularOutput' },
		);
		expect(jsonOf(result)).toMatchObject([{ error: { outcome: 'notSent' } }]);
	});

	it('an address must be one', async () => {
		expect(
			(await run('logIn', { partnerId: 'p', temporaryKey: 'k', destination: 'address', address: 'javascript:1' })).error
				?.message,
		).toContain('Address [item 0]: expected an address');
		expect(office.requests).toHaveLength(0);
	});

	it('leaves calls to others', async () => {
		const result = await run(
			'getTemporaryKey',
			{ options: { keepCalls: 900, itemsInFlight: 1 } },
			{ input: [{}, {}], onError: 'continueRegularOutput' },
		);
		expect(jsonOf(result)).toMatchObject([{ status: 200 }, { error: { code: 'QUOTA', outcome: 'notSent' } }]);
	});
});

describe('Get User by Token', () => {
	it('goes to the link host, without the credential', async () => {
		expect(jsonOf(await run('getUserByToken', { token: 'user-token-1' }))).toEqual([
			{ userNumber: '1001', userId: 'gildong', name: '홍길동', employeeNumber: '0012' },
		]);
		expect(office.requests).toHaveLength(0);
		expect(link.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v4/tokens/user-token-1']);
		expect(link.requests[0]!.headers.authorization).toBeUndefined();
		expect(JSON.stringify(link.requests[0]!.headers)).not.toContain(ACCOUNT_TOKEN);
	});

	it.each(['a b/c d', '../../etc', 'with\\slash', '....', 'abc', 'x'.repeat(201)])(
		'refuses the token %p without showing it',
		async (token) => {
			const result = await run('getUserByToken', { token });
			expect(result.error?.message).toContain('expected a token of 4 to 200 signs');
			expect(kept(result)).not.toContain(`"${token}`);
			expect(link.requests).toHaveLength(0);
		},
	);

	it.each([
		['a refusal that repeats it', undefined, 'Hiworks refused the request: no token ***'],
		['a lost answer', 'lost', 'Reading did not work'],
		[
			'a redirect',
			{ status: 302, headers: { Location: 'http://127.0.0.1:1/' } },
			'Reading did not work: Hiworks answered with HTTP 302',
		],
		['an answer without the user', { status: 200, body: { data: {} } }, 'no usable "data.user-no"'],
		['an endless answer', { status: 200, body: { data: 'x'.repeat(200_000) } }, 'answered with more than 0.1 MB'],
	] as const)('%s: asked once, the token is not shown', async (_name, fault, message) => {
		link.fault = () => fault;
		const result = await run('getUserByToken', { token: '비밀-token-키' });
		expect(result.error?.message).toContain(message);
		expect(link.requests).toHaveLength(1);
		expect(kept(result)).not.toMatch(/비밀-token|%EB%B9%84/);
	});

	it('keeps to https, or to this machine', async () => {
		const result = await run(
			'getUserByToken',
			{ token: 'user-token-1' },
			{ credential: { linkBaseUrl: 'http://link.example' } },
		);
		expect(result.error?.message).toContain('Link Base URL');
	});
});
